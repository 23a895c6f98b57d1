"""Adds what a chunk of documents came to: facts, what is remembered of each source, receipts, derivations, joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from casekeeper.exchange import remembering
from casekeeper.exchange.chunk import Chunk, Pending
from casekeeper.exchange.explaining import explained_absences
from casekeeper.exchange.joining import join_if_possible, join_of_merge
from casekeeper.exchange.receipts import write_receipt
from casekeeper.exchange.saying_again import said_again
from casekeeper.periods import day_of
from casekeeper.records import clock
from casekeeper.records.ledger import NewFact, append, open_persons
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries.reconciliation import PRISON_LIST


def add(work: Chunk) -> None:
    """Everything of the chunk, within the transaction that is open."""
    people = open_persons(work.opened, opened_at=clock.now()) if work.opened else []
    numbers = {-position: person.id for position, person in enumerate(people, 1)}
    touched = {numbers.get(fact.person, fact.person) for fact in work.facts}
    by = f"feed {work.feed.name}"
    _add_facts(work, numbers, by)
    remembering.write(work.remembered.values(), numbers, list_name=work.list_name)
    if work.told and work.feed.keep is not None:
        work.feed.keep(work.told, on=work.on, by=by)
    for said, person in work.receipts:
        write_receipt(said, numbers.get(person, person))
    if touched:
        rederive(touched, as_at=clock.today(), cause=f"read {work.feed.name}")
    joins = [join for told in work.merges if (join := join_of_merge(work.known, *told)) is not None]
    for join in (*joins, *work.same):
        join_if_possible(join.with_numbers(numbers), source=work.feed.source, by=by)


def _add_facts(work: Chunk, numbers: dict[int, int], by: str) -> None:
    """Those that name another of the same document by number come after it."""
    found = explained_absences(_told_of_custody(work, numbers))
    first = [fact for fact in work.facts if fact.refers is None]
    again = [one for record, person, on, said in work.late for one in said_again(record, person, on, said, by)]
    new = [_fact(work, fact, numbers, by) for fact in first] + [fact for fact, _ in again]
    new += [
        NewFact(person, said, day_of(work.on), source=work.feed.source, recorded_by=by, corrects=number)
        for person, number, said in found
    ]
    added = append(new)
    _remember(first, added)
    for (_, remember), number in zip(again, added[len(first) :], strict=False):
        remember(number)
    naming = [_with_its_number(fact) for fact in work.facts if fact.refers is not None]
    if naming:
        _remember(naming, append([_fact(work, fact, numbers, by) for fact in naming]))


def _fact(work: Chunk, fact: Pending, numbers: dict[int, int], by: str) -> NewFact:
    return NewFact(
        numbers.get(fact.person, fact.person), fact.said, fact.happened, source=fact.source or work.feed.source,
        recorded_by=by, message_id=fact.message_id, corrects=fact.corrects,
    )  # fmt: skip


def _remember(facts: Sequence[Pending], numbers: Sequence[int]) -> None:
    for fact, number in zip(facts, numbers, strict=False):
        if fact.remembered is not None and fact.identity in fact.remembered.said:
            fact.remembered.said[fact.identity] = number


def _with_its_number(fact: Pending) -> Pending:
    """Raises ValueError where the fact it names was never recorded: then the document is not stored at all."""
    assert fact.refers is not None
    field, identity = fact.refers
    number = fact.remembered.said.get(identity) if fact.remembered is not None else None
    if number is None:
        raise ValueError(f"{fact.said.key} names a fact of its document that is not there")
    return replace(fact, said=fact.said.model_copy(update={field: number}))


def _told_of_custody(work: Chunk, numbers: dict[int, int]) -> dict[int, date]:
    """The records that this chunk tells something about custody, with the earliest day of it."""
    told: dict[int, date] = {}
    if work.feed.source == PRISON_LIST:
        return told
    for fact in work.facts:
        if fact.said.key.startswith("custody.") and fact.corrects is None:
            person = numbers.get(fact.person, fact.person)
            told[person] = min(told.get(person, date.max), fact.happened.start)
    return told
