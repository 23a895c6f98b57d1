"""How old was the person on a day? Certain where every recorded date of birth allows one answer, otherwise cannot tell.

Dates of birth may be partly known, and several may stand side by side (an alias may carry its own). A verified
one decides; without it every one of them must agree on the answer.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import BirthDateStated
from casekeeper.periods import earliest, latest
from casekeeper.position.answer import Outcome


class Born(NamedTuple):
    """The first and last day on which the person can have been born, and the facts that say so."""

    first: date | None
    last: date | None
    facts: tuple[Fact[BirthDateStated], ...]
    disputed: bool

    @property
    def known(self) -> bool:
        return self.first is not None


def born(history: History) -> Born:
    """All recorded dates of birth taken together; the verified ones alone where there are any."""
    stated = history.of(BirthDateStated)
    if not stated:
        return Born(None, None, (), False)
    if len(stated) == 1:
        return Born(*_span(stated[0].said.born), tuple(stated), False)
    verified = [fact for fact in stated if fact.said.use == "verified"]
    used = tuple(verified or stated)
    spans = [_span(fact.said.born) for fact in used]
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    if not firsts:
        return Born(None, None, used, False)
    return Born(min(firsts), max(lasts), used, len({fact.said.born for fact in used}) > 1)


def _span(text: str) -> tuple[date | None, date | None]:
    """The first and last day a date of birth allows. A whole date, the usual case, is read the short way."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return day, day
    return earliest(text), latest(text)


def years_old(birth: date, day: date) -> int:
    """Whole years lived by the day. Somebody born on 29 February turns a year older on 1 March of a common year."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def under(age: int, when: Born, day: date) -> Outcome:
    """Was the person under this age on the day? Met, not met, or cannot tell."""
    if when.first is None or when.last is None:
        return Outcome.CANNOT_TELL
    if years_old(when.first, day) < age:
        return Outcome.MET
    return Outcome.CANNOT_TELL if years_old(when.last, day) < age else Outcome.NOT_MET
