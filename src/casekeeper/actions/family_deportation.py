"""Immigration Rules 13.1.1(c); Immigration Act 1971, s 5(3): deported as family of somebody, and only by a decision of
their own.

Whoever is deported as family stands in a family group with somebody who is deported for what they did; is a spouse, a
civil partner, or a child under the age of the page; and not once the weeks of the page have gone by since that person
left. Nothing here follows from the other's decision: each is decided, ordered and served by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.actions.asking import Asking
from casekeeper.facts import History
from casekeeper.facts.consideration import Decided
from casekeeper.facts.immigration import Departed
from casekeeper.periods.limits import days_after
from casekeeper.position.age import born, under
from casekeeper.position.answer import Outcome
from casekeeper.position.consideration import order_in_force
from casekeeper.position.family_group import InGroup, standing_groups
from casekeeper.records.refused import Refused

AGE = "immigration_rules_part_13.family_child_age"
WEEKS = "immigration_act_1971.family_after_departure"


def check_as_family(asking: Asking, decided: Any) -> None:
    """Raises Refused where the decision is to deport somebody as family, and they are not, or not any more."""
    if decided.ground != "as family of somebody deported":
        return
    places = standing_groups(asking.history, asking.law)
    if not any(_is_family(asking, place) for place in places):
        raise Refused(
            "Only a spouse, a civil partner or a child under the age of the page is deported as family, and stands in "
            "a family group with whom they belong to. Put them into one first."
        )
    others = list(_deported_in_their_own_right(asking, {place.group for place in places}))
    if not others:
        raise Refused("Nobody whom you could name in the family group is under a deportation order of their own.")
    if all(_too_late(asking, other) for other in others):
        raise Refused("More weeks than the page allows have gone by since whom they belong to left.")


def _is_family(asking: Asking, place: InGroup) -> bool:
    relation = place.since.said.relation
    if relation == "spouse or civil partner":
        return True
    age = asking.law[AGE].find(asking.on)
    return relation == "child" and age is not None and (
        under(int(age.value), born(asking.history), asking.on) is Outcome.MET
    )  # fmt: skip


def _deported_in_their_own_right(asking: Asking, groups: set[str]) -> Iterator[History]:
    for history in (asking.history.family or {}).values():
        decided = history.latest(Decided)
        in_one = any(each.group in groups for each in standing_groups(history, asking.law))
        own = decided is not None and decided.said.ground == "own conduct"
        if in_one and own and order_in_force(history) is not None:
            yield history


def _too_late(asking: Asking, history: History) -> bool:
    left = history.latest(Departed)
    if left is None:
        return False
    weeks = asking.law[WEEKS].find(left.on)
    last: date = days_after(left.on, 7 * int(weeks.value)) if weeks is not None else left.on
    return asking.on > last
