"""Reads the files of words, checks each against the English, and writes days as the language writes them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ENGLISH = "en"
_HERE = Path(__file__).parent
LANGUAGES: tuple[str, ...] = (ENGLISH, *sorted(file.stem for file in _HERE.glob("*.yaml") if file.stem != ENGLISH))


class WordsRefused(ValueError):
    """A file of words does not fit the English one; the message says where."""


@dataclass(frozen=True)
class Words:
    """One language. `direction` is ltr or rtl; `english_name` is what staff call it."""

    code: str
    name: str
    english_name: str
    direction: str
    checked: bool
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day_form: str
    said: Mapping[str, str]

    def say(self, key: str, **parts: str) -> str:
        """The words for a key, with its parts filled in."""
        return self.said[key].format(**parts)

    def day(self, day: date) -> str:
        """Monday 23 November 2026."""
        return self.day_form.format(
            weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year
        )


def language_of(asked: str | None) -> str:
    """The code, where there are words in it; otherwise English."""
    return asked if asked in LANGUAGES else ENGLISH


@cache
def words_in(code: str) -> Words:
    """The words of a language. Raises WordsRefused where its file does not fit the English one."""
    read = _read(language_of(code))
    if read.code != ENGLISH:
        _compare(read, words_in(ENGLISH))
    return read


def _read(code: str) -> Words:
    content: dict[str, Any] = yaml.safe_load((_HERE / f"{code}.yaml").read_text(encoding="utf-8"))
    return Words(
        code=code,
        name=content["name"],
        english_name=content["english_name"],
        direction=content["direction"],
        checked=content["checked"],
        months=tuple(content["months"]),
        weekdays=tuple(content["weekdays"]),
        day_form=content["day_form"],
        said=content["words"],
    )


def _compare(words: Words, english: Words) -> None:
    if words.said.keys() != english.said.keys():
        odd = sorted(words.said.keys() ^ english.said.keys())
        raise WordsRefused(f"{words.code}: these words are missing here or in English: {', '.join(odd)}.")
    for key, text in english.said.items():
        if _parts(text) != _parts(words.said[key]):
            raise WordsRefused(f"{words.code}: {key} has other parts in braces than the English.")
    if len(words.months) != 12 or len(words.weekdays) != 7:
        raise WordsRefused(f"{words.code}: expected 12 months and 7 days of the week.")


def _parts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
