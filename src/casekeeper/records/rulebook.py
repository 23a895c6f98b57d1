"""The law and the calendars in use now, read once and read again when a page, a notice or a bank holiday changes.

Several processes derive at the same time (the site, the sweep, a command). Each looks, every time it is about to
derive, whether the files of law, the notices on countries and the added bank holidays are still those it read: a few
hundred microseconds, against one process quietly undoing what another has just derived.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from casekeeper.law import Law, read_law
from casekeeper.periods.calendars import Calendars, installed_calendars
from casekeeper.records.countries import told_steps
from casekeeper.records.models import BankHolidayOverride

CORE = ("periods", "law", "facts", "position", "duties")


class Rulebook(NamedTuple):
    """What a derivation depends on besides the facts; the versions are stamped on what was derived."""

    law: Law
    calendars: Calendars
    code_version: str

    @property
    def law_version(self) -> str:
        """Changes with a page of law, a notice on a country and a bank holiday: each can change an answer."""
        return f"{self.law.version[:16]}/{self.calendars.version[:15]}"


_law: tuple[Path, Any, Law] | None = None
_with_notices: tuple[Law, Any, Law] | None = None
_calendars: tuple[Any, Calendars] | None = None


def current() -> Rulebook:
    """Law, calendars and version of the rules' code, as they are at this moment."""
    return Rulebook(current_law(), current_calendars(), code_version())


def current_law() -> Law:
    """The pages of law in the folder that the settings name, with every notice that the country desk told."""
    global _with_notices
    pages = _current_pages()
    with connection.cursor() as cursor:
        # Only ever added to, and numbers may come in another order than rows do.
        cursor.execute("SELECT count(*), max(id) FROM country_notice_step")
        seen = cursor.fetchone()
    if _with_notices is None or _with_notices[0] is not pages or _with_notices[1] != seen:
        steps = told_steps()
        _with_notices = (pages, seen, pages.with_notices(steps) if steps else pages)
    return _with_notices[2]


def _current_pages() -> Law:
    global _law
    folder = Path(settings.LAW_FOLDER)
    if _law is None or _law[0] != folder or _law[1] != _seen(_law[1]):
        # Looked at before reading: a file that changes meanwhile is then read again next time.
        seen = _seen([folder, *folder.iterdir(), *folder.glob("*/*.yaml")])
        _law = (folder, seen, read_law(folder))
    return _law[2]


def _seen(paths: Iterable[Any]) -> dict[str, tuple[int, int]] | None:
    """When each folder and file last changed, and its size; None where one has gone."""
    try:
        return {str(path): ((stat := os.stat(path)).st_mtime_ns, stat.st_size) for path in paths}
    except FileNotFoundError:
        return None


def current_calendars() -> Calendars:
    """The installed calendars with the bank holidays that this office added or took away."""
    global _calendars
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(id), max(added_at) FROM bank_holiday_override")
        seen = cursor.fetchone()
    if _calendars is None or _calendars[0] != seen:
        rows = BankHolidayOverride.objects.order_by("nation", "day")
        overrides = tuple(rows.values_list("nation", "day", "is_holiday", "title"))
        _calendars = (seen, installed_calendars(overrides))
    return _calendars[1]


def forget() -> None:
    """Read law and calendars again when next asked."""
    global _law, _calendars, _with_notices
    _law = _calendars = _with_notices = None


@cache
def code_version() -> str:
    """Changes when any source file of the core does: the same facts may then derive differently."""
    content = hashlib.sha256()
    for name in CORE:
        door = importlib.import_module(f"casekeeper.{name}")
        for folder in sorted(door.__path__):
            for file in sorted(Path(folder).rglob("*.py")):
                content.update(file.name.encode() + file.read_bytes())
    return content.hexdigest()[:16]
