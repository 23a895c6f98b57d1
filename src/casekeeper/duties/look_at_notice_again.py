"""While a notice on a country stands, the country desk looks at it again by a day: it goes on, or it is ended.

Owed once for the country and not for each person, so it stands on no record: whoever asks derives it from the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import POLICY, counted
from casekeeper.duties.duty import Duty, Unit
from casekeeper.law import Law, Notice
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.position.answer import Reason, because
from casekeeper.position.departure.countries import named

PAGE = "departure_policy.look_at_notice_again"
LADDER = (f"{POLICY}.ladder_manager", f"{POLICY}.ladder_head")


def duties(law: Law, calendar: WorkingCalendar, as_at: date) -> Iterator[Duty]:
    """One for each notice that stands on the day, or is told and still to begin; the first due first."""
    standing = [each for each in law.notices if each.ended is None or as_at < each.ended.on]
    found = [_look_again(notice, law, calendar) for notice in standing]
    yield from sorted(found, key=lambda duty: (duty.due, duty.key))


def _look_again(notice: Notice, law: Law, calendar: WorkingCalendar) -> Duty:
    last = notice.last
    since = max(last.on, last.told_on)
    allowed = law[PAGE].on(since)
    due = min(notice.look_again_on or date.max, _after(calendar, since, allowed.value, allowed.unit))
    ladder = [law[page].on(due) for page in LADDER]
    return Duty(
        key=f"look at notice again:{notice.number}",
        what=f"Look again at the notice on {named(notice.country)}",
        owed_by=Unit.COUNTRY_DESK,
        arose=since,
        due=due,
        under=allowed.citation,
        discharged_by="the country desk saying, with a document, that the notice goes on or that it ends",
        because=(Reason(f"Notice {notice.number}: {notice.in_words}"),
                 because(f"The longest time is {allowed.in_words}", under=allowed)),
        ladder=tuple(_after(calendar, due, time.value, time.unit) for time in ladder),
    )  # fmt: skip


def _after(calendar: WorkingCalendar, start: date, number: int, unit: str) -> date:
    """Where no calendar reaches that far it is the same day: shown too early, never too late."""
    try:
        return counted(calendar, start, number, unit)
    except BeyondCoverage:
        return start
