"""Two records side by side: what each says of who the person is, and who said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed, SexRecorded
from casekeeper.facts.sentence import Sentenced
from casekeeper.screens.dates import in_short, in_words_partly
from casekeeper.screens.entries_in_words import state_in_words
from casekeeper.screens.wording import as_sentence


def rows_of(*histories: History) -> list[tuple[str, list[list[str]]]]:
    """What is compared, one row to a question, with the values of each record."""
    asked: tuple[tuple[str, Callable[[History], list[str]]], ...] = (
        ("Names", lambda told: _each(f"{fact.said.full} ({fact.said.use})" for fact in told.of(NameStated))),
        ("Dates of birth", lambda told: _each(in_words_partly(fact.said.born) for fact in told.of(BirthDateStated))),
        ("Identifiers", lambda told: _each(_number(fact) for fact in told.of(IdentifierGiven))),
        ("Sentenced on", lambda told: _each(in_short(fact.on) for fact in told.of(Sentenced))),
        (
            "Nationality claims",
            lambda told: _each(state_in_words(fact.said.nationality) for fact in told.of(NationalityClaimed)),
        ),
        ("Sex as recorded", lambda told: _each(fact.said.sex for fact in told.of(SexRecorded))),
        ("Said by", lambda told: sources_of(told.facts)),
    )
    return [(label, [read(history) for history in histories]) for label, read in asked]


def sources_of(facts: Sequence[Fact[Any]]) -> list[str]:
    """Who said it, with how many facts and the day of the first."""
    said: dict[str, list[Fact[Any]]] = {}
    for fact in facts:
        said.setdefault(fact.source, []).append(fact)
    return [
        f"{as_sentence(source)}: {len(found)} fact{'' if len(found) == 1 else 's'} since "
        f"{in_short(min(fact.recorded_at for fact in found).date())}"
        for source, found in said.items()
    ]


def _each(told: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in told if text))


def _number(fact: Fact[IdentifierGiven]) -> str:
    doubt = f" ({fact.said.warning})" if fact.said.warning else ""
    return f"{as_sentence(fact.said.scheme)} {fact.said.canonical or fact.said.as_typed}{doubt}"
