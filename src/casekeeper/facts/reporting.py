"""Reporting: how often, moved, excused, cancelled by us, paused, attended; and what followed a missed report.

That a report was missed is never told: it is derived from the condition, what is told here, and the day.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.bail import Channel
from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind

Frequency = Literal[
    "daily", "three times a week", "twice a week", "weekly", "fortnightly", "monthly", "quarterly"
]  # fmt: skip
ExcuseReason = Literal[
    "illness", "hospital", "custody", "bereavement", "transport failure", "religious", "caring", "court", "our error",
    "other",
]  # fmt: skip
Purpose = Literal[
    "to keep in touch", "to serve papers", "to settle identity or a document", "to talk about going home",
    "to check on welfare", "to supervise a risk", "other",
]  # fmt: skip
Gone = Literal["done", "not needed", "not asked"]
_REPORT_ON: Any = Field(title="The day the report was due")
_AT: Any = Field("", title="Time of day", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class FrequencySet(Kind):
    """How often the person reports from this day on, and when first: a person's decision, with reasons."""

    kind: Literal["reporting.frequency_set"] = "reporting.frequency_set"
    label: ClassVar[str] = "Reporting frequency"
    substantive: ClassVar[bool] = True

    condition: int | None = Field(None, title="Number of the fact that set the condition; empty for the only one")
    every: Frequency = Field(title="How often")
    first_on: date = Field(title="First day to report")
    at: str = Field("", title="Time of the slot", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")
    reasons: str = Field(title="Reasons", min_length=1)
    set_by: str = Field(title="Set by", min_length=1)
    as_proposed: bool | None = Field(None, title="As the program proposed")


class AppointmentMoved(Kind):
    """One report was moved to another day; the days after it stay as they are."""

    kind: Literal["reporting.appointment_moved"] = "reporting.appointment_moved"
    label: ClassVar[str] = "Report moved"
    substantive: ClassVar[bool] = True

    report_on: date = _REPORT_ON
    new_on: date = Field(title="The new day")
    asked_by: Literal["the person", "us"] = Field(title="Who asked for it")
    reason: str = Field("", title="Why")
    proof: str = Field("", title="How the person was told, and the proof")


class SlotAgreed(Kind):
    """The hour of one report, and its place where it is not the usual one; with proof, the person knows of the day."""

    kind: Literal["reporting.slot_agreed"] = "reporting.slot_agreed"
    label: ClassVar[str] = "Time of a report agreed"
    substantive: ClassVar[bool] = True

    report_on: date = _REPORT_ON
    at: str = Field(title="Time of the slot", pattern=r"^\d{2}:\d{2}$")
    place: str = Field("", title="Where, if not the usual place")
    proof: str = Field("", title="How the person was told, and the proof")


class AbsenceExcused(Kind):
    """A named person decided that not reporting on this day is excused, before it or after."""

    kind: Literal["reporting.absence_excused"] = "reporting.absence_excused"
    label: ClassVar[str] = "Absence excused"
    substantive: ClassVar[bool] = True

    report_on: date = _REPORT_ON
    why: ExcuseReason = Field(title="Why it is excused")
    evidence: str = Field("", title="Evidence")
    decided_by: str = Field(title="Decided by", min_length=1)


class ReportCancelled(Kind):
    """We cancelled the report or turned the person away: never a miss."""

    kind: Literal["reporting.cancelled"] = "reporting.cancelled"
    label: ClassVar[str] = "Report cancelled by us"

    report_on: date = _REPORT_ON
    why: Literal["centre closed", "too full", "no interpreter", "system down", "turned away", "no staff", "other"] = (
        Field(title="Why")
    )
    comment: str = Field("", title="Comment")


class ReportingPaused(Kind):
    """Nobody expects the person to report until a named day. A pause always ends; it is cut short if too long."""

    kind: Literal["reporting.paused"] = "reporting.paused"
    label: ClassVar[str] = "Reporting paused"
    substantive: ClassVar[bool] = True

    why: Literal["hospital", "custody", "late pregnancy or a birth", "illness", "caring", "by us", "other"] = Field(
        title="Why"
    )
    until: date = Field(title="First day on which it no longer holds")
    evidence: str = Field("", title="Evidence")


class ReportingResumed(Kind):
    """A pause ended before its day; the reports fall on the days on which they would have fallen without it."""

    kind: Literal["reporting.resumed"] = "reporting.resumed"
    label: ClassVar[str] = "Reporting resumed"
    substantive: ClassVar[bool] = True

    reason: str = Field("", title="Why")


class ReportAttended(Kind):
    """Reported as told."""

    kind: Literal["reporting.attended"] = "reporting.attended"
    label: ClassVar[str] = "Reported"

    place: str = Field("", title="Where")
    channel: Channel | None = Field(None, title="How")
    at: str = _AT
    identity: Literal["confirmed", "not confirmed", "not stated"] = Field("not stated", title="Identity")
    next_told: date | None = Field(None, title="Next day to report, as the person was told")
    meaningful: bool | None = Field(None, title="Did it serve the purpose of the condition?")
    learned_from: str = Field("", title="How we learned of it, if later")


class ArrivalBeside(Kind):
    """The person was taken in at a centre although a report of that day was told otherwise already: which was it?"""

    kind: Literal["reporting.arrival_beside"] = "reporting.arrival_beside"
    label: ClassVar[str] = "Arrival beside another record of the report"
    by_hand: ClassVar[bool] = False

    place: str = Field(title="Where")
    at: str = _AT
    beside: int = Field(title="Number of the fact that tells of the report")
    learned_from: str = Field("", title="How we learned of it, if later")


class ArrivalSettled(Kind):
    """A named person said what an arrival beside another record was: one report, two, or somebody else's."""

    kind: Literal["reporting.arrival_settled"] = "reporting.arrival_settled"
    label: ClassVar[str] = "Arrival settled"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    arrival: int = Field(title="Number of the fact that tells of the arrival")
    how: str = Field(title="What it was", min_length=1)
    reasons: str = Field(title="How we know", min_length=1)
    settled_by: str = Field(title="Settled by", min_length=1)


class InterviewHeld(Kind):
    """What a report was for, which questions were gone through, and whether it did what it was for."""

    kind: Literal["reporting.interview_held"] = "reporting.interview_held"
    label: ClassVar[str] = "What was done at a report"
    substantive: ClassVar[bool] = True

    purpose: Purpose = Field(title="What this report was for")
    served: Literal["yes", "in part", "no"] = Field(title="Did it do what it was for?")
    identity: Literal["confirmed", "not confirmed", "not stated"] = Field("not stated", title="Identity")
    contact_details: Gone = Field("not asked", title="Address, telephone and e-mail")
    representative: Gone = Field("not asked", title="Representative")
    health: Gone = Field("not asked", title="Health and vulnerability")
    family: Gone = Field("not asked", title="Family and children")
    work: Gone = Field("not asked", title="Work")
    travel_document: Gone = Field("not asked", title="Travel document")
    return_intent: Gone = Field("not asked", title="Going home: does the person wish to?")
    claims: Gone = Field("not asked", title="Claims and appeals that wait")
    papers: Gone = Field("not asked", title="Papers that wait to be served")
    next_date: Gone = Field("not asked", title="Next report told and understood")
    note: str = Field("", title="What was said")
    held_by: str = Field("", title="Who spoke with the person")

    @property
    def gone_through(self) -> int:
        """How many of the questions of `CHECKLIST` were asked, or found not to be needed."""
        return sum(1 for name in CHECKLIST if getattr(self, name) != "not asked")


CHECKLIST = (
    "contact_details", "representative", "health", "family", "work", "travel_document", "return_intent", "claims",
    "papers", "next_date",
)  # fmt: skip
"""The questions of the short list, in the order in which they are asked."""


class ReportMissed(Kind):
    """Another system said that a report was missed. Kept as said; we derive misses and conclude nothing from this."""

    kind: Literal["reporting.missed"] = "reporting.missed"
    label: ClassVar[str] = "Report missed"
    by_hand: ClassVar[bool] = False

    place: str = Field("", title="Where")


class ExplanationGiven(Kind):
    """The person, or somebody for them, said why a report was missed."""

    kind: Literal["reporting.explanation_given"] = "reporting.explanation_given"
    label: ClassVar[str] = "Explanation of a missed report"

    report_on: date = _REPORT_ON
    by: Literal["the person", "a representative", "somebody else"] = Field("the person", title="Who gave it")
    what: str = Field(title="What they say", min_length=1)
    evidence: str = Field("", title="Evidence")


class ExplanationDecided(Kind):
    """A named person accepted or rejected the explanation, or decided without one. A rejection can be reviewed."""

    kind: Literal["reporting.explanation_decided"] = "reporting.explanation_decided"
    label: ClassVar[str] = "Explanation decided"
    substantive: ClassVar[bool] = True

    report_on: date = _REPORT_ON
    outcome: Literal["accepted", "rejected", "none was given"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class WarningSent(Kind):
    """The letter after a missed report: what was missed, what may follow, how to explain, and a new appointment."""

    kind: Literal["reporting.warning_sent"] = "reporting.warning_sent"
    label: ClassVar[str] = "Letter about a missed report"
    substantive: ClassVar[bool] = True

    report_on: date = _REPORT_ON
    method: ServiceMethod = Field("post in the UK", title="How it was sent")
    new_appointment: date | None = Field(None, title="New appointment")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")


class MissTold(Kind):
    """Somebody who has to know was told of a missed report, and said that they know."""

    kind: Literal["reporting.miss_told"] = "reporting.miss_told"
    label: ClassVar[str] = "Told of a missed report"

    whom: Literal["case owner", "probation", "tag hub", "MAPPA lead", "representative", "supporter"] = Field(
        title="Who was told"
    )
    report_on: date = _REPORT_ON
    how: str = Field("", title="How")
    acknowledged_by: str = Field("", title="Who acknowledged it")


class VisitDecided(Kind):
    """A named person decided whether somebody goes to the address, and what for."""

    kind: Literal["reporting.visit_decided"] = "reporting.visit_decided"
    label: ClassVar[str] = "Visit decided"
    substantive: ClassVar[bool] = True

    outcome: Literal["welfare visit", "enforcement visit", "no visit"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class SeniorReviewed(Kind):
    """A senior person looked at missed reports, the least intrusive remedy first, and decided."""

    kind: Literal["reporting.senior_reviewed"] = "reporting.senior_reviewed"
    label: ClassVar[str] = "Senior review of missed reports"
    substantive: ClassVar[bool] = True

    outcome: Literal[
        "another time or place", "another channel", "another frequency", "help with what stands in the way",
        "home visit", "warning", "stricter conditions", "checks before a declaration", "no action",
    ] = Field(title="Outcome")  # fmt: skip
    alternatives: str = Field(title="Less intrusive remedies considered", min_length=1)
    reasons: str = Field(title="Reasons", min_length=1)
    reviewed_by: str = Field(title="Reviewed by", min_length=1)


class PatternReviewed(Kind):
    """Somebody asked why reports are missed again and again: frequency, language, travel, health."""

    kind: Literal["reporting.pattern_reviewed"] = "reporting.pattern_reviewed"
    label: ClassVar[str] = "Pattern of missed reports reviewed"
    substantive: ClassVar[bool] = True

    found: str = Field(title="What stands in the way", min_length=1)
    done: str = Field(title="What is changed", min_length=1)
    reviewed_by: str = Field(title="Reviewed by", min_length=1)
