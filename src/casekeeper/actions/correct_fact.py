"""Put a fact right: a new fact that points at the old one, says why, and what it should have said.

The old one stays in the ledger; what was known before the correction can still be shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casekeeper.actions.closed_gates import check_gate
from casekeeper.actions.closing_safeguards import check_parting, check_taking_back, check_vanishing
from casekeeper.actions.deciding import check_clearing
from casekeeper.actions.departure_gates import GATES, check_human
from casekeeper.actions.family_gates import check_staying_grouped
from casekeeper.actions.holding import held
from casekeeper.actions.parting import join_of, parted
from casekeeper.actions.permissions import CORRECT, Worker, may, may_record, require
from casekeeper.actions.scheme_gates import check_restated
from casekeeper.actions.under_way import check_taking_back_stop
from casekeeper.actions.whole_family import corrected_with
from casekeeper.facts import Fact, history_of, kind_named, payload_of, read_payload
from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.casework import BarrierCleared
from casekeeper.facts.correction import Correction
from casekeeper.facts.departures import FailureRegraded
from casekeeper.facts.identity import RecordJoined
from casekeeper.facts.linking import RecordsJudged
from casekeeper.periods import Period, day_of
from casekeeper.records import clock
from casekeeper.records.finding import continuing
from casekeeper.records.identities.lines import members_of
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import FactRow, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused


def correct_fact(
    number: int, *, reason: str, by: str, instead: Mapping[str, Any] | None = None, withdrawn: bool = False,
    happened_from: date | None = None, happened_until: date | None = None, person: Person | None = None,
    source: str = "correction", as_at: date | None = None, user: Worker | None = None,
) -> int:  # fmt: skip
    """Correct fact `number`; the correction's number.

    `instead` is the whole payload it should have had, read by the kind of the fact. `person`, where given, must be
    the one the fact is about. A join that is taken back takes its judgement with it, and the other way round, and both
    records then name what was decided meanwhile. Raises Refused, or FactRefused where the replacement does not fit.
    """
    owner, row = _owner(number, person)
    if not reason.strip():
        raise Refused("A correction says why. Give a reason; it stays on the record beside the old fact.")
    if withdrawn and row.kind == RecordsJudged.key and (join := _join_that_rests_on(row)) is not None:
        number, owner, row = join.number, join.person, join
    with held(owner, *_named_by(row)):
        original = _original(owner, row)
        if user is not None:
            require(may(user, CORRECT, owner))
            require(may_record(user, kind_named(original.kind), owner))
        said = _correction(original, reason, instead, withdrawn, happened_from, happened_until)
        if user is not None and said.instead is not None:
            require(may_record(user, read_payload(original.kind, said.instead), owner))
        _declares_nobody(original, said)
        check_staying_grouped(original, said)
        check_taking_back_stop(original, said, user)
        _opens_no_gate(owner, original, said, by=by, user=user)
        today = clock.today()
        new = NewFact(owner.id, said, day_of(today), source=source, recorded_by=by, corrects=number)
        with_it: list[NewFact] = []
        if original.kind == RecordJoined.key and _leaves(original, said):
            with_it = parted(owner, original, reasons=reason, by=by, source=source, today=today)
        with_it += corrected_with(owner, original, new)
        correction = append([new, *with_it])[0]
        _rederive(owner, with_it, as_at or today, f"fact {correction} corrected fact {number}")
    return correction


def _owner(number: int, person: Person | None) -> tuple[Person, FactRow]:
    row = FactRow.objects.select_related("person").filter(number=number).first()
    if row is None:
        raise Refused(f"There is no fact {number}. Give the number shown beside the fact.")
    if person is not None and row.person_id != person.id and not _is_told_in(number, person):
        raise Refused(f"Fact {number} is on another person's record. Correct it there.")
    return row.person, row


def _is_told_in(number: int, person: Person) -> bool:
    """Is it a fact of a record that was joined into this person's?"""
    return any(fact.number == number for fact in facts_of([person.id])[person.id])


def _original(owner: Person, row: FactRow) -> Fact[Any]:
    """The fact, or for a correction the fact at the root of it: its kind is what a replacement is read by."""
    facts = {fact.number: fact for fact in facts_of([owner.id])[owner.id]}
    found = facts.get(row.number)
    while found is not None and found.corrects is not None:
        found = facts.get(found.corrects)
    if found is None:
        raise Refused(f"Fact {row.number} was erased under a retention rule; there is nothing left to correct.")
    return found


