"""Reads the sentence dates that a prison holds for a booking, early removal dates among them."""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.prisoner_search import DATES, no_prison_number, prison_number_in
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.statements import on_list_day
from casekeeper.facts.identifiers import canonical
from casekeeper.facts.sentence import DatesCalculated

SOURCE = "prison-api"

_OVERRIDABLE = {
    "automatic_release": "automaticReleaseOverrideDate", "conditional_release": "conditionalReleaseOverrideDate",
    "non_parole": "nonParoleOverrideDate", "post_recall_release": "postRecallReleaseOverrideDate",
}  # fmt: skip
_ALSO = {
    "early_removal": "earlyRemovalSchemeEligibilityDate",
    "tariff_early_removal": "tariffEarlyRemovalSchemeEligibilityDate",
    "mid_term": "mtdCalculatedDate",
}

_NUMBERS = ("prisonerNumber", "offenderNo", "prisonerId", "nomsNumber")
_BOOKINGS = ("bookingNo", "bookingId")


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """The dates as the prison gives them. A date set by hand there takes the place of the one calculated."""
    if not isinstance(document, dict):
        return Unreadable("an object of sentence dates", what_came(document), "Send one object for each prisoner.")
    fields = Fields(document, [])
    holder = fields.object("sentenceDetail") if fields.has("sentenceDetail") else fields
    number = prison_number_in(fields, *_NUMBERS)
    booking = next((text for names in (fields, holder) for name in _BOOKINGS if (text := names.text(name))), "")[:60]
    subject = f"prison_number:{number}" if number else _by_booking(fields, booking)
    if not subject:
        return no_prison_number(fields)
    days = {ours: holder.day(theirs) for ours, theirs in (DATES | _ALSO).items()}
    for ours, theirs in _OVERRIDABLE.items():
        days[ours] = holder.day(theirs) or days[ours]
    days["mid_term"] = days["mid_term"] or holder.day("midTermDate")
    statements = []
    if any(days.values()):
        said = DatesCalculated(booking=booking, added_days=holder.number("additionalDaysAwarded"), **days)
        statements.append(on_list_day(said, on))
    else:
        fields.warn("sentenceStartDate", "the document holds no sentence date that could be read")
    return Said(
        source=SOURCE,
        key=f"{number or 'booking'}/sentence-dates/{booking}",
        subjects=(subject,),
        statements=tuple(statements),
        warnings=tuple(fields.warnings),
        keep_if_unknown=True,
    )


def _by_booking(fields: Fields, booking: str) -> str:
    """The dates of a booking carry no prison number: the prisoner's own document says whose booking it is."""
    if any(fields.has(name) for name in _NUMBERS):
        return ""
    read = canonical("booking", booking)
    return f"booking:{read.text}" if booking and not read.warning else ""
