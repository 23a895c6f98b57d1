"""Check digits (Doc 9303-3, 4.9): each told as right, wrong or blank, with the misreads that would mend it.

    >>> check_digit("L898902C3")
    '6'

Values 0 to 9, A = 10 to Z = 35, filler = 0; weights 7, 3, 1 again and again; the remainder on division by 10. The
digit cannot notice every misread: G for 6, and L for 1, differ by a multiple of ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

FILLER = "<"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALIKE = ("O0", "I1", "B8", "S5", "Z2", "D0", "Q0", "A4")
"""Characters that eyes and cameras take for one another."""

RIGHT, WRONG, BLANK = "right", "wrong", "blank"
_VALUES = {character: value for value, character in enumerate(ALPHABET)} | {FILLER: 0}
_WEIGHTS = (7, 3, 1)


class Misread(NamedTuple):
    """One character that, read otherwise, would make a check digit right. `at` counts from 1 within what is covered;
    one past its end is the check digit itself.
    """

    at: int
    came: str
    perhaps: str

    def __str__(self) -> str:
        return f"{self.perhaps} for {self.came} at character {self.at}"


class CheckDigit(NamedTuple):
    """One check digit: what it covers, the characters covered, the digit expected, what came, and what follows."""

    covers: str
    text: str
    expected: str
    came: str
    outcome: str
    mends: tuple[Misread, ...] = ()

    def __str__(self) -> str:
        if self.outcome == RIGHT:
            return f"{self.covers}: right"
        if self.outcome == BLANK:
            return f"{self.covers}: blank"
        mend = f"; one misread would mend it: {' or '.join(map(str, self.mends[:4]))}" if self.mends else ""
        return f"{self.covers}: wrong, {self.expected} was expected and {self.came} came{mend}"


def check_digit(text: str) -> str:
    """The digit over these characters."""
    return str(sum(_VALUES[one] * _WEIGHTS[place % 3] for place, one in enumerate(text)) % 10)


def checked(covers: str, text: str, came: str, *, may_be_blank: bool = False) -> CheckDigit:
    """How a check digit stands. Blank is a filler in its place, where the standard allows one or nothing is covered."""
    expected = check_digit(text)
    if came == expected:
        return CheckDigit(covers, text, expected, came, RIGHT)
    if came == FILLER and (may_be_blank or not text.strip(FILLER)):
        return CheckDigit(covers, text, expected, came, BLANK)
    return CheckDigit(covers, text, expected, came, WRONG, tuple(_mends(text, came)))


def _mends(text: str, came: str) -> Iterator[Misread]:
    for place, one in enumerate(text):
        for other in _looks_like(one):
            if check_digit(text[:place] + other + text[place + 1 :]) == came:
                yield Misread(place + 1, one, other)
    for other in _looks_like(came):
        if other == check_digit(text):
            yield Misread(len(text) + 1, came, other)


def _looks_like(one: str) -> list[str]:
    return [pair.replace(one, "") for pair in ALIKE if one in pair]
