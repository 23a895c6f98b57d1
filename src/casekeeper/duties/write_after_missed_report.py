"""A letter says what was missed, what may follow and how to explain, and gives a new appointment."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import about, missed, misses_in_touch
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import WarningSent


def duties(case: Case) -> Iterator[Duty]:
    """One for every report missed while in touch."""
    for miss in misses_in_touch(case):
        allowed = case.by_grade("warning", miss.window.on)
        if allowed is None:
            continue
        sent = [fact.on for fact in about(case, WarningSent, miss)]
        yield owe(
            case,
            key=f"write after missed report:{miss.window.key}",
            what="Write to the person about a missed report",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=allowed,
            discharged_by="the letter sent in the person's language, with a new appointment",
            reasons=(missed(miss),),
            done_on=min(sent, default=None),
            lapsed_on=miss.over_on,
        )
