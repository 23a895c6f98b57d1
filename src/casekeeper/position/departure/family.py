"""A family group as it stands on a day: everybody in it, looked at by their own record, and what of theirs holds it.

A group holds all of it. The decision on each is their own, and served on them; what is best for a child is recorded;
nobody has a safeguard open; both stages were gone through; and none of it is anybody's alone to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import Died, NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.periods.limits import days_after
from casekeeper.periods.period import next_day
from casekeeper.position.age import born, under
from casekeeper.position.answer import Answer, Outcome, soonest
from casekeeper.position.appeals.rights import Appeals
from casekeeper.position.departure.lines import Line
from casekeeper.position.departure.raised import Raised
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.family_group import InGroup, Stage, groups_of, recorded
from casekeeper.position.reporting.risk import ADULT

CHILD = "BAR-09"
ALSO_OF_WHO_STAYS = frozenset({"BAR-01", "BAR-02", "BAR-03", "BAR-04", "BAR-05", "BAR-06"})
"""Of somebody who stays behind only what they have put before a tribunal, a court or us holds the others."""
AFTER_APPEAL = "nationality_immigration_asylum_act_2002.family_after_appeal_days"
CASEWORK = "casework"


class Own(NamedTuple):
    """What is found on one record alone."""

    order: Line
    raised: tuple[Raised, ...]
    appeals: Appeals | None
    nationality: Answer


Found = Callable[[History], Own]


class Lacks(NamedTuple):
    """One thing that holds the group, on one record: what, whose it is, the fact and the page it rests on."""

    what: str
    owner: str
    fact: Fact[Any] | None = None
    page: str | None = None
    until: date | None = None


class Member(NamedTuple):
    """Somebody in a group: by which record, how they stand in it, and what of theirs holds it.

    `look_again` are the days since which the group is not what it was: they died, left, or were found to be British.
    """

    reference: str
    place: InGroup
    is_child: Outcome
    lacks: tuple[Lacks, ...] = ()
    look_again: tuple[date, ...] = ()
    changes_on: date | None = None


class Family(NamedTuple):
    """One group as one person's record and those of the others tell it. `others` is None where nobody looked."""

    place: InGroup
    others: tuple[Member, ...] | None
    with_child: bool
    parted_last: Fact[Any] | None
    is_child: Outcome
    stage: Stage

    @property
    def standing(self) -> tuple[Member, ...]:
        return tuple(each for each in self.others or () if each.place.stands)


class _Asks(NamedTuple):
    """What is asked of everybody in a group alike."""

    law: Law
    day: date
    with_child: bool
    parted_last: Fact[Any] | None


def families_of(history: History, law: Law, day: date, found: Found) -> tuple[Family, ...]:
    """Each group the person is in, or was parted from, with the others in it."""
    return tuple(_family(history, law, day, found, place) for place in groups_of(history, law))


def _family(history: History, law: Law, day: date, found: Found, place: InGroup) -> Family:
    if history.family is None:
        return Family(place, None, True, place.parted, child(history, day), place.stage_on(day))
    there = [
        (told, at) for told in history.family.values()
        for at in groups_of(told, law) if at.group == place.group
    ]  # fmt: skip
    partings = [at.parted for at in (place, *(at for _, at in there)) if at.parted is not None]
    with_child = any(child(told, day) is not Outcome.NOT_MET for told in (history, *(told for told, _ in there)))
    asks = _Asks(law, day, with_child, max(partings, key=recorded, default=None))
    others = tuple(_member(told, at, found, asks) for told, at in there)
    return Family(place, others, with_child, asks.parted_last, child(history, day), place.stage_on(day))


def child(history: History, day: date) -> Outcome:
    """Under 18 by the dates of birth recorded? Where they do not say, it cannot be told."""
    return under(ADULT, born(history), day)


def _member(history: History, place: InGroup, found: Found, asks: _Asks) -> Member:
    is_child, own = child(history, asks.day), found(history)
    look = tuple(_looks(history, own))
    if not place.stands:
        return Member(history.person, place, is_child, (), look)
    lacks = tuple(_lacks(history, place, own, is_child, asks))
    ahead = [next_day(place.leave_by) if place.leave_by is not None else None, own.order.changes_on]
    ahead += [each.changes_on for each in own.raised]
    ahead += [each.until for each in lacks]
    return Member(history.person, place, is_child, lacks, look, soonest(ahead, asks.day))


