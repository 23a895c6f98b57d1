"""What is put into the words of a letter: cleaned text, and days written as the language writes them.

Whatever anybody typed comes out as text and nothing else: control characters and marks that turn the direction of
writing are taken out here, and no value is ever read as markup (`drawing.py`).
"""

from __future__ import annotations

import unicodedata
from datetime import date

from casekeeper.actions.own_words import Words

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks and overrides of direction: one left open in a name would turn the lines after it."""
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")


def clean(text: str) -> str:
    """The text without control characters, marks of direction and unassigned characters; lines end with one newline."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    kept = (" " if char == "\t" else char for char in unicodedata.normalize("NFC", text) if _is_kept(char))
    return "\n".join(line.strip() for line in "".join(kept).split("\n")).strip()


def _is_kept(char: str) -> bool:
    if char in ("\n", "\t"):
        return True
    return char not in TURNING and unicodedata.category(char) not in ("Cc", "Cn", "Cs", "Co")


LINES_OF_ADDRESS = 7
"""As many lines as the window of an envelope shows; what is longer stands together on the first of them."""


def address_lines(name: str, address: str) -> list[str]:
    """The name and the address as they stand in the window of an envelope."""
    parts = [" ".join(part.split()) for part in clean(address).replace("\n", ",").split(",")]
    lines = [part for part in parts if part]
    most = LINES_OF_ADDRESS - 1
    if len(lines) > most:
        lines = [", ".join(lines[: len(lines) - most + 1]), *lines[-most + 1 :]]
    return [" ".join(clean(name).split()), *lines]


def in_line(text: str) -> str:
    """A value inside a sentence: one line, kept apart from the direction of the words around it."""
    return f"{ISOLATE}{' '.join(clean(text).split())}{END_OF_ISOLATE}"


def paragraphs(text: str) -> list[str]:
    """A long text as its paragraphs."""
    return [line for line in clean(text).split("\n") if line.strip()]


def day_in(words: Words, said: str) -> str:
    """A day kept as YYYY-MM-DD, as the language writes it. Raises ValueError for anything else."""
    return words.day(date.fromisoformat(said))


def direction_of(text: str) -> str:
    """ltr or rtl, by the first letter that has a direction."""
    for char in text:
        found = unicodedata.bidirectional(char)
        if found in ("R", "AL"):
            return "rtl"
        if found == "L":
            return "ltr"
    return "ltr"
