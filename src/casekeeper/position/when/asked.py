"""What was asked, as plain values from a command line or a line of JSON: read strictly, refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from casekeeper.periods.calendars import NATIONS, Nation

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HOUR = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
LARGEST = 10**9


class NotAsked(ValueError):
    """The question cannot be read; the message says what was expected and what came."""


class Asked:
    """The values of one question. A value that is null counts as not given; no value is made up."""

    def __init__(self, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
        unknown = sorted(str(key)[:40] for key in values if key not in known)
        if unknown:
            raise NotAsked(f"Not a value of this question: {', '.join(unknown)}. It takes {', '.join(known)}.")
        self._values = {key: value for key, value in values.items() if value is not None}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def day(self, key: str) -> date | None:
        """A day, or None where it was not given."""
        text = self._values.get(key)
        if text is None:
            return None
        if not isinstance(text, str) or not _DAY.fullmatch(text):
            raise NotAsked(f"{key}: expected a day as YYYY-MM-DD; got {_shown(text)}.")
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise NotAsked(f"{key}: {text} is not a day of the calendar.") from None

    def needed_day(self, key: str) -> date:
        """A day that has to be given."""
        day = self.day(key)
        if day is None:
            raise NotAsked(f"{key} is missing: give a day as YYYY-MM-DD.")
        return day

    def hour(self, key: str) -> time | None:
        """An hour of day, or None where it was not given."""
        text = self._values.get(key)
        if text is None:
            return None
        try:
            return time.fromisoformat(text if isinstance(text, str) and _HOUR.fullmatch(text) else "")
        except ValueError:
            raise NotAsked(f"{key}: expected an hour as HH:MM; got {_shown(text)}.") from None

    def number(self, key: str, otherwise: int = 0) -> int:
        """A whole number."""
        value = self._values.get(key, otherwise)
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return int(value)
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
            raise NotAsked(f"{key}: expected a whole number; got {_shown(value)}.")
        return value

    def yes(self, key: str) -> bool:
        """A yes or no; no where it was not given."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise NotAsked(f"{key}: expected true or false; got {_shown(value)}.")
        return value

    def word(self, key: str, otherwise: str | None = None) -> str:
        """One word or phrase, lower-case and without spaces at its ends."""
        value = self._values.get(key, otherwise)
        if value is None:
            raise NotAsked(f"{key} is missing.")
        if not isinstance(value, str):
            raise NotAsked(f"{key}: expected text; got {_shown(value)}.")
        return value.strip().lower()

    def nation(self) -> Nation:
        """One of the three jurisdictions; England and Wales where none was given."""
        said = self.word("nation", "england-and-wales").replace(" ", "-").replace("_", "-")
        for nation in NATIONS:
            if nation == said:
                return nation
        raise NotAsked(f"nation: expected one of {', '.join(NATIONS)}; got {_shown(said)}.")


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
