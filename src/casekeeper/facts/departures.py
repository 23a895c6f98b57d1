"""From a planned attempt to arrival: notices, checks, booking, collection, boarding; and how an attempt failed.

An attempt is known ever after by the number of the fact that planned it. What state it is in is derived, never told.
That the person left is `departure.confirmed`, and that they are back `departure.undone`, in `facts/immigration.py`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind

How = Literal["removed", "early removal scheme", "voluntary", "transferred to a prison abroad"]
Check = Literal[
    "fitness to travel", "escort", "ticket", "prison release", "authorities told", "identity",
]  # fmt: skip
Cause = Literal[
    "late claim", "court challenge or order", "trafficking referral", "document expired or refused",
    "refused by the receiving state", "disruption", "medical", "no escort", "no seat or flight cancelled",
    "wrong notice", "barrier missed", "not located", "legal error", "weather", "withdrawn voluntarily", "other",
]  # fmt: skip
Controller = Literal[
    "us", "other public body", "contractor", "carrier", "embassy", "the person", "court", "nobody"
]  # fmt: skip
Stage = Literal["planned", "notice served", "booked", "collected", "at the port", "boarded", "on arrival"]
_ATTEMPT: Any = Field(title="Number of the fact that planned the attempt")
_AT: Any = Field("", title="Time of day", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class AttemptPlanned(Kind):
    """A departure is planned for a day. Planning is always allowed; what still stands in the way is shown."""

    kind: Literal["departure.attempt_planned"] = "departure.attempt_planned"
    label: ClassVar[str] = "Departure planned"
    substantive: ClassVar[bool] = True

    leaves_on: date = Field(title="Planned day of departure")
    how: How = Field("removed", title="How")
    to: str = Field("", title="Country, by its name or code")
    route: str = Field("", title="Route, with stops")
    again_after: int | None = Field(None, title="If it uses the notice of a failed attempt: the number of that attempt")
    planned_by: str = Field("", title="Planned by")


class AttemptMoved(Kind):
    """The day of a planned departure changed before anything had failed."""

    kind: Literal["departure.attempt_moved"] = "departure.attempt_moved"
    label: ClassVar[str] = "Departure moved"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    leaves_on: date = Field(title="New day of departure")
    reason: str = Field(title="Why", min_length=1)


class RemovalNoticeServed(Kind):
    """Notice of intention to remove, or of departure details, was served. Without proof it starts no clock."""

    kind: Literal["departure.notice_served"] = "departure.notice_served"
    label: ClassVar[str] = "Removal notice served"
    substantive: ClassVar[bool] = True

    notice: Literal["intention to remove", "departure details", "both"] = Field(title="Which notice")
    attempt: int | None = Field(None, title="Number of the fact that planned the attempt")
    leaves_on: date | None = Field(None, title="Departure details: the day named")
    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    received_on: date | None = Field(None, title="Proved to have been received on")
    representative: Literal["copied", "not copied", "none instructed"] = Field(
        "none instructed", title="Was the representative sent a copy?"
    )
    longer_period: str = Field("", title="Was a longer time to reach advice and court considered? What was decided?")
    document: str = Field("", title="Document reference")


class DepartureCheckMade(Kind):
    """One check before departure, by a named person, good until a day where it has one."""

    kind: Literal["departure.check_made"] = "departure.check_made"
    label: ClassVar[str] = "Check before departure"
    substantive: ClassVar[bool] = True

    check: Check = Field(title="Check")
    result: Literal["met", "not met"] = Field(title="Result")
    attempt: int | None = Field(None, title="Number of the fact that planned the attempt")
    valid_until: date | None = Field(None, title="Last day on which it holds")
    detail: str = Field("", title="Detail")
    made_by: str = Field(title="Checked by", min_length=1)
    document: str = Field("", title="Document reference")


class AttemptBooked(Kind):
    """Seats and escort are booked."""

    kind: Literal["departure.booked"] = "departure.booked"
    label: ClassVar[str] = "Departure booked"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    reference: str = Field("", title="Booking reference")
    pounds: int | None = Field(None, ge=0, title="Cost in pounds")


class PersonCollected(Kind):
    """The escort collected the person."""

    kind: Literal["departure.collected"] = "departure.collected"
    label: ClassVar[str] = "Collected for departure"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    place: str = Field("", title="From where")
    at: str = _AT


class PersonBoarded(Kind):
    """The person boarded. Evidence of leaving or arriving has to follow."""

    kind: Literal["departure.boarded"] = "departure.boarded"
    label: ClassVar[str] = "Boarded"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    carrier: str = Field("", title="Carrier and number")
    at: str = _AT


class ArrivalConfirmed(Kind):
    """Arrival was confirmed, with evidence."""

    kind: Literal["departure.arrived"] = "departure.arrived"
    label: ClassVar[str] = "Arrival confirmed"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    evidence: str = Field(title="Evidence", min_length=1)
    evidence_kind: Literal["passenger list", "receiving authority", "escort's report", "other"] = Field(
        "escort's report", title="Kind of evidence"
    )


class DepartureStopped(Kind):
    """Somebody stopped a departure: nobody boards on it any more. How it failed is recorded and graded after."""

    kind: Literal["departure.stopped"] = "departure.stopped"
    label: ClassVar[str] = "Departure stopped"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    raised: int | None = Field(None, title="Number of the fact because of which it was stopped")
    reason: str = Field(title="Why", min_length=1)
    stopped_by: str = Field(title="Stopped by", min_length=1)


class ConsideredUnderWay(Kind):
    """What came while a departure was under way was considered by a named person. It opens no gate: what stands in the
    way stands until whoever decides it has decided."""

    kind: Literal["departure.considered_under_way"] = "departure.considered_under_way"
    label: ClassVar[str] = "Considered while the departure was under way"
    substantive: ClassVar[bool] = True

    raised: int = Field(title="Number of the fact that was considered")
    outcome: Literal["the departure stops", "the departure waits", "it does not stop the departure"] = Field(
        title="Outcome"
    )
    reasons: str = Field(title="Reasons", min_length=1)
    considered_by: str = Field(title="Considered by", min_length=1)


class AttemptFailed(Kind):
    """An attempt failed: when, what stopped it, what lay behind, and in whose control that was, as its maker says."""

    kind: Literal["departure.failed"] = "departure.failed"
    label: ClassVar[str] = "Departure failed"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    stage: Stage = Field(title="At which stage")
    cause: Cause = Field(title="What stopped it")
    root_cause: Literal[Cause, "coordination", "error in our records", "not known"] = Field(
        "not known", title="What lay behind it"
    )
    controllable: Literal["yes", "no", "shared"] = Field(title="Could we have prevented it?")
    in_control_of: Controller = Field(title="In whose control it was")
    evidence: str = Field("", title="Evidence")
    pounds_lost: int | None = Field(None, ge=0, title="Money lost, in pounds")
    graded_by: str = Field(title="Graded by", min_length=1)


class FailureRegraded(Kind):
    """Somebody who did not make the first grading looked at a failed attempt again. Both gradings are kept."""

    kind: Literal["departure.failure_regraded"] = "departure.failure_regraded"
    label: ClassVar[str] = "Failed departure graded again"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    cause: Cause = Field(title="What stopped it")
    root_cause: Literal[Cause, "coordination", "error in our records", "not known"] = Field(
        "not known", title="What lay behind it"
    )
    controllable: Literal["yes", "no", "shared"] = Field(title="Could we have prevented it?")
    in_control_of: Controller = Field(title="In whose control it was")
    reasons: str = Field(title="Reasons", min_length=1)
    graded_by: str = Field(title="Graded by", min_length=1)


class FailureReviewed(Kind):
    """What follows from a failed attempt, and what is learned from it."""

    kind: Literal["departure.failure_reviewed"] = "departure.failure_reviewed"
    label: ClassVar[str] = "Failed departure reviewed"
    substantive: ClassVar[bool] = True

    attempt: int = _ATTEMPT
    follows: Literal["try again on the same notice", "new attempt", "back to the barrier", "release on bail"] = Field(
        title="What follows"
    )
    lesson: str = Field(title="Lesson", min_length=1)
    reviewed_by: str = Field(title="Reviewed by", min_length=1)


class AttemptCost(Kind):
    """Money spent on an attempt, and whether it was lost."""

    kind: Literal["departure.cost"] = "departure.cost"
    label: ClassVar[str] = "Cost of a departure"

    attempt: int = _ATTEMPT
    item: Literal["ticket", "escort", "charter", "document", "accommodation", "other"] = Field(title="For what")
    pounds: int = Field(ge=0, title="In pounds")
    lost: bool = Field(False, title="It was lost")


class DepartureAgainstGateReviewed(Kind):
    """A departure that happened though the gate was closed was looked into by a named person."""

    kind: Literal["departure.against_gate_reviewed"] = "departure.against_gate_reviewed"
    label: ClassVar[str] = "Departure against a closed gate looked into"
    substantive: ClassVar[bool] = True

    departure: int = Field(title="Number of the fact that confirmed the departure")
    found: str = Field(title="What was found", min_length=1)
    done: str = Field(title="What was done for the person", min_length=1)
    reviewed_by: str = Field(title="Looked into by", min_length=1)
