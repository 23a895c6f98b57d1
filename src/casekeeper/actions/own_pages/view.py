"""What somebody sees of their own record, and nothing beside it: dates, conditions and why, misses, and wishes.

Who decided, what units wrote to one another, grades, alerts and everything about the case are no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from casekeeper.actions.own_pages.issue import history_today
from casekeeper.facts import History
from casekeeper.facts.reporting import ExplanationDecided, ExplanationGiven
from casekeeper.facts.told_by_person import ChangeAnswered, ChangeAsked
from casekeeper.position.reporting.in_contact import Reporting, reporting_of
from casekeeper.position.reporting.schedule import Window, WindowState
from casekeeper.records import rulebook
from casekeeper.records.models import Person

DATES_SHOWN = 3
MISSES_SHOWN_FOR = timedelta(days=120)


class NextReport(NamedTuple):
    """A day on which the person reports: how, where, and at what time where one was set."""

    on: date
    channel: str
    place: str
    at: str


class OwnMiss(NamedTuple):
    """A report that was missed, and how the explanation of it stands."""

    on: date
    state: Literal["to explain", "waiting", "accepted", "rejected"]


class OwnCondition(NamedTuple):
    """A condition in force: what must be done, what it is for, since when."""

    kind: str
    what: str
    purpose: str
    since: date


class OwnWish(NamedTuple):
    """Something the person asked for, and the answer, if there is one."""

    on: date
    wish: str
    what: str
    answer: str


class OwnView(NamedTuple):
    """All of it on a day. `open_now` is the report that can be made on these pages today."""

    next: tuple[NextReport, ...] = ()
    open_now: Window | None = None
    reported_for: date | None = None
    paused_until: date | None = None
    misses: tuple[OwnMiss, ...] = ()
    conditions: tuple[OwnCondition, ...] = ()
    wishes: tuple[OwnWish, ...] = ()

    @property
    def to_explain(self) -> tuple[OwnMiss, ...]:
        """The misses that nobody has explained yet."""
        return tuple(miss for miss in self.misses if miss.state == "to explain")


def own_view(person: Person, day: date) -> OwnView:
    """What this person sees of their own record on the day."""
    history = history_today(person)
    law, calendar = rulebook.current_law(), rulebook.current_calendars().default
    found = reporting_of(history, law, calendar, day)
    wishes = _wishes(history)
    if found is None:
        return OwnView(wishes=wishes)
    windows = found.schedule.windows
    around = [window for window in windows if window.opens <= day <= window.on]
    now_open = [each for each in around if each.state is WindowState.DUE and each.channel == "digital"]
    reported = [each.on for each in around if each.state is WindowState.ATTENDED]
    pause = found.schedule.pause
    return OwnView(
        next=_next(history, found, day),
        open_now=now_open[0] if now_open else None,
        reported_for=reported[-1] if reported else None,
        paused_until=pause.end if pause is not None else None,
        misses=_misses(history, windows, day),
        conditions=tuple(_condition(each, day) for each in found.bail.in_force_on(day)),
        wishes=wishes,
    )


def next_report(history: History, found: Reporting, on: date) -> NextReport:
    """How, where and when the report of a day is made."""
    windows = [window for window in found.schedule.windows if window.on == on]
    conditions = {each.number: each for each in found.bail.conditions}
    condition = conditions[windows[0].condition] if windows else None
    frequencies = [fact for fact in found.schedule.frequencies if fact.on <= on]
    return NextReport(
        on,
        windows[0].channel if windows else "",
        condition.place_on(on) if condition is not None else "",
        frequencies[-1].said.at[:5] if frequencies else "",
    )


def _next(history: History, found: Reporting, day: date) -> tuple[NextReport, ...]:
    """The next days: each is the first one expected on the day after the one before."""
    law, calendar = rulebook.current_law(), rulebook.current_calendars().default
    dates: list[NextReport] = []
    asked: Reporting | None = found
    while asked is not None and asked.schedule.next_on is not None and len(dates) < DATES_SHOWN:
        on = asked.schedule.next_on
        dates.append(next_report(history, asked, on))
        asked = reporting_of(history, law, calendar, on + timedelta(days=1))
    return tuple(dates)


def _misses(history: History, windows: Sequence[Window], day: date) -> tuple[OwnMiss, ...]:
    missed = [window for window in windows if window.was_missed and window.on >= day - MISSES_SHOWN_FOR]
    return tuple(OwnMiss(window.on, _state(history, window)) for window in reversed(missed))


def _state(history: History, window: Window) -> Any:
    days = (window.on, window.scheduled)
    decided = [fact.said.outcome for fact in history.of(ExplanationDecided) if fact.said.report_on in days]
    if window.state is not WindowState.MISSED or "accepted" in decided:
        return "accepted"
    if "rejected" in decided:
        return "rejected"
    given = any(fact.said.report_on in days for fact in history.of(ExplanationGiven))
    return "waiting" if given else "to explain"


def _condition(condition: Any, day: date) -> OwnCondition:
    changed = [fact.said.detail for fact in condition.varied if fact.on <= day and fact.said.detail]
    said = condition.fact.said
    what = changed[-1] if changed else said.detail
    return OwnCondition(condition.kind, what, said.purpose, condition.since)


def _wishes(history: History) -> tuple[OwnWish, ...]:
    answers = {fact.said.asked: fact.said.outcome for fact in history.of(ChangeAnswered)}
    asked = history.of(ChangeAsked)
    return tuple(
        OwnWish(fact.on, fact.said.wish, fact.said.what, answers.get(fact.first_number, "")) for fact in reversed(asked)
    )
