"""Which days fall due for reporting, what became of each, and which is next?

Windows follow from the condition, how often it was set, and what was told of single days: no job makes them, so none
can be forgotten. A report is missed when its day is over with nothing told that says otherwise, and only where we
can prove that the person was told of it; otherwise the failure is ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.reporting import AppointmentMoved, FrequencySet
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.periods.period import next_day
from casekeeper.position.reporting.bail import Bail, Condition
from casekeeper.position.reporting.days import SHORTEST_GAP, days_of, open_day
from casekeeper.position.reporting.held import STILL, HeldSpan
from casekeeper.position.reporting.notice import Notice
from casekeeper.position.reporting.rules import number
from casekeeper.position.reporting.told import Pause, Told, latest_day


class WindowState(StrEnum):
    """What became of one report. `MISSED` and `OURS` are derived and never told."""

    DUE = "due"
    ATTENDED = "attended"
    EXCUSED = "excused"
    CANCELLED = "cancelled by us"
    PAUSED = "paused"
    HELD = "held"
    OURS = "ours: notice cannot be proved"
    MISSED = "missed"


class Window(NamedTuple):
    """One report: it counts from `opens` to the end of `on`. `scheduled` is its day before any move.

    `at` is its hour, agreed for this day or set for all of them, empty where nobody set one; `place` is where.

    `settled_on` is the day a miss was excused, its explanation accepted, or our cancelling told, where that came after
    the day: until then it was a miss, and what it raised lapses.
    """

    condition: int
    scheduled: date
    opens: date
    on: date
    channel: str
    state: WindowState
    fact: Fact[Any] | None = None
    settled_on: date | None = None
    at: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """The same for ever: the condition and the day it fell on before any move."""
        return f"{self.condition}:{self.scheduled}"

    @property
    def closed_on(self) -> date | None:
        """The first day on which it can have been missed: the day after."""
        return next_day(self.on)

    @property
    def was_missed(self) -> bool:
        """Missed, or missed until somebody excused it."""
        return self.state is WindowState.MISSED or self.settled_on is not None


class Schedule(NamedTuple):
    """Every window up to the day and the next one. `undecided` are conditions in force with no frequency set."""

    windows: tuple[Window, ...]
    next_on: date | None
    undecided: tuple[Condition, ...]
    pause: Pause | None
    frequencies: tuple[Fact[FrequencySet], ...]
    changes_on: date | None

    @property
    def next(self) -> Window | None:
        """The next report that is expected: today's until the person came."""
        return next((each for each in self.windows if each.state is WindowState.DUE and each.on == self.next_on), None)

    def next_after(self, day: date) -> Window | None:
        """The next report that is expected after the day: the one that is agreed at the desk today."""
        return next((each for each in self.windows if each.state is WindowState.DUE and each.on > day), None)

    def of(self, state: WindowState) -> tuple[Window, ...]:
        """The windows in this state."""
        return tuple(window for window in self.windows if window.state is state)


class _Asked(NamedTuple):
    law: Law
    calendar: WorkingCalendar
    told: Told
    notices: tuple[Notice, ...]
    held: Sequence[HeldSpan]
    as_at: date


def schedule_of(
    history: History,
    law: Law,
    calendar: WorkingCalendar,
    *,
    bail: Bail,
    told: Told,
    notices: tuple[Notice, ...],
    held: Sequence[HeldSpan],
    as_at: date,
) -> Schedule:
    """The windows of every reporting condition."""
    asked = _Asked(law, calendar, told, notices, held, as_at)
    frequencies = tuple(history.of(FrequencySet))
    windows: list[Window] = []
    undecided: list[Condition] = []
    for condition in bail.of_kind("reporting"):
        sets = _sets(condition, frequencies)
        if not sets and condition.in_force_on(as_at):
            undecided.append(condition)
        windows += _windows(condition, sets, asked)
    windows.sort(key=lambda window: (window.on, window.condition, window.scheduled))
    due = [window.on for window in windows if window.state is WindowState.DUE]
    soon = [closed for window in windows if window.state is WindowState.DUE and (closed := window.closed_on)]
    pause = told.pause_on(as_at)
    return Schedule(
        tuple(windows), min(due, default=None), tuple(undecided), pause, frequencies,
        min([*soon, *([pause.end] if pause is not None else [])], default=None),
    )  # fmt: skip


