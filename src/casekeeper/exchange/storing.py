"""Stores a chunk of documents that were read: new facts only, all of them or none.

The same document again changes nothing; a changed one adds only what it says anew. An event about somebody
without a record waits, and is applied when a record opens that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import connection, transaction
from django.db.models import Max

from casekeeper.exchange import remembering
from casekeeper.exchange.adding import add
from casekeeper.exchange.agreeing import agree, agrees
from casekeeper.exchange.chunk import Chunk, Pending, Read, Stored
from casekeeper.exchange.feeds import FEEDS, Feed
from casekeeper.exchange.joining import Join
from casekeeper.exchange.looking_up import Known
from casekeeper.exchange.remembering import Remembered
from casekeeper.exchange.said import Said, Statement
from casekeeper.exchange.statements import subject_of
from casekeeper.facts.correction import Correction
from casekeeper.facts.custody import MovedToHospital, Received, Released, Returned, SeenOnList, Transferred, WentOut
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.periods import day_of
from casekeeper.records.models import FactRow, Person
from casekeeper.records.projections.deriving import lock

ONE_READER_AT_A_TIME = 4_290_001
"""Number of the lock that keeps two readers from opening two records for one person."""


_COMING_IN = (Received, Transferred, Returned)
_GOING_OUT = (Released, WentOut, MovedToHospital)


def store(feed: Feed, chunk: Sequence[Read], *, on: date, list_name: str) -> Stored:
    """Store these documents in one transaction."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_READER_AT_A_TIME])
        known = Known(subject for read in chunk for subject in read.said.subjects)
        lock(Person.objects.filter(id__in=known.people()))
        remembered = remembering.of(feed.source, [read.said.key for read in chunk])
        work = Chunk(feed, on, list_name, known, remembered)
        last = {read.said.key: read.digest for read in chunk}
        for read in chunk:
            _take(work, read, last[read.said.key])
        _replay_what_waited(work)
        add(work)
        return work.counts


def _take(work: Chunk, read: Read, last: str) -> None:
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
    if said.told:
        work.told.append(said)
    opens = said.opens or (said.opens_if_disputed and work.known.whose(said.subjects) is not None)
    if person is None and before.person is None and not opens:
        before.set_aside(work.feed.name, read.document, read.digest, said, on=work.on, list_name=work.list_name)
        return
    if person is None:
        person = before.person if before.person is not None else _open(work)
    _attach(work, before, said, person, said.message_id, on=work.on)
    before.saw(read.digest, said, on=work.on, list_name=work.list_name)
    _seen_again(work, before, said)
    if said.receipt is not None:
        work.receipts.append((said, person))


def _whose(work: Chunk, said: Said) -> int | None:
    """The record its numbers lead to; by a police number only where name and date of birth agree."""
    person = work.known.whose(said.subjects)
    if person is None or said.by_number_alone or work.known.is_led_to_by_its_own_number(said.subjects, person):
        return person
    return person if agrees(said, person, (fact.said for fact in work.facts if fact.person == person)) else None


def _open(work: Chunk) -> int:
    """A record to be opened with the chunk; until then its number is below zero."""
    work.opened += 1
    return -work.opened


def _attach(
    work: Chunk, record: Remembered, said: Said, person: int, message_id: str | None, *, on: date
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
    work.known.add(said.gives, person)
    work.attached.update((*said.subjects, *said.gives))
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
    work: Chunk, record: Remembered, statement: Statement, person: int, message_id: str | None, source: str
) -> Pending:  # fmt: skip
    return Pending(
        person, statement.said, statement.happened, message_id,
        remembered=record, identity=statement.identity, source=source, refers=statement.refers,
    )  # fmt: skip


def _with_a_record_of_its_own(work: Chunk, said: Said, person: int) -> str:
    """The removed number of a merge that already leads to another record: it stays that record's own.

    The join makes it lead to the retained one; if the join is withdrawn, each has its own number again.
    """
    if said.merged is None:
        return ""
    subject = f"prison_number:{said.merged.removed}"
    return subject if work.known.each([subject]).get(subject, person) != person else ""


def _same_person(work: Chunk, said: Said, person: int, new: Sequence[Statement]) -> None:
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
    work: Chunk, record: Remembered, said: Said, person: int, on: date, new: Sequence[Statement]
) -> None:  # fmt: skip
    """An earlier list showed the person away and the newer one shows them inside, with nothing said of how."""
    prison, day = "", on
    if on < record.day:
        if record.here and _leaves_after_coming_in(record, new):
            prison, day = record.here, record.day
    elif record.here == "" and record.on_list and not any(isinstance(one.said, _COMING_IN) for one in new):
        prison = said.present_in
    if prison:
        work.facts.append(Pending(person, SeenOnList(prison=prison), day_of(day), source=record.source))


def _leaves_after_coming_in(record: Remembered, new: Sequence[Statement]) -> bool:
    """Does a late document tell of a going out that is later than the coming in that the newest one tells of?"""
    out = max((one.happened.start for one in new if isinstance(one.said, _GOING_OUT)), default=None)
    if out is None:
        return False
    told = FactRow.objects.filter(number__in=[number for number in record.said.values() if number is not None])
    into = told.filter(kind__in=[kind.key for kind in _COMING_IN]).aggregate(last=Max("happened_from"))["last"]
    return into is None or into <= out


def _withdraw_what_is_gone(work: Chunk, record: Remembered, now: set[str], person: int, on: date) -> None:
    """The source changed its record: what the earlier version said and this one does not is corrected."""
    for identity, number in list(record.said.items()):
        if identity in now:
            continue
        del record.said[identity]
        if number is not None:
            said = Correction(reason="The source changed its record; a new version took its place.", withdrawn=True)
            work.facts.append(Pending(person, said, day_of(on), corrects=number, source=record.source))


def _seen_again(work: Chunk, record: Remembered, said: Said) -> None:
    """Back on the list after a gap: said as a fact, or the gap is withdrawn where other facts say where they are."""
    if work.list_name:
        record.last_list = work.list_name
    if record.on_list or record.person is None:
        return
    record.altered = True
    record.on_list = True
    if said.present_in:
        back = SeenOnList(prison=said.present_in)
        work.facts.append(Pending(record.person, back, day_of(work.on), source=record.source))
    elif record.absence is not None:
        reason = Correction(reason="The list shows the person again, and says where they are.", withdrawn=True)
        work.facts.append(
            Pending(record.person, reason, day_of(work.on), corrects=record.absence, source=record.source)
        )
    record.absence = None


def _replay_what_waited(work: Chunk) -> None:
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
