"""The sentence of an invented person, and the dates a prison would hold for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from random import Random

from casekeeper.facts.sentence import DatesCalculated, SentenceKind
from casekeeper.synthetic import shape

NEWER_RULE_FROM = date(2025, 9, 23)
OFFENCES = (
    ("Possess class A drug with intent to supply", "MD71143"), ("Produce cannabis", "MD71142"),
    ("Burglary of a dwelling", "TH68010"), ("Robbery", "TH68023"), ("Fraud by false representation", "FA06001"),
    ("Possess a false identity document", "ID10001"), ("Wounding with intent", "OF61016"),
    ("Assault occasioning actual bodily harm", "OF61102"), ("Theft from a shop", "TH68072"),
    ("Dangerous driving", "RT88026"), ("Conceal criminal property", "PC02001"), ("Affray", "PU86004"),
)  # fmt: skip
COURTS = ("Snaresbrook Crown Court", "Leeds Crown Court", "Woolwich Crown Court", "Bristol Crown Court",
          "Manchester Crown Court", "Southwark Crown Court")  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A sentence and the days that follow from it, as the prison works them out."""

    kind: SentenceKind
    months: int
    sentenced_on: date
    release_on: date
    expiry_on: date
    early_removal_on: date | None
    parole_eligible_on: date | None
    offence: str
    offence_code: str
    court: str
    booking: str

    @property
    def term(self) -> tuple[int, int]:
        return divmod(self.months, 12)


def draw_months(chance: Random) -> int:
    """Months of sentence, by weight."""
    months, weights = zip(*shape.SENTENCE_MONTHS, strict=True)
    return int(chance.choices(months, weights)[0])


def plan(chance: Random, sentenced_on: date, months: int, kind: SentenceKind = "ordinary") -> Plan:
    """The prison's dates for a sentence passed on the day: half served inside, two thirds where extended."""
    total = round(months * 30.4375)
    share = 2 / 3 if kind == "extended" else 0.5
    custody = ceil(total * share)
    release_on = sentenced_on + timedelta(days=custody)
    offence, code = chance.choice(OFFENCES)
    # Now and then the prison is a day out, as somebody is: the difference is shown beside ours.
    slip = timedelta(days=1 if chance.random() < 0.015 else 0)
    return Plan(
        kind=kind,
        months=months,
        sentenced_on=sentenced_on,
        release_on=release_on,
        expiry_on=sentenced_on + timedelta(days=total - 1),
        early_removal_on=_early_removal(sentenced_on, release_on) - slip,
        parole_eligible_on=release_on if kind == "extended" else None,
        offence=offence,
        offence_code=code,
        court=chance.choice(COURTS),
        booking=str(1_200_000 + chance.randrange(400_000)),
    )


def _early_removal(sentenced_on: date, release_on: date) -> date:
    """The early removal date as the invented prison works it out, by the rule of the day of sentence."""
    days = (release_on - sentenced_on).days + 1
    older = max(sentenced_on + timedelta(days=ceil(days * 0.5)), release_on - timedelta(days=544))
    newer = max(sentenced_on + timedelta(days=ceil(days * 0.3)), release_on - timedelta(days=1461))
    if sentenced_on >= NEWER_RULE_FROM:
        return min(newer, release_on)
    return min(older if older < NEWER_RULE_FROM else max(newer, NEWER_RULE_FROM), release_on)


def dates_of(plan: Plan, *, release_on: date | None = None) -> DatesCalculated:
    """The dates as the prison tells them; `release_on` where it had them otherwise at first."""
    release = release_on or plan.release_on
    extended = plan.kind == "extended"
    return DatesCalculated(
        booking=plan.booking,
        sentence_start=plan.sentenced_on,
        sentence_expiry=plan.expiry_on,
        licence_expiry=plan.expiry_on,
        conditional_release=None if extended else release,
        parole_eligibility=release if extended else None,
        release=release,
        early_removal=plan.early_removal_on,
    )
