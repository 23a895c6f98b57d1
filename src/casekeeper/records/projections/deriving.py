"""Derives people again and writes what differs: projections, the trail of duties, and what follows outside.

One person after one fact and a thousand people in a sweep take the same path. It is always inside the caller's
transaction, with the people's rows locked by the caller, so that facts and what follows from them are one.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, history_of
from casekeeper.records import clock, rulebook
from casekeeper.records.alert_messages import put_what_follows
from casekeeper.records.climbing import climb
from casekeeper.records.family_told import families_told
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.projections import list_rows, writing
from casekeeper.records.projections.differing import Change, Difference, difference
from casekeeper.records.projections.projecting import PositionColumns, Projection, project
from casekeeper.records.projections.stored import PERSON, Stored, stored
from casekeeper.records.rulebook import Rulebook
from casekeeper.records.screening import changes as screening_changes
from casekeeper.records.screening.sources import OWN
from casekeeper.records.screening.told import alerts_told


@dataclass(frozen=True)
class Failure:
    """A person who could not be derived: by reference, and where in the program, without personal data."""

    reference: str
    error: str


@dataclass
class Changes:
    """What a derivation changed. `trail` leaves out the duties of people seen for the first time."""

    derived: int = 0
    people_changed: int = 0
    duties_written: int = 0
    trail: list[Change] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

    @property
    def moved(self) -> list[Change]:
        """Open duties whose due day moved."""
        return [change for change in self.trail if change.change == "moved" and change.was_open]

    def add(self, other: Changes) -> None:
        """Count another part of the same run."""
        self.derived += other.derived
        self.people_changed += other.people_changed
        self.duties_written += other.duties_written
        self.trail += other.trail
        self.failed += other.failed


def rederive(person_ids: Iterable[int], *, as_at: date, cause: str, tolerant: bool = False) -> Changes:
    """Derive these people as at the day and write what differs.

    A record that these continue in (or no longer do) is derived too, and so is everybody in a family group with one of
    them: whether one may be made to leave hangs on all. With `tolerant`, a person who cannot be
    derived is reported in `failed` and keeps the rows they have; otherwise the error is raised.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("rederive() writes with the facts that caused it: call it inside transaction.atomic().")
    rules = rulebook.current()
    changes = Changes()
    waiting, seen = set(person_ids), set[int]()
    while waiting:
        seen |= waiting
        more, again = _rederive(sorted(waiting), rules, as_at=as_at, cause=cause, tolerant=tolerant, changes=changes)
        waiting = (more - seen) | again
    return changes


def _rederive(
    ids: list[int], rules: Rulebook, *, as_at: date, cause: str, tolerant: bool, changes: Changes
) -> tuple[set[int], set[int]]:  # fmt: skip
    """Who is touched by a join or in a family with one of these, and who has a new fact that follows from what was
    derived (an alert that ended).
    """
    kept = stored(ids)
    now, failed, family = _derive(ids, rules, as_at=dict.fromkeys(ids, as_at), tolerant=tolerant)
    differences = {person: difference(person, kept[person], rows) for person, rows in now.items()}
    _write(differences, now, kept, rules, as_at=as_at, cause=cause)
    changes.derived += len(now)
    changes.people_changed += sum(1 for found in differences.values() if found.anything)
    changes.duties_written += sum(len(found.duties) for found in differences.values())
    changes.failed += failed
    for person, found in differences.items():
        if kept[person].position is not None:
            changes.trail += found.changes
    touched = _records_touched_by_joins(differences, now, kept)
    if family:
        touched |= lock(Person.objects.filter(reference__in=family))
    return touched, put_what_follows(now, as_at)


def derive_people(
    ids: Sequence[int], rules: Rulebook, *, as_at: Mapping[int, date], tolerant: bool = False
) -> tuple[dict[int, Projection], list[Failure]]:
    """What the facts of each person come to, as the rows that would be kept. Writes nothing.

    Of somebody whose facts were all erased nothing is derived, and nothing kept.
    """
    now, failed, _ = _derive(ids, rules, as_at=as_at, tolerant=tolerant)
    return now, failed


def _derive(
    ids: Sequence[int], rules: Rulebook, *, as_at: Mapping[int, date], tolerant: bool
) -> tuple[dict[int, Projection], list[Failure], set[str]]:  # fmt: skip
    """The same, with the references of everybody else in a family group with one of them."""
    facts = facts_of(ids)
    families = families_told(facts)
    references = references_of(ids)
    for erased in _erased([person for person in ids if not facts.get(person)]):
        references.pop(erased, None)
    handed = accepted_hand_offs(ids)
    now: dict[int, Projection] = {}
    failed: list[Failure] = []
    for person, reference in references.items():
        try:
            now[person] = derive_rows(
                reference, facts.get(person, []), rules, as_at[person], handed.get(person), families.get(person)
            )  # fmt: skip
        except Exception as error:
            if not tolerant:
                raise
            failed.append(Failure(reference, where(error)))
    return now, failed, {other for others in families.values() for other in others}


