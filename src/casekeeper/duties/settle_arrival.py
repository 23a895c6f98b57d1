"""An arrival that stands beside another record of the same report is settled: one report, two, or somebody else's.

An arrival that led to nobody belongs to no record: it waits with reporting under the same page, on its own list.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import ArrivalBeside, ArrivalSettled
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every such arrival."""
    settled = case.history.of(ArrivalSettled)
    for arrival in case.history.of(ArrivalBeside):
        said = arrival.said
        done = [fact.on for fact in settled if fact.said.arrival == arrival.first_number and fact.on >= arrival.on]
        came = f"Taken in at {said.place}{f', {said.at}' if said.at else ''} on {arrival.on}"
        yield owe(
            case,
            key=f"settle arrival:{arrival.first_number}",
            what="Settle an arrival told otherwise as well",
            by=Unit.REPORTING,
            arose=arrival.on,
            allowed=case.for_reporting("settle_arrival", arrival.on),
            discharged_by="a named person's word: one report told twice, two, or somebody else's",
            reasons=(because(f"{came}; fact {said.beside} tells of a report that day too", arrival),),
            done_on=min(done, default=None),
        )
