"""Immigration bail: its conditions, each with its purpose and power, the notice of them, changes, and the end.

The grant itself is `immigration.bail_granted`. A condition is known ever after by the number of the fact that set it.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind

ConditionType = Literal[
    "appearance", "residence", "reporting", "electronic monitoring", "work", "study", "curfew", "stay in an area",
    "keep out of an area", "other",
]  # fmt: skip
Channel = Literal["reporting centre", "police station", "telephone", "digital", "home visit"]
Power = Literal[
    "Immigration Act 1971, Schedule 2, paragraph 16",
    "Immigration Act 1971, Schedule 3, paragraph 2",
    "Nationality, Immigration and Asylum Act 2002, section 62",
    "UK Borders Act 2007, section 36",
    "not stated",
]
Grantor = Literal["Secretary of State", "tribunal", "not stated"]


class BailConditionSet(Kind):
    """One condition of bail, from this day: what the person must do, what for, under which power, reviewed by when."""

    kind: Literal["bail.condition_set"] = "bail.condition_set"
    label: ClassVar[str] = "Bail condition"
    substantive: ClassVar[bool] = True

    condition: ConditionType = Field(title="Condition")
    detail: str = Field("", title="What exactly the person must do")
    purpose: str = Field(title="What it is for", min_length=1)
    power: Power = Field("not stated", title="Liable to detention under")
    reasons: str = Field("", title="Reasons, with the matters weighed")
    channel: Channel = Field("reporting centre", title="If reporting: how")
    place: str = Field("", title="If reporting: where")
    review_on: date | None = Field(None, title="To be reviewed by")
    may_vary: Grantor = Field("Secretary of State", title="Who may vary it")
    source_unit: str = Field("", title="Unit the case comes from")


class BailConditionVaried(Kind):
    """A condition was changed by whoever may change it. What is left empty stays as it was."""

    kind: Literal["bail.condition_varied"] = "bail.condition_varied"
    label: ClassVar[str] = "Bail condition varied"
    substantive: ClassVar[bool] = True

    condition: int = Field(title="Number of the fact that set it")
    detail: str = Field("", title="What the person must do now")
    channel: Channel | None = Field(None, title="If reporting: how from now on")
    place: str = Field("", title="If reporting: where from now on")
    varied_by: Grantor = Field("Secretary of State", title="Varied by")
    reasons: str = Field(title="Reasons", min_length=1)


class BailConditionRemoved(Kind):
    """A condition was removed; the others stand."""

    kind: Literal["bail.condition_removed"] = "bail.condition_removed"
    label: ClassVar[str] = "Bail condition removed"
    substantive: ClassVar[bool] = True

    condition: int = Field(title="Number of the fact that set it")
    removed_by: Grantor = Field("Secretary of State", title="Removed by")
    reasons: str = Field(title="Reasons", min_length=1)


class BailConditionReviewed(Kind):
    """A named person looked again at a condition: still needed, or no longer? What is changed is recorded beside it."""

    kind: Literal["bail.condition_reviewed"] = "bail.condition_reviewed"
    label: ClassVar[str] = "Bail condition reviewed"
    substantive: ClassVar[bool] = True

    condition: int = Field(title="Number of the fact that set it")
    outcome: Literal["kept", "changed", "removed"] = Field(title="Outcome")
    reasons: str = Field(title="Why it is still needed, or what is changed", min_length=1)
    next_review_on: date | None = Field(None, title="To be reviewed again by")
    person_told: str = Field("", title="How the person was told")
    reviewed_by: str = Field(title="Reviewed by", min_length=1)


class BailNoticeServed(Kind):
    """The notice of bail (form BAIL 201) went out, with all conditions or one. Without proof it proves nothing."""

    kind: Literal["bail.notice_served"] = "bail.notice_served"
    label: ClassVar[str] = "Notice of bail served"
    substantive: ClassVar[bool] = True

    condition: int | None = Field(None, title="Condition it is about; empty for all of them")
    method: ServiceMethod = Field("by hand", title="How it was served")
    proof: str = Field("", title="Proof of service")
    received_on: date | None = Field(None, title="Proved to have been received on")
    language: str = Field("English", title="Language")
    document: str = Field("", title="Document reference and version")


class BailEnded(Kind):
    """Bail came to an end with all its conditions."""

    kind: Literal["bail.ended"] = "bail.ended"
    label: ClassVar[str] = "Bail ended"
    substantive: ClassVar[bool] = True

    reason: Literal["leave granted", "departed", "died", "detained", "no longer liable to detention", "other"] = Field(
        title="Why"
    )
    person_told: str = Field("", title="How the person was told")


class MonitoringConsidered(Kind):
    """A named person weighed electronic monitoring: when it was imposed, at a review, or after representations.

    Both limbs are answered each time: is it practical, and is it compatible with the person's rights?
    """

    kind: Literal["bail.monitoring_considered"] = "bail.monitoring_considered"
    label: ClassVar[str] = "Electronic monitoring considered"
    substantive: ClassVar[bool] = True

    condition: int | None = Field(None, title="Number of the fact that set the condition")
    occasion: Literal["imposition", "review", "representations", "breach"] = Field(title="On what occasion")
    outcome: Literal["fitted", "not fitted", "remove", "not imposed"] = Field(title="Outcome")
    practical: Literal["yes", "no"] = Field(title="Is it practical?")
    practical_reasons: str = Field(title="Why it is or is not practical", min_length=1)
    compatible: Literal["yes", "no"] = Field(title="Is it compatible with the person's rights?")
    compatible_reasons: str = Field(title="Why it is or is not compatible", min_length=1)
    considered_by: str = Field(title="Considered by", min_length=1)
