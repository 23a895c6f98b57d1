"""The facts of a record as a time line, newest first; a corrected one stays, struck out, with why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.screens.dates import in_words
from casekeeper.screens.facts_shown import said_in_words


class Entry(NamedTuple):
    """One line of the time line."""

    number: int
    label: str
    when: str
    on: date
    said: list[tuple[str, str]]
    recorded_at: datetime
    recorded_by: str
    source: str
    corrected_by: int | None
    corrected_why: str
    is_correction: bool
    kind: str
    by_hand: bool
    ahead: bool


def timeline(history: History, as_at: date) -> list[Entry]:
    """Standing facts and corrected ones by the day they happened."""
    entries = [_entry(fact, as_at) for fact in history.facts]
    for each in history.corrected:
        why = each.by.said.reason
        entries.append(_entry(each.fact, as_at)._replace(corrected_by=each.by.number, corrected_why=why))
    return sorted(entries, key=lambda entry: (entry.on, entry.recorded_at, entry.number), reverse=True)


def _entry(fact: Fact[Any], as_at: date) -> Entry:
    return Entry(
        fact.number, fact.said.label, _when(fact), fact.on, said_in_words(fact.said), fact.recorded_at,
        fact.recorded_by, fact.source, None, "", fact.corrects is not None, fact.kind, fact.said.by_hand,
        fact.on > as_at,
    )  # fmt: skip


def _when(fact: Fact[Any]) -> str:
    if fact.happened.end is None:
        return f"from {in_words(fact.on)}"
    if fact.happened.is_one_day:
        return in_words(fact.on)
    last = fact.happened.end.fromordinal(fact.happened.end.toordinal() - 1)
    return f"{in_words(fact.on)} to {in_words(last)}"


FIRST_OF_A_YEAR = 8


class Year(NamedTuple):
    """A year of the time line, which the page shows open or folded; of an open one the first so many, then the rest."""

    year: int
    entries: list[Entry]
    corrected: int
    is_open: bool
    first: int


def by_year(entries: Iterable[Entry], *, all_open: bool) -> list[Year]:
    """The entries by the year they happened in; the newest year that has begun is open, the others on request."""
    years: dict[int, list[Entry]] = {}
    for entry in entries:
        years.setdefault(entry.on.year, []).append(entry)
    newest = next((year for year, found in years.items() if not all(entry.ahead for entry in found)), None)
    return [
        Year(
            year,
            found,
            sum(1 for entry in found if entry.corrected_by),
            all_open or year == newest,
            len(found) if all_open else FIRST_OF_A_YEAR,
        )
        for year, found in years.items()
    ]


def grouped(entries: Iterable[Entry], most: int | None) -> tuple[list[Entry], int]:
    """The first of them, and how many are left out."""
    found = list(entries)
    return (found, 0) if most is None or len(found) <= most else (found[:most], len(found) - most)
