"""Invented reference numbers: right in form and check letter, and wrong on purpose now and then.

Prison numbers begin with Z, which no number in use does, so that an invented person can be told at a glance.
"""

from __future__ import annotations

from random import Random
from string import ascii_uppercase

from casekeeper.facts.identifiers import LETTERS

_ROOM = 26 * 26 * 10_000


def prison_number(serial: int) -> str:
    """The prison number of the nth invented person: neighbours look unlike, and none is given twice."""
    if not 0 <= serial < _ROOM:
        raise ValueError(
            f"There are {_ROOM} invented prison numbers; number {serial} was asked for. Invent fewer people."
        )
    mixed = (serial * 2_654_437 + 40_503) % _ROOM
    letters, digits = divmod(mixed, 10_000)
    return f"Z{digits:04d}{ascii_uppercase[letters // 26]}{ascii_uppercase[letters % 26]}"


def check_letter(year: int, serial: str) -> str:
    """The check letter of a two-digit year and a padded serial number."""
    return LETTERS[int(f"{year % 100:02d}{serial}") % 23]


def _wrong(letter: str) -> str:
    return LETTERS[(LETTERS.index(letter) + 7) % 23]


def pnc(chance: Random, year: int) -> str:
    """A police national computer number as people type it; one in fifty with a wrong check letter."""
    serial = chance.randrange(1, 10_000_000)
    letter = check_letter(year, f"{serial:07d}")
    if chance.random() < 0.02:
        letter = _wrong(letter)
    return f"{year}/{serial}{letter}" if chance.random() < 0.5 else f"{year % 100:02d}/{serial}{letter}"


def cro(chance: Random, year: int) -> str:
    """A criminal records office number, standard or SF form; one in fifty with a wrong check letter."""
    serial = chance.randrange(1, 1_000_000)
    short = chance.random() < 0.1
    letter = check_letter(year, str(serial) if short else f"{serial:06d}")
    if chance.random() < 0.02:
        letter = _wrong(letter)
    return f"SF{year % 100:02d}/{serial}{letter}" if short else f"{serial}/{year % 100:02d}{letter}"


def home_office_reference(chance: Random) -> str:
    """A Home Office file reference: a letter and seven digits."""
    return f"{chance.choice('ABCDEGHKLMOPRST')}{chance.randrange(1_000_000, 9_999_999)}"
