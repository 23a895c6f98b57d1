"""What a document of the estate comes to, before it is known which of our centres it means."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal, NamedTuple

from casekeeper.exchange.fields import Fields
from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.told import Booking, Event, Heartbeat, Order

SOURCE = "removal-centres"
LONGEST_NAME, LONGEST_NUMBER = 120, 40
HIGHEST_CID = 999_999_999


class ToldOf(NamedTuple):
    """One thing told of a centre, named as the document names it. Without a moment it speaks of the time it comes."""

    centre: str
    said: Heartbeat | Event
    at: datetime | None = None
    key: str | None = None


class Snapshot(NamedTuple):
    """A whole list. `day` of bookings without any would empty the estate, and is refused where it is admitted."""

    kind: Literal["orders", "bookings"]
    rows: tuple[Order | Booking, ...]


def moment(fields: Fields, name: str) -> datetime | None:
    """A date-time; without a zone it is by the clock in London."""
    found = fields.instant(name)
    if found is None:
        return None
    try:
        return (found if found.tzinfo is not None else found.replace(tzinfo=LEGAL_ZONE)).astimezone(UTC)
    except (OverflowError, ValueError):
        fields.warn(name, "lies beyond what can be counted; left out")
        return None


def cid_of(fields: Fields, name: str) -> int | None:
    """A CID number of a person, or None with a warning."""
    if fields.raw(name) in (None, ""):
        return None
    number = fields.number(name)
    if number is not None and not 0 < number <= HIGHEST_CID:
        fields.warn(name, "expected a CID number above nought of up to nine digits; left out")
        return None
    return number


def cid_subject(cid: int) -> str:
    """As identifiers of people are looked up."""
    return f"cid_person:{cid:09d}"