def _sets(condition: Condition, frequencies: Sequence[Fact[FrequencySet]]) -> list[Fact[FrequencySet]]:
    """How often, as set for this condition while it stood."""
    until = condition.until or date.max
    return [
        fact for fact in frequencies
        if fact.said.condition in (None, condition.number) and condition.since <= fact.on < until
    ]  # fmt: skip


def _windows(condition: Condition, sets: list[Fact[FrequencySet]], asked: _Asked) -> Iterator[Window]:
    """Each window until the first that lies ahead and is expected."""
    taken: set[date] = set()
    ahead = max([asked.as_at, *asked.told.moved])
    until = condition.until or date.max
    for place, fact in enumerate(sets):
        end = min(until, sets[place + 1].on) if place + 1 < len(sets) else until
        for window in _of_one_set(condition, fact, end, asked):
            if window.on in taken:
                continue
            taken.add(window.on)
            yield window
            if window.state is WindowState.DUE and window.fact is None and window.scheduled > ahead:
                return


def _of_one_set(condition: Condition, fact: Fact[FrequencySet], end: date, asked: _Asked) -> Iterator[Window]:
    said = fact.said
    first = max(min(said.first_on, latest_day(fact.on, asked.law)), condition.since)
    coverage = asked.calendar.coverage
    assert coverage.end is not None
    end, begin = min(end, coverage.end), max(fact.on, coverage.start)
    ahead = max([asked.as_at, *asked.told.moved])
    held_still = bool(asked.held) and asked.held[-1].end == STILL
    gap = SHORTEST_GAP[said.every]
    for raw in days_of(said.every, first, begin, end):
        if held_still and raw > ahead:
            return
        channel = condition.channel_on(raw)
        on, move = asked.told.day_after_moves(open_day(raw, channel, asked.calendar))
        if on >= (condition.until or date.max) or (on >= end and move is None):
            continue
        early = min(number(asked.law, "counts_from", raw, 0), gap - 1)
        opens = on - timedelta(days=early) if on.toordinal() > early else on
        agreed = asked.told.slots.get(on)
        plain = Window(
            condition.number, raw, opens, on, channel, WindowState.DUE, move,
            at=agreed.said.at if agreed is not None else said.at[:5],
            place=(agreed.said.place if agreed is not None else "") or condition.place_on(raw),
        )  # fmt: skip
        yield _with_state(plain, condition, fact, move, asked)


def _with_state(
    window: Window, condition: Condition, frequency: Fact[FrequencySet], move: Fact[AppointmentMoved] | None,
    asked: _Asked,
) -> Window:  # fmt: skip
    """What became of it, as told by the day."""
    told, on, raw = asked.told, window.on, window.scheduled
    attended = told.attendance(window.opens, on)
    if attended is not None:
        return window._replace(state=WindowState.ATTENDED, fact=attended)
    if any(span.covers(on) for span in asked.held):
        return window._replace(state=WindowState.HELD)
    cancelled = told.cancelled.get(on) or told.cancelled.get(raw)
    if cancelled is not None and cancelled.on <= on:
        return window._replace(state=WindowState.CANCELLED, fact=cancelled)
    excused = told.excused.get(on) or told.excused.get(raw)
    if excused is not None and excused.on <= on:
        return window._replace(state=WindowState.EXCUSED, fact=excused)
    pause = told.pause_on(on)
    if pause is not None:
        return window._replace(state=WindowState.PAUSED, fact=pause.fact)
    if on >= asked.as_at:
        return window
    if not _was_told(window, condition, frequency, move, asked):
        return window._replace(state=WindowState.OURS)
    settled = min(
        (each for each in (cancelled, excused, told.accepted.get(on) or told.accepted.get(raw)) if each is not None),
        key=lambda fact: fact.on,
        default=None,
    )
    if settled is None:
        return window._replace(state=WindowState.MISSED)
    state = WindowState.CANCELLED if settled is cancelled else WindowState.EXCUSED
    return window._replace(state=state, fact=settled, settled_on=settled.on if settled.on > on else None)


def _was_told(
    window: Window, condition: Condition, frequency: Fact[FrequencySet], move: Fact[AppointmentMoved] | None,
    asked: _Asked,
) -> bool:  # fmt: skip
    """Can we prove that the person knew of this day by then?"""
    if move is not None:
        return bool(move.said.proof.strip()) and move.on <= window.on
    if window.on in asked.told.promised:
        return True
    said_since = max(condition.said_since(window.on), frequency.on)
    return any(notice.tells_of(condition, said_since, window.on) for notice in asked.notices)
