"""May the person go home under the Facilitated Return Scheme, on a day? With every reason, or what is not known.

Nobody before the scheme began, nobody on an indeterminate or life sentence, nationals of the EEA from the day the page
names, and nobody a second time. What is not known is not filled in: a person then decides, and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.facts import History
from casekeeper.facts.schemes import SchemeDecided, SchemePaid
from casekeeper.facts.sentence import Sentenced
from casekeeper.law import Law, Page
from casekeeper.position.answer import Answer, Outcome, Reason, because, soonest
from casekeeper.position.dates_in_force import dates_in_force
from casekeeper.position.departure.countries import named, nationalities_that_stand
from casekeeper.position.leaving_made import departures_made
from casekeeper.position.nationality import nationality
from casekeeper.position.scheme_approved import scheme_of
from casekeeper.position.sentence import NOT_SAID, terms_of

QUESTION = "facilitated return"
SCHEME = "facilitated return"
INDETERMINATE = "indeterminate"
PAGES = (
    "facilitated_return.in_use", "facilitated_return.eea_nationals", "facilitated_return.eea_states",
    "facilitated_return.excluded_sentences", "facilitated_return.one_payment",
)  # fmt: skip

_Found = tuple[Outcome, tuple[Reason, ...], tuple[str, ...]]
"""What one condition comes to: its outcome, why, and what is missing."""


def facilitated_return(history: History, law: Law, day: date, offer: int | None = None) -> Answer:
    """Met where every condition is. A payment made on the `offer` that is asked about is not one made before."""
    pages = [law[key] for key in PAGES]
    changes = soonest((value.effective_on for page in pages for value in page.values), day)
    if any(page.find(day) is None for page in pages):
        began = pages[0].values[0]
        text = f"The scheme began on {began.effective_on}"
        return Answer(QUESTION, Outcome.NOT_MET, None, (because(text, under=began),), (), changes)
    found = (_who(history, law, day), _sentence(history, law, day), _paid_before(history, law, day, offer))
    outcomes = {outcome for outcome, _, _ in found}
    outcome = next(each for each in (Outcome.NOT_MET, Outcome.CANNOT_TELL, Outcome.MET) if each in outcomes)
    reasons = tuple(reason for each, said, _ in found if each in (outcome, Outcome.NOT_MET) for reason in said)
    missing = tuple(each for _, _, lacking in found for each in lacking)
    return Answer(QUESTION, outcome, None, reasons, missing, changes)


def _who(history: History, law: Law, day: date) -> _Found:
    """Foreign, and where nationals of the EEA are left out, not one of them."""
    answer = nationality(history)
    if answer.value == "British":
        return Outcome.NOT_MET, (Reason("British: nobody British is returned"), *answer.reasons), ()
    if answer.outcome is not Outcome.MET:
        return Outcome.CANNOT_TELL, answer.reasons, answer.missing
    rule = law["facilitated_return.eea_nationals"].on(day)
    if rule.value:
        return Outcome.MET, (because("Nationals of any foreign state may go under the scheme", under=rule),), ()
    states = law["facilitated_return.eea_states"].on(day)
    claims = nationalities_that_stand(history)
    inside = [claim for claim in claims if claim.said.nationality in states.value]
    if not inside:
        return Outcome.MET, (because("Not a national of a state of the EEA", under=states),), ()
    opens = _first_day_open(law["facilitated_return.eea_nationals"])
    text = f"{named(inside[0].said.nationality)}: nationals of the EEA may go under the scheme only {opens}"
    if len(inside) < len(claims):
        whose = f"whether the person is a national of {named(inside[0].said.nationality)}"
        return Outcome.CANNOT_TELL, (because(text, inside[0], rule),), (whose,)
    return Outcome.NOT_MET, (because(text, inside[0], rule),), ()


def _first_day_open(page: Page) -> str:
    opened = next((value.effective_on for value in page.values if value.value), None)
    return f"from {opened}" if opened is not None else "once a page of law says so"


def _sentence(history: History, law: Law, day: date) -> _Found:
    """No indeterminate or life sentence. Only what a court or a prison said of its kind answers that."""
    page = law["facilitated_return.excluded_sentences"].on(day)
    excluded = INDETERMINATE in page.value
    text = "An indeterminate or life sentence: nobody on one may go under the scheme"
    terms = terms_of(history, law)
    dates = dates_in_force(history)
    for term in terms:
        if term.life and excluded:
            return Outcome.NOT_MET, (because(text, term.fact, page),), ()
    if dates is not None and dates.said.indeterminate and excluded:
        return Outcome.NOT_MET, (because(text, dates.fact, page),), ()
    unsaid = tuple(f"kind of the sentence of {term.fact.on}" for term in terms if term.fact.said.sentence in NOT_SAID)
    if unsaid:
        return Outcome.CANNOT_TELL, (), unsaid
    released_by_law = dates is not None and (dates.said.conditional_release or dates.said.automatic_release)
    if history.has(Sentenced) or released_by_law:
        return Outcome.MET, (because("No indeterminate or life sentence is recorded", under=page),), ()
    return Outcome.CANNOT_TELL, (), ("the sentence, and whether it is indeterminate or for life",)


def _paid_before(history: History, law: Law, day: date, offer: int | None) -> _Found:
    """Nobody is normally paid twice; whoever left after an approval, with no payment told of, may have been paid."""
    page = law["facilitated_return.one_payment"].on(day)
    paid = next((fact for fact in history.of(SchemePaid) if offer is None or fact.said.offer != offer), None)
    if paid is not None:
        text = f"Paid under the scheme on {paid.on}: normally nobody is paid a second time"
        return Outcome.NOT_MET, (because(text, paid, page),), ()
    unknown = tuple(_left_after_approval(history, offer))
    if unknown:
        missing = ("whether the person was paid under the scheme when they left",)
        return Outcome.CANNOT_TELL, unknown, missing
    return Outcome.MET, (because("No earlier payment under the scheme is recorded", under=page),), ()


def _left_after_approval(history: History, offer: int | None) -> Iterator[Reason]:
    left = [made.on for made in departures_made(history)]
    for fact in history.of(SchemeDecided):
        about_another = fact.said.offer != offer and scheme_of(history, fact.said.offer) == SCHEME
        if about_another and fact.said.outcome == "approved" and any(on >= fact.on for on in left):
            yield because(f"Approved on {fact.on}, and the person left after that; no payment is told of", fact)
