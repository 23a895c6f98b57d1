"""What the stages of a family's return and the parting of a family keep out, whoever records it and however.

told to leave by a day     not sooner than the days of the page
the panel's advice         on a plan that is there
agreeing the plan          by another than its maker, of the named grade, after the advice; if not followed: why
parting                    proposed by one and decided by another of the named grade
in a group by mistake      not taken back by a correction: a family is parted by two people, or it stands
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casekeeper.actions.asking import Asking
from casekeeper.actions.permissions import GRADES
from casekeeper.facts import Fact
from casekeeper.facts.correction import Correction
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
from casekeeper.position.family_group import InGroup, shortest, standing_groups
from casekeeper.records.refused import Refused

SECOND_GRADE = "family_returns_policy.second_person_grade"


def _place(asking: Asking) -> InGroup:
    """The group the person stands in; where two records with a group each were joined, the last they were put in."""
    found = standing_groups(asking.history, asking.law)
    if not found:
        raise Refused("The person is in no family group. Form one first, on the page of families.")
    return max(found, key=lambda each: each.since.in_order)


def _tell(asking: Asking, said: Any) -> None:
    _place(asking)
    first = shortest(asking.law, asking.on)
    if said.leave_by < first:
        raise Refused(f"A family told on {asking.on} has until {first} at least. Name that day or a later one.")


def _in_a_group(asking: Asking, said: Any) -> None:
    _place(asking)


def _advise(asking: Asking, said: Any) -> None:
    if _place(asking).plan is None:
        raise Refused("There is no family returns plan yet for the panel to advise on. Make one first.")


def _agree(asking: Asking, said: Any) -> None:
    place = _place(asking)
    if place.plan is None or place.advice is None:
        raise Refused("A plan is agreed once it is made and the family panel has advised on it.")
    _another(asking, place.plan, place.plan.said.made_by, said.agreed_by, "made the plan does not agree it")
    _of_grade(asking)
    advised = place.advice.said.advice
    if said.advice == "followed" and advised != "go on with the plan":
        raise Refused(f"The panel advises: {advised}. Make the plan anew, or say that it is not followed, and why.")
    if said.advice == "not followed" and not said.reasons.strip():
        raise Refused("Say why the panel's advice is not followed.")


def _part(asking: Asking, said: Any) -> None:
    proposed = _place(asking).proposed
    if proposed is None or proposed.said.who != said.who:
        raise Refused(f"Nobody proposed to part {said.who} yet. One person proposes it, another decides.")
    _another(asking, proposed, proposed.said.proposed_by, said.decided_by, "proposed to part them does not decide it")
    _of_grade(asking)


def _refuse(asking: Asking, said: Any) -> None:
    proposed = _place(asking).proposed
    if proposed is None or proposed.said.who != said.who:
        raise Refused(f"Nobody proposed to part {said.who}.")


def _another(asking: Asking, first: Fact[Any], first_name: str, second_name: str, what: str) -> None:
    ones = {first.recorded_by.casefold(), first_name.casefold()}
    if ones & {getattr(asking.user, "username", "").casefold(), second_name.casefold()}:
        raise Refused(f"Whoever {what}. Ask somebody else.")


def _of_grade(asking: Asking) -> None:
    needed = str(asking.law[SECOND_GRADE].on(asking.on).value)
    grade = asking.user.grade if asking.user is not None else ""
    if grade not in GRADES or GRADES.index(grade) < GRADES.index(needed):
        raise Refused(f"The second person is of the grade of {needed} or above.")


GATES: Mapping[str, Callable[[Asking, Any], None]] = {
    RequiredReturnTold.key: _tell,
    ReturnPlanMade.key: _in_a_group,
    PanelAdvised.key: _advise,
    ReturnPlanAgreed.key: _agree,
    PartingProposed.key: _in_a_group,
    FamilyParted.key: _part,
    PartingRefused.key: _refuse,
}

HUMAN_ONLY = frozenset({FamilyGrouped.key, *GATES})


def check_staying_grouped(original: Fact[Any], said: Correction) -> None:
    """Raises Refused where a correction would take somebody out of a group, or let them stay behind, by one person."""
    if original.kind != FamilyGrouped.key:
        return
    instead = said.instead or {}
    same = all(instead.get(name) == getattr(original.said, name) for name in ("group", "part"))
    if said.withdrawn or said.happened_from is not None or not same:
        raise Refused("A correction takes nobody out of a family group. Propose to part the family; another decides.")
