"""One part of a name: how it is spelt in Latin letters, in its own script, and for short.

A stock of words is written as text, one word after another: `Yusuf/Youssef/Yousef=يوسف~Sufi` has three spellings, the
commonest first, its script after `=`, short forms after `~`; `_` stands for a space.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A part of a name. `spellings` are Latin, the commonest first; `script` is empty where Latin is its own."""

    spellings: tuple[str, ...]
    script: str = ""
    short: tuple[str, ...] = ()
    second_script: str = ""
    """Where a people has two: kana beside kanji."""


def stock(text: str) -> tuple[Word, ...]:
    """The words of a text, in its order. Raises ValueError for a word that is there twice."""
    found = tuple(_word(written) for written in text.split())
    first = [word.spellings[0] for word in found]
    if len(set(first)) < len(first):
        raise ValueError(f"Twice in one stock: {sorted({one for one in first if first.count(one) > 1})}")
    return found


def _word(written: str) -> Word:
    rest, _, short = written.replace("_", " ").partition("~")
    spellings, _, script = rest.partition("=")
    return Word(tuple(spellings.split("/")), script, tuple(short.split("/")) if short else ())
