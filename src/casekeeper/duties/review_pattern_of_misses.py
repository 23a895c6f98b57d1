"""Misses that are not in a row add up too: why does the person keep missing reports?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import contact, misses, since
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import PatternReviewed
from casekeeper.periods.limits import months_after
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.contact import EXPECTED


def duties(case: Case) -> Iterator[Duty]:
    """One whenever the misses of the period reach the number, counted anew after each review."""
    standing = contact(case)
    if standing is None:
        return
    counted: list[date] = []
    reviewed_on: date | None = date.min
    for miss in misses(case):
        if miss.was_excused or reviewed_on is None or miss.raised <= reviewed_on:
            continue
        most = case.for_reporting("repeat_misses", miss.window.on)
        period = case.for_reporting("repeat_within", miss.window.on)
        from_day = months_after(miss.window.on, -period.value)
        counted = [day for day in counted if day > from_day] + [miss.window.on]
        if len(counted) < most.value:
            continue
        review = since(case, PatternReviewed, miss.raised)
        lapsed_on = standing.leaves(EXPECTED, miss.raised)
        over = [day for day in (review.on if review is not None else None, lapsed_on) if day is not None]
        reviewed_on = min(over, default=None)
        days = ", ".join(str(day) for day in counted)
        counted = []
        yield owe(
            case,
            key=f"review pattern of misses:{miss.window.key}",
            what="Review why reports are missed again and again",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=case.for_reporting("repeat_review", miss.raised),
            discharged_by="a review of frequency, language, travel and health, with what is changed",
            reasons=(Reason(f"Missed: {days}"), because(f"{most.in_words} within {period.in_words}", under=most)),
            done_on=review.on if review is not None else None,
            lapsed_on=lapsed_on,
        )
