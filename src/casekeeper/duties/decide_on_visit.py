"""For the two highest grades somebody decides whether to go to the address, for welfare or to enforce."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import missed, misses_in_touch, since, welfare_first
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import VisitDecided


def duties(case: Case) -> Iterator[Duty]:
    """One for every missed report of somebody so graded."""
    for miss in misses_in_touch(case):
        allowed = case.by_grade("visit", miss.window.on)
        if allowed is None:
            continue
        decided = since(case, VisitDecided, miss.raised)
        first = welfare_first(case, miss.raised)
        yield owe(
            case,
            key=f"decide on visit:{miss.window.key}",
            what="Decide on a visit after a missed report",
            by=Unit.CASEWORK,
            arose=miss.raised,
            allowed=allowed,
            discharged_by="a named person's decision: a welfare visit, an enforcement visit or none",
            reasons=(missed(miss), *(() if first is None else (first[1],))),
            done_on=decided.on if decided is not None else None,
            lapsed_on=miss.over_on,
            note="" if first is None else "Welfare comes first: an enforcement visit waits for a welfare check.",
        )
