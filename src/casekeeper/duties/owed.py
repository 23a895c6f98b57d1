"""A duty put together from what differs between one and another: used by the duties of bail and reporting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.law import Value
from casekeeper.position.answer import Reason, because


def owe(
    case: Case,
    *,
    key: str,
    what: str,
    by: Unit,
    arose: date,
    allowed: Value,
    discharged_by: str,
    reasons: Iterable[Reason],
    done_on: date | None = None,
    lapsed_on: date | None = None,
    due: date | None = None,
    ladder: tuple[date, ...] | None = None,
    urgent: bool = False,
    waiting_on: str = "us",
    note: str = "",
) -> Duty:
    """Due when the time allowed has run from the day it arose, unless `due` says otherwise.

    What was done before the reason for it went is met or late; otherwise the duty lapses with its reason.
    """
    due = case.after(arose, allowed) if due is None else due
    if done_on is not None and (lapsed_on is None or done_on <= lapsed_on):
        ended, ended_on = how_ended(due, done_on), max(done_on, arose)
    elif lapsed_on is not None:
        ended, ended_on = Ended.LAPSED, max(lapsed_on, arose)
    else:
        ended, ended_on = None, None
    time_given = "Due the same day" if allowed.value == 0 else f"The time allowed is {allowed.in_words}"
    return Duty(
        key=key,
        what=what,
        owed_by=by,
        arose=arose,
        due=due,
        under=allowed.citation,
        discharged_by=discharged_by,
        because=(*reasons, because(time_given, under=allowed)),
        ladder=case.ladder(due) if ladder is None else ladder,
        ended=ended,
        ended_on=ended_on,
        waiting_on=waiting_on,
        urgent=urgent,
        note=note,
    )
