"""Stores a chunk of documents that were read: new facts only, all of them or none.

The same document again changes nothing; a changed one adds only what it says anew. An event about somebody
without a record waits, and is applied when a record opens that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from casekeeper.exchange import remembering
from casekeeper.exchange.agreeing import agree, agrees
from casekeeper.exchange.explaining import explained_absences
from casekeeper.exchange.feeds import FEEDS, Feed
from casekeeper.exchange.joining import Join, join_if_possible, join_of_merge
from casekeeper.exchange.looking_up import Known
from casekeeper.exchange.receipts import write_receipt
from casekeeper.exchange.remembering import Remembered
from casekeeper.exchange.said import Merged, Said, Statement
from casekeeper.exchange.saying_again import said_again
from casekeeper.exchange.statements import subject_of
from casekeeper.facts import Kind
from casekeeper.facts.correction import Correction
from casekeeper.facts.custody import MovedToHospital, Received, Released, Returned, SeenOnList, Transferred, WentOut
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.periods import Period, day_of
from casekeeper.records import clock
from casekeeper.records.deriving import lock, rederive
from casekeeper.records.ledger import NewFact, append, open_persons
from casekeeper.records.models import FactRow, Person
from casekeeper.records.queries.reconciliation import PRISON_LIST

ONE_READER_AT_A_TIME = 4_290_001
"""Number of the lock that keeps two readers from opening two records for one person."""


_COMING_IN = (Received, Transferred, Returned)
_GOING_OUT = (Released, WentOut, MovedToHospital)


@dataclass(frozen=True, slots=True)
class Read:
    """One document that was read: itself, its digest, and what it says."""

    document: Any
    digest: str
    said: Said


@dataclass(slots=True)
class Stored:
    """How each document of the chunk compares with what we had."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Pending:
    """A fact to add, once the record it belongs to has its number."""

    person: int
    said: Kind
    happened: Period
    message_id: str | None = None
    corrects: int | None = None
    remembered: Remembered | None = None
    identity: str = ""
    source: str = ""


@dataclass(slots=True)
class _Chunk:
    feed: Feed
    on: date
    list_name: str
    known: Known
    remembered: dict[str, Remembered]
    counts: Stored = field(default_factory=Stored)
    facts: list[_Pending] = field(default_factory=list)
    opened: int = 0
    merges: list[tuple[Merged, date, str | None]] = field(default_factory=list)
    same: list[Join] = field(default_factory=list)
    """A record without a prison number, and the record it turns out to be the same as."""
    receipts: list[tuple[Said, int]] = field(default_factory=list)
    late: list[tuple[Remembered, int, date, list[Statement]]] = field(default_factory=list)
    """Documents older than what we had, with what they said anew."""
    attached: set[str] = field(default_factory=set)


