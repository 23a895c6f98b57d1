"""The early removal window: prepared in time, and where it is missed, in days and pounds.

Only 37 per cent left under the scheme in one audited year; willing people missed it while casework went on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.periods.limits import days_after
from casekeeper.position.answer import Reason, because
from casekeeper.position.departure.missed_window import missed_window
from casekeeper.position.leaving_made import departures_made


def duties(case: Case) -> Iterator[Duty]:
    """At most one: somebody to be removed who can still leave under the scheme, or could have."""
    leaving, standing = case.standing.departure, case.standing
    day, release = standing.early_removal_on, standing.release_on
    if leaving is None or day is None or release is None or day >= release or not standing.custody.held:
        return
    if leaving.decided is None:
        return
    lead = case.for_departure("lead_before_window", day)
    arose = max(leaving.decided.on, case.before(day, lead))
    if arose >= release:
        return
    left = [f.on for f in departures_made(case.history) if f.on >= arose]
    yield owe(
        case, key=f"use early removal window:{day.isoformat()}", what="Have everything ready for early removal",
        by=Unit.CASEWORK, arose=arose, allowed=lead, due=max(arose, day),
        discharged_by="departure under the scheme",
        reasons=(because(f"Early removal from {day}; release on {release}", leaving.decided), *_costs(case, day)),
        done_on=min(left, default=None),
    )  # fmt: skip


def _costs(case: Case, day: date) -> Iterator[Reason]:
    """What each day missed is taken to cost: both figures, for the public one is not cash that could be saved."""
    one_day = missed_window(day, days_after(day, 1), case.law)
    for value, how in zip(one_day.under, ("at full cost", "at what one place fewer saves"), strict=False):
        yield because(f"Each day missed is taken to cost {int(value.value) / 100:.2f} pounds, {how}", None, value)
