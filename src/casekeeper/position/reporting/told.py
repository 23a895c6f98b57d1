"""What was told about single days of reporting: moved, excused, cancelled by us, explained, attended; and pauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.reporting import (
    AbsenceExcused,
    AppointmentMoved,
    ExplanationDecided,
    ReportAttended,
    ReportCancelled,
    ReportingPaused,
    ReportingResumed,
    SlotAgreed,
)
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.periods.limits import days_after
from casekeeper.position.reporting.rules import number

MOST_MOVES = 12
QUARTER = 92


class Pause(NamedTuple):
    """Nobody expects a report from `start` up to but not including `end`."""

    start: date
    end: date
    fact: Fact[ReportingPaused]

    def covers(self, day: date) -> bool:
        return self.start <= day < self.end


class Told(NamedTuple):
    """By the day each is about; the first where two are about one day, and of moves all of them."""

    moved: dict[date, list[Fact[AppointmentMoved]]]
    excused: dict[date, Fact[AbsenceExcused]]
    cancelled: dict[date, Fact[ReportCancelled]]
    accepted: dict[date, Fact[ExplanationDecided]]
    promised: frozenset[date]
    slots: dict[date, Fact[SlotAgreed]]
    attended: tuple[Fact[ReportAttended], ...]
    attended_on: tuple[date, ...]
    pauses: tuple[Pause, ...]

    def attendance(self, opens: date, on: date) -> Fact[ReportAttended] | None:
        """The first attendance within these days."""
        at = bisect_left(self.attended_on, opens)
        return self.attended[at] if at < len(self.attended_on) and self.attended_on[at] <= on else None

    def day_after_moves(self, day: date) -> tuple[date, Fact[AppointmentMoved] | None]:
        """Where a report of the day ended up, and the move that put it there. A day gone by is not moved any more."""
        by: Fact[AppointmentMoved] | None = None
        for _ in range(MOST_MOVES):
            move = next((each for each in reversed(self.moved.get(day, ())) if each.on <= day), None)
            if move is None or move is by:
                break
            day, by = move.said.new_on, move
        return day, by

    def pause_on(self, day: date) -> Pause | None:
        return next((pause for pause in self.pauses if pause.covers(day)), None)


def told_of(history: History, law: Law) -> Told:
    """Everything told about single days."""
    attended = tuple(history.of(ReportAttended))
    moved: dict[date, list[Fact[AppointmentMoved]]] = {}
    for fact in history.of(AppointmentMoved):
        moved.setdefault(fact.said.report_on, []).append(fact)
    return Told(
        moved=moved,
        excused=_by_day(history, AbsenceExcused),
        cancelled=_by_day(history, ReportCancelled),
        accepted=_by_day(history, ExplanationDecided, lambda said: said.outcome == "accepted"),
        promised=_promised(attended, history),
        slots={fact.said.report_on: fact for fact in history.of(SlotAgreed) if fact.on <= fact.said.report_on},
        attended=attended,
        attended_on=tuple([each.on for each in attended]),
        pauses=_pauses(history, law),
    )  # fmt: skip


def _promised(attended: tuple[Fact[ReportAttended], ...], history: History) -> frozenset[date]:
    """Days the person was told of before they came: at the report before, or when the hour was agreed, with proof."""
    at_reports = {each.said.next_told for each in attended if each.said.next_told and each.on < each.said.next_told}
    agreed = {
        fact.said.report_on for fact in history.of(SlotAgreed)
        if fact.said.proof.strip() and fact.on < fact.said.report_on
    }  # fmt: skip
    return frozenset(at_reports | agreed)


def _by_day(history: History, kind: Any, counts: Callable[[Any], bool] = lambda said: True) -> dict[date, Fact[Any]]:
    found: dict[date, Fact[Any]] = {}
    for fact in history.of(kind):
        if counts(fact.said):
            found.setdefault(fact.said.report_on, fact)
    return found


def _pauses(history: History, law: Law) -> tuple[Pause, ...]:
    """Each pause up to the day it names, the day it was ended before that, or the longest the policy allows."""
    resumed = history.of(ReportingResumed)
    found = []
    for fact in history.of(ReportingPaused):
        end = min(fact.said.until, latest_day(fact.on, law))
        early = next((each.on for each in resumed if each.on >= fact.on), None)
        end = min(end, early) if early is not None else end
        if end > fact.on:
            found.append(Pause(fact.on, end, fact))
    return tuple(found)


def latest_day(start: date, law: Law) -> date:
    """The last day to which reporting may be put off from `start`."""
    try:
        return days_after(start, number(law, "longest_gap", start, QUARTER))
    except BeyondCoverage:
        return date.max
