"""Record that something happened. The fact and all that follows from it are written together, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.actions.closed_gates import check_gate, is_gated
from casekeeper.actions.closing_safeguards import answers_a_safeguard, check_answering, check_recoding
from casekeeper.actions.deciding import check_clearing
from casekeeper.actions.departure_gates import NOT_BY_A_FEED
from casekeeper.actions.holding import held, held_all
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.actions.whole_family import on_the_others
from casekeeper.facts import Kind, history_of
from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.casework import BarrierCleared, BarrierRecoded
from casekeeper.periods import Period, day_of
from casekeeper.records import clock
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import Changes, rederive

Happening = tuple[Kind, Period | date]


class Entry(NamedTuple):
    """What one source said of one person at one time."""

    person: Person
    said: Sequence[Happening]
    message_id: str | None = None


def record_fact(
    person: Person, said: Kind, happened: Period | date, *, source: str, by: str, message_id: str | None = None,
    as_at: date | None = None, user: Worker | None = None,
) -> int:  # fmt: skip
    """Record one fact; its number."""
    facts = [(said, happened)]
    return record_facts(person, facts, source=source, by=by, message_id=message_id, as_at=as_at, user=user)[0]


def record_facts(
    person: Person, facts: Sequence[Happening], *, source: str, by: str, message_id: str | None = None,
    as_at: date | None = None, user: Worker | None = None,
) -> list[int]:  # fmt: skip
    """Record facts about one person; their numbers. With `user`, raises NotAllowed where they may not.

    All or none; each is held against what the ones before it said. What is said of a whole family group is written on
    the records of the others in it as well.
    """
    numbers: list[int] = []
    with held(person):
        for said, happened in facts:
            if user is not None:
                require(may_record(user, said, person))
            _check(person, said, happened.start if isinstance(happened, Period) else happened, by, user)
            new = _new(Entry(person, [(said, happened)], message_id), source, by)
            numbers.append(append([*new, *on_the_others(person, new)])[0])
        rederive([person.id], as_at=as_at or clock.today(), cause=_cause(numbers))
    return numbers


def _check(person: Person, said: Kind, on: date, by: str, user: Worker | None) -> None:
    """Raises Refused where a gate is closed, or it would open one in another's stead."""
    if isinstance(said, BarrierCleared):
        check_clearing(person.reference, facts_of([person.id])[person.id], said)
    check_gate(person, said, on, by=by, user=user)
    if isinstance(said, BarrierRecoded):
        check_recoding(said, history_of(person.reference, facts_of([person.id])[person.id]), user)
    elif user is not None and answers_a_safeguard(said):
        check_answering(said, on, history_of(person.reference, facts_of([person.id])[person.id]), user)


def record_for_many(
    entries: Sequence[Entry], *, source: str, by: str, as_at: date | None = None
) -> tuple[list[int], Changes]:  # fmt: skip
    """What a feed said about many people, in one transaction: numbers in order, and what changed.

    For feeds: it asks no permission and takes no clearing of barriers.
    """
    new = [fact for entry in entries for fact in _new(entry, source, by)]
    if any(isinstance(fact.said, BarrierCleared) for fact in new):
        raise ValueError("A feed does not clear a barrier; use record_fact, which asks which unit decides it.")
    if any(isinstance(fact.said, ContactLost) and is_gated(fact.said) for fact in new):
        raise ValueError("A feed declares nobody an absconder; two people do, with declare_absconder.")
    decided = next((fact.said for fact in new if fact.said.key in NOT_BY_A_FEED), None)
    if decided is not None:
        raise ValueError(f"A feed does not decide {decided.key!r}: a person records it, with record_fact.")
    people = list({entry.person.id: None for entry in entries})
    with held_all(people):
        numbers = append(new)
        changes = rederive(people, as_at=as_at or clock.today(), cause=f"{source}: {_cause(numbers)}")
    return numbers, changes


def _new(entry: Entry, source: str, by: str) -> list[NewFact]:
    return [
        NewFact(
            entry.person.id, said, happened if isinstance(happened, Period) else day_of(happened), source=source,
            recorded_by=by, message_id=entry.message_id,
        )
        for said, happened in entry.said
    ]  # fmt: skip


def _cause(numbers: Sequence[int]) -> str:
    if not numbers:
        return "nothing new was recorded"
    if len(numbers) == 1:
        return f"fact {numbers[0]} was recorded"
    return f"facts {numbers[0]} to {numbers[-1]} were recorded"
