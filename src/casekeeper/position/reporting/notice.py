"""When was the person told? A notice counts from its day of service, with proof; without proof it counts for nothing.

Deemed service is that of the Immigration Rules, Appendix SN; a day proved to be that of receipt takes its place.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.bail import BailNoticeServed
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import time_limit_expires
from casekeeper.position.papers_on_file import came_back, handed_over
from casekeeper.position.reporting.bail import Condition

_PAGES = {"post in the UK": "service_of_documents.post_uk", "post abroad": "service_of_documents.post_abroad"}
_SAME_DAY = "service_of_documents.same_day"


class Notice(NamedTuple):
    """One notice of bail and the day it counts as served; None where that cannot be proved."""

    fact: Fact[BailNoticeServed]
    served_on: date | None

    def tells_of(self, condition: Condition, said_since: date, by: date) -> bool:
        """Does it prove that the person knew by the day what was said of the condition since then?"""
        about = self.fact.said.condition
        if self.served_on is None or about not in (None, condition.number):
            return False
        return said_since <= self.fact.on <= by and self.served_on <= by


def notices_of(history: History, law: Law, calendar: WorkingCalendar) -> tuple[Notice, ...]:
    """Every notice, in order."""
    return tuple([Notice(fact, _served_on(history, fact, law, calendar)) for fact in history.of(BailNoticeServed)])


def _served_on(
    history: History, fact: Fact[BailNoticeServed], law: Law, calendar: WorkingCalendar
) -> date | None:  # fmt: skip
    if (handed := handed_over(history, fact)) is not None:
        return max(handed.on, fact.on)
    if came_back(history, fact) is not None:
        return None
    if fact.said.received_on is not None:
        return fact.said.received_on
    return deemed_on(fact.on, fact.said.method, law, calendar) if fact.said.proof.strip() else None


def deemed_on(sent_on: date, method: str, law: Law, calendar: WorkingCalendar) -> date | None:
    """The day of deemed service; None where the law of the day or the calendar gives none, or it went to file only."""
    if method == "by hand":
        return sent_on
    if method == "to file":
        return None
    allowed = law[_PAGES.get(method, _SAME_DAY)].find(sent_on)
    if allowed is None:
        return None
    try:
        return time_limit_expires(sent_on, allowed.value, allowed.unit, calendar)
    except BeyondCoverage:
        return None
