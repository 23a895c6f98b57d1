"""A family group always has a next step: told to leave, plan, panel's advice, agreement; parting; and looked at again.

Each stands on the record of everybody in the group, and what is written on all ends it on all. Nobody's own next steps
are touched by it. Of what stands on another's record nothing is said but that the group is to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.family_groups import FamilyParted, PanelAdvised, PartingProposed, PartingRefused, ReturnPlanMade
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Reason, because
from casekeeper.position.departure.family import Family
from casekeeper.position.family_group import InGroup, recorded

POLICY = "family_returns_policy"


def duties(case: Case) -> Iterator[Duty]:
    """Of every group the person stands in, and of every one they were parted from."""
    leaving = case.standing.departure
    for family in leaving.families if leaving is not None else ():
        if family.with_child:
            yield from _stages(case, family.place)
            yield from _best_interests(case, family)
        yield from _parting(case, family.place)
        yield from _look_again(case, family)


def _owe(case: Case, page: str, on: date, **what: Any) -> Duty:
    return owe(case, by=Unit.CASEWORK, arose=on, allowed=case.law[f"{POLICY}.{page}"].on(on), **what)


def _stages(case: Case, place: InGroup) -> Iterator[Duty]:
    over = place.parted.on if place.parted is not None else None
    yield _owe(
        case, "tell_family", place.since.on, key=f"tell family:{place.since.first_number}",
        what="Tell the family to leave by a day, with help offered", lapsed_on=over,
        discharged_by="the family told, with the day, the help offered and the document",
        reasons=(because(f"In a family group since {place.since.on}", place.since),),
        done_on=place.told[0].on if place.told else None,
    )  # fmt: skip
    plans = _since(case, ReturnPlanMade, place.since)
    arose = next_day(place.leave_by) if place.leave_by is not None else None
    if arose is not None:
        yield _owe(
            case, "make_plan", arose, key=f"plan family return:{place.since.first_number}",
            what="Make the family returns plan, with how each child is kept safe", lapsed_on=over,
            discharged_by="a plan made by a named person",
            reasons=(because(f"The family could leave by itself until {place.leave_by}", place.told[-1]),),
            done_on=plans[0].on if plans else None,
        )  # fmt: skip
    for plan, after in zip(plans, [*plans, None][1:], strict=True):
        yield from _of_plan(case, place, plan, after, over)


def _of_plan(
    case: Case, place: InGroup, plan: Fact[Any], after: Fact[Any] | None, over: date | None
) -> Iterator[Duty]:  # fmt: skip
    """The advice on one plan, and what follows from it: agreed by another, or made anew."""
    given = [fact for fact in _since(case, PanelAdvised, plan) if after is None or recorded(fact) < recorded(after)]
    ended = min((day for day in (over, after.on if after is not None else None) if day is not None), default=None)
    yield _owe(
        case, "panel_advice", plan.on, key=f"advice of panel:{plan.first_number}", waiting_on="others",
        what="Have the family panel advise on the plan", discharged_by="its advice, with day and document",
        reasons=(because(f"Plan made on {plan.on}", plan),), lapsed_on=ended, done_on=given[0].on if given else None,
    )  # fmt: skip
    if given:
        agreed = place.agreed if after is None else None
        yield _owe(
            case, "agree_plan", given[0].on, key=f"agree family plan:{plan.first_number}",
            what="Agree the family returns plan, by somebody who did not make it", lapsed_on=over,
            discharged_by="the agreement of a second person, or another plan",
            reasons=(because(f"The panel advised: {given[-1].said.advice}", given[-1]),),
            done_on=agreed.on if agreed is not None else after.on if after is not None else None,
        )  # fmt: skip


def _parting(case: Case, place: InGroup) -> Iterator[Duty]:
    decided = sorted(
        [*_since(case, FamilyParted, place.since), *_since(case, PartingRefused, place.since)], key=recorded
    )
    for proposal in _since(case, PartingProposed, place.since):
        done = next((fact.on for fact in decided if recorded(fact) > recorded(proposal)), None)
        yield _owe(
            case, "decide_parting", proposal.on, key=f"decide parting:{proposal.first_number}",
            what="Decide on parting the family, by somebody who did not propose it",
            discharged_by="the decision of a second person: parted, or not",
            reasons=(because(f"Parting proposed on {proposal.on}: {proposal.said.who}", proposal),), done_on=done,
        )  # fmt: skip


def _best_interests(case: Case, family: Family) -> Iterator[Duty]:
    parted = family.parted_last
    if parted is None:
        return
    done = [fact for fact in case.history.of(BestInterestsRecorded) if recorded(fact) > recorded(parted)]
    yield _owe(
        case, "best_interests_again", parted.on, key=f"best interests again:{family.place.since.first_number}",
        what="Record what is best for the child, now that the family group is another",
        discharged_by="a named person's record, made since",
        reasons=(because(f"The family group changed on {parted.on}", family.place.parted),),
        done_on=max(done[0].on, parted.on) if done else None,
    )  # fmt: skip


def _look_again(case: Case, family: Family) -> Iterator[Duty]:
    """Somebody in the group died, left or is British, or nobody else stands in it: the others are still there."""
    place, last = family.place, family.parted_last
    over = place.parted.on if place.parted is not None else None
    looks: dict[date, list[date | None]] = {}
    for each in family.others or ():
        for day in each.look_again:
            parted = each.place.parted
            looks.setdefault(max(day, place.since.on), []).append(parted.on if parted is not None else None)
    if place.stands and family.others is not None and not family.standing:
        looks.setdefault(last.on if last is not None else place.since.on, []).append(None)
    for day, done in sorted(looks.items()):
        ended = [on for on in done if on is not None]
        yield _owe(
            case, "look_again", day, key=f"look at family again:{place.since.first_number}:{day}", urgent=True,
            what="Look at the family group again: it is not what it was when it was formed", lapsed_on=over,
            discharged_by="whoever does not belong parted from it, or the group ended, by two people",
            reasons=(Reason("Somebody in the group died, left or is British, or nobody else is left in it"),),
            done_on=max(ended) if len(ended) == len(done) else None,
        )  # fmt: skip


def _since(case: Case, kind: Any, fact: Fact[Any]) -> Sequence[Fact[Any]]:
    return sorted((each for each in case.history.of(kind) if recorded(each) > recorded(fact)), key=recorded)
