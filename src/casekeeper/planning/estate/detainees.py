"""Who is meant by a centre's own number for somebody? The newest event that says so counts, whenever it arrives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from casekeeper.planning.estate.told import Beds, Event, Told

_TELLS = frozenset({"check in", "update individual"})


class Detainee(NamedTuple):
    """Somebody at a centre. What no event has told yet is None."""

    centre: str
    person: str
    cid: int | None = None
    beds: Beds | None = None


def in_order(events: Iterable[Told]) -> list[Told]:
    """As things happened; what shares a moment in the order in which it was told."""
    return sorted(events, key=lambda told: (told.at, told.number))


def detainees(events: Iterable[Told]) -> dict[tuple[str, str], Detainee]:
    """Everybody, by centre and the centre's number. Whoever is transferred is known at the other centre by the same."""
    found: dict[tuple[str, str], Detainee] = {}
    since: dict[tuple[str, str], datetime] = {}
    told = in_order(events)
    for each in told:
        said = each.said
        if isinstance(said, Event) and said.person and said.operation in _TELLS:
            key = each.centre, said.person
            known = found.get(key, Detainee(*key))
            found[key] = known._replace(
                cid=known.cid if said.cid is None else said.cid, beds=known.beds if said.beds is None else said.beds
            )
            since[key] = each.at
    for each in told:
        said = each.said
        if isinstance(said, Event) and said.operation == "inter site transfer":
            here, there = (each.centre, said.person), (said.to, said.person)
            if here in found and since.get(there, each.at) <= each.at:
                found[there] = found[here]._replace(centre=said.to)
                since[there] = each.at
    return found
