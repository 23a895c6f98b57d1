"""Holds, barriers and safeguards, conflicts, and the closing of a record."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

BarrierCode = Literal[
    "UNKNOWN", "BAR-01", "BAR-02", "BAR-03", "BAR-04", "BAR-05", "BAR-06", "BAR-07", "BAR-08", "BAR-09", "BAR-10",
    "BAR-11", "BAR-12", "BAR-13", "BAR-14", "BAR-15", "BAR-16", "BAR-17", "BAR-18", "BAR-19",
]  # fmt: skip


class HoldPlaced(Kind):
    """The record rests until a named day, for a stated reason; duties with a day of their own stay due."""

    kind: Literal["hold.placed"] = "hold.placed"
    label: ClassVar[str] = "Hold"
    substantive: ClassVar[bool] = True

    reason: str = Field(title="Why the record rests", min_length=1)
    until: date = Field(title="The hold ends on")
    waiting_on: str = Field("", title="Whom we wait for")


class HoldLifted(Kind):
    """A hold ended before its day."""

    kind: Literal["hold.lifted"] = "hold.lifted"
    label: ClassVar[str] = "Hold lifted"
    substantive: ClassVar[bool] = True

    reason: str = Field("", title="Why")


class BarrierOpened(Kind):
    """Something stands in the way of removal. Anybody may open one, in one action, with what they saw."""

    kind: Literal["barrier.opened"] = "barrier.opened"
    label: ClassVar[str] = "Barrier opened"
    substantive: ClassVar[bool] = True

    code: BarrierCode = Field(title="Barrier")
    evidence: str = Field("", title="Evidence")
    expires: date | None = Field(None, title="If unknown: to be re-coded by")
    clear_by: date | None = Field(None, title="Expected to be clear by")


class BarrierCleared(Kind):
    """The deciding unit cleared a barrier, with a document reference. Time alone never clears one."""

    kind: Literal["barrier.cleared"] = "barrier.cleared"
    label: ClassVar[str] = "Barrier cleared"
    substantive: ClassVar[bool] = True

    barrier: int = Field(title="Number of the fact that opened it")
    document: str = Field(title="Document reference", min_length=1)
    by_unit: str = Field(title="Deciding unit", min_length=1)


class BarrierRecoded(Kind):
    """A barrier coded unknown has been given its right code."""

    kind: Literal["barrier.recoded"] = "barrier.recoded"
    label: ClassVar[str] = "Barrier re-coded"
    substantive: ClassVar[bool] = True

    barrier: int = Field(title="Number of the fact that opened it")
    code: BarrierCode = Field(title="Barrier")
    evidence: str = Field(title="Evidence", min_length=1)


class VulnerabilityNoted(Kind):
    """Something that makes the person more at risk, with who says so."""

    kind: Literal["safeguard.vulnerability_noted"] = "safeguard.vulnerability_noted"
    label: ClassVar[str] = "Vulnerability"

    what: str = Field(title="What", min_length=1)
    evidence_level: Literal["self-report", "professional", "confirmed", "not stated"] = Field(
        "not stated", title="Level of evidence"
    )


class ConflictResolved(Kind):
    """A named person has dealt with a conflict the record showed, and says how."""

    kind: Literal["case.conflict_resolved"] = "case.conflict_resolved"
    label: ClassVar[str] = "Conflict resolved"
    substantive: ClassVar[bool] = True

    conflict: str = Field(title="Which conflict", min_length=1)
    how: str = Field(title="How it was resolved", min_length=1)


class CaseClosed(Kind):
    """The record is closed with a coded outcome; a later fact of custody or referral opens it again."""

    kind: Literal["case.closed"] = "case.closed"
    label: ClassVar[str] = "Case closed"
    substantive: ClassVar[bool] = True

    outcome: Literal["leave granted", "below threshold", "referred in error", "exempt", "do not deport",
                     "sentence served, no immigration interest"] = Field(title="Outcome")  # fmt: skip
    reasons: str = Field(title="Reasons", min_length=1)
