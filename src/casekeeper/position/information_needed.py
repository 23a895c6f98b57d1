"""What consideration needs to know of the person, what the record knows already, and so what is left to ask.

Auditors found a form of some fifty questions that took 32 days to send and half of which never came back (HC 708,
paragraph 14). Here a question is asked only while no fact answers it; what is known is put before the person to be put
right, not asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History, Kind
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.facts.claims import ClaimMade, RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted
from casekeeper.facts.identity import BirthDateStated, LanguageNeeded, LongResidence, NationalityClaimed

Find = Callable[[History], tuple[Fact[Any], str] | None]
"""Finds the fact that answers a question, and its answer in words."""


class Question(NamedTuple):
    """One thing to know. `known` is the fact that answers it, `as_known` its answer in words; None where none does."""

    name: str
    ask: str
    known: Fact[Any] | None
    as_known: str

    @property
    def is_to_be_asked(self) -> bool:
        return self.known is None


def questions_of(history: History) -> tuple[Question, ...]:
    """Every question in the order in which it is asked."""
    return tuple(_question(history, *one) for one in _QUESTIONS)


def to_ask(history: History) -> tuple[Question, ...]:
    """Those that nothing on the record answers."""
    return tuple(one for one in questions_of(history) if one.is_to_be_asked)


def _question(
    history: History, name: str, ask: str, find: Callable[[History], tuple[Fact[Any], str] | None]
) -> Question:
    found = find(history)
    return Question(name, ask, None, "") if found is None else Question(name, ask, *found)


def _latest(kind: type[Kind], told: Callable[[Any], str]) -> Find:
    def find(history: History) -> tuple[Fact[Any], str] | None:
        fact = history.latest(kind)
        return None if fact is None else (fact, told(fact.said))

    return find


def _representative(history: History) -> tuple[Fact[Any], str] | None:
    acting, ended = history.latest(RepresentativeInstructed), history.latest(RepresentativeEnded)
    if acting is None or (ended is not None and (ended.on, ended.recorded_at) > (acting.on, acting.recorded_at)):
        return None
    return acting, acting.said.name


def _address(history: History) -> tuple[Fact[Any], str] | None:
    given = [fact for fact in history.of(ContactDetailGiven) if fact.said.means == "address"]
    return (given[-1], given[-1].said.detail) if given else None


def _children(history: History) -> tuple[Fact[Any], str] | None:
    """A record that nobody's child is affected answers it only until a child is noted."""
    recorded, noted = history.latest(BestInterestsRecorded), history.latest(ChildNoted)
    if noted is not None:
        return noted, f"{len(history.of(ChildNoted))} noted"
    return (recorded, recorded.said.found) if recorded is not None else None


def _nationality(history: History) -> tuple[Fact[Any], str] | None:
    claims = [fact for fact in history.of(NationalityClaimed) if fact.said.nationality != "UNKNOWN"]
    return (claims[-1], claims[-1].said.nationality) if claims else None


def _document(said: Any) -> str:
    return f"{said.document}, held by {said.held_by}"


_QUESTIONS: tuple[tuple[str, str, Find], ...] = (
    ("language", "Which language do you speak best, and do you want an interpreter?",
     _latest(LanguageNeeded, lambda said: said.language)),
    ("birth date", "When were you born?", _latest(BirthDateStated, lambda said: said.born)),
    ("nationality", "Of which country or countries are you a national?", _nationality),
    ("British", "Were you, a parent or a grandparent born in the United Kingdom? Have you held a British passport?",
     _latest(LongResidence, lambda said: said.outcome)),
    ("children", "Do you have children in the United Kingdom, or does a child here depend on you?", _children),
    ("representative", "Does a solicitor or anybody else act for you?", _representative),
    ("health", "Is there anything about your health, or that has happened to you, that we should know?",
     _latest(VulnerabilityNoted, lambda said: said.what)),
    ("return", "Is there anything that you fear if you went back to your country?",
     _latest(ClaimMade, lambda said: f"{said.claim}: a claim was made")),
    ("address", "Where would you live if you were released?", _address),
    ("document", "Do you have a passport or an identity card? Where is it?", _latest(DocumentHeld, _document)),
)  # fmt: skip
"""Ten, where fifty were asked. What else is needed is asked when an answer calls for it."""
