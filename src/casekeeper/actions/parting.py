"""What follows when a join of two records is taken back: each says so, and names what was decided meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q

from casekeeper.facts import LEGAL_ZONE, Fact, history_of
from casekeeper.facts.correction import Correction
from casekeeper.facts.identity import RecordJoined
from casekeeper.facts.linking import RecordsJudged, RecordsParted
from casekeeper.periods import day_of
from casekeeper.records.finding import continuing
from casekeeper.records.identities.lines import members_of
from casekeeper.records.ledger import NewFact, read_facts
from casekeeper.records.models import DutyChange, FactRow, OutboxMessage, Person

OF_THE_LINK = ("linking.proposed", "linking.judged", "linking.parted", RecordJoined.key)
"""Kinds that are about records being one person's, not decisions on the person."""


class Meanwhile(NamedTuple):
    """What was recorded, what duties ended and what was sent while two records were read as one."""

    facts: tuple[int, ...]
    duties: tuple[str, ...]
    messages: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.facts or self.duties or self.messages)


def decided_meanwhile(removed: Person, join: Fact[RecordJoined]) -> Meanwhile:
    """Everything on any record of the line since it and this one were read as one, but for judgements on records."""
    since = _read_as_one_since(removed, join)
    return Meanwhile(_recorded(since, join), _ended(since, join), _sent(since, join))


def parted(
    removed: Person, join: Fact[RecordJoined], *, reasons: str, by: str, source: str, today: date
) -> list[NewFact]:  # fmt: skip
    """The facts to record with the correction that takes the join back: on both records, and the judgement with it."""
    retained = Person.objects.get(reference=join.said.into)
    found = decided_meanwhile(removed, join)
    facts = []
    for person, other, role in ((removed, retained, "removed"), (retained, removed, "retained")):
        said = RecordsParted(
            other=other.reference if _may_be_named(other, person) else "", role=role, joined_on=join.on,
            reasons=reasons, **found._asdict(),
        )  # fmt: skip
        facts.append(NewFact(person.id, said, day_of(today), source, by))
    facts += [
        NewFact(
            holder, Correction(reason=reasons, withdrawn=True), day_of(today), source, by, corrects=judged.number
        )
        for holder, judged in _judged_the_same(removed)
    ]  # fmt: skip
    return facts


def join_of(person: Person) -> Fact[RecordJoined] | None:
    """The join by which this record continues in another, if it does."""
    return history_of(person.reference, read_facts([person.id])[person.id]).latest(RecordJoined)


def _may_be_named(other: Person, on: Person) -> bool:
    """A restricted record is not named on one that is not."""
    return other.handling == "normal" or on.handling != "normal"


def _judged_the_same(removed: Person) -> Iterator[tuple[int, Fact[RecordsJudged]]]:
    """Standing judgements of "same" between records that leave and records that stay, with whose each is."""
    leave = members_of([removed.id])[removed.id]
    line = members_of([continuing(removed).id]).popitem()[1] | leave
    references = dict(Person.objects.filter(id__in=line).values_list("id", "reference"))
    leaving = {references[person] for person in leave}
    for person, facts in read_facts(sorted(line)).items():
        for judged in history_of(references[person], facts).of(RecordsJudged):
            sides = (references[person] in leaving, judged.said.other in leaving)
            if judged.said.judgement == "same" and judged.said.other in references.values() and sides[0] != sides[1]:
                yield person, judged


def _read_as_one_since(removed: Person, join: Fact[Any]) -> dict[int, datetime]:
    """For each record of the line, from when on it and `removed` were read as one."""
    line = members_of([continuing(removed).id]).popitem()[1] | {removed.id}
    people = Person.objects.in_bulk(line)
    number_of = {person.reference: number for number, person in people.items()}
    joins = {number: found for number, person in people.items() if (found := join_of(person)) is not None}
    way = {number: _way_up(number, joins, number_of) for number in line}
    ours = way[removed.id]
    return {
        number: max([join.recorded_at, *(joins[step].recorded_at for step in way[number] ^ ours)]) for number in line
    }


def _way_up(number: int, joins: Mapping[int, Fact[Any]], number_of: Mapping[str, int]) -> frozenset[int]:
    """The records passed on the way to the top of the line, the top left out."""
    passed: set[int] = set()
    while number in joins and number not in passed:
        passed.add(number)
        number = number_of.get(joins[number].said.into, number)
    return frozenset(passed)


def _recorded(since: Mapping[int, datetime], join: Fact[Any]) -> tuple[int, ...]:
    rows = FactRow.objects.filter(person_id__in=since, recorded_at__gte=join.recorded_at)
    rows = rows.exclude(kind__in=OF_THE_LINK).order_by("number")
    found = {
        number: corrects
        for number, corrects, person, at in rows.values_list("number", "corrects", "person_id", "recorded_at")
        if at >= since[person]
    }
    corrected = FactRow.objects.filter(number__in=[number for number in found.values() if number is not None])
    aside = set(corrected.filter(kind__in=OF_THE_LINK).values_list("number", flat=True))
    return tuple(number for number, corrects in found.items() if corrects not in aside)


def _ended(since: Mapping[int, datetime], join: Fact[Any]) -> tuple[str, ...]:
    """Duties that ended, but not by the joining itself: those open again when it is taken back."""
    rows = DutyChange.objects.filter(person_id__in=since, change="ended", at__gte=join.recorded_at).order_by("id")
    rows = rows.exclude(cause__startswith=f"fact {join.number}:").exclude(key__startswith="judge ")
    found = (row.after or {} for row in rows if row.at >= since[row.person_id])
    return tuple(
        dict.fromkeys(f"{after.get('what')}: {after.get('ended')}, {after.get('ended_on')}" for after in found)
    )


def _sent(since: Mapping[int, datetime], join: Fact[Any]) -> tuple[str, ...]:
    """Messages that went out, or may have."""
    after = Q(sent_at__gte=join.recorded_at) | (Q(written_at__gte=join.recorded_at) & ~Q(outcome="unsent"))
    rows = OutboxMessage.objects.filter(after, person_id__in=since).order_by("id")
    times = ((row, row.sent_at or row.written_at) for row in rows)
    return tuple(
        f"{row.channel}, {at.astimezone(LEGAL_ZONE):%Y-%m-%d}: {row.unique_key}"
        for row, at in times
        if row.person_id is not None and at >= since[row.person_id]
    )
