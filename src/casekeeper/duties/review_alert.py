"""An alert is reviewed before its review date, on which it otherwise expires (Reg. (EU) 2018/1861: three years)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts import Fact
from casekeeper.law import Value
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every review date an alert has had; the next review ends it."""
    for alert in case.standing.alerts:
        for place, (last, review_on) in enumerate(alert.reviews):
            following = alert.reviews[place + 1][0] if place + 1 < len(alert.reviews) else None
            yield _review(case, alert, last, review_on, following)


def _review(case: Case, alert: Alert, last: Fact[Any], review_on: date, following: Fact[Any] | None) -> Duty:
    lead = case.for_alerts("review_lead", last.on)
    arose = max(last.on, _begins(case, review_on, lead))
    due = max(arose, review_on - timedelta(days=1))
    done_on = max(arose, following.on) if following is not None else None
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and alert.ended is not None:
        ended, ended_on = Ended.LAPSED, max(arose, alert.ended.on)
    return Duty(
        key=f"review alert:{alert.number}:{last.first_number}",
        what="Review the alert before it expires",
        owed_by=Unit.CASEWORK,
        arose=arose,
        due=due,
        under=lead.citation,
        discharged_by="a review with reasons and the next review date, or the alert withdrawn",
        because=(
            because(f"Alert {alert.key} expires on {review_on} unless it is reviewed before", last),
            because(f"The review begins {lead.in_words} before", under=lead),
        ),
        ladder=case.at_once_ladder(due),
        ended=ended,
        ended_on=ended_on,
    )


def _begins(case: Case, due: date, lead: Value) -> date:
    """The day the review begins; where no calendar reaches that far, counted as that many days."""
    try:
        return case.before(due, lead)
    except BeyondCoverage:
        return due - timedelta(days=lead.value)
