"""Which movement orders of a snapshot count, and why the others do not. None is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casekeeper.planning.estate.movements import Returned
from casekeeper.planning.estate.names import Place, plain_name
from casekeeper.planning.estate.rules import Reinstated, Rules
from casekeeper.planning.estate.told import Beds, Order

NO_BED = plain_name("Non-Occupancy")
MADE_FOR_A_RETURN = plain_name("Failed-Removal-Return")
HIGHEST_THAT_IS_NO_REFERENCE = 1

NO_REFERENCE = "its reference is 1 or below, which stands for none"
NEEDS_NO_BED = "it is of the type Non-Occupancy"
UNKNOWN_PLACE = "no centre has told that its beds go by this name"
CANCELLED = "an order in and an order out of one centre bear the same reference"
UNDONE = "the person was reinstated at the centre near that time"


class Expected(NamedTuple):
    """An order that counts, and the beds it concerns."""

    order: Order
    centre: str
    beds: Beds


class LeftOut(NamedTuple):
    """An order that does not count, and why."""

    order: Order
    why: str


class Standing(NamedTuple):
    """What a snapshot of orders comes to."""

    expected: tuple[Expected, ...]
    left_out: tuple[LeftOut, ...]


def standing(
    orders: Iterable[Order], places: Mapping[str, Place], returned: Sequence[Returned], rules: Rules
) -> Standing:  # fmt: skip
    """The same order twice in one snapshot counts once: the last of them."""
    left_out: list[LeftOut] = []
    found: dict[tuple[str, int, str], Expected] = {}
    for order in orders:
        place = places.get(plain_name(order.location))
        why = _why_not(order, place)
        if why or place is None:
            left_out.append(LeftOut(order, why))
        else:
            found[place.centre, order.ref, order.direction] = Expected(order, *place)
    kept: list[Expected] = []
    for (centre, ref, direction), each in found.items():
        if (centre, ref, "out" if direction == "in" else "in") in found:
            left_out.append(LeftOut(each.order, CANCELLED))
        elif _is_undone(each, returned, rules):
            left_out.append(LeftOut(each.order, UNDONE))
        else:
            kept.append(each)
    return Standing(tuple(kept), tuple(left_out))


def _why_not(order: Order, place: Place | None) -> str:
    if plain_name(order.type) == NO_BED:
        return NEEDS_NO_BED
    if order.ref <= HIGHEST_THAT_IS_NO_REFERENCE:
        return NO_REFERENCE
    return UNKNOWN_PLACE if place is None else ""


def _is_undone(expected: Expected, returned: Sequence[Returned], rules: Rules) -> bool:
    made_for_it = plain_name(expected.order.type) == MADE_FOR_A_RETURN
    if made_for_it is not (rules.reinstated is Reinstated.AS_NAMED):
        return False
    return any(
        each.cid == expected.order.cid and abs(each.at - expected.order.at) <= rules.return_around_order
        for each in returned
    )
