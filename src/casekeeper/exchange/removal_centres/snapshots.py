"""Whole lists: orders to move people in and out, and beds booked. A row that cannot be read is put aside by itself."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Literal, NamedTuple

from casekeeper.exchange.content import without_nulls
from casekeeper.exchange.fields import EARLIEST, LATEST, Fields, what_came
from casekeeper.exchange.quarantine import as_text
from casekeeper.exchange.removal_centres.told_of import (
    HIGHEST_CID,
    LONGEST_NAME,
    SOURCE,
    Snapshot,
    cid_of,
    moment,
)
from casekeeper.exchange.said import Part, Said, Unreadable
from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.told import Booking, Order

ROWS = ("cDataSet", "Output")
KIND = "snapshot"
"""The member by which our own addresses say which list it is; a file's list is known by its rows."""
MOST_ROWS = 100_000
_DAY_AND_HOUR = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$", re.ASCII)
_DIRECTIONS: dict[str, Literal["in", "out"]] = {"in": "in", "out": "out"}
ASK = "Ask the movement desk to correct the row; it counts with the next list."


class Wrong(NamedTuple):
    """Why a row could not be read."""

    expected: str
    came: str


def is_snapshot(fields: Fields) -> bool:
    return any(fields.has(name) for name in ROWS)


def parse(fields: Fields) -> Said | Unreadable:
    """The list, in the words it came in: which centre a location means is asked when it is looked at."""
    rows = next(fields.raw(name) for name in ROWS if fields.has(name))
    if not isinstance(rows, list):
        return Unreadable("cDataSet: a list of rows", what_came(rows), "Ask the movement desk for the list again.")
    if len(rows) > MOST_ROWS:
        return Unreadable(f"at most {MOST_ROWS:,} rows", f"{len(rows):,}", "Ask for a list of what is still to come.")
    kind = _kind(fields, rows)
    if kind is None:
        return Unreadable(
            "rows of movement orders (MO Ref ...) or of bookings (task_force ...)", "rows of neither, or none",
            "Send an empty list to the address of its kind: from a file it cannot be told what it is a list of.",
        )  # fmt: skip
    read = [_row(kind, row, fields, place) for place, row in enumerate(rows)]
    good = tuple(each for each in read if isinstance(each, Order | Booking))
    refused = tuple(
        Part(f"row {place + 1}", as_text(rows[place]), Unreadable(each.expected, each.came, ASK))
        for place, each in enumerate(read) if isinstance(each, Wrong)
    )  # fmt: skip
    if rows and not good:
        return Unreadable(
            "at least one row that can be read", f"{len(rows)} rows, none of them readable: {refused[0].why.expected}",
            "The list before it still holds. Ask the movement desk for the list again.", contradicts=True,
        )  # fmt: skip
    if not rows:
        fields.warn("cDataSet", "is empty: no order counts any more")
    return Said(
        source=SOURCE, key=kind, subjects=(), warnings=tuple(fields.warnings), content={kind: without_nulls(rows)},
        told=(Snapshot(kind, good),), refused=refused,
    )  # fmt: skip


def _kind(fields: Fields, rows: list[Any]) -> Literal["orders", "bookings"] | None:
    stated = fields.text(KIND, longest=20)
    if stated == "orders" or stated == "bookings":
        return "orders" if stated == "orders" else "bookings"
    for row in rows:
        if isinstance(row, dict):
            names = {plain_name(str(name)) for name in row}
            if "taskforce" in names:
                return "bookings"
            if names & {"moref", "moinmoout", "modate"}:
                return "orders"
    return None


def _row(kind: str, row: Any, fields: Fields, place: int) -> Order | Booking | Wrong:
    if not isinstance(row, dict):
        return Wrong("a row as an object", what_came(row))
    named = {plain_name(str(name)): value for name, value in row.items()}
    members = Fields(named, fields.warnings, f"cDataSet[{place}].")
    return _order(members) if kind == "orders" else _booking(members)


def _order(row: Fields) -> Order | Wrong:
    direction = _DIRECTIONS.get(row.text("moinmoout", longest=10).lower())
    if direction is None:
        return Wrong("MO In/MO Out: In or Out", "neither")
    at = _day_and_hour(row, "modate")
    if at is None:
        return Wrong("MO Date: a day and hour as DD/MM/YYYY HH:mm:ss", "none that could be read")
    ref, cid = row.number("moref"), cid_of(row, "cidpersonid")
    if ref is None or cid is None:
        return Wrong(f"MO Ref and CID Person ID: whole numbers, of a person 1 to {HIGHEST_CID}", "other, or none")
    location = row.text("location", longest=LONGEST_NAME)
    if not plain_name(location):
        return Wrong("Location: where the person is to come in or go out", "none")
    kind = row.text("motype", longest=60)
    return Order(location=location, direction=direction, ref=ref, at=at, type=kind, cid=cid)


def _booking(row: Fields) -> Booking | Wrong:
    at, location = moment(row, "timestamp"), row.text("location", longest=LONGEST_NAME)
    task_force = row.text("taskforce", longest=60)
    if at is None:
        return Wrong("timestamp: a date and time", "none that could be read")
    if not plain_name(location) or not plain_name(task_force):
        return Wrong("location and task_force", "one of them empty")
    given = row.raw("cidid") not in (None, "")
    cid = cid_of(row, "cidid")
    if given and cid is None:
        return Wrong("cid_id: a CID number, or nothing", "something else")
    return Booking(location=location, task_force=task_force, at=at, cid=cid)


def _day_and_hour(row: Fields, name: str) -> datetime | None:
    shape = _DAY_AND_HOUR.match(row.text(name, longest=40))
    if shape is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in shape.groups())
    try:
        found = datetime(year, month, day, hour, minute, second, tzinfo=LEGAL_ZONE)
    except ValueError:
        return None
    return found if EARLIEST <= found.date() <= LATEST else None
