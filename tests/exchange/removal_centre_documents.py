"""Documents as removal centres and the movement desk send them, of invented centres and people."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from casekeeper.actions.tell_of_removal_centre import add_removal_centre, tell_of_removal_centre
from casekeeper.planning.estate.told import Capacity, LocationNames
from casekeeper.records.models import RemovalCentre

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ARRAN, BENNU = 4711, 4712

HEARTBEAT: dict[str, Any] = {
    "centre": "Heather Lodge", "male_occupied": 100, "female_occupied": 20, "male_outofcommission": 5,
    "female_outofcommission": 0,
}  # fmt: skip
CHECK_IN: dict[str, Any] = {
    "centre": "heatherlodge", "timestamp": "2026-03-02T10:30:00Z", "operation": "check in", "person_id": 12,
    "cid_id": ARRAN, "gender": "m", "nationality": "alb",
}  # fmt: skip
OUT: dict[str, Any] = {
    "centre": "heather lodge", "timestamp": "2026-03-02T08:00:00Z", "operation": "out commission", "bed_ref": "A1",
    "reason": "Single Occupancy", "gender": "m", "single_occupancy_person_id": 12,
}  # fmt: skip
ORDERS: dict[str, Any] = {
    "cDataSet": [
        {"Location": "Heather male", "MO In/MO Out": "In", "MO Ref": 101, "MO Date": "02/03/2026 09:00:00",
         "MO Type": "Removal", "CID Person ID": ARRAN},
        {"Location": "Fenwick female", "MO In/MO Out": "Out", "MO Ref": 102, "MO Date": "02/03/2026 18:00:00",
         "MO Type": "Removal", "CID Person ID": BENNU},
    ]
}  # fmt: skip
BOOKINGS: dict[str, Any] = {
    "cDataSet": [
        {"timestamp": "2026-03-02T09:00:00Z", "location": "Heather male", "task_force": "ops1", "cid_id": 990},
        {"timestamp": "2026-03-02T09:00:00Z", "location": "Heather male", "task_force": "depmu", "cid_id": ""},
    ]
}  # fmt: skip
EARLIER: dict[str, Any] = {
    "trans_id": 7, "date": "2026-03-02", "time": "10:30:00", "centre": "heather lodge", "centre_to": "na",
    "operation": "in", "cid_id": ARRAN, "gender": "m", "nationality": "alb",
    "bed_counts": {"male": 61, "female": 3, "out_of_commission": {"ooc_male": 2, "ooc_female": 0, "details": []}},
}  # fmt: skip


def event(operation: str, person: int = 12, at: str = "2026-03-02T10:30:00Z", **more: Any) -> dict[str, Any]:
    return {"centre": "Heather Lodge", "timestamp": at, "operation": operation, "person_id": person} | more


def check_in(cid: int = ARRAN, person: int = 12, **more: Any) -> dict[str, Any]:
    return event("check in", person, cid_id=cid, gender="m", nationality="alb", **more)


def two_centres() -> None:
    """Heather Lodge and Fenwick Hall, with beds and the names by which others mean them; once."""
    if RemovalCentre.objects.exists():
        return
    for code, name, word in (
        ("heather-lodge", "Heather Lodge", "Heather"),
        ("fenwick-hall", "Fenwick Hall", "Fenwick"),
    ):
        centre = add_removal_centre(code, name, invented=True)
        tell_of_removal_centre(centre, Capacity(men=1000, women=200), by="a test", at=LONG_AGO)
        names = LocationNames(men=(f"{word} male",), women=(f"{word} female",))
        tell_of_removal_centre(centre, names, by="a test", at=LONG_AGO)


def moved_to(day: date, document: dict[str, Any]) -> dict[str, Any]:
    """The same document, told of another day."""
    text = json.dumps(document).replace("2026-03-02", day.isoformat()).replace("02/03/2026", f"{day:%d/%m/%Y}")
    found: dict[str, Any] = json.loads(text)
    return found