def _correction(
    original: Fact[Any], reason: str, instead: Mapping[str, Any] | None, withdrawn: bool,
    happened_from: date | None, happened_until: date | None,
) -> Correction:  # fmt: skip
    changed = instead is not None or happened_from is not None or happened_until is not None
    if withdrawn == changed:
        raise Refused("Say either what the fact should have said, or that it should not have been recorded.")
    if happened_from is not None or happened_until is not None:
        end = happened_until or (None if original.happened.is_one_day else original.happened.end)
        start = happened_from or original.happened.start
        try:
            Period(start, end)
        except ValueError as error:
            raise Refused(str(error)) from error
    if instead is not None:
        without_kind = {name: value for name, value in instead.items() if name != "kind"}
        instead = payload_of(read_payload(original.kind, without_kind))
    return Correction(
        reason=reason, withdrawn=withdrawn, happened_from=happened_from, happened_until=happened_until,
        instead=instead,
    )  # fmt: skip


def _declares_nobody(original: Fact[Any], said: Correction) -> None:
    """An absconder is declared by two people with every check made, not by putting another fact right."""
    if original.kind != ContactLost.key or said.withdrawn:
        return
    instead = said.instead or {}
    is_moved = said.happened_from is not None and original.said.standing == "absconder"
    is_made = instead.get("standing") == "absconder" and original.said.standing != "absconder"
    if is_moved or is_made:
        raise Refused("A correction declares nobody an absconder. Withdraw what is wrong, and declare it anew.")


def _opens_no_gate(owner: Person, original: Fact[Any], said: Correction, *, by: str, user: Worker | None) -> None:
    """A safeguard is taken back by the unit that decides it; what a gate keeps out does not come in as a correction."""
    check_human(original.said, user)
    check_taking_back(original.said, user)
    facts = facts_of([owner.id])[owner.id]
    put_right = Fact(
        max(each.number for each in facts) + 1, said.key, day_of(clock.today()), clock.now(), "correction", by, said,
        corrects=original.number,
    )  # fmt: skip
    before, after = (history_of(owner.reference, told) for told in (facts, [*facts, put_right]))
    check_vanishing(before, after, clock.today(), user)
    if original.kind == RecordJoined.key and _leaves(original, said):
        _parts_no_protection(owner, original)
    if original.kind == FailureRegraded.key:
        check_gate(owner, original.said, original.happened.start, by=by, user=user, but_for=original.number)
    restated = original.said if said.instead is None else read_payload(original.kind, said.instead)
    check_restated(before, after, original, restated)
    if said.withdrawn:
        return
    if isinstance(restated, BarrierCleared):
        check_clearing(owner.reference, _without(owner, original), restated)
    elif restated.key in GATES:
        on = said.happened_from or original.happened.start
        check_gate(owner, restated, on, by=by, user=user, but_for=original.number)


def _parts_no_protection(removed: Person, join: Fact[RecordJoined]) -> None:
    """What the record that stays would lose with the one that leaves."""
    stays = Person.objects.get(reference=join.said.into)
    leave = members_of([removed.id])[removed.id]
    leaving = set(Person.objects.filter(id__in=leave).values_list("reference", flat=True))
    told = facts_of([stays.id])[stays.id]
    theirs = [fact for fact in told if fact.through is None or fact.through.record not in leaving]
    check_parting(history_of(stays.reference, told), history_of(stays.reference, theirs), clock.today())


def _without(owner: Person, original: Fact[Any]) -> list[Fact[Any]]:
    """The facts of the record but for this one and what corrected it: what is restated is not its own ground."""
    return [each for each in facts_of([owner.id])[owner.id] if original.number not in (each.number, each.corrects)]


def _join_that_rests_on(judgement: FactRow) -> FactRow | None:
    """The standing join that this judgement made, or one made with it, on whichever record of the line it stands."""
    line = members_of([continuing(judgement.person).id]).popitem()[1]
    joins = (join_of(person) for person in Person.objects.filter(id__in=line))
    made_by = {join.said.judgement: join.number for join in joins if join is not None and join.said.judgement}
    together = FactRow.objects.filter(number__in=made_by, recorded_at=judgement.recorded_at)
    numbers = [made_by[number] for number in together.values_list("number", flat=True)]
    return FactRow.objects.select_related("person").filter(number__in=numbers).first()


def _named_by(row: FactRow) -> list[Person]:
    """The record that a join names: it changes too."""
    into = (row.payload or {}).get("into") if row.kind == RecordJoined.key else None
    return list(Person.objects.filter(reference=into)) if into else []


def _leaves(join: Fact[Any], said: Correction) -> bool:
    """Does the record no longer continue where it did?"""
    return said.withdrawn or (said.instead is not None and said.instead.get("into") != join.said.into)


def _rederive(owner: Person, with_it: Sequence[NewFact], as_at: date, cause: str) -> None:
    """What was recorded with the correction of a join stands on other records, and changes them as well."""
    rederive({owner.id, *(fact.person_id for fact in with_it)}, as_at=as_at, cause=cause)
