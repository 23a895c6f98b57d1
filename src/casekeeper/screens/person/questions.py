"""The questions of a position as a page asks them, in order, with the words for each outcome and each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from casekeeper.facts import prisons
from casekeeper.position.answer import Answer, Outcome
from casekeeper.screens.barriers import MEANINGS, barrier_in_words
from casekeeper.screens.wording import as_sentence, in_plain_words


class Question(NamedTuple):
    """How one question is put. `words` are those for met, not met and cannot tell, with the colour of each tag."""

    asked: str
    words: tuple[str, str, str] = ("Yes", "No", "Cannot tell")
    colours: tuple[str, str, str] = ("green", "grey", "yellow")


QUESTIONS: Mapping[str, Question] = {
    "whereabouts": Question("Where are they now?", ("Known", "Not known", "Cannot tell")),
    "custody": Question("In custody?"),
    "nationality": Question("Nationality", ("Known", "Not known", "Cannot tell")),
    "longest sentence": Question("Longest sentence", ("Known", "None", "Cannot tell")),
    "sentence dates": Question("Sentence dates", ("Known", "None", "Cannot tell")),
    "early removal": Question("When may they be removed early?", ("Computed", "None", "Not computed")),
    "facilitated return": Question(
        "May they go under the Facilitated Return Scheme?", ("Eligible", "Not eligible", "Cannot tell")
    ),
    "liability": Question("Liable to deportation?", colours=("blue", "grey", "yellow")),
    "consideration": Question("Consideration decided?"),
    "hold": Question("On hold?", colours=("blue", "grey", "yellow")),
    "released, not considered": Question("Released, not considered?", colours=("red", "grey", "yellow")),
}
_BAD = ("red", "grey", "yellow")
SAFEGUARDS: Mapping[str, Question] = {
    "vulnerability": Question("Vulnerability", ("Noted", "None noted", "Cannot tell"), ("orange", "grey", "yellow")),
    "safeguards": Question("Departure safeguards", ("Open", "None open", "Cannot tell"), _BAD),
    "barriers": Question("Barriers that somebody opened", ("Open", "None open", "Cannot tell"), _BAD),
    "exceptions weighed": Question(
        "Exceptions to deportation weighed?",
        ("Weighed, and none met", "One is met", "Not weighed whole"),
        ("blue", "red", "yellow"),
    ),
    "leave conflict": Question(
        "Leave against conviction", ("Conflict", "None", "Cannot tell"), ("red", "grey", "yellow")
    ),
}
CONTACT: Mapping[str, Question] = {
    "contact": Question("Are we in touch?", ("In touch", "No", "Cannot tell"), ("green", "red", "yellow")),
    "reporting": Question(
        "Do they report?", ("They report", "Not to report", "Not decided"), ("blue", "grey", "orange")
    ),
    "bail conditions": Question("Conditions of bail", ("In force", "None", "Cannot tell"), ("blue", "grey", "yellow")),
    "monitoring review": Question(
        "Electronic monitoring reviewed?", ("In time", "No", "Cannot tell"), ("green", "red", "yellow")
    ),
    "frequency proposed": Question(
        "How often might they report?", ("Proposed", "Nothing proposed", "Cannot tell"), ("blue", "grey", "yellow")
    ),
}
"""Asked only of somebody who is or was on bail."""
_GATE = ("Open", "Closed", "Cannot tell")
GATES: Mapping[str, Question] = {
    "release": Question("May a release date be passed?", ("Open", "Closed", "Cannot tell"), ("green", "red", "yellow")),
    "report in person": Question("May they be told to report in person?", _GATE, ("green", "red", "yellow")),
    "monitor electronically": Question("May they be monitored electronically?", _GATE, ("green", "red", "yellow")),
    "enforce by visit": Question("May somebody visit to enforce?", _GATE, ("green", "red", "yellow")),
    "declare absconder": Question("May an absconder be declared?", _GATE, ("green", "red", "yellow")),
}
ELSEWHERE = frozenset({"identity", "next legal date", "alerts", "requests"})
_BLANK: tuple[Any, ...] = (None, "", [], {}, (), False)
_LABELS = {"ours": "Our date", "theirs": "The prison's date", "differ": "They differ", "on": "Passed on",
           "article_8_tier": "Article 8 tier", "release_is": "The release date is the", "known": "Known",
           "power": "Power", "next_on": "Next report", "last_contact_on": "Last in touch",
           "misses_open": "Misses in a row", "at": "Time",
           "failed_by_us": "Reports that failed by our fault"}  # fmt: skip
_LEFT_OUT = frozenset({"answer", "standing", "recent", "exceptions", "fact", "regime", "not computed"})


class Shown(NamedTuple):
    """One answer, ready for the page."""

    asked: str
    tag: str
    colour: str
    headline: str
    parts: list[tuple[str, str]]
    answer: Answer


def shown(questions: Mapping[str, Question], answers: Mapping[str, Answer], *, others: bool = False) -> list[Shown]:
    """The answers to these questions in their order; with `others`, then any answer that no list names."""
    found = [_shown(question, answers[name]) for name, question in questions.items() if name in answers]
    if others:
        named = {*QUESTIONS, *CONTACT, *SAFEGUARDS, *ELSEWHERE}
        found += [_shown(Question(as_sentence(name)), answer) for name, answer in answers.items() if name not in named]
    return found


def _shown(question: Question, answer: Answer) -> Shown:
    place = (Outcome.MET, Outcome.NOT_MET, Outcome.CANNOT_TELL).index(answer.outcome)
    headline, parts = _value(answer.value)
    return Shown(question.asked, question.words[place], question.colours[place], headline, parts, answer)


def exceptions_to_check(answers: Mapping[str, Answer]) -> list[Shown]:
    """What liability leaves for a person to check, shown among the safeguards."""
    value = answers["liability"].value or {} if "liability" in answers else {}
    found = value.get("exceptions") or {}
    if not found:
        return []
    rests_on = Answer("exceptions", Outcome.CANNOT_TELL)
    parts = [(as_sentence(name), in_plain_words(said)) for name, said in found.items()]
    return [Shown("Exceptions", "To check", "yellow", "A person checks each of these", parts, rests_on)]


def _value(value: Any) -> tuple[str, list[tuple[str, str]]]:
    """A single value as a headline; a mapping as label and words, its empty parts left out."""
    if value in _BLANK:
        return "", []
    if isinstance(value, Mapping):
        return _headline(value), list(_parts(value))
    if isinstance(value, list | tuple):
        if all(isinstance(part, str) and part in MEANINGS for part in value):
            return "; ".join(map(barrier_in_words, value)), []
        parts = [(f"{number}", in_plain_words(part)) for number, part in enumerate(value, 1)]
        return ("", parts) if isinstance(value[0], Mapping) else (in_plain_words(value), [])
    return as_sentence(in_plain_words(value)), []


def _parts(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, part in value.items():
        if part in _BLANK or name in _LEFT_OUT:
            continue
        if isinstance(part, Mapping):
            yield from ((as_sentence(each), in_plain_words(said)) for each, said in part.items())
        else:
            yield _label(name), prisons.named(part) if name == "prison" else in_plain_words(part)


def _headline(value: Mapping[str, Any]) -> str:
    said = value.get("answer") or value.get("standing")
    return as_sentence(in_plain_words(said)) if said else ""


def _label(name: str) -> str:
    return _LABELS.get(str(name), as_sentence(name))
