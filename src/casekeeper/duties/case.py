"""What every duty is asked with: the history, the law, the calendar, the day, and where the person stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.duties.duty import Ended
from casekeeper.facts import History
from casekeeper.law import Law, Value
from casekeeper.periods.calendars import BeyondCoverage, Calendars, WorkingCalendar
from casekeeper.periods.limits import days_after, months_after
from casekeeper.position.custody import CustodyNow
from casekeeper.position.reporting.harm import harm_on
from casekeeper.position.reporting.rules import graded_rule
from casekeeper.position.standing import Standing

POLICY = "criminal_casework_policy"
DAILY_FOR = 31
"""Days for which what cannot be silenced is shown to the head of casework anew; after that it stands there."""


class Case(NamedTuple):
    """One person on one day."""

    history: History
    law: Law
    calendar: WorkingCalendar
    as_at: date
    standing: Standing
    calendars: Calendars

    def policy(self, name: str, governing_day: date) -> Value:
        """The casework policy's value on its governing day."""
        return self.law[f"{POLICY}.{name}"].on(governing_day)

    def for_alerts(self, name: str, governing_day: date) -> Value:
        """The policy on alerts, its value on its governing day."""
        return self.law[f"alerts_policy.{name}"].on(governing_day)

    def for_departure(self, name: str, governing_day: date) -> Value:
        """The policy on departure, its value on its governing day."""
        return self.law[f"departure_policy.{name}"].on(governing_day)

    def for_reporting(self, name: str, governing_day: date) -> Value:
        """The policy on reporting, its value on its governing day."""
        return self.law[f"reporting_policy.{name}"].on(governing_day)

    def by_grade(self, name: str, day: date) -> Value | None:
        """The policy on reporting for the harm grade of the day; None where it has nothing for that grade."""
        return graded_rule(self.law, name, harm_on(self.history, self.law, day).grade, day)

    def after(self, start: date, allowed: Value) -> date:
        """The day a time allowed from `start` runs out, counted in the unit of its page."""
        return counted(self.calendar, start, allowed.value, allowed.unit)

    def before(self, day: date, allowed: Value) -> date:
        """The day that lies a time allowed before `day`."""
        return counted(self.calendar, day, -allowed.value, allowed.unit)

    def ladder(self, due: date) -> tuple[date, ...]:
        """The days on which an open duty moves up: to the owner's manager, then to the head of casework.

        Empty where the calendar does not reach that far: it is filled in when the calendar does.
        """
        key = self.calendar.version, due
        known = self.law.ladders.get(key)
        if known is not None:
            return known
        try:
            ladder: tuple[date, ...] = (
                self.after(due, self.policy("ladder_manager", due)),
                self.after(due, self.policy("ladder_head", due)),
            )
        except BeyondCoverage:
            ladder = ()
        self.law.ladders[key] = ladder
        return ladder

    def at_once_ladder(self, due: date) -> tuple[date, ...]:
        """The ladder of what cannot wait: the manager on the due day itself, the head the day after."""
        return (due, days_after(due, 1))

    def daily_ladder(self, start: date) -> tuple[date, ...]:
        """The manager and the head of casework on the same day, and the head again on each day after."""
        return (start, start, *(days_after(start, number) for number in range(1, DAILY_FOR)))


def counted(calendar: WorkingCalendar, start: date, number: int, unit: str) -> date:
    """`number` units after `start` (before it where negative). Zero is the same day."""
    if number == 0:
        return start
    if unit == "working day":
        return calendar.add(start, number)
    if unit == "calendar day":
        return days_after(start, number)
    if unit == "month":
        return months_after(start, number)
    raise ValueError(f"A time limit is counted in working days, calendar days or months; this page says {unit!r}.")


def how_ended_in_custody(
    custody: CustodyNow, arose: date, due: date, done_on: date | None
) -> tuple[Ended | None, date | None]:
    """As `how_ended`; what is owed only while somebody is held lapses on the day they leave."""
    if done_on is None and not custody.held and custody.since is not None and custody.since >= arose:
        return Ended.LAPSED, custody.since
    return how_ended(due, done_on), done_on


def how_ended(due: date, done_on: date | None) -> Ended | None:
    """Met on or before the due day, late after it, still open where it is not done."""
    if done_on is None:
        return None
    return Ended.MET if done_on <= due else Ended.LATE
