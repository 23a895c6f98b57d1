"""What a value of a page may be, by the unit the page counts in. A number is never text, a day never a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from casekeeper.law.pages import PageRefused

COUNTED = frozenset({"minute", "working day", "calendar day", "week", "month", "year", "in 10,000 checks"})
"""Units of a whole number, nought or more."""
DAYS = frozenset({"date", "day"})
LISTS = frozenset({"list", "kinds of sentence"})
BY_COUNTRY = " by country"
"""Ends the unit of a page that holds a value for each country: for any other under ANY, and else not known."""
ANY = "any"
ANSWERS = ("yes", "no")


_COUNTRY = re.compile(rf"[A-Z]{{3}}|XK|{ANY}")


def checked(key: str, unit: str, effective_on: date, value: Any) -> Any:
    """The value as the core holds it (lists as tuples). Raises PageRefused where it does not fit its unit."""
    if value is None:
        return None
    if unit.endswith(BY_COUNTRY):
        return _by_country(key, unit.removesuffix(BY_COUNTRY), effective_on, value)
    expected = _expected(unit, value)
    if expected:
        raise PageRefused(
            f"{key}: the value from {effective_on} is {value!r}; a page counted in {unit!r} holds {expected}. "
            "Mend the value or the unit."
        )
    return tuple(value) if isinstance(value, list) else value


def _expected(unit: str, value: Any) -> str:
    """What was expected, where the value is something else; otherwise nothing."""
    if unit in COUNTED:
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return "" if whole else "a whole number, nought or more"
    if unit == "switch":
        return "" if isinstance(value, bool) else "true or false"
    if unit == "answer":
        return "" if value in ANSWERS else f"{' or '.join(ANSWERS)}, in quotes"
    if unit in DAYS:
        return "" if type(value) is date else "a day as YYYY-MM-DD"
    if unit in LISTS:
        words = isinstance(value, list) and value and all(isinstance(each, str) for each in value)
        return "" if words else "a list of words (put NO and other words YAML reads as false in quotes)"
    return "" if isinstance(value, int | str) and not isinstance(value, bool) else "a whole number or text"


def _by_country(key: str, unit: str, effective_on: date, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(code, str) and _COUNTRY.fullmatch(code) for code in value):
        raise PageRefused(
            f"{key}: the value from {effective_on} is {value!r}; expected codes of three letters (XK for Kosovo, "
            f"{ANY} for any other, NO and other words YAML reads as false in quotes), each with its value."
        )
    return MappingProxyType({code: checked(key, unit, effective_on, each) for code, each in sorted(value.items())})
