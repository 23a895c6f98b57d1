"""Which letter of ours does a fact of service name as its document? Known by the number of the fact that issued it."""

from __future__ import annotations

LETTER = "letter"
"""How a fact of service names one of our letters: this word, a space, and the number."""
LONGEST_NUMBER = 18


def letter_named(document: str) -> int | None:
    """The number of the letter; None where the document is another.

    >>> letter_named("letter 12"), letter_named("BAIL 201")
    (12, None)
    """
    kind, _, number = document.partition(" ")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return int(number) if kind == LETTER and is_number else None
