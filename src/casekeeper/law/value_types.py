"""What a value of a page may be, by the unit the page counts in. A number is never text, a day never a number."""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.law.pages import PageRefused

COUNTED = frozenset({"minute", "working day", "calendar day", "week", "month", "year", "in 10,000 checks"})
"""Units of a whole number, nought or more."""
DAYS = frozenset({"date", "day"})
LISTS = frozenset({"list", "kinds of sentence"})


def checked(key: str, unit: str, effective_on: date, value: Any) -> Any:
    """The value as the core holds it (lists as tuples). Raises PageRefused where it does not fit its unit."""
    if value is None:
        return None
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
    if unit in DAYS:
        return "" if type(value) is date else "a day as YYYY-MM-DD"
    if unit in LISTS:
        words = isinstance(value, list) and value and all(isinstance(each, str) for each in value)
        return "" if words else "a list of words (put NO and other words YAML reads as false in quotes)"
    return "" if isinstance(value, int | str) and not isinstance(value, bool) else "a whole number or text"
