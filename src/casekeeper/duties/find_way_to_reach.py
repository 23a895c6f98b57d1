"""Somebody who is told to report and whom nothing we hold reaches is somebody's duty before they miss anything.

Every number bounced, every letter came back, or none was ever taken down: reminders go to nobody, and it is we who lose
the person. Once they are out of contact, the checks to find them take over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.contact import IN_TOUCH
from casekeeper.position.reporting.in_contact import Reporting
from casekeeper.position.reporting.reachable import Unreachable, unreachable


def duties(case: Case) -> Iterator[Duty]:
    """One for every time that nothing reaches the person while they are to report and not lost."""
    found = case.standing.reporting
    conditions = found.bail.of_kind("reporting") if found is not None else ()
    if found is None or not conditions:
        return
    for spell in unreachable(case.history, min(each.since for each in conditions)):
        since: date | None = None
        for day in _days(found, spell):
            if since is None and _expected(found, day):
                since = day
            elif since is not None and not _expected(found, day):
                yield _one(case, spell, since, lapsed_on=day)
                since = None
        if since is not None:
            yield _one(case, spell, since, lapsed_on=None)


def _days(found: Reporting, spell: Unreachable) -> Sequence[date]:
    """The first day of the spell, and each day in it on which it may begin or cease to be owed."""
    changes = [day for day, _ in found.contact.spans]
    for each in found.bail.of_kind("reporting"):
        changes += [each.since, each.until or each.since]
    within = {day for day in changes if spell.since < day and (spell.until is None or day < spell.until)}
    return (spell.since, *sorted(within))


def _expected(found: Reporting, day: date) -> bool:
    """Is the person to report, and not lost?"""
    to_report = any(each.in_force_on(day) for each in found.bail.of_kind("reporting"))
    return to_report and found.contact.state_on(day) in IN_TOUCH


def _one(case: Case, spell: Unreachable, arose: date, *, lapsed_on: date | None) -> Duty:
    why = (
        because(f"The last that was known does not work any more, since {spell.last.on}", spell.last)
        if spell.last is not None
        else Reason("No telephone number, e-mail or address of the person is recorded")
    )
    return owe(
        case,
        key=f"find a way to reach:{arose}",
        what="Find a way to reach the person",
        by=Unit.REPORTING,
        arose=arose,
        allowed=case.for_reporting("find_way_to_reach", arose),
        discharged_by="a telephone number, e-mail or address of the person that works",
        reasons=(why, Reason("No reminder and no letter reaches them: a report not made may be our failure")),
        done_on=spell.until if lapsed_on is None else None,
        lapsed_on=lapsed_on,
    )
