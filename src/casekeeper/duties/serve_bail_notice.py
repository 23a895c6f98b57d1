"""The conditions of bail, and each change of them, are served with proof. (Immigration Act 2016, Schedule 10, para 3.)

While we cannot prove that somebody was told to report, a report not made is our failure and not theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.position.answer import because
from casekeeper.position.reporting.bail import Condition
from casekeeper.position.reporting.in_contact import Reporting

Change = tuple[Condition, Fact[Any]]


def duties(case: Case) -> Iterator[Duty]:
    """One for every day on which something was set or changed."""
    found = case.standing.reporting
    if found is None:
        return
    for day, changes in _changes(found).items():
        first = changes[0][1]
        told = [_told_on(found, condition, day) for condition, _ in changes]
        ends = [condition.until for condition, _ in changes]
        yield owe(
            case,
            key=f"serve bail notice:{first.first_number}",
            what="Serve the notice of bail with proof",
            by=Unit.REPORTING,
            arose=day,
            allowed=case.for_reporting("serve_notice", day),
            discharged_by="the notice served in the person's language, with proof of service",
            reasons=tuple([because(f"{fact.said.label} on {day}: {each.kind}", fact) for each, fact in changes]),
            done_on=None if None in told else max(each for each in told if each is not None),
            lapsed_on=None if None in ends else max(end for end in ends if end is not None),
        )


def _changes(found: Reporting) -> dict[date, list[Change]]:
    """What was set or changed, by day: a condition, a change of it, how often the person reports."""
    changes: dict[date, list[Change]] = {}
    for condition in found.bail.conditions:
        until = condition.until or date.max
        often = [
            fact for fact in found.schedule.frequencies
            if condition.kind == "reporting" and fact.said.condition in (None, condition.number)
            and condition.since <= fact.on < until
        ]  # fmt: skip
        for fact in (condition.fact, *condition.varied, *often):
            changes.setdefault(fact.on, []).append((condition, fact))
    return changes


def _told_on(found: Reporting, condition: Condition, day: date) -> date | None:
    """The day on which a notice that tells of it went out."""
    return next((each.fact.on for each in found.notices if each.tells_of(condition, day, date.max)), None)
