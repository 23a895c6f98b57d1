"""Events against orders: the same person, the same direction, near enough in time. What is left over is the news.

An order without an event: somebody should be here and is not, or should have left and has not. An event without an
order: somebody came, or left, whom nobody had announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casekeeper.planning.estate.movements import Moved
from casekeeper.planning.estate.orders import Expected
from casekeeper.planning.estate.rules import Rules

_Key = tuple[str, int, str]


class Reconciled(NamedTuple):
    """Each event and each order is in exactly one of these."""

    together: tuple[tuple[Moved, Expected], ...]
    unexpected: tuple[Moved, ...]
    scheduled: tuple[Expected, ...]


def reconcile(moved: Iterable[Moved], expected: Iterable[Expected], rules: Rules) -> Reconciled:
    """The nearest in time go together first, so the order in which rows arrive makes no difference."""
    events: dict[_Key, list[Moved]] = {}
    orders: dict[_Key, list[Expected]] = {}
    for event in sorted(moved, key=lambda each: (each.at, each.number)):
        events.setdefault((event.centre, event.cid, event.direction), []).append(event)
    for order in sorted(expected, key=lambda each: (each.order.at, each.order.ref)):
        orders.setdefault((order.centre, order.order.cid, order.order.direction), []).append(order)
    together: list[tuple[Moved, Expected]] = []
    for key in events.keys() & orders.keys():
        together += _nearest(events[key], orders[key], rules)
    met = {(event.number, event.direction) for event, _ in together}
    done = {(order.centre, order.order.ref, order.order.direction) for _, order in together}
    return Reconciled(
        tuple(sorted(together, key=lambda pair: (pair[0].at, pair[0].number))),
        tuple(event for each in events.values() for event in each if (event.number, event.direction) not in met),
        tuple(
            order for each in orders.values() for order in each
            if (order.centre, order.order.ref, order.order.direction) not in done
        ),
    )  # fmt: skip


def _nearest(events: Sequence[Moved], orders: Sequence[Expected], rules: Rules) -> list[tuple[Moved, Expected]]:
    near = sorted(
        (abs(event.at - order.order.at), nth, place)
        for nth, event in enumerate(events)
        for place, order in enumerate(orders)
        if rules.may_be_the_same(event.at, order.order.at)
    )
    used: set[int] = set()
    taken: set[int] = set()
    found = []
    for _, nth, place in near:
        if nth not in used and place not in taken:
            used.add(nth)
            taken.add(place)
            found.append((events[nth], orders[place]))
    return found
