"""Reads the fields of a document leniently: a field that does not fit is left out with a warning, the rest is kept.

Warnings name the field and what was expected. They never repeat a value that could identify a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST_TEXT = 10_000
LARGEST_NUMBER = 10**9
_DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$", re.ASCII | re.DOTALL)
_ZONE_NAME = re.compile(r"\[[\w/+-]{1,40}\]$", re.ASCII)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
VISIBLE_MARK = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    """The text without what a database cannot hold: NUL and halves of characters become a visible mark."""
    return _UNSTORABLE.sub(VISIBLE_MARK, text)


def what_came(value: Any) -> str:
    """The type of a value in plain words, without the value."""
    names = {type(None): "nothing", bool: "true or false", int: "a number", float: "a number", str: "text"}
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return "an object" if isinstance(value, dict) else names.get(type(value), "something else")


class Fields:
    """One object of a document. A null member and one left out are the same."""

    __slots__ = ("_document", "_path", "warnings")

    def __init__(self, document: Mapping[str, Any], warnings: list[str], path: str = "") -> None:
        self._document = document
        self.warnings = warnings
        self._path = path

    def has(self, name: str) -> bool:
        return self._document.get(name) is not None

    def raw(self, name: str) -> Any:
        return self._document.get(name)

    def warn(self, name: str, text: str) -> None:
        self.warnings.append(f"{self._path}{name}: {text}")

    def text(self, name: str, *, longest: int = LONGEST_TEXT) -> str:
        """Text, tidied; whole numbers are taken as text because numbers of records are sent as either."""
        value = self._document.get(name)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            value = str(value)
        if not isinstance(value, str):
            self.warn(name, f"expected text, got {what_came(value)}; left out")
            return ""
        if _UNSTORABLE.search(value):
            value = clean(value)
            self.warn(
                name,
                "held characters that cannot be stored or were not UTF-8; each is shown as \N{REPLACEMENT CHARACTER}",
            )
        value = value.strip()
        if len(value) > longest:
            self.warn(name, f"longer than {longest} characters; cut")
            value = value[:longest]
        return value

    def day(self, name: str) -> date | None:
        """A day as YYYY-MM-DD; the day of a date-time. Outside 1900 to 2100 it is left out with a warning."""
        value = self._document.get(name)
        if value is None or value == "":
            return None
        shape = _DAY.match(value) if isinstance(value, str) else None
        try:
            found = date.fromisoformat(shape.group(1)) if shape else None
        except ValueError:
            found = None
        if found is None:
            self.warn(name, "expected a date as YYYY-MM-DD; left out")
        elif not EARLIEST <= found <= LATEST:
            self.warn(name, f"the year {found.year} is not plausible; left out")
            found = None
        return found

    def instant(self, name: str) -> datetime | None:
        """A date-time, with or without a zone."""
        value = self._document.get(name)
        if value is None or value == "":
            return None
        try:
            found = datetime.fromisoformat(_ZONE_NAME.sub("", value)) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None or not EARLIEST <= found.date() <= LATEST:
            self.warn(name, "expected a date and time such as 2026-02-11T09:14:00+00:00; left out")
            return None
        return found

    def flag(self, name: str) -> bool | None:
        value = self._document.get(name)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip().lower() in ("true", "false", "y", "n"):
            return value.strip().lower() in ("true", "y")
        self.warn(name, f"expected true or false, got {what_came(value)}; left out")
        return None

    def number(self, name: str) -> int | None:
        value = self._document.get(name)
        if value is None:
            return None
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value.strip(), re.ASCII):
            value = int(value)
        if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_NUMBER:
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_NUMBER:
            self.warn(name, "expected a whole number; left out")
            return None
        return value

    def object(self, name: str) -> Fields:
        """The object under a name; an empty one where there is none."""
        value = self._document.get(name)
        if value is not None and not isinstance(value, dict):
            self.warn(name, f"expected an object, got {what_came(value)}; left out")
            value = None
        return Fields(value or {}, self.warnings, f"{self._path}{name}.")

    def objects(self, name: str) -> Iterator[Fields]:
        """The objects of a list; anything in it that is not an object is left out with a warning."""
        value = self._document.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.warn(name, f"expected a list, got {what_came(value)}; left out")
            return
        for position, member in enumerate(value):
            if isinstance(member, dict):
                yield Fields(member, self.warnings, f"{self._path}{name}[{position}].")
            elif member is not None:
                self.warn(f"{name}[{position}]", f"expected an object, got {what_came(member)}; left out")
