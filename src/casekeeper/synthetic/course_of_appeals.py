"""What an invented appeal is about, and what the tribunal and we say of it before it is decided.

Shares are our own choice, for none by step was published; the outcomes are told in `synthetic/attempts.py`. A chance of
its own, so that what is invented elsewhere stays what it was.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from casekeeper.facts.appeals import (
    AppealEnded,
    AppealType,
    RespondentEvidenceSent,
    RespondentReviewed,
    TribunalState,
    TribunalStateTold,
)
from casekeeper.synthetic.told import Life

SUBJECTS: tuple[tuple[AppealType, tuple[str, ...], tuple[str, ...], int], ...] = (
    ("refusal of a human-rights claim", ("family_life",), ("private_life", "best_interests"), 70),
    ("refusal of a protection claim", ("protection",), ("ill_treatment",), 20),
    ("EU Settlement Scheme", ("eu_rights",), ("family_life",), 10),
)
"""What is appealed, the ground that it always has, those it may have too, and how many of a hundred."""
SECOND_GROUND, LATE, WITHDRAWN, EVIDENCE_LATE, REVIEW_LEFT = 0.3, 0.12, 0.15, 0.25, 0.3
HEARING_CENTRES = ("Northern centre (invented)", "Southern centre (invented)", "Western centre (invented)")
TRIBUNAL, APPEALS = "tribunal", "appeals-unit.officer"


class Subject(NamedTuple):
    """What is appealed, on which grounds, and whether the person was in time."""

    appeal: AppealType
    grounds: tuple[str, ...]
    late: bool


def subject_of(whose: str, on: date) -> Subject:
    """Of the appeal of this person against a decision served on the day."""
    chance = Random(f"subject {whose} {on}")
    appeal, always, more, _ = chance.choices(SUBJECTS, [each[-1] for each in SUBJECTS])[0]
    second = tuple(ground for ground in more if chance.random() < SECOND_GROUND)
    return Subject(appeal, (*always, *second), chance.random() < LATE)


def tell_course(life: Life, whose: str, appeal: int, lodged_on: date, until: date | None) -> None:
    """Evidence, the tribunal's states, our review and a hearing; up to the outcome, or as far as today.

    Of those with no outcome some are withdrawn, by the person or by us.
    """
    chance = Random(f"course {whose} {lodged_on}")
    aside = Life(chance, life.today, life.told)
    ended_on = None
    if until is None and chance.random() < WITHDRAWN:
        ended_on = lodged_on + timedelta(days=chance.randrange(20, 60))
    last = min(until or life.today, ended_on or life.today)
    hearing_on = life.next_working_day(lodged_on, chance.randrange(70, 160)) if until is None else until
    evidence_on = lodged_on + timedelta(days=chance.randrange(16, 34) if chance.random() < EVIDENCE_LATE else 9)
    steps: tuple[tuple[int, TribunalState], ...] = (
        (2, "awaitingRespondentEvidence"), ((evidence_on - lodged_on).days + 1, "caseBuilding"),
        (40, "respondentReview"), (58, "prepareForHearing"),
    )  # fmt: skip
    if evidence_on < last:
        aside.tell(RespondentEvidenceSent(appeal=appeal, document="Bundle (invented)"), evidence_on, by=APPEALS)
    for days, state in steps:
        day = lodged_on + timedelta(days=days)
        if day < last:
            listed = hearing_on if state == "prepareForHearing" else None
            said = TribunalStateTold(
                appeal=appeal, state=state, hearing_on=listed,
                hearing_centre=chance.choice(HEARING_CENTRES) if listed else "",
            )  # fmt: skip
            aside.tell(said, day, source=TRIBUNAL, by=TRIBUNAL)
    reviewed_on = lodged_on + timedelta(days=chance.randrange(44, 56))
    if reviewed_on < last and chance.random() >= REVIEW_LEFT:
        kept = RespondentReviewed(
            appeal=appeal, outcome="decision maintained", reasons="The grounds raise nothing new.",
            reviewed_by="appeals-unit.manager",
        )  # fmt: skip
        aside.tell(kept, reviewed_on, by=APPEALS)
    if ended_on is not None:
        ours = chance.random() < 0.3
        how = AppealEnded(appeal=appeal, how="decision withdrawn by us" if ours else "withdrawn by the person")
        aside.tell(how, ended_on, source=TRIBUNAL, by=TRIBUNAL)
