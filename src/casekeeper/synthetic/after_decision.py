"""What follows a decision to deport in the invented population: notices, the child's record, an offer, a document.

Mostly done in time, some late, some not yet: so that the duties on the way to departure are mixed as the others are.
The steps of an attempt are told elsewhere. Each person has a chance of their own here, so that what was invented
before stays what it was.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from casekeeper.facts import Kind
from casekeeper.facts.appeals import FurtherGroundsAskedFor
from casekeeper.facts.detention import DetentionReviewed, GatekeeperDecided, PanelHeld, ReviewGrade
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided, SchemeOffered
from casekeeper.facts.travel_documents import DocumentApplied, DocumentChased
from casekeeper.synthetic.course_of_documents import tell_course_of_application
from casekeeper.synthetic.detention_told import reviews_end_on, tell_reports_and_hearings
from casekeeper.synthetic.told import Life

LEFT_UNDONE, DONE_LATE = 0.06, 0.2
HELD_DOCUMENT = 0.3
ASKS_TO_GO, IS_ANSWERED = 0.1, 0.6
"""How many ask to leave early, and how many of them are answered: assumptions, no source was seen."""
REVIEW_AFTER = (1, 7, 14, 21, 28)
GRADE_FROM: tuple[tuple[int, ReviewGrade], ...] = (
    (365, "director"), (180, "head"), (90, "senior manager"), (14, "manager"), (0, "officer"),
)  # fmt: skip


def tell_after_decision(life: Life, decided_on: date, ordered_on: date | None) -> None:
    """The steps of casework and returns after a decision and an order."""
    life = _aside(life, decided_on)
    chance = life.chance
    steps: tuple[tuple[Kind, date], ...] = (
        (FurtherGroundsAskedFor(proof="Signed receipt"), decided_on),
        (SchemeOffered(scheme="voluntary departure", how="Explained in person, in a language understood"), decided_on),
        (
            BestInterestsRecorded(
                found="no child is affected", asked="the person, children's services",
                reasons="No child was named by anybody who was asked.", considered_by="casework.officer",
            ),
            decided_on,
        ),
    )  # fmt: skip
    served = () if ordered_on is None else ((DeportationOrderServed(proof="Signed receipt"), ordered_on),)
    for said, since in (*steps, *served):
        if chance.random() >= LEFT_UNDONE:
            wait = chance.randrange(8, 25) if chance.random() < DONE_LATE else chance.randrange(0, 4)
            life.tell(said, life.next_working_day(since, wait), by="casework.officer")
    _tell_document(life, decided_on)
    _tell_wish(life, decided_on)


def _aside(life: Life, day: date) -> Life:
    """The same life with a chance of its own, so that what is told here moves nothing that is told elsewhere."""
    first = life.told[0].recorded_at if life.told else day
    return Life(random.Random(f"{first} {len(life.told)} {day}"), life.today, life.told)


def _tell_wish(life: Life, decided_on: date) -> None:
    """Some ask to leave early; of these some wait for an answer."""
    chance = random.Random(f"wish {life.told[0].recorded_at} {decided_on}")
    if chance.random() >= ASKS_TO_GO:
        return
    aside = Life(chance, life.today, life.told)
    on = life.next_working_day(decided_on, chance.randrange(5, 60))
    asked = aside.tell(SchemeAskedFor(scheme="early removal", channel="A form from the prison"), on)
    if asked is None or chance.random() >= IS_ANSWERED:
        return
    said = SchemeDecided(
        offer=asked, outcome="refused", reasons="No document to travel on (invented).", decided_by="casework.manager"
    )  # fmt: skip
    aside.tell(said, life.next_working_day(on, chance.randrange(3, 40)), by="casework.manager")


def _tell_document(life: Life, decided_on: date) -> None:
    chance = life.chance
    on = life.next_working_day(decided_on, chance.randrange(1, 14))
    if chance.random() < HELD_DOCUMENT:
        until = on + timedelta(days=chance.randrange(200, 2_000))
        said = DocumentHeld(
            document="passport", issuer=country_of(life), valid_until=until, held_by="the department"
        )  # fmt: skip
        life.tell(said, on, by="returns-logistics.officer")
        return
    country = country_of(life) or "ALB"
    applied = life.tell(DocumentApplied(country=country), on, by="returns-logistics.officer")
    if applied is None:
        return
    settled = tell_course_of_application(life, str(life.told[0].recorded_at), applied, on, country)
    day = on + timedelta(days=chance.randrange(15, 26))
    while (asked_on := life.next_working_day(day)) < min(life.today, settled):
        if chance.random() < 0.95:
            chased = DocumentChased(application=applied, answer="Still with the ministry.")
            life.tell(chased, asked_on, by="returns-logistics.officer")
        day += timedelta(days=chance.randrange(15, 28))


def country_of(life: Life) -> str:
    """The nationality last told of, as the country that issues the person's documents; "" where none was told."""
    said = [one.said.nationality for one in life.told if isinstance(one.said, NationalityClaimed)]
    return next((code for code in reversed(said) if len(code) == 3 and code.isupper()), "")


def tell_detention_reviews(life: Life, began_on: date, until: date) -> None:
    """The gatekeeper, and reviews on the grid; some late and now and then one missed; reports and hearings."""
    life = _aside(life, began_on)
    chance = life.chance
    fit = GatekeeperDecided(outcome="suitable", reasons="No indicator was found.", decided_by="gatekeeper.officer")
    life.tell(fit, began_on, by="gatekeeper.officer")
    last = reviews_end_on(began_on, until, life.today)
    after = [*REVIEW_AFTER, *range(56, (until - began_on).days + 1, 28)]
    for number in after:
        day = began_on + timedelta(days=number - (0 if chance.random() < 0.8 else -2))
        if day > last or chance.random() < 0.04:
            continue
        grade = next(name for least, name in GRADE_FROM if number >= least)
        life.tell(
            DetentionReviewed(
                reasonable_period="yes", reasonable_period_reasons="No longer than steps to remove have taken.",
                within_reasonable_time="yes", within_reasonable_time_reasons="A document is applied for.",
                outcome="detention goes on", grade=grade, reviewed_by=f"a {grade}",
            ),
            day, by="casework.manager",
        )  # fmt: skip
        if number >= 84 and (number - 84) % 84 == 0:
            panel = PanelHeld(view="detention goes on", reasons="The steps taken lead to removal.")
            life.tell(panel, day, by="casework.manager")
    tell_reports_and_hearings(life, began_on, until)
