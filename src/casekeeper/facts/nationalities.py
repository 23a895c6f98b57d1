"""Nationality as three systems write it, read as one ISO code, without ever guessing.

A prison sends a word ("Albanian"), a court an ISO code ("ALB"), the person record a code of its own
("ALBA"). What does not map is UNKNOWN with the text kept. A word that names a territory, or two
countries at once, is OTHER or UNKNOWN with a warning: some such people are British, so the word alone
makes nobody foreign and nobody British.

    >>> nationality_from("EGYPTIAN").code
    'EGY'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from casekeeper.facts.nationality_codes import TABLE

SPECIAL = frozenset({"STATELESS", "UNKNOWN", "REFUSED", "OTHER"})


@dataclass(frozen=True, slots=True)
class Nationality:
    """An ISO code of three letters (XK for Kosovo), STATELESS, UNKNOWN, REFUSED or OTHER; the text; any doubt."""

    code: str
    as_written: str
    warning: str = ""


_NO_ISO_CODE_IN_SOURCE: Mapping[str, str] = {
    "PSE": "PSE", "STLU": "LCA", "SURIN": "SUR", "SW": "KNA", "TAIW": "TWN", "VC": "VCT", "YEMIN": "YEM",
    "STATE": "STATELESS", "UNKNOWN": "UNKNOWN", "REF": "REFUSED",
}  # fmt: skip
"""States and special values that the court feed does not map but that have an answer of their own."""

_AMBIGUOUS: Mapping[str, str] = {
    "CONG": "it may mean the Congo or the Democratic Republic of the Congo",
    "SECR": "it may mean Serbia or Croatia",
}

_ALSO: Mapping[str, str] = {
    "NOT KNOWN": "UNKNOWN", "NOT STATED": "UNKNOWN", "NOT RECORDED": "UNKNOWN", "NOT SPECIFIED": "UNKNOWN",
    "XXX": "UNKNOWN", "XXA": "STATELESS", "RKS": "XK", "XKX": "XK", "NONE STATED": "UNKNOWN",
    "D": "DEU", "GUERNSEYMAN": "GRN", "GUERNSEYWOMAN": "GRN", "JERSEYMAN": "JSM", "JERSEYWOMAN": "JSM",
}  # fmt: skip

_OTHER_BRITISH = frozenset({"GBD", "GBN", "GBO", "GBP", "GBS"})
"""Travel-document codes of British nationals who may not be British citizens."""


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().upper()


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    demonym: str
    iso: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    parts = ([part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines())
    return tuple(_Row(*part) for part in parts)


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, _Row]:
    """Demonyms before codes before ISO codes: where two would clash, the word in a feed is most often the demonym."""
    found: dict[str, _Row] = {}
    for row in _rows():
        if row.iso:
            found[row.iso] = row
    for row in _rows():
        if row.code not in found or not _rows_clash(found[row.code], row):
            found[row.code] = row
    for row in _rows():
        found[_fold(row.demonym)] = row
    return found


def _rows_clash(iso_row: _Row, code_row: _Row) -> bool:
    """A prison code that is also another country's ISO code is read as the ISO code."""
    return iso_row is not code_row


@lru_cache(maxsize=4096)
def nationality_from(text: str | None) -> Nationality:
    """The nationality a source wrote. Text that does not map is UNKNOWN and kept."""
    written = (text or "").strip()
    word = _fold(written)
    if not word:
        return Nationality("UNKNOWN", written, "no nationality was given")
    if word in SPECIAL:
        return Nationality(word, written)
    if word in _OTHER_BRITISH:
        return Nationality("OTHER", written, "a British nationality that may not be British citizenship")
    also = _ALSO.get(word, word)
    if also in SPECIAL or also == "XK":
        return Nationality(also, written)
    row = _by_word().get(also)
    if row is None:
        return Nationality("UNKNOWN", written, "this is not a nationality on the list; the text is kept as unknown")
    return _read(row, written)


def _read(row: _Row, written: str) -> Nationality:
    if row.code in _AMBIGUOUS:
        return Nationality("UNKNOWN", written, f"the word is ambiguous: {_AMBIGUOUS[row.code]}")
    code = row.iso or _NO_ISO_CODE_IN_SOURCE.get(row.code, "")
    if code:
        return Nationality(code, written)
    return Nationality("OTHER", written, "a territory or community, not a citizenship: ask which citizenship is held")


def is_plainly_british(nationalities: list[Nationality]) -> bool:
    """British, said without doubt, and nothing else said."""
    return bool(nationalities) and all(found.code == "GBR" and not found.warning for found in nationalities)
