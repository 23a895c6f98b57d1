"""Convictions, sentences, recommendations of the court, and the dates a prison calculates from them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

SentenceKind = Literal[
    "ordinary", "extended", "indeterminate", "suspended", "recall", "fine", "detention and training order",
    "community", "other", "unknown",
]  # fmt: skip


class Convicted(Kind):
    """Convicted of an offence, here or abroad."""

    kind: Literal["sentence.convicted"] = "sentence.convicted"
    label: ClassVar[str] = "Convicted"

    offence: str = Field(title="Offence")
    offence_code: str = Field("", title="Offence code")
    offence_on: date | None = Field(None, title="Day of the offence")
    court: str = Field("", title="Court")
    country: str = Field("GBR", title="Country of the conviction", pattern=r"^[A-Z]{2,3}$")
    age_known_as: int | None = Field(None, title="Age at conviction, where the court recorded it")


class Sentenced(Kind):
    """One sentence. Years, months, weeks and days are kept as the court said them."""

    kind: Literal["sentence.imposed"] = "sentence.imposed"
    label: ClassVar[str] = "Sentence"

    sentence: SentenceKind = Field("ordinary", title="Kind of sentence")
    years: int = Field(0, ge=0, title="Years")
    months: int = Field(0, ge=0, title="Months")
    weeks: int = Field(0, ge=0, title="Weeks")
    days: int = Field(0, ge=0, title="Days")
    life: bool = Field(False, title="Life or indeterminate")
    consecutive: bool = Field(False, title="Consecutive to another sentence")
    terrorist_restricted: bool = Field(False, title="Section 247A terrorist offence")
    court: str = Field("", title="Court")
    offence: str = Field("", title="Offence")


class DatesCalculated(Kind):
    """The dates a prison holds for the sentence. Each is the prison's own, kept beside what we compute."""

    kind: Literal["sentence.dates_calculated"] = "sentence.dates_calculated"
    label: ClassVar[str] = "Sentence dates"

    booking: str = Field("", title="Booking")
    sentence_start: date | None = Field(None, title="Sentence start date")
    sentence_expiry: date | None = Field(None, title="Sentence expiry date")
    licence_expiry: date | None = Field(None, title="Licence expiry date")
    conditional_release: date | None = Field(None, title="Conditional release date")
    automatic_release: date | None = Field(None, title="Automatic release date")
    non_parole: date | None = Field(None, title="Non-parole date")
    parole_eligibility: date | None = Field(None, title="Parole eligibility date")
    actual_parole: date | None = Field(None, title="Actual parole date")
    post_recall_release: date | None = Field(None, title="Post-recall release date")
    home_detention_curfew_eligibility: date | None = Field(None, title="Home detention curfew eligibility date")
    home_detention_curfew: date | None = Field(None, title="Home detention curfew date")
    mid_term: date | None = Field(None, title="Mid-term date")
    tariff: date | None = Field(None, title="Tariff expiry date")
    confirmed_release: date | None = Field(None, title="Confirmed release date")
    release: date | None = Field(None, title="Release date, as the prison gives it")
    early_removal: date | None = Field(None, title="Early removal date (ERSED), as the prison gives it")
    tariff_early_removal: date | None = Field(None, title="Tariff-expired removal date, as the prison gives it")
    added_days: int | None = Field(None, title="Additional days awarded")
    indeterminate: bool = Field(False, title="Indeterminate sentence")
    recall: bool = Field(False, title="Recalled")


class DeportationRecommended(Kind):
    """The sentencing court recommended deportation."""

    kind: Literal["sentence.deportation_recommended"] = "sentence.deportation_recommended"
    label: ClassVar[str] = "Court recommended deportation"

    court: str = Field("", title="Court")
    hearing: str = Field("", title="Hearing reference")


class ConvictionAppeal(Kind):
    """An appeal against conviction or sentence: begun, or ended. While it runs no automatic order is made."""

    kind: Literal["sentence.appeal_recorded"] = "sentence.appeal_recorded"
    label: ClassVar[str] = "Appeal against conviction or sentence"
    substantive: ClassVar[bool] = True

    step: Literal["begun", "dismissed", "allowed", "withdrawn"] = Field(title="What happened")
    reference: str = Field("", title="Court reference")
