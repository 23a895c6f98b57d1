"""What is left over at the centres, as rows of a page: where, who, when, and who sees to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.movements import Moved
from casekeeper.planning.estate.orders import Expected
from casekeeper.planning.estate.owners import Left, owner_of
from casekeeper.planning.estate.standing import Estate
from casekeeper.records.queries.estate_people import Whose

SHOWN = 60
"""Rows of one kind on the page; how many more there are is said."""


class Row(NamedTuple):
    """One movement left over. `order`: the number and kind of the order, where there is one."""

    centre: str
    cid: int
    whose: Whose
    at: datetime
    beds: str
    order: str
    owner: str


class Section(NamedTuple):
    """One kind of leftover."""

    left: Left
    rows: tuple[Row, ...]


def cids(found: Estate) -> set[int]:
    """Everybody the rows are about."""
    return {each.order.cid for each in found.scheduled} | {each.cid for each in found.unexpected}


def sections(found: Estate, names: Mapping[str, str], people: Mapping[int, Whose]) -> tuple[Section, ...]:
    """Who may not be seen has no row; orders whose time has not come are none yet."""
    late = [each for each in found.scheduled if each.order.at <= found.at]
    return (
        Section("missing", _ordered(late, "in", "missing", names, people)),
        Section("still here", _ordered(late, "out", "still here", names, people)),
        Section("unexpected in", _moved(found.unexpected, "in", "unexpected in", names, people)),
        Section("unexpected out", _moved(found.unexpected, "out", "unexpected out", names, people)),
    )


def _ordered(
    late: Iterable[Expected], direction: str, left: Left, names: Mapping[str, str], people: Mapping[int, Whose]
) -> tuple[Row, ...]:  # fmt: skip
    return tuple(
        _row(left, names[each.centre], each.order.cid, each.order.at, each.beds, people,
             f"{each.order.ref}{f', {each.order.type}' if each.order.type else ''}")
        for each in sorted(late, key=lambda each: each.order.at)
        if each.order.direction == direction and each.order.cid in people
    )  # fmt: skip


def _moved(
    moved: Iterable[Moved], direction: str, left: Left, names: Mapping[str, str], people: Mapping[int, Whose]
) -> tuple[Row, ...]:  # fmt: skip
    return tuple(
        _row(left, names[each.centre], each.cid, each.at, each.beds, people, "")
        for each in sorted(moved, key=lambda each: each.at)
        if each.direction == direction and each.cid in people
    )


def _row(
    left: Left, centre: str, cid: int, at: datetime, beds: str, people: Mapping[int, Whose], order: str
) -> Row:  # fmt: skip
    whose = people[cid]
    owner = owner_of(left, has_record=bool(whose.reference)).value
    return Row(centre, cid, whose, at.astimezone(LEGAL_ZONE), beds, order, owner)