def _lacks(history: History, place: InGroup, own: Own, is_child: Outcome, asks: _Asks) -> Iterator[Lacks]:
    died = history.latest(Died)
    if died is not None:
        yield Lacks(f"Died on {died.on}: look at the family again, and part the group", CASEWORK, died)
    if place.leaves and not own.order.is_met:
        yield Lacks("No decision of their own that is in force and proved served", own.order.owner)
    for each in holding(own.raised, place, is_child):
        line = SAFEGUARDS[each.code]
        yield Lacks(f"{each.code}, {line.title.lower()}", line.owner, each.fact, line.page)
    if asks.with_child:
        yield from of_best_interests(history, asks.parted_last)
        yield from of_stages(place, asks.day)
        yield from after_appeal(own.appeals, asks.law, asks.day)


def _looks(history: History, own: Own) -> Iterator[date]:
    """The days since which the group is not what it was when it was formed."""
    yield from (fact.on for fact in (history.latest(Died), history.latest(Departed)) if fact is not None)
    if own.nationality.value == "British":
        claimed = history.latest(NationalityClaimed)
        yield from (claimed.on,) if claimed is not None else ()


def holding(raised: tuple[Raised, ...], place: InGroup, is_child: Outcome) -> list[Raised]:
    """What of theirs holds the group. That a child is a child does not: the plan and a second person answer for it."""
    hard = [each for each in raised if each.hard and (each.opened or each.code != CHILD or is_child is not Outcome.MET)]
    return hard if place.leaves else [each for each in hard if each.code in ALSO_OF_WHO_STAYS]


def without_answered(
    raised: tuple[Raised, ...], history: History, families: tuple[Family, ...], day: date
) -> tuple[Raised, ...]:  # fmt: skip
    """Without that a child is a child, where it leaves in ensured return with somebody who surely is grown up."""
    if child(history, day) is not Outcome.MET or not any(_is_accompanied(family, day) for family in families):
        return raised
    return tuple(each for each in raised if each.code != CHILD or each.opened)


def _is_accompanied(family: Family, day: date) -> bool:
    place = family.place
    grown_up = any(each.place.leaves and each.is_child is Outcome.NOT_MET for each in family.standing)
    return place.stands and place.leaves and grown_up and place.stage_on(day) is Stage.ENSURED


def of_best_interests(history: History, parted: Fact[Any] | None) -> Iterator[Lacks]:
    """What is best for the child is on this record, and since the family was last parted."""
    made = history.latest(BestInterestsRecorded)
    if made is None or made.said.found == "no child is affected":
        yield Lacks("What is best for the child is not recorded", CASEWORK, made)
    elif parted is not None and recorded(made) < recorded(parted):
        yield Lacks("What is best for the child is not recorded since the family was parted", CASEWORK, made)


_OPEN_STAGE: Mapping[Stage, str] = {
    Stage.FORMED: "Not yet told to leave by a day, with help offered",
    Stage.TO_PLAN: "No family returns plan is made",
    Stage.TO_ADVISE: "The family panel has not advised on the plan",
    Stage.TO_AGREE: "The plan is not agreed by a second person",
}


def of_stages(place: InGroup, day: date) -> Iterator[Lacks]:
    """What of the two stages is still to come, by this record; nothing in ensured return."""
    stage = place.stage_on(day)
    if stage is Stage.REQUIRED and place.leave_by is not None:
        last, text = place.leave_by, f"Required return: the family may leave by itself until {place.leave_by}"
        yield Lacks(text, CASEWORK, place.told[-1], until=next_day(last))
    elif stage in _OPEN_STAGE:
        yield Lacks(_OPEN_STAGE[stage], CASEWORK, place.since)


def after_appeal(appeals: Appeals | None, law: Law, day: date) -> Iterator[Lacks]:
    """2002 Act, s 78A: no child and no parent is made to leave right after the end of their appeal rights."""
    if appeals is None or appeals.exhausted.outcome is not Outcome.MET:
        return
    first = first_day_after(appeals, law)
    if first is None:
        yield Lacks("It is not known since when appeal rights are exhausted", "appeals unit", page=AFTER_APPEAL)
    elif day < first:
        text = f"Appeal rights ended on {appeals.since}: nobody of a family is made to leave before {first}"
        yield Lacks(text, CASEWORK, page=AFTER_APPEAL, until=first)


def first_day_after(appeals: Appeals, law: Law) -> date | None:
    """The first day on which a family may be made to leave after its appeal rights ended, that day counted in."""
    if appeals.since is None:
        return None
    days = law[AFTER_APPEAL].find(appeals.since)
    try:
        return days_after(appeals.since, int(days.value)) if days is not None else appeals.since
    except BeyondCoverage:
        return date.max