def store(feed: Feed, chunk: Sequence[Read], *, on: date, list_name: str) -> Stored:
    """Store these documents in one transaction."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_READER_AT_A_TIME])
        known = Known(subject for read in chunk for subject in read.said.subjects)
        lock(Person.objects.filter(id__in=known.people()))
        remembered = remembering.of(feed.source, [read.said.key for read in chunk])
        work = _Chunk(feed, on, list_name, known, remembered)
        last = {read.said.key: read.digest for read in chunk}
        for read in chunk:
            _take(work, read, last[read.said.key])
        _replay_what_waited(work)
        _write(work)
        return work.counts


def _take(work: _Chunk, read: Read, last: str) -> None:
    said = read.said
    before = work.remembered.get(said.key)
    person = _whose(work, said)
    known = before is not None and before.has(read.digest, on=work.on, last=last)
    if before is not None and known and (before.person is not None or person is None):
        work.counts.unchanged += 1
        if before.digest == read.digest:
            before.stands(work.on)
        _seen_again(work, before, said)
        return
    if before is None:
        before = work.remembered[said.key] = Remembered(work.feed.source, said.key)
        work.counts.new += 1
    else:
        work.counts.changed += 1
    if person is None and before.person is None and not said.opens:
        before.set_aside(work.feed.name, read.document, read.digest, said, on=work.on, list_name=work.list_name)
        return
    if person is None:
        person = before.person if before.person is not None else _open(work)
    _attach(work, before, said, person, said.message_id, on=work.on)
    before.saw(read.digest, said, on=work.on, list_name=work.list_name)
    _seen_again(work, before, said)
    if said.receipt is not None:
        work.receipts.append((said, person))


def _whose(work: _Chunk, said: Said) -> int | None:
    """The record its numbers lead to; by a police number only where name and date of birth agree."""
    person = work.known.whose(said.subjects)
    if person is None or work.known.is_led_to_by_its_own_number(said.subjects, person):
        return person
    return person if agrees(said, person, (fact.said for fact in work.facts if fact.person == person)) else None


def _open(work: _Chunk) -> int:
    """A record to be opened with the chunk; until then its number is below zero."""
    work.opened += 1
    return -work.opened


def _attach(
    work: _Chunk, record: Remembered, said: Said, person: int, message_id: str | None, *, on: date
) -> None:  # fmt: skip
    """What the document says anew becomes facts of this person."""
    own = _with_a_record_of_its_own(work, said, person)
    statements = {one.identity: one for one in reversed(said.statements)}
    now = list(reversed(statements))
    late = on < record.day and not said.replaces
    anew = (statements[identity] for identity in now if identity not in record.said)
    new = [one for one in anew if not _is_number(one, own)]
    _same_person(work, said, person, new)
    work.known.add([subject for subject in said.subjects if subject != own], person)
    work.attached.update(said.subjects)
    for statement in new:
        pending = _pending(work, record, statement, person, message_id, said.source)
        if late and not statement.dated:
            pending = replace(pending, remembered=None)
        else:
            record.said[statement.identity] = None
        work.facts.append(pending)
    if late:
        work.late.append((record, person, on, new))
    _back_inside(work, record, said, person, on, new)
    if said.replaces:
        _withdraw_what_is_gone(work, record, set(now), person, on)
    elif on >= record.day:
        record.said = {identity: number for identity, number in record.said.items() if identity in now}
    record.person = person
    record.waiting = False
    record.altered = True
    if said.merged is not None:
        work.merges.append((said.merged, said.statements[0].happened.start, message_id))


def _pending(
    work: _Chunk, record: Remembered, statement: Statement, person: int, message_id: str | None, source: str
) -> _Pending:  # fmt: skip
    return _Pending(
        person, statement.said, statement.happened, message_id,
        remembered=record, identity=statement.identity, source=source,
    )  # fmt: skip


def _with_a_record_of_its_own(work: _Chunk, said: Said, person: int) -> str:
    """The removed number of a merge that already leads to another record: it stays that record's own.

    The join makes it lead to the retained one; if the join is withdrawn, each has its own number again.
    """
    if said.merged is None:
        return ""
    subject = f"prison_number:{said.merged.removed}"
    return subject if work.known.each([subject]).get(subject, person) != person else ""


def _same_person(work: _Chunk, said: Said, person: int, new: Sequence[Statement]) -> None:
    """A police number told anew leads to a record a court opened: the same person's, where name and birth agree too."""
    number = next((one for one in said.subjects if one.startswith("prison_number:")), "")
    for statement in new if number else ():
        if not isinstance(statement.said, IdentifierGiven) or statement.said.scheme not in ("pnc", "cro"):
            continue
        other = work.known.without_prison_number(subject_of(statement.said))
        told = [(fact.person, fact.said) for fact in work.facts] + [(person, one.said) for one in said.statements]
        if other is not None and other != person and agree(person, other, told):
            work.same.append(Join(other, person, "", number.partition(":")[2], work.on))
            return


def _is_number(statement: Statement, subject: str) -> bool:
    return bool(subject) and isinstance(statement.said, IdentifierGiven) and subject_of(statement.said) == subject


def _back_inside(
    work: _Chunk, record: Remembered, said: Said, person: int, on: date, new: Sequence[Statement]
) -> None:  # fmt: skip
    """An earlier list showed the person away and the newer one shows them inside, with nothing said of how."""
    prison, day = "", on
    if on < record.day:
        if record.here and _leaves_after_coming_in(record, new):
            prison, day = record.here, record.day
    elif record.here == "" and record.on_list and not any(isinstance(one.said, _COMING_IN) for one in new):
        prison = said.present_in
    if prison:
        work.facts.append(_Pending(person, SeenOnList(prison=prison), day_of(day), source=record.source))


def _leaves_after_coming_in(record: Remembered, new: Sequence[Statement]) -> bool:
    """Does a late document tell of a going out that is later than the coming in that the newest one tells of?"""
    out = max((one.happened.start for one in new if isinstance(one.said, _GOING_OUT)), default=None)
    if out is None:
        return False
    told = FactRow.objects.filter(number__in=[number for number in record.said.values() if number is not None])
    into = told.filter(kind__in=[kind.key for kind in _COMING_IN]).aggregate(last=Max("happened_from"))["last"]
    return into is None or into <= out


