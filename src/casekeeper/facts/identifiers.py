"""Reference numbers as people type them, and the one form each is compared in.

    >>> canonical("pnc", "02/73319z")
    Canonical(text='2002/0073319Z', warning='')

A number that looks wrong is kept and marked, never refused: the typed text always stands beside the
canonical form. Two services of the prison and court systems read the century of a two-digit year
differently (one turns over at the present year, one at 39), so a year that they would read
differently carries a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""Check letters of the police and criminal-record numbers, by remainder on division by 23."""

TURN_OF_CENTURY = 39
"""A two-digit year from here on belongs to the last century."""

MAX_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Canonical:
    """The form to compare by (empty where none can be made), and what is doubtful about the number."""

    text: str
    warning: str = ""


_PRISON_NUMBER = re.compile(r"^[A-Z]\d{4}[A-Z]{2}$", re.ASCII)
_PNC_LONG = re.compile(r"^((?:19|20)\d{2})/?(\d{1,7})([A-Z])$", re.ASCII)
_PNC_SHORT = re.compile(r"^(\d{2})/?(\d{1,7})([A-Z])$", re.ASCII)
_CRO = re.compile(r"^(\d{1,6})/(\d{2})([A-Z])$", re.ASCII)
_CRO_SF = re.compile(r"^SF(\d{2})/(\d{1,6})([A-Z])$", re.ASCII)
_PORT_REFERENCE = re.compile(r"^([A-Z])/?(\d{6,7})(?:/(\d{1,3}))?$", re.ASCII)


def _compact(typed: str) -> str:
    return re.sub(r"\s+", "", typed).upper().replace("\\", "/")


def is_prison_number(text: str) -> bool:
    """Is this a prison number in its canonical form?"""
    return _PRISON_NUMBER.match(text) is not None


def _check(letter: str, digits: str) -> str:
    expected = LETTERS[int(digits) % 23]
    if letter == expected:
        return ""
    return f"the check letter is {letter}, {expected} was expected: look for a mistyped digit"


def _pnc(text: str) -> Canonical:
    """Without a stroke the year may be two digits or four; the reading whose check letter fits is taken."""
    readings = [found for shape in (_PNC_LONG, _PNC_SHORT) if (found := shape.match(text))]
    if not readings:
        return _unrecognised(text, "a year, up to seven digits and a letter, such as 02/73319Z")
    read = [_pnc_reading(*found.groups()) for found in readings]
    return next((reading for reading in read if not reading.warning), read[0])


def _pnc_reading(year: str, serial: str, letter: str) -> Canonical:
    serial = serial.zfill(7)
    warning = _check(letter, year[-2:] + serial)
    if len(year) == 2:
        year = ("19" if int(year) >= TURN_OF_CENTURY else "20") + year
    return Canonical(f"{year}/{serial}{letter}", warning)


def _cro(text: str) -> Canonical:
    if shape := _CRO_SF.match(text):
        year, serial, letter = shape.groups()
        return Canonical(f"SF{year}/{serial}{letter}", _check(letter, year + serial))
    if shape := _CRO.match(text):
        serial, year, letter = shape.groups()
        serial = serial.zfill(6)
        return Canonical(f"{serial}/{year}{letter}", _check(letter, year + serial))
    return _unrecognised(text, "up to six digits, a year and a letter, such as 65656/91H, or SF05/482703J")


def _unrecognised(text: str, expected: str) -> Canonical:
    cut = text[:MAX_LENGTH]
    return Canonical(cut, f"not of the expected form ({expected}); kept as typed")


def _of_shape(pattern: str, expected: str) -> Callable[[str], Canonical]:
    shape = re.compile(pattern, re.ASCII)
    return lambda text: Canonical(text) if shape.match(text) else _unrecognised(text, expected)


def _uan(text: str) -> Canonical:
    digits = text.replace("-", "")
    if re.fullmatch(r"\d{16}", digits, re.ASCII):
        return Canonical("-".join(digits[n : n + 4] for n in range(0, 16, 4)))
    return _unrecognised(text, "sixteen digits in fours, such as 1234-5678-9012-3456")


def _cid_person(text: str) -> Canonical:
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return Canonical(text.zfill(9))
    return _unrecognised(text, "up to nine digits")


def _home_office_reference(text: str) -> Canonical:
    if shape := _PORT_REFERENCE.match(text):
        letter, digits, dependant = shape.groups()
        return Canonical(f"{letter}{digits}" + (f"/{int(dependant)}" if dependant else ""))
    if re.fullmatch(r"[A-Z0-9/\-]{5,19}", text, re.ASCII):
        return Canonical(text)
    return _unrecognised(text, "5 to 16 letters, digits and strokes, such as A1234567")


_READ: Mapping[str, Callable[[str], Canonical]] = {
    "prison_number": _of_shape(_PRISON_NUMBER.pattern, "a letter, four digits and two letters, such as B4321CD"),
    "pnc": _pnc,
    "cro": _cro,
    "uan": _uan,
    "gwf": _of_shape(r"^GWF\d{9}$", "GWF and nine digits"),
    "cid_person": _cid_person,
    "home_office_reference": _home_office_reference,
    "crn": _of_shape(r"^[A-Z]\d{6}$", "a letter and six digits"),
    "national_insurance": _of_shape(
        r"^[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]$", "two letters, six digits and a letter from A to D"
    ),
    "asn": _of_shape(r"^[A-Z0-9/]{8,24}$", "an arrest summons number of 8 to 24 letters and digits"),
    "booking": _of_shape(r"^[A-Z0-9]{1,12}$", "up to twelve letters and digits"),
}


def canonical(scheme: str, typed: str) -> Canonical:
    """The canonical form of a typed identifier, with what is doubtful. Unknown schemes are only tidied."""
    text = _compact(typed)
    if not text:
        return Canonical("", "nothing was given")
    read = _READ.get(scheme)
    return read(text) if read else Canonical(text[:MAX_LENGTH])


def century_is_doubtful(typed: str, year_now: int) -> bool:
    """Would the two services that read police numbers put this two-digit year in different centuries?"""
    shape = _PNC_SHORT.match(_compact(typed))
    if shape is None:
        return False
    year = int(shape.group(1))
    return (year <= year_now % 100) != (year < TURN_OF_CENTURY)
