"""Has the time for reasons against deportation ended? By a reply, or when the time after the notice has run out.

Until then a deportation order is not made: the person was asked, and is still to be heard.
"""

from __future__ import annotations

from datetime import date

from casekeeper.facts import History
from casekeeper.facts.consideration import LiabilityNoticeSent, RepresentationsReceived
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import time_limit_expires
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Answer, Outcome, because
from casekeeper.position.serving import service_of

QUESTION = "time for representations"
WINDOW = "criminal_casework_policy.representations_window"


def representations_ended(history: History, law: Law, calendar: WorkingCalendar, day: date) -> Answer:
    """Met with a reply since the notice, or after the last day for one; of the newest notice of liability."""
    noticed = history.latest(LiabilityNoticeSent)
    if noticed is None:
        missing = ("a notice of liability that asks the person for representations, served",)
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), missing)
    reply = next((fact for fact in history.of(RepresentationsReceived) if fact.on >= noticed.on), None)
    if reply is not None:
        return Answer(QUESTION, Outcome.MET, None, (because(f"Representations came on {reply.on}", reply),))
    served = service_of(history, noticed, law, calendar)
    if served.on is None:
        why = because(f"Notice of liability of {noticed.on}, not proved served", noticed)
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (why,), ("proof that the notice was served",))
    window = law[WINDOW].on(served.on)
    try:
        until = time_limit_expires(served.on, int(window.value), window.unit, calendar)
    except BeyondCoverage:
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), ("a calendar that reaches so far",))
    if day <= until:
        why = because(f"Representations may come until {until}", noticed, window)
        return Answer(QUESTION, Outcome.NOT_MET, until, (why,), (), next_day(until))
    return Answer(QUESTION, Outcome.MET, until, (because(f"The time for them ran out on {until}", noticed, window),))