def _withdraw_what_is_gone(work: _Chunk, record: Remembered, now: set[str], person: int, on: date) -> None:
    """The source changed its record: what the earlier version said and this one does not is corrected."""
    for identity, number in list(record.said.items()):
        if identity in now:
            continue
        del record.said[identity]
        if number is not None:
            said = Correction(reason="The source changed its record; a new version took its place.", withdrawn=True)
            work.facts.append(_Pending(person, said, day_of(on), corrects=number, source=record.source))


def _seen_again(work: _Chunk, record: Remembered, said: Said) -> None:
    """Back on the list after a gap: said as a fact, or the gap is withdrawn where other facts say where they are."""
    if work.list_name:
        record.last_list = work.list_name
    if record.on_list or record.person is None:
        return
    record.altered = True
    record.on_list = True
    if said.present_in:
        back = SeenOnList(prison=said.present_in)
        work.facts.append(_Pending(record.person, back, day_of(work.on), source=record.source))
    elif record.absence is not None:
        reason = Correction(reason="The list shows the person again, and says where they are.", withdrawn=True)
        work.facts.append(
            _Pending(record.person, reason, day_of(work.on), corrects=record.absence, source=record.source)
        )
    record.absence = None


def _replay_what_waited(work: _Chunk) -> None:
    """Events that came before there was a record for them are applied now; a merge may bring in more of them."""
    done: set[str] = set()
    while subjects := work.attached - done:
        done |= subjects
        waiting = remembering.waiting_for(subjects)
        for record in waiting:
            ours = record.key if record.source == work.feed.source else f"{record.source} {record.key}"
            record = work.remembered.get(ours, record)
            if not record.waiting:
                continue
            kept = record.document or {}
            on = date.fromisoformat(kept["on"])
            said = FEEDS[kept["feed"]].read(kept["document"], on=on)
            if not isinstance(said, Said):
                continue
            person = _whose(work, said)
            if person is None:
                continue
            work.remembered[ours] = record
            _attach(work, record, said, person, said.message_id, on=on)
            record.document = None


def _write(work: _Chunk) -> None:
    people = open_persons(work.opened, opened_at=clock.now()) if work.opened else []
    numbers = {-position: person.id for position, person in enumerate(people, 1)}
    touched = {numbers.get(fact.person, fact.person) for fact in work.facts}
    found = explained_absences(_told_of_custody(work, numbers))
    by = f"feed {work.feed.name}"
    new = [
        NewFact(
            numbers.get(fact.person, fact.person), fact.said, fact.happened, source=fact.source or work.feed.source,
            recorded_by=by, message_id=fact.message_id, corrects=fact.corrects,
        )
        for fact in work.facts
    ]  # fmt: skip
    again = [one for record, person, on, said in work.late for one in said_again(record, person, on, said, by)]
    new += [fact for fact, _ in again]
    new += [
        NewFact(person, said, day_of(work.on), source=work.feed.source, recorded_by=by, corrects=number)
        for person, number, said in found
    ]
    added = append(new)
    for fact, number in zip(work.facts, added, strict=False):
        if fact.remembered is not None and fact.identity in fact.remembered.said:
            fact.remembered.said[fact.identity] = number
    for (_, remember), number in zip(again, added[len(work.facts) :], strict=False):
        remember(number)
    remembering.write(work.remembered.values(), numbers, list_name=work.list_name)
    for said, person in work.receipts:
        write_receipt(said, numbers.get(person, person))
    if touched:
        rederive(touched, as_at=clock.today(), cause=f"read {work.feed.name}")
    joins = [join for told in work.merges if (join := join_of_merge(work.known, *told)) is not None]
    for join in (*joins, *work.same):
        join_if_possible(join.with_numbers(numbers), source=work.feed.source, by=by)


def _told_of_custody(work: _Chunk, numbers: dict[int, int]) -> dict[int, date]:
    """The records that this chunk tells something about custody, with the earliest day of it."""
    told: dict[int, date] = {}
    if work.feed.source == PRISON_LIST:
        return told
    for fact in work.facts:
        if fact.said.key.startswith("custody.") and fact.corrects is None:
            person = numbers.get(fact.person, fact.person)
            told[person] = min(told.get(person, date.max), fact.happened.start)
    return told
