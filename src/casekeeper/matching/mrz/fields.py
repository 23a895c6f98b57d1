"""The fields of a zone, each read from its characters: names, state codes, dates, sex. Nothing here raises."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.matching.mrz.checking import FILLER
from casekeeper.matching.mrz.zone import ZoneDate, ZoneState
from casekeeper.matching.screening.states import state_code

OLDEST = 115
"""Years. A two-digit year that would make somebody older than this belongs to the later century."""

_SPECIAL = {
    "D": "Germany", "GBD": "British overseas territories citizen", "GBN": "British national (overseas)",
    "GBO": "British overseas citizen", "GBP": "British protected person", "GBS": "British subject",
    "RKS": "Kosovo", "XXA": "stateless person (1954 Convention)", "XXB": "refugee (1951 Convention)",
    "XXC": "refugee, other than under the 1951 Convention", "XXX": "nationality unspecified",
    "UNO": "United Nations organisation", "UNA": "United Nations specialised agency",
    "UNK": "resident of Kosovo, document of the United Nations mission", "EUE": "European Union",
    "XOM": "Sovereign Military Order of Malta", "XPO": "Interpol", "XCE": "Council of Europe",
    "XBA": "African Development Bank", "XEC": "Economic Community of West African States", "XCC": "Caribbean Community",
    "XCO": "Common Market for Eastern and Southern Africa", "UTO": "Utopia: the standard's specimen, no state",
}  # fmt: skip
_SEXES = {"M": "m", "F": "f", FILLER: "", "X": ""}


class ZoneNames(NamedTuple):
    """Surname (primary identifier) and given names, with what is doubtful."""

    surname: str
    given: str
    truncated: bool
    doubts: tuple[str, ...]


def names_of(field: str) -> ZoneNames:
    """The names field: a surname, two fillers, given names. Either part may be missing."""
    primary, _, rest = field.rstrip(FILLER).partition(FILLER * 2)
    surname, given = _words(primary), _words(rest)
    truncated = bool(field) and not field.endswith(FILLER)
    doubts = []
    if truncated:
        doubts.append("The names fill their field: the last may be cut off, so it is read as the beginning of a name.")
    if not surname and not given:
        doubts.append("There is no name in the zone.")
    elif not surname or not given:
        doubts.append("The name has one part only; whether it is a surname the zone does not tell.")
    if any(one.isdigit() for one in field):
        doubts.append("There are figures in the names: a letter was probably misread.")
    return ZoneNames(surname, given, truncated, tuple(doubts))


def _words(part: str) -> str:
    return " ".join(word for word in part.split(FILLER) if word)


def state_of(field: str) -> ZoneState:
    """A code of three letters, fillers taken away. What is on no list is said to be unknown."""
    code = field.strip(FILLER)
    if not code:
        return ZoneState("", "", "not stated")
    state = state_code(code) if code == "D" or len(code) == 3 else ""
    return ZoneState(code, state, _SPECIAL.get(code) or (state.upper() if state else "a code on no list"))


def sex_of(field: str) -> tuple[str, str]:
    """m, f or empty; and a doubt where the character is none the standard has."""
    if field in _SEXES:
        return _SEXES[field], ""
    return "", f"The sex is {field}; expected M, F, X or a filler."


def born_of(field: str, on: date) -> ZoneDate:
    """A birth date: the latest century that is not after the day asked; the one before it too, if it can be."""
    parts = _parts(field)
    if isinstance(parts, ZoneDate):
        return parts
    year = on.year - on.year % 100 + parts.year
    if (year, parts.month or 1, parts.day or 1) > (on.year, on.month, on.day):
        year -= 100
    written = _written(year, parts)
    if on.year - (year - 100) <= OLDEST and (also := _written(year - 100, parts)):
        if not written:
            return ZoneDate(also, field)
        doubt = (
            f"The century is not certain: {year} is taken, but {year - 100} is only {on.year - year + 100} years ago"
        )
        return ZoneDate(written, field, doubt, also)
    return ZoneDate(written, field) if written else _impossible(field)


def expires_of(field: str, on: date) -> ZoneDate:
    """An expiry date: the century that brings it nearest to the day asked."""
    parts = _parts(field)
    if isinstance(parts, ZoneDate):
        return parts
    century = on.year - on.year % 100
    year = min((century + step + parts.year for step in (-100, 0, 100)), key=lambda one: abs(one - on.year))
    written = _written(year, parts)
    return ZoneDate(written, field) if written else _impossible(field)


class _Parts(NamedTuple):
    year: int
    month: int | None
    day: int | None


def _parts(field: str) -> _Parts | ZoneDate:
    if not field.strip(FILLER):
        return ZoneDate("", field, "unknown")
    pairs = [field[0:2], field[2:4], field[4:6]]
    if any(not pair.isdigit() and pair != FILLER * 2 for pair in pairs):
        return ZoneDate("", field, f"{field} is no date: expected figures, or fillers for what is not known")
    if pairs[0] == FILLER * 2:
        return ZoneDate("", field, f"the year is unknown ({field})")
    year, month, day = (int(pair) if pair.isdigit() else None for pair in pairs)
    assert year is not None
    return _Parts(year, month or None, (day or None) if month else None)


def _written(year: int, parts: _Parts) -> str:
    try:
        date(year, parts.month or 1, parts.day or 1)
    except ValueError:
        return ""
    return f"{year:04}" + (f"-{parts.month:02}" if parts.month else "") + (f"-{parts.day:02}" if parts.day else "")


def _impossible(field: str) -> ZoneDate:
    return ZoneDate("", field, f"{field} is no day of any calendar")
