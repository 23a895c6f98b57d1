"""What is needed to return somebody to a country, on a day: each line with its source, or not known.

The lines are pages of law under `country_profiles`. A line for any country is a default of this program and is shown as
one; where there is none, the answer is that it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.law import Law, Value
from casekeeper.law.value_types import ANY
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar

FOLDER = "country_profiles"
LEAD, NEEDS, VIDEO = f"{FOLDER}.document_lead", f"{FOLDER}.document_needs", f"{FOLDER}.evidence_by_video"
READMISSION, TRANSFER = f"{FOLDER}.readmission", f"{FOLDER}.prisoner_transfer"
TRANSFER_AGREEMENTS = f"{FOLDER}.prisoner_transfer_agreements"
FROM_ABROAD_COUNTRIES = "nationality_immigration_asylum_act_2002.deport_first_countries"
LINES: Mapping[str, str] = {
    LEAD: "Time to get a document",
    NEEDS: "What an application for a document needs",
    READMISSION: "Agreement on taking people back",
    TRANSFER: "Agreement on the transfer of prisoners",
    VIDEO: "Evidence by video to our tribunal",
}
"""The lines of a profile, as people read them."""


class ProfileLine(NamedTuple):
    """One line: `value` None where it is not known; `is_default` where it is what holds for any country."""

    page: str
    value: Any
    is_default: bool
    under: Value | None

    @property
    def known(self) -> bool:
        return self.value is not None


def line_of(law: Law, page: str, country: str, day: date) -> ProfileLine:
    """The line of the country in force on the day; that for any country where it has none of its own."""
    under = law[page].find(day)
    lines: Mapping[str, Any] = under.value if under is not None else {}
    found = lines.get(country)
    return ProfileLine(page, lines.get(ANY) if found is None else found, found is None and ANY in lines, under)


def profile_of(law: Law, country: str, day: date) -> tuple[ProfileLine, ...]:
    """Every line, in the order in which people read them."""
    return tuple(line_of(law, page, country, day) for page in LINES)


def appeals_from(law: Law, country: str, day: date) -> Value | None:
    """The list of countries from which appeals are brought under section 94B, where the country is on it that day."""
    found = law[FROM_ABROAD_COUNTRIES].find(day)
    return found if found is not None and country in found.value else None


class Lead(NamedTuple):
    """How long a document for the country takes, in working days, and the page that says so."""

    working_days: int
    is_default: bool
    under: Value

    def there_by(self, asked_on: date, calendar: WorkingCalendar) -> date | None:
        """When a document asked for on a day is expected; None beyond the calendar."""
        return _added(calendar, asked_on, self.working_days)

    def ask_by(self, needed_on: date, calendar: WorkingCalendar) -> date | None:
        """The last day to ask for one that is needed on a day; None beyond the calendar."""
        return _added(calendar, needed_on, -self.working_days)

    @property
    def in_words(self) -> str:
        """The time, and whether it is the one for any country."""
        default = ", the time taken for any country" if self.is_default else ""
        return f"{self.working_days} working days{default}"


def lead_of(law: Law, country: str, day: date) -> Lead | None:
    """None where it is not known."""
    line = line_of(law, LEAD, country, day)
    return Lead(int(line.value), line.is_default, line.under) if line.known and line.under is not None else None


def _added(calendar: WorkingCalendar, day: date, number: int) -> date | None:
    try:
        return calendar.add(day, number)
    except BeyondCoverage:
        return None
