"""What is told of removal centres: by a centre its beds and its events, by others orders to move and beds booked.

Only ever added to. A heartbeat is a count at a moment; an event is one thing that happened; a list of orders or of
bookings is a snapshot that takes the place of the one before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

Beds = Literal["men", "women"]
"""Which of a centre's beds: a centre keeps them apart, and so does everybody who counts them."""
Operation = Literal[
    "check in", "check out", "reinstatement", "update individual", "inter site transfer", "out commission",
    "in commission",
]  # fmt: skip
OF_BEDS: frozenset[str] = frozenset({"out commission", "in commission"})
OUT_OF_COMMISSION_BECAUSE = (
    "Single Occupancy - Reserved", "Single Occupancy", "Maintenance - Malicious/Accidental Damage",
    "Maintenance - Health and Safety Concern", "Maintenance - Planned works", "Crime Scene", "Medical Isolation",
    "Other",
)  # fmt: skip


class EstateSays(BaseModel):
    """One thing told about a centre; `key` is its name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    key: ClassVar[str]


class Capacity(EstateSays):
    """So many beds by contract, from now on."""

    key: ClassVar[str] = "capacity"

    men: int = Field(0, ge=0, le=100_000)
    women: int = Field(0, ge=0, le=100_000)


class LocationNames(EstateSays):
    """The names by which orders and bookings mean this centre's beds, compared without case, spaces and points."""

    key: ClassVar[str] = "names"

    men: tuple[str, ...] = ()
    women: tuple[str, ...] = ()


class Heartbeat(EstateSays):
    """Beds in use and out of commission, as the centre counts them at this moment."""

    key: ClassVar[str] = "heartbeat"

    men_in_use: int = Field(ge=0)
    women_in_use: int = Field(ge=0)
    men_out: int = Field(ge=0)
    women_out: int = Field(ge=0)


class Event(EstateSays):
    """Something happened at the centre. `person` is the centre's own number for somebody, `cid` the Home Office's."""

    key: ClassVar[str] = "event"

    operation: Operation
    person: str = ""
    cid: int | None = None
    beds: Beds | None = None
    nationality: str = ""
    to: str = ""
    reason: str = ""
    bed: str = ""
    occupant: str = ""


KINDS: Mapping[str, type[EstateSays]] = {each.key: each for each in (Capacity, LocationNames, Heartbeat, Event)}


class Told(NamedTuple):
    """One thing told of a centre: `at` the moment it speaks of; `number` tells apart what shares a moment."""

    centre: str
    said: EstateSays
    at: datetime
    number: int


class Order(BaseModel):
    """One movement order: somebody is to come in or go out at a location."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    location: str
    direction: Literal["in", "out"]
    ref: int
    at: datetime
    type: str = ""
    cid: int


class Booking(BaseModel):
    """One bed asked for on a day, for somebody named by `cid` or for nobody yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    location: str
    task_force: str
    at: datetime
    cid: int | None = None


def read_told(kind: str, said: Mapping[str, Any]) -> EstateSays:
    """The stored JSON as its kind."""
    return KINDS[kind].model_validate(said)
