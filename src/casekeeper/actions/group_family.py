"""Put people who are to leave together into one family group: on every record at once, in one transaction.

The group's name says nothing. Whoever stays behind is in it as well, and it is said with whom. Nobody is in two.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.facts.family_groups import FamilyGrouped, Part, Relation
from casekeeper.periods import day_of
from casekeeper.position.family_group import standing_groups
from casekeeper.records import clock, rulebook
from casekeeper.records.family_told import history_told
from casekeeper.records.finding import continuing
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
NAME_LENGTH = 8


class Joining(NamedTuple):
    """One person who comes into a group."""

    person: Person
    relation: Relation
    part: Part = "leaves with the others"
    stays_with: str = ""


def group_family(
    joining: Sequence[Joining], *, reasons: str, by: str, user: Worker, as_at: date | None = None
) -> str:  # fmt: skip
    """Form a group; its name. Raises Refused where it cannot be one, NotAllowed."""
    people = [each._replace(person=continuing(each.person)) for each in joining]
    if len({each.person.id for each in people}) < max(2, len(people)):
        raise Refused("A family group is of two people at least, each on a record of their own, each named once.")
    if all(each.part == "stays behind" for each in people):
        raise Refused("Somebody in the group has to be the one who leaves.")
    name = "".join(secrets.choice(SIGNS) for _ in range(NAME_LENGTH))
    _put(people, name, reasons, by=by, user=user, as_at=as_at)
    return name


def add_to_family(
    person: Person, joining: Sequence[Joining], *, reasons: str, by: str, user: Worker, as_at: date | None = None
) -> str:  # fmt: skip
    """Put more people into the group that `person` stands in. For them the two stages begin anew."""
    person = continuing(person)
    require(may_record(user, FamilyGrouped, person))
    groups = standing_groups(history_told(person), rulebook.current_law())
    if len(groups) != 1:
        raise Refused(f"{person.reference} stands in {len(groups) or 'no'} family group. Part or form one first.")
    people = [each._replace(person=continuing(each.person)) for each in joining]
    _put(people, groups[0].group, reasons, by=by, user=user, as_at=as_at, beside=person)
    return groups[0].group


def _put(
    people: Sequence[Joining], name: str, reasons: str, *, by: str, user: Worker, as_at: date | None,
    beside: Person | None = None,
) -> None:  # fmt: skip
    if not reasons.strip():
        raise Refused("Say why they are one family group; it stays on every record.")
    today = clock.today()
    with held(*(each.person for each in people), *((beside,) if beside is not None else ())):
        for each in people:
            require(may_record(user, FamilyGrouped, each.person))
            _check(each)
        new = [
            NewFact(
                each.person.id,
                FamilyGrouped(
                    group=name, part=each.part, relation=each.relation, stays_with=each.stays_with.strip(),
                    reasons=reasons.strip(), grouped_by=by,
                ),
                day_of(today), "casework", by,
            )
            for each in people
        ]  # fmt: skip
        numbers = append(new)
        cause = f"fact {numbers[0]}: a family group was formed"
        rederive([each.person.id for each in people], as_at=as_at or today, cause=cause)


def _check(joining: Joining) -> None:
    if joining.part == "stays behind" and not joining.stays_with.strip():
        raise Refused(f"{joining.person.reference} stays behind: say with whom, and who says so.")
    if standing_groups(history_told(joining.person), rulebook.current_law()):
        raise Refused(f"{joining.person.reference} stands in a family group already. Part them from it first.")
