"""Counts a year of departures over everybody: stocks and flows, and the year's figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from casekeeper.facts import history_of
from casekeeper.records import rulebook
from casekeeper.records.ledger import facts_of
from casekeeper.records.projections.deriving import references_of
from casekeeper.records.projections.rederiving import everybody
from casekeeper.records.projections.spreading import WORKERS, chunks, spread
from casekeeper.records.projections.worker import uncollected
from casekeeper.statistics.departure_flows import Flows, faults_of, flows_of
from casekeeper.statistics.departure_year import Tally, tally_of

CHUNK = 500


@dataclass
class Year:
    """Everybody's flows and figures; `faults` names each person whose stock does not follow from the flows."""

    flows: Flows = field(default_factory=Flows)
    tally: Tally = field(default_factory=Tally)
    faults: list[str] = field(default_factory=list)


def count_departures(
    first: date, last: date, *, people: Sequence[int] | None = None, progress: Callable[[str, int], None] | None = None,
    workers: int = WORKERS,
) -> Year:  # fmt: skip
    """Over these people, or everybody."""
    asked = everybody() if people is None else people
    total = Year()
    tasks = [(chunk, first, last) for chunk in chunks(asked, CHUNK)]
    for done in spread(_count, tasks, people=len(asked), workers=workers):
        total.flows.add(done.flows)
        total.tally.add(done.tally)
        total.faults += done.faults
        if progress is not None:
            progress("people", done.tally.people)
    return total


def _count(task: tuple[list[int], date, date]) -> Year:
    people, first, last = task
    rules = rulebook.current()
    references, facts = references_of(people), facts_of(people)
    found = Year()
    with uncollected():
        for person, reference in references.items():
            history = history_of(reference, facts.get(person, []))
            flows = flows_of(history, rules.law, rules.calendars, first, last)
            found.faults += [f"{reference}, {fault}" for fault in faults_of(flows)]
            found.flows.add(flows)
            found.tally.add(tally_of(history, rules.law, rules.calendars, first, last))
    return found
