"""The two days a person's page may be asked for: as at, and as known on; both today unless the reader picks another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from casekeeper.screens.dates import NotADay, as_day, read_day, three_fields


class Days(NamedTuple):
    """`as_at` is where the person stands on a day; `known_on` None means with all that is known now."""

    as_at: date
    known_on: date | None
    is_now: bool
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def days_asked(query: Mapping[str, str], today: date) -> Days:
    """Read both from the address. A day that cannot be read is an error on the page, and today stands in for it."""
    errors: dict[str, str] = {}
    as_at = _asked(query, "as-at", "The day to look at", errors)
    known_on = _asked(query, "known-on", "The day of what was known", errors)
    if known_on is not None and known_on >= today:
        known_on = None
    typed = {key: value for key, value in query.items() if key.startswith(("as-at-", "known-on-"))}
    typed = typed or (three_fields("as-at", as_at) | three_fields("known-on", known_on))
    return Days(as_at or today, known_on, as_at in (None, today) and known_on is None, typed, errors)


def _asked(query: Mapping[str, str], name: str, label: str, errors: dict[str, str]) -> date | None:
    try:
        return as_day(query[name]) if query.get(name) else read_day(query, name, label)
    except NotADay as error:
        errors[name] = str(error)
    except ValueError:
        errors[name] = f"{label} must be a real date"
    return None
