"""How long is the longest single sentence? (On which days it lets the person go is in sentence_dates.)

Consecutive terms are not added up: each sentence stands alone (UK Borders Act 2007, s 38). A suspended sentence
counts only once a page of law says so.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.sentence import Convicted, DatesCalculated, Sentenced
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.periods.limits import days_after, months_after
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.sentence_dates import sentence_dates

__all__ = ["Term", "lasts", "length_in_words", "longest_sentence", "sentence_dates", "terms_of"]

IN_CUSTODY = frozenset({"ordinary", "extended", "indeterminate", "recall", "detention and training order"})
NOT_SAID = frozenset({"other", "unknown"})
HERE = frozenset({"GBR", "GB"})
SUSPENDED = "uk_borders_act_2007.suspended_sentences_count"


class Term(NamedTuple):
    """One sentence that counts, or might. `sure` is False where its kind or its length is not known."""

    fact: Fact[Sentenced]
    months: int
    days: int
    life: bool
    sure: bool

    def reaches(self, months: int) -> bool:
        """Is it at least so many months?"""
        return self.life or lasts(months, self.fact.on, self.months, self.days)

    def length(self) -> int:
        """Days from the day of sentence to its end; only for telling which is longer."""
        return 1_000_000 if self.life else (self._ends() - self.fact.on).days

    def _ends(self) -> date:
        return _later(self.fact.on, self.months, self.days)


def lasts(at_least: int, on: date, months: int, days: int) -> bool:
    """Do months and days from the day of sentence last at least so many months? 52 weeks are short of 12 months."""
    if days == 0 or months >= at_least:
        return months >= at_least
    return _later(on, months, days) >= _later(on, at_least, 0)


def _later(day: date, months: int, days: int) -> date:
    """So many months and days later; the last day there is, where that lies beyond it."""
    try:
        return days_after(months_after(day, months), days)
    except BeyondCoverage:
        return date.max


def terms_of(history: History, law: Law) -> list[Term]:
    """Every sentence of a court here that counts, or might count, as imprisonment."""
    sentences = history.of(Sentenced)
    if not sentences:
        return []
    abroad = _passed_abroad(history, sentences)
    return [term for fact in sentences if fact.number not in abroad and (term := _term(fact, law)) is not None]


def _term(fact: Fact[Sentenced], law: Law) -> Term | None:
    said = fact.said
    kind = said.sentence
    if kind == "suspended":
        if law[SUSPENDED].find(fact.on) is None:
            return None
    elif kind not in IN_CUSTODY and kind not in NOT_SAID:
        return None
    months, days = 12 * said.years + said.months, 7 * said.weeks + said.days
    life = said.life or kind == "indeterminate"
    return Term(fact, months, days, life, kind not in NOT_SAID and (life or months > 0 or days > 0))


def _passed_abroad(history: History, sentences: Any) -> frozenset[int]:
    """Numbers of the sentences that follow a conviction in another country, and none here, of the same day."""
    convictions = history.of(Convicted)
    if all(fact.said.country in HERE for fact in convictions):
        return frozenset()
    here = {fact.on for fact in convictions if fact.said.country in HERE}
    abroad = {fact.on for fact in convictions} - here
    return frozenset(fact.number for fact in sentences if fact.on in abroad)


def longest_sentence(history: History, law: Law) -> Answer:
    """The longest single sentence of imprisonment passed here, in months and days, or that it is for life."""
    terms = terms_of(history, law)
    known = [term for term in terms if term.sure]
    missing = tuple([f"kind or length of the sentence of {term.fact.on}" for term in terms if not term.sure])
    if not known:
        return _none_known(history, bool(terms), missing)
    longest = known[0] if len(known) == 1 else max(known, key=Term.length)
    value = {
        "months": longest.months,
        "days": longest.days,
        "life": longest.life,
        "on": longest.fact.on,
        "fact": longest.fact.number,
    }
    reason = Reason(f"{length_in_words(longest)}, passed on {longest.fact.on}", longest.fact.number)
    reasons = (reason,) if len(known) == 1 else (reason, Reason(f"The longest of {len(known)}; they are not added up"))
    outcome = Outcome.CANNOT_TELL if missing and not longest.life else Outcome.MET
    return Answer("longest sentence", outcome, value, reasons, missing)


def _none_known(history: History, any_terms: bool, missing: tuple[str, ...]) -> Answer:
    calculated = history.of(DatesCalculated)
    for fact in calculated:
        if fact.said.indeterminate:
            value = {"months": 0, "days": 0, "life": True, "on": fact.said.sentence_start, "fact": fact.number}
            return Answer("longest sentence", Outcome.MET, value, (Reason("Indeterminate sentence", fact.number),))
    if any_terms:
        return Answer("longest sentence", Outcome.CANNOT_TELL, None, (), missing)
    if not calculated and (history.has(Sentenced) or not history.has(Convicted)):
        reason = Reason("No sentence of imprisonment passed here is recorded")
        return Answer("longest sentence", Outcome.NOT_MET, None, (reason,))
    return Answer("longest sentence", Outcome.CANNOT_TELL, None, _whole_term(calculated), ("length of each sentence",))


def _whole_term(calculated: Any) -> tuple[Reason, ...]:
    if not calculated:
        return ()
    newest = calculated[-1]
    said = newest.said
    if said.sentence_start is None or said.sentence_expiry is None:
        return (Reason("A prison calculated dates, so there is a sentence", newest.number),)
    text = (
        f"The prison gives {said.sentence_start} to {said.sentence_expiry} for all sentences together, "
        "less time on remand: the length of each does not follow"
    )
    return (Reason(text, newest.number),)


def length_in_words(term: Term) -> str:
    """The length as a court would say it."""
    if term.life:
        return "life or indeterminate"
    years, months = divmod(term.months, 12)
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((years, "year"), (months, "month"), (term.days, "day"))
        if number
    ]
    return " ".join(parts)
