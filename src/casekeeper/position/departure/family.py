"""What a family group asks before one of them is made to leave: everybody in it is looked at, each by their own record.

A group holds all of it. The decision on each is their own, and served on them; what is best for a child is recorded;
nobody has a safeguard open; both stages were gone through; and none of it is anybody's alone to say. What stands open
on another's record is never told here: only that somebody is not ready, so that a record tells nothing of one that is
restricted. The group's page says it to whoever may see that person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import Died
from casekeeper.law import Law
from casekeeper.periods.period import next_day
from casekeeper.position.age import born, under
from casekeeper.position.answer import Outcome, Reason, because, soonest
from casekeeper.position.departure.lines import Line
from casekeeper.position.departure.raised import Raised
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.family_group import InGroup, Stage, groups_of, recorded
from casekeeper.position.reporting.risk import ADULT

CHILD = "BAR-09"
ALSO_OF_WHO_STAYS = frozenset({"BAR-01", "BAR-02", "BAR-03", "BAR-04", "BAR-05", "BAR-06"})
"""Of somebody who stays behind only what they have put before a tribunal, a court or us holds the others."""
CASEWORK = "casework"

Own = tuple[Line, tuple[Raised, ...]]
"""What is found on another's record alone: the line of the order, and what stands open there."""
Found = Callable[[History], Own]


class Lacks(NamedTuple):
    """One thing that holds the group, on one record: what, whose it is, and the fact it rests on."""

    what: str
    owner: str
    fact: Fact[Any] | None = None


class Member(NamedTuple):
    """Somebody in a group: by which record, how they stand in it, and what of theirs holds it."""

    reference: str
    place: InGroup
    is_child: Outcome
    lacks: tuple[Lacks, ...]
    changes_on: date | None


class Family(NamedTuple):
    """One group as one person's record and those of the others tell it. `others` is None where nobody looked."""

    place: InGroup
    others: tuple[Member, ...] | None
    with_child: bool
    parted_last: Fact[Any] | None

    @property
    def standing(self) -> tuple[Member, ...]:
        return tuple(each for each in self.others or () if each.place.stands)


def families_of(history: History, law: Law, day: date, found: Found) -> tuple[Family, ...]:
    """Each group the person is in, or was parted from, with the others in it."""
    return tuple(_family(history, law, day, found, place) for place in groups_of(history, law))


def _family(history: History, law: Law, day: date, found: Found, place: InGroup) -> Family:
    if history.family is None:
        return Family(place, None, True, place.parted)
    theirs = {who: (told, _place_in(told, law, place.group)) for who, told in history.family.items()}
    there = {who: (told, at) for who, (told, at) in theirs.items() if at is not None}
    partings = [at.parted for _, at in there.values() if at.parted is not None]
    partings += [place.parted] if place.parted is not None else []
    last = max(partings, key=recorded, default=None)
    ages = {who: child(told, day) for who, (told, _) in there.items()}
    with_child = any(age is not Outcome.NOT_MET for age in (child(history, day), *ages.values()))
    others = tuple(
        _member(told, at, day, found(told), _Asks(ages[who], with_child, last)) for who, (told, at) in there.items()
    )
    return Family(place, others, with_child, last)


def _place_in(history: History, law: Law, group: str) -> InGroup | None:
    return next((each for each in groups_of(history, law) if each.group == group), None)


def child(history: History, day: date) -> Outcome:
    """Under 18 by the dates of birth recorded? Where they do not say, it cannot be told."""
    return under(ADULT, born(history), day)


class _Asks(NamedTuple):
    is_child: Outcome
    with_child: bool
    parted_last: Fact[Any] | None


def _member(history: History, place: InGroup, day: date, own: Own, asks: _Asks) -> Member:
    if not place.stands:
        return Member(history.person, place, asks.is_child, (), None)
    order, raised = own
    lacks: list[Lacks] = []
    died = history.latest(Died)
    if died is not None:
        lacks.append(Lacks(f"Died on {died.on}: look at the family again, and part the group", CASEWORK, died))
    if place.leaves and not order.is_met:
        lacks.append(Lacks("No decision of their own that is in force and proved served", order.owner))
    lacks += [
        Lacks(f"{each.code}, {SAFEGUARDS[each.code].title.lower()}", SAFEGUARDS[each.code].owner, each.fact)
        for each in holding(raised, place, asks.is_child)
    ]
    if asks.with_child:
        lacks += _of_best_interests(history, asks.parted_last)
        lacks += [Lacks(text, CASEWORK) for text in of_stages(place, day)]
    ahead = [_after(place.leave_by), order.changes_on, *(each.changes_on for each in raised)]
    return Member(history.person, place, asks.is_child, tuple(lacks), soonest(ahead, day))


