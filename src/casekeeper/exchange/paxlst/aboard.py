"""Is somebody who is planned to leave on a flight on its list? Certain, not there, or not to be told.

Certain: the whole date of birth, and the same name or a number of a document we know of. The same date or the same name
alone is left to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from casekeeper.exchange.paxlst.manifest import Traveller, flight_number, plain
from casekeeper.facts import History
from casekeeper.facts.departures import (
    ArrivalConfirmed,
    AttemptBooked,
    AttemptFailed,
    AttemptMoved,
    AttemptPlanned,
    PersonBoarded,
)
from casekeeper.facts.documents import DocumentHeld
from casekeeper.matching.linking.from_history import link_record
from casekeeper.matching.linking.joining_by_itself import births_agree, names_agree
from casekeeper.matching.linking.record import LinkRecord

Answer = Literal["aboard", "not aboard", "cannot tell"]


class Planned(NamedTuple):
    """An attempt that has not ended, the day it is planned for, and the flights it names.

    `boarded_on` is the flight on whose earlier list the person stood: carriers send one at check-in and one at the end.
    """

    attempt: int
    leaves_on: date
    flights: frozenset[str]
    boarded_on: str = ""


def planned(history: History, source: str) -> tuple[Planned, ...]:
    """Attempts that neither failed nor arrived, nor boarded unless only a list of this source said so."""
    over = {fact.said.attempt for fact in history.of(AttemptFailed)}
    boarded = {fact.said.attempt: fact for fact in history.of(PersonBoarded)}
    over |= {attempt for attempt, fact in boarded.items() if fact.source != source}
    over |= {fact.said.attempt for fact in history.of(ArrivalConfirmed)}
    found = []
    for fact in history.of(AttemptPlanned):
        number = fact.first_number
        if number in over:
            continue
        moved = [each.said.leaves_on for each in history.of(AttemptMoved) if each.said.attempt == number]
        booked = [each.said.reference for each in history.of(AttemptBooked) if each.said.attempt == number]
        on = moved[-1] if moved else fact.said.leaves_on
        earlier = boarded[number].said.carrier if number in boarded else ""
        found.append(Planned(number, on, _flights([fact.said.route, *booked]), earlier))
    return tuple(found)


def _flights(texts: Iterable[str]) -> frozenset[str]:
    """Every word, and every two words together, that reads as the number of a flight."""
    found: set[str] = set()
    for text in texts:
        words = "".join(each if each.isalnum() else " " for each in text).split()
        pairs = [first + second for first, second in pairwise(words) if len(first) <= 3]
        found |= {number for each in (*words, *pairs) if any(sign.isdigit() for sign in each)
                  and (number := flight_number(each))}  # fmt: skip
    return frozenset(found)


def is_aboard(history: History, travellers: Sequence[Traveller]) -> Answer:
    """Of everybody on the list the surest."""
    ours = link_record(history)
    papers = {plain(fact.said.number) for fact in history.of(DocumentHeld)} - {""}
    possible = False
    for each in travellers:
        theirs = LinkRecord("", names=(each.name,), born=(each.born,) if each.born else ())
        born, named = births_agree(ours, theirs), names_agree(ours, theirs)
        known_paper = bool(papers & set(each.documents))
        if born and (named or known_paper):
            return "aboard"
        possible = possible or born or named or known_paper
    return "cannot tell" if possible else "not aboard"
