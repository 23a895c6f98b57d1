"""Somebody's family groups as a reader may see them: each person with what is missing there, and whose it is.

Computed for the reader and never stored. Whoever may not be seen is not there, nor counted; that a group may have more
to it is said on every group alike.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest

from casekeeper.facts import Fact
from casekeeper.facts.family_groups import PartingProposed
from casekeeper.position.departure.family import Family, Lacks, Member, of_stages
from casekeeper.position.departure.family_line import NAME
from casekeeper.position.departure.gate import Departure
from casekeeper.position.family_group import InGroup
from casekeeper.records.models import Person
from casekeeper.screens.looking import shows_also, sight


class MemberShown(NamedTuple):
    """One person in a group. `lacks` is empty where nothing of theirs holds the group."""

    reference: str
    name: str
    place: InGroup
    is_child: str
    lacks: tuple[tuple[str, str], ...]
    is_self: bool


class FamilyShown(NamedTuple):
    """One group. `to_come` is what is still to come for all of it, with its owner."""

    name: str
    place: InGroup
    stage: str
    to_come: tuple[tuple[str, str], ...]
    members: tuple[MemberShown, ...]
    is_ready: bool
    proposed: Fact[PartingProposed] | None


def families_shown(request: HttpRequest, person: Person, leaving: Departure | None, day: date) -> list[FamilyShown]:
    """The groups the person stands in. Everybody shown besides is logged as looked at."""
    if leaving is None:
        return []
    return [_shown(request, person, leaving, family, day) for family in leaving.families if family.place.stands]


def _shown(request: HttpRequest, person: Person, leaving: Departure, family: Family, day: date) -> FamilyShown:
    to_come = tuple((each.what, each.owner) for each in of_stages(family.place, day)) if family.with_child else ()
    wanted = {each.reference: each for each in family.standing}
    visible = sight(request).people().filter(reference__in=wanted).order_by("reference")
    others = [_other(request, wanted[each.reference], each, to_come) for each in visible]
    line = next(line for line in leaving.lines if line.name == NAME)
    return FamilyShown(
        family.place.group, family.place, family.stage.value, to_come, (_self(person, leaving, family), *others),
        line.is_met, family.place.proposed,
    )  # fmt: skip


def _self(person: Person, leaving: Departure, family: Family) -> MemberShown:
    """The person whose page it is: their own lines of planning that are open."""
    lacks = [
        (f"{line.name.capitalize()}: {text}", line.owner)
        for line in leaving.lines if line.planning and not line.is_met and line.name != NAME
        for text in (*(reason.text for reason in line.reasons), *(f"not known: {each}" for each in line.missing))
    ]  # fmt: skip
    return MemberShown(
        person.reference, person.position.name or "Name not known", family.place, family.is_child.value,
        tuple(dict.fromkeys(lacks)), True,
    )  # fmt: skip


def _other(request: HttpRequest, member: Member, person: Person, to_come: tuple[tuple[str, str], ...]) -> MemberShown:
    shows_also(request, person.reference, "family group")
    lacks = (_words(each) for each in member.lacks)
    return MemberShown(
        person.reference, person.position.name or "Name not known", member.place, member.is_child.value,
        tuple(each for each in dict.fromkeys(lacks) if each not in to_come), False,
    )  # fmt: skip


def _words(lacks: Lacks) -> tuple[str, str]:
    return lacks.what, lacks.owner
