"""Arrivals that led to nobody: whose they are, by when, and how far up they have moved.

No record is theirs, so no duty of a person can be. They are reporting's all the same: due by the page that governs the
duty to settle an arrival, and they climb the ladder that duties climb. They are counted by day, so that many cost no
more than few. Those that stand on somebody's record are duties of that record.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Count

from casekeeper.duties.case import POLICY, counted
from casekeeper.duties.duty import Unit
from casekeeper.law import Value
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.records import rulebook
from casekeeper.records.models import Arrival

OWED_BY = Unit.REPORTING.value
LED_TO_NOBODY = "not placed"
SETTLE = "reporting_policy.settle_arrival"
LADDER = (f"{POLICY}.ladder_manager", f"{POLICY}.ladder_head")


class Due(NamedTuple):
    """By when an arrival of a day is settled; `rung` 0 with the officers, 1 with their manager, 2 with the head."""

    on: date
    rung: int


class LedToNobody(NamedTuple):
    """How many wait: in all, overdue, due today, and risen to the manager or above. `oldest` is the first day due."""

    waiting: int = 0
    overdue: int = 0
    due_today: int = 0
    risen: int = 0
    oldest_due: date | None = None


def due_of(came_on: date, as_at: date) -> Due:
    """By when an arrival of that day is to be settled, and where it stands today."""
    law = rulebook.current_law()
    due = _counted(came_on, law[SETTLE].on(came_on))
    rung = sum(1 for page in LADDER if _counted(due, law[page].on(due)) <= as_at)
    return Due(due, rung)


def allowed(came_on: date) -> Value:
    """The time in which an arrival of that day is to be settled, with its page."""
    return rulebook.current_law()[SETTLE].on(came_on)


def led_to_nobody(as_at: date) -> LedToNobody:
    """Everything that waits, at every centre."""
    by_day = (
        Arrival.objects.filter(outcome=LED_TO_NOBODY, settled_at=None)
        .values_list("on").annotate(many=Count("pk")).order_by("on")
    )  # fmt: skip
    found = [(due_of(on, as_at), many) for on, many in by_day]
    return LedToNobody(
        waiting=sum(many for _, many in found),
        overdue=sum(many for due, many in found if due.on < as_at),
        due_today=sum(many for due, many in found if due.on == as_at),
        risen=sum(many for due, many in found if due.rung),
        oldest_due=min((due.on for due, _ in found), default=None),
    )


def _counted(start: date, time: Value) -> date:
    """Where no calendar reaches that far, it is due the same day: shown too early, never too late."""
    try:
        return counted(rulebook.current_calendars().default, start, time.value, time.unit)
    except BeyondCoverage:
        return start
