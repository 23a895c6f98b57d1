"""Immigration detention looked at again: gatekeeper, reviews, panels, medical reports, bail hearings, release.

Authority and the episode itself are in `facts/immigration.py`. Who decides is a named person every time.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

YesNo = Literal["yes", "no"]
ReviewGrade = Literal["officer", "manager", "senior manager", "head", "director"]


class GatekeeperDecided(Kind):
    """Before entry, the gatekeeper decided whether the person is fit to be detained, as an adult at risk or not."""

    kind: Literal["detention.gatekeeper_decided"] = "detention.gatekeeper_decided"
    label: ClassVar[str] = "Gatekeeper's decision"
    substantive: ClassVar[bool] = True

    outcome: Literal["suitable", "not suitable", "suitable with conditions"] = Field(title="Outcome")
    at_risk: Literal["no indicator", "level 1", "level 2", "level 3"] = Field("no indicator", title="Adult at risk")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class DetentionReviewed(Kind):
    """Detention was reviewed: both limbs answered, by somebody of a stated grade, and the next review named."""

    kind: Literal["detention.reviewed"] = "detention.reviewed"
    label: ClassVar[str] = "Detention review"
    substantive: ClassVar[bool] = True

    occasion: Literal["on the grid", "change of facts"] = Field("on the grid", title="Occasion")
    trigger: int | None = Field(None, title="If facts changed: number of the fact that changed them")
    reasonable_period: YesNo = Field(title="Only to remove, and for a period that is reasonable so far?")
    reasonable_period_reasons: str = Field(title="Why", min_length=1)
    within_reasonable_time: YesNo = Field(title="Can removal happen within a reasonable time?")
    within_reasonable_time_reasons: str = Field(title="Why or why not", min_length=1)
    outcome: Literal["detention goes on", "release", "referred upwards"] = Field(title="Outcome")
    grade: ReviewGrade = Field(title="Grade of the reviewer")
    next_on: date | None = Field(None, title="Next review, if sooner than the grid says")
    reviewed_by: str = Field(title="Reviewed by", min_length=1)


class PanelHeld(Kind):
    """An independent panel looked at how the case goes on, and gave its view."""

    kind: Literal["detention.panel_held"] = "detention.panel_held"
    label: ClassVar[str] = "Case progression panel"
    substantive: ClassVar[bool] = True

    view: Literal["detention goes on", "release"] = Field(title="Its view")
    reasons: str = Field(title="Reasons", min_length=1)


class PanelAnswered(Kind):
    """A named person followed the panel's view, or not and says why."""

    kind: Literal["detention.panel_answered"] = "detention.panel_answered"
    label: ClassVar[str] = "Answer to the panel"
    substantive: ClassVar[bool] = True

    panel: int = Field(title="Number of the fact that held the panel")
    followed: YesNo = Field(title="Was its view followed?")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class MedicalReportReceived(Kind):
    """A doctor's report from the place of detention that release has to be considered."""

    kind: Literal["detention.medical_report"] = "detention.medical_report"
    label: ClassVar[str] = "Medical report in detention"
    substantive: ClassVar[bool] = True

    rule: Literal["rule 35", "rule 32"] = Field("rule 35", title="Under")
    concern: Literal["health harmed by detention", "risk of suicide", "torture"] = Field(title="Concern")
    by: str = Field("", title="Doctor")


class MedicalReportAnswered(Kind):
    """Release was considered on a medical report, and the answer given."""

    kind: Literal["detention.medical_report_answered"] = "detention.medical_report_answered"
    label: ClassVar[str] = "Answer to a medical report"
    substantive: ClassVar[bool] = True

    report: int = Field(title="Number of the fact that brought the report")
    outcome: Literal["release", "detention goes on"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


_HEARING: Any = Field(title="Number of the fact that listed the hearing")


class BailHearingListed(Kind):
    """The tribunal listed a bail hearing."""

    kind: Literal["detention.bail_hearing_listed"] = "detention.bail_hearing_listed"
    label: ClassVar[str] = "Bail hearing listed"

    hearing_on: date = Field(title="Day of the hearing")
    reference: str = Field("", title="Tribunal reference")


class BailSummarySent(Kind):
    """Our summary for a bail hearing was sent to the tribunal and the person."""

    kind: Literal["detention.bail_summary_sent"] = "detention.bail_summary_sent"
    label: ClassVar[str] = "Bail summary sent"
    substantive: ClassVar[bool] = True

    hearing: int = _HEARING
    document: str = Field("", title="Document reference")


class BailHearingHeld(Kind):
    """What the tribunal decided on bail. The grant itself is recorded as immigration bail."""

    kind: Literal["detention.bail_hearing_held"] = "detention.bail_hearing_held"
    label: ClassVar[str] = "Bail hearing"
    substantive: ClassVar[bool] = True

    hearing: int = _HEARING
    outcome: Literal["granted", "granted in principle", "refused", "withdrawn", "adjourned"] = Field(title="Outcome")


class ReleaseArranged(Kind):
    """What release from detention needs is ready: an address, and the conditions of bail."""

    kind: Literal["detention.release_arranged"] = "detention.release_arranged"
    label: ClassVar[str] = "Release from detention arranged"
    substantive: ClassVar[bool] = True

    address_ready: bool = Field(False, title="An address is ready")
    conditions_ready: bool = Field(False, title="Conditions of bail are ready")
    unconditional: bool = Field(False, title="Release is unconditional: no conditions are needed")
    name: str = Field(title="Arranged by", min_length=1)
