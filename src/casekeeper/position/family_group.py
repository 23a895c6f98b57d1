"""The family groups on one person's own record: where they stand in each, how far its two stages are, if it was parted.

Required return first: told to leave by a day, with help. Then ensured return: a plan for each child's safety, the
advice of the independent panel on that plan, and the agreement of somebody other than its maker. No step is typed in as
a state. What counts as coming after something was also recorded after it, so that nothing is agreed before it is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from casekeeper.facts import Fact, History, Kind
from casekeeper.facts.family_groups import (
    FamilyGrouped,
    FamilyParted,
    PanelAdvised,
    PartingProposed,
    PartingRefused,
    RequiredReturnTold,
    ReturnPlanAgreed,
    ReturnPlanMade,
)
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.periods.limits import days_after

REQUIRED_DAYS = "family_returns_policy.required_return_days"
K = TypeVar("K", bound=Kind)


class Stage(StrEnum):
    """How far a family group is, by one record."""

    FORMED = "formed"
    REQUIRED = "required return"
    TO_PLAN = "plan to be made"
    TO_ADVISE = "advice of the panel to be had"
    TO_AGREE = "plan to be agreed by a second person"
    ENSURED = "ensured return"


class InGroup(NamedTuple):
    """One group on one record. `told` are the days to leave by that stand; `parted` is the decision that ended it here.

    `agreed` is the second person's agreement, where it holds: by another than the maker, after the plan and the advice.
    """

    group: str
    since: Fact[FamilyGrouped]
    told: tuple[Fact[RequiredReturnTold], ...]
    leave_by: date | None
    plan: Fact[ReturnPlanMade] | None
    advice: Fact[PanelAdvised] | None
    agreed: Fact[ReturnPlanAgreed] | None
    proposed: Fact[PartingProposed] | None
    parted: Fact[FamilyParted] | None

    @property
    def stands(self) -> bool:
        return self.parted is None

    @property
    def leaves(self) -> bool:
        return self.since.said.part == "leaves with the others"

    def stage_on(self, day: date) -> Stage:
        """By this record alone."""
        if self.leave_by is None:
            return Stage.FORMED
        if day <= self.leave_by:
            return Stage.REQUIRED
        if self.plan is None:
            return Stage.TO_PLAN
        if self.advice is None:
            return Stage.TO_ADVISE
        return Stage.ENSURED if self.agreed is not None else Stage.TO_AGREE


def groups_of(history: History, law: Law) -> tuple[InGroup, ...]:
    """Every group this person was ever put in, by name; each once, from the last time they were put in it."""
    last = {fact.said.group: fact for fact in sorted(history.of(FamilyGrouped), key=recorded)}
    return tuple(_in_group(history, law, last[name]) for name in sorted(last))


def standing_groups(history: History, law: Law) -> tuple[InGroup, ...]:
    """Those the person is in now."""
    return tuple(each for each in groups_of(history, law) if each.stands)


def recorded(fact: Fact[Any]) -> tuple[Any, int]:
    """By the instant it was recorded, however far back the day is on which it happened."""
    return fact.recorded_at, fact.number


def _in_group(history: History, law: Law, since: Fact[FamilyGrouped]) -> InGroup:
    told = _after(history, RequiredReturnTold, since)
    days = [max(fact.said.leave_by, shortest(law, fact.on)) for fact in told]
    plan = _last(_after(history, ReturnPlanMade, since))
    advice = _last(_after(history, PanelAdvised, plan)) if plan is not None else None
    agreed = _agreed(history, plan, advice) if plan is not None and advice is not None else None
    proposals = _after(history, PartingProposed, since)
    refused, decided = _after(history, PartingRefused, since), _after(history, FamilyParted, since)
    parted = next((fact for fact in decided if _by_two(fact, _not_refused(proposals, refused, fact))), None)
    last = max([*refused, *decided], key=recorded, default=None)
    open_ones = [fact for fact in proposals if last is None or recorded(fact) > recorded(last)]
    return InGroup(
        since.said.group, since, tuple(told), max(days, default=None), plan, advice, agreed, _last(open_ones), parted
    )


def shortest(law: Law, on: date) -> date:
    """The first day that a family told on this day may be told to leave by; the last there is where no page says."""
    days = law[REQUIRED_DAYS].find(on)
    try:
        return days_after(on, int(days.value)) if days is not None else date.max
    except BeyondCoverage:
        return date.max


def _agreed(
    history: History, plan: Fact[ReturnPlanMade], advice: Fact[PanelAdvised]
) -> Fact[ReturnPlanAgreed] | None:  # fmt: skip
    """The last agreement, if it is another's and does what it says with the panel's advice."""
    found = _last([fact for fact in _after(history, ReturnPlanAgreed, plan) if recorded(fact) > recorded(advice)])
    if found is None or not is_another(found, found.said.agreed_by, plan, plan.said.made_by):
        return None
    if found.said.advice == "followed":
        return found if advice.said.advice == "go on with the plan" else None
    return found if found.said.reasons.strip() else None


def _not_refused(
    proposals: Sequence[Fact[PartingProposed]], refused: Sequence[Fact[PartingRefused]], parted: Fact[Any]
) -> list[Fact[PartingProposed]]:  # fmt: skip
    """Those that were still open when the decision was recorded."""
    before = [fact for fact in refused if recorded(fact) < recorded(parted)]
    return [each for each in proposals if not before or recorded(each) > recorded(before[-1])]


def _by_two(parted: Fact[FamilyParted], proposals: Sequence[Fact[PartingProposed]]) -> bool:
    """Was it proposed before, of the same, by somebody else?"""
    return any(
        each.said.who == parted.said.who and recorded(each) < recorded(parted)
        and is_another(parted, parted.said.decided_by, each, each.said.proposed_by)
        for each in proposals
    )  # fmt: skip


def is_another(second: Fact[Any], second_name: str, first: Fact[Any], first_name: str) -> bool:
    """Neither whoever recorded the one nor whoever it names had a hand in the other."""
    ones = {first.recorded_by.casefold(), first_name.casefold()}
    return not ones & {second.recorded_by.casefold(), second_name.casefold()}


def _after(history: History, kind: type[K], fact: Fact[Any]) -> list[Fact[K]]:
    return sorted((each for each in history.of(kind) if recorded(each) > recorded(fact)), key=recorded)


def _last(facts: Sequence[Fact[K]]) -> Fact[K] | None:
    return facts[-1] if facts else None