def holding(raised: tuple[Raised, ...], place: InGroup, is_child: Outcome) -> list[Raised]:
    """What of theirs holds the group. That a child is a child does not: the plan and a second person answer for it."""
    hard = [each for each in raised if each.hard and (each.opened or each.code != CHILD or is_child is not Outcome.MET)]
    return hard if place.leaves else [each for each in hard if each.code in ALSO_OF_WHO_STAYS]


def without_answered(
    raised: tuple[Raised, ...], history: History, families: tuple[Family, ...], day: date
) -> tuple[Raised, ...]:  # fmt: skip
    """Without that a child is a child, where it leaves in ensured return with somebody who surely is grown up."""
    is_child = child(history, day)
    if is_child is not Outcome.MET or not any(_is_accompanied(family, day) for family in families):
        return raised
    return tuple(each for each in raised if each.code != CHILD or each.opened)


def _is_accompanied(family: Family, day: date) -> bool:
    place = family.place
    grown_up = any(each.place.leaves and each.is_child is Outcome.NOT_MET for each in family.standing)
    return place.stands and place.leaves and grown_up and place.stage_on(day) is Stage.ENSURED


def _of_best_interests(history: History, parted: Fact[Any] | None) -> list[Lacks]:
    made = history.latest(BestInterestsRecorded)
    if made is None or made.said.found == "no child is affected":
        return [Lacks("What is best for the child is not recorded", CASEWORK, made)]
    if parted is not None and recorded(made) < recorded(parted):
        return [Lacks("What is best for the child is not recorded since the family was parted", CASEWORK, made)]
    return []


_OPEN_STAGE: Mapping[Stage, str] = {
    Stage.FORMED: "Not yet told to leave by a day, with help offered",
    Stage.TO_PLAN: "No family returns plan is made",
    Stage.TO_ADVISE: "The family panel has not advised on the plan",
    Stage.TO_AGREE: "The plan is not agreed by a second person",
}


def of_stages(place: InGroup, day: date) -> list[str]:
    """What of the two stages is still to come, by this record; empty in ensured return."""
    stage = place.stage_on(day)
    if stage is Stage.REQUIRED:
        return [f"Required return: the family may leave by itself until {place.leave_by}"]
    return [_OPEN_STAGE[stage]] if stage in _OPEN_STAGE else []


def _after(day: date | None) -> date | None:
    return next_day(day) if day is not None and day < date.max else None


NAME = "family group"
WOULD_MEET = "everybody in the group ready, both stages gone through, and the plan agreed by another"


def family_line(history: History, families: tuple[Family, ...], day: date) -> Line:
    """Nobody of a family group is made to leave while anybody in it is protected, or is not looked at."""
    asked = [_asked_of(history, family, day) for family in families]
    reasons = tuple(reason for found, _ in asked for reason in found)
    missing = tuple(dict.fromkeys(each for _, lacking in asked for each in lacking))
    changes = soonest(
        [day for family in families for day in (
            _after(family.place.leave_by), *(each.changes_on for each in family.standing))],
        day,
    )  # fmt: skip
    if reasons:
        return Line(NAME, True, Outcome.NOT_MET, reasons, missing, CASEWORK, WOULD_MEET, None, changes)
    if missing:
        return Line(NAME, True, Outcome.CANNOT_TELL, (), missing, CASEWORK, WOULD_MEET, None, changes)
    since = [family.place.since for family in families if family.place.stands]
    why = because("Everybody in the family group is ready", since[-1]) if since else Reason("In no family group")
    return Line(NAME, True, Outcome.MET, (why,), (), CASEWORK, WOULD_MEET, None, changes)


def _asked_of(history: History, family: Family, day: date) -> tuple[list[Reason], list[str]]:
    place = family.place
    if not place.stands:
        return ([because(each.what, place.parted) for each in _after_parting(history, family)], [])
    reasons = [because(text, place.since) for text in of_stages(place, day)] if family.with_child else []
    if family.with_child:
        reasons += [because(each.what, each.fact) for each in _of_best_interests(history, family.parted_last)]
    if not place.leaves:
        reasons.append(because("Is to stay behind when the family leaves", place.since))
    if family.others is None:
        return reasons, ["what stands on the records of the others in the family group"]
    if not family.standing:
        reasons.append(because("Nobody else stands in the family group: end it, or find out why", place.since))
    elif any(each.lacks for each in family.standing):
        reasons.append(because("Not everybody in the group is ready: its page says what is missing", place.since))
    return reasons, []


def _after_parting(history: History, family: Family) -> list[Lacks]:
    return _of_best_interests(history, family.parted_last) if family.with_child else []
