"""Days as pages show them and as people type them: "12 January 2027", three fields, months as numbers or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from casekeeper.facts import LEGAL_ZONE

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FRACTION = re.compile(r"\b(\d\d:\d\d):\d\d\.\d+\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b(?!T)")


class NotADay(ValueError):
    """What was typed is not a day; `field` says which of the three to mend."""

    def __init__(self, message: str, part: str = "day") -> None:
        super().__init__(message)
        self.part = part


def as_day(value: Any) -> date | None:
    """A day from a day, an instant, or YYYY-MM-DD; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.astimezone(LEGAL_ZONE).date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def in_words(value: Any) -> str:
    """12 January 2027."""
    day = as_day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def in_short(value: Any) -> str:
    """12 Jan 2027."""
    day = as_day(value)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def in_words_partly(said: str) -> str:
    """A date that may be partly known."""
    if not said or not said[0].isdigit():
        return said or "not stated"
    parts = said.split("-")
    if len(parts) == 1:
        return f"{parts[0]} (year only)"
    return in_words(said) if len(parts) == 3 else f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"


def instant_in_words(value: datetime | None) -> str:
    """12 January 2027, 3:05pm: an instant in the legal time zone."""
    if value is None:
        return ""
    local = value.astimezone(LEGAL_ZONE)
    hour = local.hour % 12 or 12
    return f"{in_words(local.date())}, {hour}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def hour_in_words(value: datetime, day: date) -> str:
    """10:42, in the legal time zone; with its day where that is another than `day`."""
    local = value.astimezone(LEGAL_ZONE)
    hour = f"{local:%H:%M}"
    return hour if local.date() == day else f"{hour} on {in_words(local.date())}"


def minutes_in_words(left: int) -> str:
    """12 minutes left; 3 minutes over, where the number is below nought; hours and days where there are many."""
    if left == 0:
        return "less than a minute left"
    number, word = abs(left), "left" if left > 0 else "over"
    days, hours, minutes = number // 1440, number % 1440 // 60, number % 60
    parts = [(days, "day"), (hours, "hour"), (minutes if not days else 0, "minute")]
    said = " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)
    return f"{said} {word}"


def days_in_words(text: Any) -> str:
    """The text with each YYYY-MM-DD in it written as people write days, and no fractions of a second."""
    return _FRACTION.sub(r"\1", _ISO.sub(_written, str(text)))


def _written(found: re.Match[str]) -> str:
    try:
        return in_words(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return found[0]


def month_number(typed: str) -> int | None:
    """1 to 12 from a number, a month's name or its first three letters."""
    text = typed.strip().lower()
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return int(text)
    return next((n for n, name in enumerate(MONTHS, 1) if len(text) >= 3 and name.lower().startswith(text)), None)


def read_day(data: Mapping[str, Any], name: str, label: str) -> date | None:
    """The day in the fields name-day, name-month, name-year; None where all three are empty. Raises NotADay."""
    day, month, year = (str(data.get(f"{name}-{part}", "")).strip() for part in ("day", "month", "year"))
    if not (day or month or year):
        return None
    for part, typed in (("day", day), ("month", month), ("year", year)):
        if not typed:
            raise NotADay(f"{label} must include a {part}", part)
    number = month_number(month)
    if number is None or not 1 <= number <= 12:
        raise NotADay(f"{label} must have a month from 1 to 12, or its name", "month")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise NotADay(f"{label} must have a year of 4 numbers", "year")
    if not (day.isascii() and day.isdigit()):
        raise NotADay(f"{label} must have a day in numbers", "day")
    try:
        return date(int(year), number, int(day))
    except (ValueError, OverflowError):
        raise NotADay(f"{label} must be a real date", "day") from None


def three_fields(name: str, value: date | None) -> dict[str, str]:
    """The three fields that show a day."""
    if value is None:
        return {}
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def day_in_address(typed: str) -> date | None:
    """A day as an address carries it, YYYY-MM-DD; None for anything else."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
