"""Notices on countries for tests: as the law carries them, and somebody of the country desk who tells them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.making import the_law

from casekeeper.law import Law, NoticeStep

FROM_ON = date(2026, 6, 1)


def told(
    country: str = "ALB", *, number: int = 1, on: date = FROM_ON, told_on: date | None = None,
    until: date | None = date(2026, 6, 5), review: date | None = None, what: str = "no flights",
) -> NoticeStep:  # fmt: skip
    """A notice told on its first day, unless said otherwise."""
    return NoticeStep(
        number, number, "told", on, told_on or on, "The airport is closed.", f"CD-{number}", "desk", country, what,
        until, review,
    )  # fmt: skip


def ended(notice: int, on: date, *, number: int = 90, told_on: date | None = None) -> NoticeStep:
    """The ending of a notice."""
    return NoticeStep(number, notice, "ended", on, told_on or on, "Flights again.", f"CD-{number}", "desk")


def goes_on(notice: int, on: date, *, number: int = 50, until: date | None = None) -> NoticeStep:
    """Looked at again, and it stands."""
    return NoticeStep(number, notice, "goes on", on, on, "Still closed.", f"CD-{number}", "desk", "", "", until)


def law_with(*steps: NoticeStep) -> Law:
    """The law folder with these notices."""
    return the_law().with_notices(steps)


def of_the_desk(unit: str = "country desk", grade: str = "officer") -> Any:
    """Somebody who works there."""
    return SimpleNamespace(unit=unit, grade=grade, is_active=True, username="a.desk", get_username=lambda: "a.desk")


def a_notice(country: str = "ALB", on: date = FROM_ON) -> int:
    """A notice kept in the database, told by the desk; its number."""
    from casekeeper.records.countries import keep_step

    return keep_step(
        step="told", country=country, what="border closed", on=on, reason="The border is closed.", document="CD-7",
        by="a.desk", review_on=on,
    )  # fmt: skip
