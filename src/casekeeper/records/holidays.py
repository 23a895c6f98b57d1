"""Keeps bank holidays that an office adds to, or takes from, the installed calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from casekeeper.records import clock
from casekeeper.records.models import BankHolidayOverride


@transaction.atomic
def keep_overrides(overrides: Iterable[tuple[str, date, bool, str]], *, source: str) -> int:
    """Add each day, or replace what was said of it; the number that were new or said something else."""
    changed = 0
    for nation, day, is_holiday, title in overrides:
        before = BankHolidayOverride.objects.filter(nation=nation, day=day).first()
        if before is not None and (before.is_holiday, before.title) == (is_holiday, title):
            continue
        said = {"is_holiday": is_holiday, "title": title, "source": source, "added_at": clock.now()}
        BankHolidayOverride.objects.update_or_create(nation=nation, day=day, defaults=said)
        changed += 1
    return changed
