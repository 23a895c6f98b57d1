"""The feeds we read, by the name the command and the endpoint use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casekeeper.exchange import (
    common_platform,
    domain_events,
    immigration_detention,
    movements,
    prisoner_search,
    referrals,
    sentence_dates,
)
from casekeeper.exchange.paxlst import lists as passenger_lists
from casekeeper.exchange.registers import answers
from casekeeper.exchange.removal_centres import documents as removal_centres
from casekeeper.exchange.removal_centres import keeping as of_removal_centres
from casekeeper.exchange.removal_centres.told_of import SOURCE as REMOVAL_CENTRES
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.tribunal import cases as tribunal_cases


def _whole(document: Any) -> Any:
    return document


def _itself(document: Any) -> list[Any]:
    return [document]


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its parser, who it is from, and how one delivery divides into documents."""

    name: str
    source: str
    title: str
    parse: Callable[..., Said | Unreadable]
    divide: Callable[[Any], list[Any]] = _itself
    admission: Callable[[date], Callable[[Said], Said | Unreadable]] | None = None
    """Made at the start of a reading of a day: what can be said of a document only with what is known here."""
    keep: Callable[..., None] | None = None
    """Keeps what documents tell of something other than a person, in the transaction that stores the rest."""
    shown: Callable[[Any], Any] = _whole
    """What of a document that cannot be read is kept in quarantine: all of it, unless it names people of no concern."""
    at_once: int = 500
    """How many documents are stored together; one, where the next may depend on the one before."""

    def read(self, document: Any, *, on: date) -> Said | Unreadable:
        """The parser's answer. A fault in the parser itself is an unreadable document, not a stop."""
        try:
            return self.parse(document, on=on)
        except RecursionError:
            return Unreadable("a document of reasonable depth", "one nested too deeply", "Ask for it in another form.")
        except Exception as error:
            return Unreadable(
                f"a document of the feed {self.name}", f"one that the reader failed on ({type(error).__name__})",
                "Report this to whoever maintains the reader, then redrive.",
            )  # fmt: skip


FEEDS: Mapping[str, Feed] = {
    feed.name: feed
    for feed in (
        Feed("prisoners", prisoner_search.SOURCE, "Prisoners, as the prison's list gives them", prisoner_search.parse),
        Feed("events", domain_events.SOURCE, "Events: received, released, merged ...", domain_events.parse,
             domain_events.notifications),
        Feed("sentence-dates", sentence_dates.SOURCE, "Sentence dates of a booking", sentence_dates.parse),
        Feed("movements", movements.SOURCE, "Movements in and out of prison", movements.parse),
        Feed("court", common_platform.SOURCE, "Court hearings", common_platform.parse, common_platform.defendants),
        Feed("immigration-detention", immigration_detention.SOURCE, "The prison's records of immigration detention",
             immigration_detention.parse),
        Feed("register-answers", answers.SOURCE, "What registers answer to our alerts", answers.parse),
        Feed("removal-centres", REMOVAL_CENTRES, "Removal centres: heartbeats, events, movement orders, bookings",
             removal_centres.parse, admission=of_removal_centres.Admission, keep=of_removal_centres.keep, at_once=1),
        Feed("passenger-lists", passenger_lists.SOURCE, "Passenger lists, for departures that are planned",
             passenger_lists.parse, keep=passenger_lists.keep, shown=passenger_lists.without_people, at_once=1),
        Feed("tribunal-cases", tribunal_cases.SOURCE, "Cases of the tribunal", tribunal_cases.parse),
        Feed("referrals", referrals.SOURCE, "Referrals in structured form", referrals.parse),
    )
}  # fmt: skip


class UnknownFeed(ValueError):
    """There is no feed of that name."""


def feed_named(name: str) -> Feed:
    """The feed of that name. Raises UnknownFeed, with the names there are."""
    if name not in FEEDS:
        raise UnknownFeed(f"There is no feed called {name!r}. Use one of: {', '.join(FEEDS)}.")
    return FEEDS[name]
