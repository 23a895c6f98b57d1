"""What is screened against what: a list entry, a query, and a candidate with the parts of its score."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Document(NamedTuple):
    """A document number as its source gives it. `kind` is passport, national id, pnc, cro or other; country alpha-2."""

    number: str
    kind: str = "other"
    country: str = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list of alerts, in its own words.

    `names` are full names in any script, `weak_names` those the list itself calls weak (nicknames, low quality).
    `born` are birth dates as far as they are known: `1970`, `1970-03`, `1970-03-01`. `nationalities` are lower-case
    ISO 3166 alpha-2 codes, `sex` is `m`, `f` or empty. Empty means not known; nothing else ever does.
    """

    id: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    sex: str = ""
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Somebody to look for: at least one name or one document; all else as far as it is known."""

    id: str
    names: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    sex: str = ""
    documents: tuple[Document, ...] = ()


class Part(NamedTuple):
    """One line of a score. `term`: name, birth date, document, nationality or sex. `how`: spelling, sound,
    transliteration, initial, joined, split, unmatched, ... `weight` is in log2 units and the parts add up to the
    candidate's weight. `said` is the line in plain English.
    """

    term: str
    how: str
    asked: str
    listed: str
    weight: float
    said: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list entry that may be the person asked for: a suggestion, never a finding.

    `score` runs from 0 to 1 and rises with `weight` (log2 units, the sum of the parts).
    """

    id: str
    score: float
    weight: float
    parts: tuple[Part, ...] = field(default=())
