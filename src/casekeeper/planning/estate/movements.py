"""Who really came in and went out: what a centre's events come to.

A check-out that a reinstatement took back is none. A transfer is a way out of one centre and a way into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from casekeeper.planning.estate.detainees import Detainee, in_order
from casekeeper.planning.estate.told import Beds, Event, Told


class Moved(NamedTuple):
    """Somebody came in, or went out."""

    centre: str
    person: str
    cid: int
    beds: Beds
    direction: Literal["in", "out"]
    at: datetime
    number: int


class NotPlaced(NamedTuple):
    """A movement of which it is not known yet whose it was, or which of the centre's beds it concerns."""

    centre: str
    person: str
    cid: int | None
    direction: Literal["in", "out"]
    at: datetime
    number: int


class Returned(NamedTuple):
    """Somebody is back at the centre they had left. `undid` is the number of the check-out, if there was one."""

    centre: str
    person: str
    cid: int | None
    at: datetime
    undid: int | None


class Movements(NamedTuple):
    """All of them."""

    moved: tuple[Moved, ...]
    not_placed: tuple[NotPlaced, ...]
    returned: tuple[Returned, ...]


def movements(events: Iterable[Told], known: Mapping[tuple[str, str], Detainee]) -> Movements:
    """In the order in which things happened."""
    told = in_order(each for each in events if isinstance(each.said, Event))
    returned = _returned(told, known)
    undone = {each.undid for each in returned}
    moved: list[Moved] = []
    not_placed: list[NotPlaced] = []
    for each in told:
        for centre, direction in _ways(each):
            if each.number in undone and direction == "out":
                continue
            said = each.said
            assert isinstance(said, Event)
            whose = known.get((centre, said.person), Detainee(centre, said.person))
            if whose.cid is None or whose.beds is None:
                not_placed.append(NotPlaced(centre, said.person, whose.cid, direction, each.at, each.number))
            else:
                moved.append(Moved(centre, said.person, whose.cid, whose.beds, direction, each.at, each.number))
    return Movements(tuple(moved), tuple(not_placed), returned)


def in_time(ways: Iterable[Moved | NotPlaced]) -> list[Moved | NotPlaced]:
    """The earliest first, whether or not it is known whose it was."""
    return sorted(ways, key=lambda way: (way.at, way.number))


def _ways(told: Told) -> tuple[tuple[str, Literal["in", "out"]], ...]:
    said = told.said
    assert isinstance(said, Event)
    if said.operation == "check in":
        return ((told.centre, "in"),)
    if said.operation == "check out":
        return ((told.centre, "out"),)
    if said.operation == "inter site transfer":
        return ((told.centre, "out"), (said.to, "in"))
    return ()


def _returned(told: Iterable[Told], known: Mapping[tuple[str, str], Detainee]) -> tuple[Returned, ...]:
    """Each reinstatement takes back the last check-out before it, unless the person was checked in since."""
    last_out: dict[tuple[str, str], int] = {}
    found: list[Returned] = []
    for each in told:
        said = each.said
        assert isinstance(said, Event)
        key = each.centre, said.person
        if said.operation == "check out":
            last_out[key] = each.number
        elif said.operation == "check in":
            last_out.pop(key, None)
        elif said.operation == "reinstatement":
            whose = known.get(key, Detainee(*key))
            found.append(Returned(each.centre, said.person, whose.cid, each.at, last_out.pop(key, None)))
    return tuple(found)
