"""To which country would the person be returned, and does a notice of the country desk stand for it?

The country is that of each nationality that stands, and of the destination of the open attempt; whichever has a notice
closes the gate. A nationality that was determined puts the others aside; until then each one claimed stands. Where the
words for a destination name no country for certain, any notice that stands closes: nobody can tell that it is another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.countries import country_from, country_name
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.law import Law, Notice
from casekeeper.position.answer import soonest
from casekeeper.position.departure.attempts import Attempt
from casekeeper.position.nationality import SAYS_NOTHING

NATIONALITY, PLANNED, LEFT_FOR = "nationality", "planned destination", "left for"


class ReturnedTo(NamedTuple):
    """One country somebody would be returned to. `code` is empty where the words for it name none for certain.

    `why` is the first reason it was found by; `also` the others.
    """

    code: str
    why: str
    fact: Fact[Any] | None
    as_written: str
    also: tuple[str, ...] = ()

    @property
    def whys(self) -> tuple[str, ...]:
        return (self.why, *self.also)

    @property
    def in_words(self) -> str:
        """The country and its code, or the words that name none."""
        return named(self.code) if self.code else f"{self.as_written}, which names no country for certain"


def named(code: str) -> str:
    """The name of a country with its code."""
    return f"{country_name(code)} ({code})"


def nationalities_that_stand(history: History) -> tuple[Fact[NationalityClaimed], ...]:
    """The claims of the last day on which a nationality was determined; until then, every one that names any."""
    naming = [fact for fact in history.of(NationalityClaimed) if fact.said.nationality not in SAYS_NOTHING]
    determined = [fact for fact in naming if fact.said.confidence == "determined"]
    return tuple(fact for fact in determined if fact.on == determined[-1].on) if determined else tuple(naming)


def countries_of_return(history: History, attempt: Attempt | None, to: str = "") -> tuple[ReturnedTo, ...]:
    """Each country once, by nationality first; `to` where the person leaves for another than was planned."""
    found: dict[str, ReturnedTo] = {}
    for fact in nationalities_that_stand(history):
        country = country_from(fact.said.nationality)
        if country.known:
            found.setdefault(country.code, ReturnedTo(country.code, NATIONALITY, fact, country.as_written))
    if attempt is not None and attempt.planned.said.to.strip():
        _add(found, attempt.planned.said.to, PLANNED, attempt.planned)
    if to.strip():
        _add(found, to, LEFT_FOR, None)
    return tuple(found.values())


def countries_left_for(history: History) -> Iterator[ReturnedTo]:
    """Those of the departures that happened: a notice told of later, and from before, concerns them too."""
    for fact in history.of(Departed):
        if fact.said.to.strip():
            country = country_from(fact.said.to)
            yield ReturnedTo(country.code, LEFT_FOR, fact, country.as_written)


def _add(found: dict[str, ReturnedTo], written: str, why: str, fact: Fact[Any] | None) -> None:
    country = country_from(written)
    before = found.get(country.code)
    new = ReturnedTo(country.code, why, fact, country.as_written)
    found[country.code] = new if before is None else before._replace(also=(*before.also, why))


def notices_against(
    law: Law, countries: Sequence[ReturnedTo], days: Sequence[date]
) -> Iterator[tuple[Notice, ReturnedTo]]:
    """Each notice that stands on one of the days and concerns one of the countries, with that country."""
    for notice in law.notices:
        concerned = next((each for each in countries if each.code in (notice.country, "")), None)
        if concerned is not None and any(notice.stands_on(day) for day in days):
            yield notice, concerned


def next_notice_change(law: Law, countries: Sequence[ReturnedTo], day: date) -> date | None:
    """The first later day on which a notice that is known begins or ends for one of the countries."""
    return soonest((*(each.from_on for each in _concerning(law, countries)), *notices_ended(law, countries)), day)


def notices_ended(law: Law, countries: Sequence[ReturnedTo]) -> list[date]:
    """The days on which notices on one of the countries ended, or are known to."""
    return [notice.ended.on for notice in _concerning(law, countries) if notice.ended is not None]


def _concerning(law: Law, countries: Sequence[ReturnedTo]) -> list[Notice]:
    codes = {each.code for each in countries}
    return [notice for notice in law.notices if notice.country in codes or "" in codes]
