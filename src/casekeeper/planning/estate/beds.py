"""Which beds are out of commission, and why? Of each bed the newest event counts, whenever it arrives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from casekeeper.planning.estate.detainees import in_order
from casekeeper.planning.estate.movements import Moved, Movements, NotPlaced, in_time
from casekeeper.planning.estate.told import Beds, Event, Told


class BedOut(NamedTuple):
    """A bed nobody can be given. `occupant_left`: it was kept free for one person's sake, and that person has gone."""

    centre: str
    bed: str
    beds: Beds | None
    reason: str
    since: datetime
    occupant: str
    occupant_left: bool


def beds_out(events: Iterable[Told], moved: Movements) -> tuple[BedOut, ...]:
    """Every bed that is out, by centre and name."""
    newest: dict[tuple[str, str], Told] = {}
    for each in in_order(events):
        if isinstance(each.said, Event) and each.said.bed:
            newest[each.centre, each.said.bed] = each
    ways: list[Moved | NotPlaced] = [*moved.moved, *moved.not_placed]
    left = {(way.centre, way.person): way.at for way in in_time(ways) if way.direction == "out"}
    found = []
    for (centre, bed), each in sorted(newest.items()):
        said = each.said
        assert isinstance(said, Event)
        if said.operation == "out commission":
            gone = left.get((centre, said.occupant)) if said.occupant else None
            found.append(
                BedOut(
                    centre, bed, said.beds, said.reason, each.at, said.occupant, gone is not None and gone >= each.at
                )
            )
    return tuple(found)
