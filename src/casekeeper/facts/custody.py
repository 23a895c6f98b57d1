"""Where a prison says the person is: received, moved, in hospital, out for a while, released; numbers merged."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

_AT: Any = Field("", title="Time of day, where the source gave it", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class Received(Kind):
    """Received into a prison. A new booking is a new spell in custody."""

    kind: Literal["custody.received"] = "custody.received"
    label: ClassVar[str] = "Received into prison"

    prison: str = Field(title="Prison code (three letters)")
    booking: str = Field("", title="Booking")
    reason: str = Field("", title="Reason as the prison codes it")
    legal_status: str = Field("", title="Legal status as the prison records it")
    at: str = _AT


class Transferred(Kind):
    """Moved from one prison to another in the same spell of custody."""

    kind: Literal["custody.transferred"] = "custody.transferred"
    label: ClassVar[str] = "Transferred"

    prison: str = Field(title="Prison now (three letters)")
    from_prison: str = Field("", title="Prison before")
    at: str = _AT


class Released(Kind):
    """Left prison custody. What follows depends on why."""

    kind: Literal["custody.released"] = "custody.released"
    label: ClassVar[str] = "Released from prison"

    prison: str = Field("", title="Prison released from")
    reason: str = Field("", title="Reason as the prison codes it")
    to: Literal["community", "removal", "immigration detention", "immigration bail", "not stated"] = Field(
        "not stated", title="Where to"
    )
    at: str = _AT


class MovedToHospital(Kind):
    """Moved to a hospital as a restricted patient: no longer counted in prison, still in custody and still ours."""

    kind: Literal["custody.moved_to_hospital"] = "custody.moved_to_hospital"
    label: ClassVar[str] = "Moved to hospital"

    hospital: str = Field("", title="Hospital")
    supporting_prison: str = Field("", title="Supporting prison")
    at: str = _AT


class WentOut(Kind):
    """Out of the prison for a while: at court, or on temporary absence. Still in custody."""

    kind: Literal["custody.went_out"] = "custody.went_out"
    label: ClassVar[str] = "Out for a while"

    why: Literal["court", "temporary absence", "between prisons"] = Field(title="Why")
    prison: str = Field("", title="Prison")
    at: str = _AT


class Returned(Kind):
    """Back in prison after court, hospital or temporary absence."""

    kind: Literal["custody.returned"] = "custody.returned"
    label: ClassVar[str] = "Returned to prison"

    prison: str = Field(title="Prison code (three letters)")
    at: str = _AT


class NotOnList(Kind):
    """A full prison list no longer shows the person, and no event said why."""

    kind: Literal["custody.not_on_list"] = "custody.not_on_list"
    label: ClassVar[str] = "No longer on the prison's list"

    list_of: str = Field(title="Which list, of which day")
    last_prison: str = Field("", title="Prison when last on the list")


class SeenOnList(Kind):
    """A prison's full list shows the person again after a gap."""

    kind: Literal["custody.seen_on_list"] = "custody.seen_on_list"
    label: ClassVar[str] = "On the prison's list again"

    prison: str = Field(title="Prison code (three letters)")


class NumbersMerged(Kind):
    """The prison service found that two prison numbers are one person; one number was removed."""

    kind: Literal["custody.numbers_merged"] = "custody.numbers_merged"
    label: ClassVar[str] = "Prison numbers merged"

    removed_number: str = Field(title="Number removed")
    retained_number: str = Field(title="Number retained")


class LegalStatusRecorded(Kind):
    """What the prison records as the ground of custody: remand, sentenced, recall, immigration detainee ..."""

    kind: Literal["custody.legal_status_recorded"] = "custody.legal_status_recorded"
    label: ClassVar[str] = "Legal status in prison"

    status: str = Field(title="Legal status as the prison records it")
