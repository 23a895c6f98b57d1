"""Dates that are only partly known, kept as they were said: "1991", "1991-03" or "1991-03-14".

Unknown, not asked and refused are answers too; they have no earliest and no latest day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

UNSTATED = ("unknown", "not asked", "refused")
_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$", re.ASCII)


def _as_said(text: str) -> str:
    """Accept a year, a year and month, a full day, or a word for not knowing; otherwise say what was expected."""
    if text not in UNSTATED:
        _bounds(text)
    return text


PartialDate = Annotated[str, AfterValidator(_as_said)]


def _bounds(text: str) -> tuple[date, date]:
    shape = _SHAPE.match(text)
    if shape is None:
        raise ValueError(
            f"Expected a date as YYYY, YYYY-MM or YYYY-MM-DD, or one of {', '.join(UNSTATED)}; got {text!r}."
        )
    year, month, day = (int(part) if part else None for part in shape.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def earliest(text: str) -> date | None:
    """The first day this could be; None where the date is not stated."""
    return None if text in UNSTATED else _bounds(text)[0]


def latest(text: str) -> date | None:
    """The last day this could be; None where the date is not stated."""
    return None if text in UNSTATED else _bounds(text)[1]
