"""Reads the published list of UK bank holidays (the GOV.UK JSON format) into overrides of the installed calendars.

{"england-and-wales": {"division": "england-and-wales",
                       "events": [{"title": "...", "date": "2027-01-01", "notes": "", "bunting": true}]}, ...}
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any

from casekeeper.periods.calendars import FIRST_YEAR, LAST_YEAR, NATIONS, WHOLE_YEAR, Override, holidays_by_rule

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class ListRefused(ValueError):
    """The list could not be read; the message says what was expected, what came and where."""


def overrides_from(text: str | bytes) -> list[Override]:
    """What the list changes, or adds beyond, in the installed calendars. Raises ListRefused; never half a list.

    In a year the list gives whole, a day it leaves out is not a holiday; elsewhere it only adds.
    """
    overrides: list[Override] = []
    for nation, published in read_bank_holidays(text).items():
        ours = holidays_by_rule(nation, range(FIRST_YEAR, LAST_YEAR + 1))  # type: ignore[arg-type]
        a_year = Counter(day.year for day in published)
        overrides += [Override(nation, day, True, title) for day, title in published.items() if day not in ours]
        overrides += [
            Override(nation, day, False, "Not in the published list")
            for day in ours
            if a_year[day.year] >= WHOLE_YEAR and day not in published and day.weekday() < 5
        ]
    return sorted(overrides)


def read_bank_holidays(text: str | bytes) -> dict[str, dict[date, str]]:
    """Title by day for each nation in the list. Raises ListRefused."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ListRefused(f"The list of bank holidays is not readable as JSON ({type(error).__name__}).") from error
    if not isinstance(content, dict) or not content:
        raise ListRefused(f"Expected an object with {', '.join(NATIONS)}; got {type(content).__name__}.")
    unknown = sorted(str(name)[:40] for name in content if name not in NATIONS)
    if unknown:
        raise ListRefused(f"Expected the divisions {', '.join(NATIONS)}; got also {', '.join(unknown)}.")
    return {nation: _events(nation, division) for nation, division in content.items()}


def _events(nation: str, division: Any) -> dict[date, str]:
    events = division.get("events") if isinstance(division, dict) else None
    if not isinstance(events, list) or not events:
        raise ListRefused(f"{nation}: expected an object with a list `events` that is not empty.")
    return dict(_event(nation, number, event) for number, event in enumerate(events, 1))


def _event(nation: str, number: int, event: Any) -> tuple[date, str]:
    where = f"{nation}, event {number}"
    if not isinstance(event, dict):
        raise ListRefused(f"{where}: expected an object with title and date; got {type(event).__name__}.")
    title, text = event.get("title"), event.get("date")
    if not isinstance(title, str) or not title.strip():
        raise ListRefused(f"{where}: expected a title as text.")
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ListRefused(f"{where}: expected a date as YYYY-MM-DD; got {str(text)[:40]!r}.")
    try:
        return date.fromisoformat(text), title.strip()
    except ValueError:
        raise ListRefused(f"{where}: {text} is not a day of the calendar.") from None