def derive_rows(
    reference: str, facts: Sequence[Fact[Any]], rules: Rulebook, as_at: date, handed: Mapping[str, str] | None = None,
    family: Mapping[str, Sequence[Fact[Any]]] | None = None,
) -> Projection:  # fmt: skip
    """One person's facts to the rows that would be kept; `family` are those of the others in their family groups."""
    history = history_of(reference, facts, family=family)
    derived = derive(history, rules.law, rules.calendars, as_at)
    last_fact = max((fact.number for fact in facts), default=0)
    return project(derived, history, as_at=as_at, last_fact=last_fact, handed=handed)


def accepted_hand_offs(ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Which unit last accepted each duty that was handed on, by person and key."""
    found: dict[int, dict[str, str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, key, to_unit FROM hand_off WHERE person_id = ANY(%s) AND accepted "
            "ORDER BY answered_at, id",
            [list(ids)],
        )
        for person, key, unit in cursor.fetchall():
            found.setdefault(person, {})[key] = unit
    return found


def _erased(without_facts: list[int]) -> list[int]:
    """Of people who have no fact that can be told: those who had."""
    if not without_facts:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT person_id FROM fact WHERE person_id = ANY(%s)", [without_facts])
        return [person for (person,) in cursor.fetchall()]


def references_of(ids: Sequence[int]) -> dict[int, str]:
    """The reference of each record."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, reference FROM {PERSON} WHERE id = ANY(%s) ORDER BY id", [list(ids)])
        return dict(cursor.fetchall())


def _write(
    differences: Mapping[int, Difference], now: Mapping[int, Projection], kept: Mapping[int, Stored],
    rules: Rulebook, *, as_at: date, cause: str,
) -> None:  # fmt: skip
    stamps = (rules.law_version, rules.code_version)
    found = differences.items()
    positions = {person: now[person].position for person, one in found if one.position}
    writing.write_positions(positions, as_at=as_at, law_version=stamps[0], code_version=stamps[1])
    screening_changes.note(OWN, _alerts_touched(positions, kept))
    old = [person for person, one in found if not one.position and kept[person].stamps != stamps]
    if old:
        writing.restamp(old, as_at=as_at, law_version=stamps[0], code_version=stamps[1])
    writing.delete_duties([(person, key) for person, one in found for key in one.gone])
    duties = [duty for _, one in found for duty in one.duties]
    writing.write_duties(duties)
    writing.write_changes([line for _, one in found for line in one.changes], at=clock.now(), cause=cause)
    writing.write_identifiers(
        [(person, *pair) for person, one in found for pair in sorted(one.identifiers_new)],
        [(person, *pair) for person, one in found for pair in sorted(one.identifiers_gone)],
    )
    changed = [person for person, one in found if one.keys_new or one.keys_gone or one.identifiers_new]
    writing.wait_to_be_compared(changed)
    writing.write_link_keys(
        [(person, key) for person, one in found for key in sorted(one.keys_new)],
        [(person, key) for person, one in found for key in sorted(one.keys_gone)],
    )
    list_rows.write(
        [(person, row) for person, one in found for row in sorted(one.rows_new, key=str)],
        [(person, row) for person, one in found for row in one.rows_gone],
    )
    late = {duty.person_id for duty in duties if duty.next_rung_on is not None and duty.next_rung_on <= as_at}
    if late:
        climb(as_at, person_ids=sorted(late))


def _alerts_touched(positions: Mapping[int, PositionColumns], kept: Mapping[int, Stored]) -> list[str]:
    """Alerts of people about whom something changed, as the screening index knows them."""
    bodies = ((kept[person].position, now) for person, now in positions.items())
    return [key for was, now in bodies for key in alerts_told(was.body if was is not None else None, now.body)]


def _records_touched_by_joins(
    differences: Mapping[int, Difference], now: Mapping[int, Projection], kept: Mapping[int, Stored]
) -> set[int]:
    """The records that changed people continue in, or did until now: their facts are read there too. Locked."""
    references = {
        row.continues_in
        for person, found in differences.items()
        if found.anything
        for row in (kept[person].position, now[person].position)
        if row is not None and row.continues_in
    }
    return lock(Person.objects.filter(reference__in=references)) if references else set()


def lock(people: QuerySet[Person]) -> set[int]:
    """Hold these people's rows until the transaction ends, in one order everywhere, and give their numbers."""
    return set(people.select_for_update(no_key=True).order_by("id").values_list("id", flat=True))


def where(error: Exception) -> str:
    """The kind of error and its place in the program; not its message, which may hold personal data."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "casekeeper" in frame.filename]
    if not frames:
        return type(error).__name__
    module = frames[-1].filename.rpartition("casekeeper/")[2]
    return f"{type(error).__name__} in {module}, line {frames[-1].lineno}"
