"""At the second miss in a row a senior person looks, the least intrusive remedy first."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import missed, misses, since
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import SeniorReviewed
from casekeeper.position.answer import Reason


def duties(case: Case) -> Iterator[Duty]:
    """One for every run of misses that got so far."""
    for miss in misses(case):
        start = case.for_reporting("senior_review_from", miss.window.on)
        if miss.nth != start.value:
            continue
        reviewed = since(case, SeniorReviewed, miss.raised)
        yield owe(
            case,
            key=f"review second miss:{miss.window.key}",
            what="Review the case after a second missed report",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=case.for_reporting("senior_review", miss.raised),
            discharged_by="a senior person's review: another time, channel or frequency considered before any sanction",
            reasons=(missed(miss), Reason("Less intrusive remedies come first")),
            done_on=reviewed.on if reviewed is not None else None,
            lapsed_on=miss.over_on,
        )
