"""What named people judged of risk and need, each with its day and its source. Nothing computes them.

Nationality, ethnicity, religion and sex are no ground for any of them.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

HarmGrade = Literal["A", "B", "C", "D"]


class HarmGraded(Kind):
    """How great the risk to others is, as a named person judged it: A is the highest grade."""

    kind: Literal["safeguard.harm_graded"] = "safeguard.harm_graded"
    label: ClassVar[str] = "Harm grade"
    substantive: ClassVar[bool] = True

    grade: HarmGrade = Field(title="Grade")
    reasons: str = Field(title="Reasons", min_length=1)
    graded_by: str = Field(title="Graded by", min_length=1)
    source: str = Field("", title="What it rests on")
    mappa_level: Literal["1", "2", "3", "none", "not stated"] = Field("not stated", title="MAPPA level")
    review_on: date | None = Field(None, title="To be reviewed by")


class AccessNeedNoted(Kind):
    """What the person needs in order to report and to be understood."""

    kind: Literal["safeguard.access_need_noted"] = "safeguard.access_need_noted"
    label: ClassVar[str] = "Access need"

    need: Literal[
        "interpreter", "companion", "step-free access", "officer of a stated sex", "another time", "shorter travel",
        "cannot read", "no telephone", "no smartphone", "health", "other",
    ] = Field(title="Need")  # fmt: skip
    detail: str = Field("", title="Detail")
    source: str = Field("", title="Who says so")


class WelfareChecked(Kind):
    """Somebody asked first whether the person is safe, before anything else was done about a missed report."""

    kind: Literal["safeguard.welfare_checked"] = "safeguard.welfare_checked"
    label: ClassVar[str] = "Welfare checked"
    substantive: ClassVar[bool] = True

    found: Literal["safe", "at risk", "could not be found"] = Field(title="Found")
    how: str = Field("", title="How")
    checked_by: str = Field(title="Checked by", min_length=1)


class SafeguardingReferred(Kind):
    """A child or somebody vulnerable who is missing was referred: they are a missing person first."""

    kind: Literal["safeguard.referred"] = "safeguard.referred"
    label: ClassVar[str] = "Safeguarding referral"
    substantive: ClassVar[bool] = True

    to: str = Field(title="Referred to", min_length=1)
    reference: str = Field("", title="Reference")
    referred_by: str = Field(title="Referred by", min_length=1)
