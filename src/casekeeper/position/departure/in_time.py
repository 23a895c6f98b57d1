"""Will the document to travel on be there in time? Reckoned with the time its country takes, from its profile.

It is needed on the day planned; where none is planned, on the first day on which the person may leave prison. Nothing
here orders anybody's work: it says by when to ask, and when an answer is expected.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts.countries import country_from
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.position.departure.attempts import Attempt
from casekeeper.position.departure.countries import NATIONALITY, ReturnedTo, named
from casekeeper.position.departure.country_profile import Lead, lead_of
from casekeeper.position.departure.lines import Known
from casekeeper.position.departure.papers import Papers


class InTime(NamedTuple):
    """For one country: `expected_on` of what was asked for, or `ask_by` where nothing was; `needed_on` and for what."""

    country: str
    lead: Lead
    asked_on: date | None
    expected_on: date | None
    ask_by: date | None
    needed_on: date | None
    needed_for: str

    @property
    def too_late(self) -> bool:
        """Is what was asked for expected only after it is needed?"""
        return self.expected_on is not None and self.needed_on is not None and self.expected_on > self.needed_on

    @property
    def in_words(self) -> str:
        """By when it comes, or by when to ask for it."""
        takes = f"A document of {named(self.country)} takes {self.lead.in_words}"
        if self.expected_on is not None:
            late = f", after {self.needed_on}, {self.needed_for}" if self.too_late else ""
            return f"{takes}: asked for on {self.asked_on}, it is expected by {self.expected_on}{late}"
        if self.ask_by is not None:
            return f"{takes}: for {self.needed_on}, {self.needed_for}, it has to be asked for by {self.ask_by}"
        return takes


def document_in_time(
    law: Law, calendar: WorkingCalendar, day: date, returned_to: tuple[ReturnedTo, ...], papers: Papers,
    attempt: Attempt | None, known: Known,
) -> InTime | None:  # fmt: skip
    """None where it is not known which country is to issue it, or how long that takes."""
    asked = next((each.applied for each in reversed(papers.applications) if each.ended is None), None)
    country = country_from(asked.said.country).code if asked is not None else _of_nationality(returned_to)
    lead = lead_of(law, country, asked.on if asked is not None else day) if country else None
    if lead is None:
        return None
    needed_on, needed_for = _needed(attempt, known)
    expected = lead.there_by(asked.on, calendar) if asked is not None else None
    ask_by = lead.ask_by(needed_on, calendar) if asked is None and needed_on is not None else None
    return InTime(country, lead, asked.on if asked is not None else None, expected, ask_by, needed_on, needed_for)


def _of_nationality(returned_to: tuple[ReturnedTo, ...]) -> str:
    """The country of the one nationality; with several nobody can tell which of them is to issue it."""
    found = [each.code for each in returned_to if NATIONALITY in each.whys]
    return found[0] if len(found) == 1 else ""


def _needed(attempt: Attempt | None, known: Known) -> tuple[date | None, str]:
    if attempt is not None:
        return attempt.leaves_on, "the planned day"
    if not known.custody.held:
        return None, ""
    days = [(known.early_removal_on, "the early removal date"), (known.release_on, "the release date")]
    ways = [(on, words) for on, words in days if on is not None]
    return min(ways, default=(None, ""))
