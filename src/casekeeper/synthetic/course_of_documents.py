"""What a country answers to an application for a document, of the invented people: interview, yes, no, nothing yet.

Each person has a chance of their own here, so that what was invented before stays what it was. The shares are our own
choice: what came of applications was not published by country.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Literal, get_args

from casekeeper.facts.travel_documents import (
    DocumentAgreed,
    DocumentApplied,
    DocumentInterview,
    DocumentRefused,
    DocumentWithdrawn,
)
from casekeeper.synthetic.told import Life

INTERVIEWED, ACCEPTED, AGREED = 0.6, 0.75, 0.5
REFUSED, ASKED_AGAIN, WITHDRAWN = 0.14, 0.5, 0.03
RETURNS = "returns-logistics.officer"
Why = Literal["nationality not accepted", "more is needed", "person did not take part"]


def tell_course_of_application(life: Life, whose: str, applied: int, on: date, country: str) -> date:
    """What followed an application made on the day, so far; the day from which nobody asks after it any more."""
    chance = random.Random(f"document {whose} {on}")
    aside = Life(chance, life.today, life.told)
    day = aside.next_working_day(on, chance.randrange(20, 90))
    ends = chance.random()
    if ends < WITHDRAWN:
        aside.tell(DocumentWithdrawn(document=applied, why="no longer needed"), day, by=RETURNS)
        return day
    if ends < WITHDRAWN + REFUSED:
        return _tell_refused(aside, applied, day, country)
    if chance.random() < INTERVIEWED:
        accepted = chance.random() < ACCEPTED
        met = DocumentInterview(application=applied, outcome="nationality accepted" if accepted else "more is needed")
        aside.tell(met, day, by=RETURNS)
        if accepted and chance.random() < AGREED:
            agreed_on = aside.next_working_day(day, chance.randrange(10, 60))
            until = agreed_on + timedelta(days=180)
            aside.tell(DocumentAgreed(application=applied, agreed_until=until), agreed_on, by=RETURNS)
    return date.max


def _tell_refused(life: Life, applied: int, day: date, country: str) -> date:
    """No, after an interview; for some it is asked again."""
    why: Why = life.chance.choice(get_args(Why))
    life.tell(DocumentInterview(application=applied, outcome=why), day, by=RETURNS)
    on = life.next_working_day(day, life.chance.randrange(5, 40))
    life.tell(DocumentRefused(application=applied, why=why), on, by=RETURNS)
    if life.chance.random() < ASKED_AGAIN:
        again = life.next_working_day(on, life.chance.randrange(10, 60))
        life.tell(DocumentApplied(country=country, sent="What was asked for (invented)"), again, by=RETURNS)
    return on
