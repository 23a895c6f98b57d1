"""Pairs of records that wait for somebody's judgement, for readers who may see both.

Ordered by weight or by how long they wait; nothing about the people has a part in the order.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from casekeeper.records.identities.lines import tops_of
from casekeeper.records.models import LinkProposal, Person, PositionRow
from casekeeper.records.queries.sight import ORDINARY, Sight

PAGE = 25
ORDERS = {"weight": ("-weight", "id"), "age": ("proposed_at", "id")}


class Side(NamedTuple):
    """One of the two, as it is read now."""

    reference: str
    name: str
    invented: bool


class Pair(NamedTuple):
    """A row of the list."""

    left: Side
    right: Side
    weight: float
    flags: tuple[str, ...]
    state: str
    proposed_at: datetime


class PairPage(NamedTuple):
    """A page of pairs, how many there are, and the number of the next page."""

    rows: list[Pair]
    total: int
    next: int | None


def waiting_pairs(*, order: str = "weight", page: int = 1, sight: Sight = ORDINARY) -> PairPage:
    """The pairs to judge. Two that were joined by another way meanwhile are left out."""
    rows = LinkProposal.objects.filter(state__in=["waiting", "unsure"]).order_by(*ORDERS.get(order, ORDERS["weight"]))
    rows = sight.of(sight.of(rows, "left"), "right")
    found = list(rows.values_list("id", "left_id", "right_id"))
    tops = tops_of(person for _, left, right in found for person in (left, right))
    apart = {number: (tops[left], tops[right]) for number, left, right in found if tops[left] != tops[right]}
    shown = list(apart)[(page - 1) * PAGE : page * PAGE]
    proposals = LinkProposal.objects.in_bulk(shown)
    people = sides_of({person for number in shown for person in apart[number]})
    pairs = [
        Pair(
            people[apart[number][0]], people[apart[number][1]], proposals[number].weight,
            tuple(proposals[number].flags), proposals[number].state, proposals[number].proposed_at,
        )
        for number in shown
    ]  # fmt: skip
    return PairPage(pairs, len(apart), page + 1 if len(apart) > page * PAGE else None)


def sides_of(ids: set[int]) -> dict[int, Side]:
    """Reference and name of each, as they are read now."""
    names = dict(PositionRow.objects.filter(person_id__in=ids).values_list("person_id", "name"))
    people = Person.objects.filter(id__in=ids).values_list("id", "reference", "invented")
    return {number: Side(reference, names.get(number, ""), invented) for number, reference, invented in people}
