"""What was typed into a form, read as a kind of fact with the days it happened; or each error by its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from casekeeper.actions.happened import DAY_LABEL, NotWhenItHappened, happened
from casekeeper.facts import Kind
from casekeeper.periods import Period
from casekeeper.periods.partial_dates import UNSTATED
from casekeeper.screens.dates import NotADay, month_number, read_day
from casekeeper.screens.recording.fields import Field, fields_of

TIME = re.compile(r"^([0-9]{1,2})[:.]([0-9]{2})(:[0-9]{2})?$")


@dataclass
class Filled:
    """A form as filled in. `said` and `happened` are there once there are no errors."""

    kind: type[Kind]
    typed: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    said: Kind | None = None
    happened: Period | None = None

    @property
    def error_list(self) -> list[dict[str, str]]:
        """For the summary at the top: each error leads to its first input."""
        return [{"text": text, "href": f"#{self._input(name)}"} for name, text in self.errors.items()]

    def _input(self, name: str) -> str:
        days = {each.name for each in fields_of(self.kind) if "day" in each.control} | {"happened", "until"}
        return f"{name}-day" if name in days else name


def read_form(kind: type[Kind], typed: Mapping[str, str], today: date) -> Filled:
    """Read every field, so that all errors are shown at once."""
    filled = Filled(kind, typed)
    filled.happened = read_happened(kind, typed, today, filled.errors)
    filled.said = read_said(kind, typed, filled.errors)
    return filled


def read_happened(kind: type[Kind], typed: Mapping[str, str], today: date, errors: dict[str, str]) -> Period | None:
    """The day it happened, or for a kind that lasts, the days it runs."""
    start = _day(typed, "happened", DAY_LABEL, errors)
    until = _day(typed, "until", "The last day", errors) if kind.lasts else None
    if "happened" in errors or "until" in errors:
        return None
    if start is None:
        errors["happened"] = f"Enter {DAY_LABEL.lower()}"
        return None
    try:
        return happened(kind, start, until, today)
    except NotWhenItHappened as wrong:
        errors[wrong.field] = str(wrong)
        return None


def read_said(kind: type[Kind], typed: Mapping[str, str], errors: dict[str, str]) -> Kind | None:
    """The payload, checked by the kind itself. Fields left empty are left out, so the kind's own defaults hold."""
    fields = fields_of(kind)
    values = {each.name: value for each in fields if (value := _value(each, typed, errors)) is not None}
    bad = [each for each in fields if each.name in errors]
    for each in fields:
        if each.needed and each.name not in values and each.name not in errors:
            errors[each.name] = _missing(each)
    if bad or any(each.name in errors for each in fields):
        return None
    try:
        return kind.model_validate(values)
    except ValidationError as problem:
        labels = {each.name: each.label for each in fields}
        for one in problem.errors(include_url=False, include_input=False, include_context=False):
            name = str(one["loc"][0])
            errors[name] = f"{labels.get(name, name)}: {_reason(one)}"
        return None


def _missing(each: Field) -> str:
    return f"Choose an answer for: {each.label}" if each.options else f"Enter an answer for: {each.label}"


def _reason(problem: Any) -> str:
    kind = problem["type"]
    if kind == "string_pattern_mismatch":
        return "this is not in the form it must have"
    return str(problem["msg"]).removeprefix("Value error, ").removeprefix("Input ")


def _value(each: Field, typed: Mapping[str, str], errors: dict[str, str]) -> Any:
    if each.control == "tick":
        return True if typed.get(each.name) else None
    if each.control == "day":
        return _day(typed, each.name, each.label, errors)
    if each.control == "partly known day":
        return _partly_known(typed, each, errors)
    text = str(typed.get(each.name, "")).strip()
    if not text:
        return None
    if each.control == "yes or no":
        return text == "yes"
    if each.control == "number":
        return _number(text, each, errors)
    if each.control == "time":
        return _time(text, each, errors)
    return text


def _time(text: str, each: Field, errors: dict[str, str]) -> str | None:
    found = TIME.match(text)
    if found is not None and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{int(found[1]):02d}:{found[2]}{found[3] or ''}"
    errors[each.name] = "The time of day must be from 00:00 to 23:59, like 14:30"
    return None


def _number(text: str, each: Field, errors: dict[str, str]) -> int | None:
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return int(text)
    errors[each.name] = f"{each.label} must be a whole number, like 12"
    return None


def _day(typed: Mapping[str, str], name: str, label: str, errors: dict[str, str]) -> date | None:
    try:
        return read_day(typed, name, label)
    except NotADay as error:
        errors[name] = str(error)
        return None


def _partly_known(typed: Mapping[str, str], each: Field, errors: dict[str, str]) -> str | None:
    """A year; a year and month; a full day; or why it is not stated."""
    unstated = typed.get(f"{each.name}-unstated", "")
    day, month, year = (str(typed.get(f"{each.name}-{part}", "")).strip() for part in ("day", "month", "year"))
    if not (day or month or year):
        return unstated if unstated in UNSTATED else None
    number = month_number(month) if month else None
    if not (year.isascii() and year.isdigit() and len(year) == 4) or (day and not month) or (month and number is None):
        errors[each.name] = f"{each.label} must have at least a year, and a month if it has a day"
        return None
    return "-".join([year, *([f"{number:02d}"] if number else []), *([day.zfill(2)] if day else [])])
