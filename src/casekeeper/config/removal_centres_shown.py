"""Removal centres in a demonstration: invented beds, orders and events about invented people, read as real ones are."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.tell_of_removal_centre import add_removal_centre, tell_of_removal_centre
from casekeeper.exchange.reading import read_documents
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.planning.estate.told import Capacity, LocationNames
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records import clock
from casekeeper.records.models import IdentifierRow, Person, RemovalCentre

FIRST_CID, NOBODY_S = 900_000_001, 990_000_001
"""CID numbers from here on are given to invented people, and to nobody at all."""
COMING, INSIDE = 9, 4
BY = "make demo"


class Shown(NamedTuple):
    """An invented count of a centre that sources mention by name."""

    code: str
    name: str
    men: int
    women: int
    in_use: int
    out: int


CENTRES: Sequence[Shown] = (
    Shown("brook-house", "Brook House", 448, 0, 402, 11), Shown("colnbrook", "Colnbrook", 330, 0, 334, 9),
    Shown("derwentside", "Derwentside", 0, 84, 41, 2), Shown("harmondsworth", "Harmondsworth", 635, 0, 590, 24),
    Shown("yarls-wood", "Yarl's Wood", 370, 40, 318, 6),
)  # fmt: skip


def show_removal_centres() -> int:
    """The centres and a day of documents, unless there are centres already; how many documents were read."""
    if RemovalCentre.objects.exists():
        return 0
    now = clock.wall()
    for each in CENTRES:
        centre = add_removal_centre(each.code, each.name, invented=True)
        told_at = now - timedelta(days=400)
        tell_of_removal_centre(centre, Capacity(men=each.men, women=each.women), by=BY, at=told_at)
        names = LocationNames(men=(f"{each.name} Male",), women=(f"{each.name} Female",))
        tell_of_removal_centre(centre, names, by=BY, at=told_at)
    held = _numbered()
    coming, inside = held[:COMING], held[COMING:]
    documents = [*_heartbeats(), _orders(inside, coming, now), _bookings(now), *_events(inside, coming, now)]
    lines = "\n".join(json.dumps(each) for each in documents)
    return read_documents("removal-centres", io.BytesIO(lines.encode()), on=clock.today()).read


def _numbered() -> list[int]:
    """Some invented people in immigration detention, each with a number of their own."""
    found = []
    place = Whereabouts.IN_DETENTION
    people = Person.objects.filter(invented=True, handling="normal", position__whereabouts=place.value,
                                   position__continues_in=None).order_by("-pk")[:COMING + INSIDE]  # fmt: skip
    for nth, person in enumerate(people):
        known = IdentifierRow.objects.filter(person=person, scheme="cid_person").first()
        if known is None:
            said = IdentifierGiven(
                scheme="cid_person", as_typed=str(FIRST_CID + nth), canonical=f"{FIRST_CID + nth:09d}"
            )
            record_fact(person, said, _a_week_ago(), source="Home Office", by=BY)
        found.append(int(known.canonical) if known is not None else FIRST_CID + nth)
    return found


def _a_week_ago() -> date:
    return clock.today() - timedelta(days=7)


def _heartbeats() -> Iterator[dict[str, Any]]:
    for each in CENTRES:
        women = round(each.in_use * each.women / (each.men + each.women))
        yield {
            "centre": each.name, "male_occupied": each.in_use - women, "female_occupied": women,
            "male_outofcommission": each.out if each.men else 0, "female_outofcommission": 0 if each.men else each.out,
        }  # fmt: skip


def _orders(inside: Sequence[int], coming: Sequence[int], now: datetime) -> dict[str, Any]:
    rows = []
    for nth, cid in enumerate((*coming, NOBODY_S)):
        rows.append(_order("In", CENTRES[(0, 1, 3, 4)[nth % 4]], 7000 + nth, now - timedelta(hours=9 - nth), cid))
    for nth, cid in enumerate(inside[:3]):
        rows.append(_order("Out", CENTRES[nth], 7100 + nth, now - timedelta(hours=5 + nth), cid, "Removal"))
    return {"cDataSet": rows}


def _order(way: str, centre: Shown, ref: int, at: datetime, cid: int, kind: str = "Occupancy") -> dict[str, Any]:
    beds = "Male" if centre.men else "Female"
    return {
        "Location": f"{centre.name} {beds}", "MO In/MO Out": way, "MO Ref": ref, "MO Type": kind,
        "MO Date": f"{at:%d/%m/%Y %H:%M:%S}", "CID Person ID": cid,
    }  # fmt: skip


def _bookings(now: datetime) -> dict[str, Any]:
    at = now.isoformat()
    told = [("depmu", 4), ("ops north", 5), ("ops south", 3)]
    return {"cDataSet": [
        {"timestamp": at, "location": f"{CENTRES[place % 2 * 3].name} Male", "task_force": name, "cid_id": ""}
        for name, times in told for place in range(times)
    ]}  # fmt: skip


def _events(inside: Sequence[int], coming: Sequence[int], now: datetime) -> Iterator[dict[str, Any]]:
    def told(centre: Shown, operation: str, hours: float, **more: Any) -> dict[str, Any]:
        return {"centre": centre.name, "timestamp": (now - timedelta(hours=hours)).isoformat(),
                "operation": operation} | more  # fmt: skip

    for nth, cid in enumerate(coming[:3]):
        centre = CENTRES[(0, 1, 3, 4)[nth % 4]]
        yield told(centre, "check in", 6 - nth, person_id=100 + nth, cid_id=cid, gender="m", nationality="xxx")
    for nth, cid in enumerate((NOBODY_S + 1, *inside[3:4])):
        yield told(CENTRES[3], "check in", 3 + nth, person_id=200 + nth, cid_id=cid, gender="m", nationality="xxx")
    yield told(CENTRES[4], "check out", 2, person_id=999)
    yield told(CENTRES[0], "out commission", 30, bed_ref="C2-14", reason="Maintenance - Planned works", gender="m")
    yield told(CENTRES[0], "out commission", 20, bed_ref="C2-15", reason="Medical Isolation", gender="m")
