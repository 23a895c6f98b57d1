"""What is compared when two records may be one person's: a record as the comparison sees it, and a scored pair.

A record is itself first. That it belongs to a person is a judgement, made elsewhere; here are only what is compared
and how the weight comes about, part by part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class HeldIdentifier(NamedTuple):
    """A reference number another system gave: its scheme and canonical form.

    `trusted` is False where the number is doubtful: a check letter that does not fit, a form that its scheme does not
    know. A doubtful number is weak evidence and never joins anything.
    """

    scheme: str
    canonical: str
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One record as it is compared with others. Empty means not known, and what is not known counts nothing.

    `names` are all full names and aliases as they were written, in any script; `given_names` and `surnames` the parts
    that a source itself told apart. `born` are dates of birth as far as they are known: `1970`, `1970-03`,
    `1970-03-01`. `nationalities` are ISO 3166 alpha-3 codes in capitals, as facts hold them, without the special
    words (UNKNOWN, REFUSED, OTHER). `sentence_dates` are whole ISO dates. `postcodes` are in capitals without spaces.
    `addresses` are whole addresses as written. `sex` is `m`, `f` or empty. `source` names the system whose record
    it is.
    """

    id: str
    names: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    identifiers: tuple[HeldIdentifier, ...] = ()
    sentence_dates: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    sex: str = ""
    source: str = ""


class FieldPart(NamedTuple):
    """One line of a weight. `field`: name, birth date, identifier, nationality, sentence date, postcode or sex.

    `level` names how the two agree or differ (exact, one digit off, swapped, unlike, ...). `left` and `right` are the
    values that were compared, `weight` is in log2 units and the parts, with the prior, add up to the pair's weight.
    `said` is the line in plain English.
    """

    field: str
    level: str
    left: str
    right: str
    weight: float
    said: str


class PairScore(NamedTuple):
    """How far two records look like one person's, in log2 units: the sum of the parts, the prior among them."""

    weight: float
    parts: tuple[FieldPart, ...]


Scorer = Callable[[LinkRecord, LinkRecord], PairScore]
"""Compares two records. A model is bound to it already; the same two records always give the same score."""
