"""What the desk's form says: what was done, and the next report as it was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from django.http import QueryDict
from pydantic import ValidationError

from casekeeper.actions.hold_interview import Next
from casekeeper.facts.reporting import CHECKLIST, Gone, InterviewHeld, Purpose
from casekeeper.records.models import Centre
from casekeeper.screens.dates import NotADay, read_day

PURPOSES: tuple[str, ...] = get_args(Purpose)
ANSWERS: tuple[str, ...] = get_args(Gone)
SERVED = (("yes", "Yes"), ("in part", "In part"), ("no", "No"))
IDENTITY = (("confirmed", "Confirmed"), ("not confirmed", "Not confirmed"))
TOLD = (
    "said at the desk, and said back by the person",
    "said through an interpreter, and said back by the person",
    "handed over on an appointment card",
)
QUESTIONS: Mapping[str, str] = {name: str(InterviewHeld.model_fields[name].title) for name in CHECKLIST}


class Filled(NamedTuple):
    """What was typed, read; with an error for each field that does not do."""

    said: InterviewHeld | None
    coming: Next | None
    errors: dict[str, str]


def read(typed: QueryDict, *, by: str, is_expected: bool) -> Filled:
    """The answers. Where a further report is expected, it is agreed, or said not to be agreed today."""
    errors: dict[str, str] = {}
    for name, words in (("purpose", "Choose what this report was for"), ("served", "Say whether it did"),
                        ("identity", "Say whether it is the person")):  # fmt: skip
        if not typed.get(name):
            errors[name] = words
    coming = _next(typed, errors) if is_expected and typed.get("not_agreed") != "yes" else None
    if errors:
        return Filled(None, None, errors)
    answers: dict[str, Any] = {name: typed[name] for name in CHECKLIST if typed.get(name) in ANSWERS}
    answers["next_date"] = "done" if coming is not None else answers.get("next_date", "not asked")
    try:
        said = InterviewHeld(
            purpose=typed["purpose"], served=typed["served"], identity=typed["identity"],
            note=typed.get("note", "").replace("\x00", "").strip()[:2000], held_by=by, **answers,
        )  # fmt: skip
    except ValidationError:
        return Filled(None, None, {"purpose": "Choose among the answers shown"})
    return Filled(said, coming, {})


def _next(typed: QueryDict, errors: dict[str, str]) -> Next | None:
    on = day_typed(typed, errors)
    at, told = typed.get("at", "").strip(), typed.get("told", "")
    if on is None and "next_on" not in errors:
        errors["next_on"] = "Enter the day of the next report, or tick that none was agreed"
    if not at:
        errors["at"] = "Choose the hour of the next report"
    elif len(at) != 5 or at[2] != ":" or not (at[:2] + at[3:]).isdecimal() or at[:2] > "23" or at[3:] > "59":
        errors["at"] = "Enter the hour as 24 hours, such as 09:30"
    if told not in TOLD:
        errors["told"] = "Say how the person was told"
    if errors or on is None:
        return None
    return Next(on, at, centre_typed(typed), told, typed.get("asked_by") != "us")


def day_typed(typed: QueryDict, errors: dict[str, str]) -> date | None:
    """The day of the next report."""
    try:
        return read_day(typed, "next_on", "The next report")
    except NotADay as error:
        errors["next_on"] = str(error)
        return None


def centre_typed(typed: Mapping[str, Any]) -> Centre | None:
    """Where; None for a report that is not made at a centre."""
    return Centre.objects.filter(code=typed.get("next_centre", "")).first()
