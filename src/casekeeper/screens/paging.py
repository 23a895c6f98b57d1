"""Keyset paging: the next page is named by the day and number of the last row shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

After = tuple[date, int]


def after_asked(query: Mapping[str, str]) -> After | None:
    """Where the page starts, from `after=2027-01-12.345`; None for the first page or what cannot be read."""
    day, _, number = query.get("after", "").partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def as_text(after: After | None) -> str:
    """The same, for a link."""
    return f"{after[0].isoformat()}.{after[1]}" if after else ""
