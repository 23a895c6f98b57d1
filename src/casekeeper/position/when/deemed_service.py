"""When is a document treated as served, unless the contrary is proved? (Immigration Rules, Appendix SN.)"""

from __future__ import annotations

from datetime import date

from casekeeper.law import Law, NotInForce, Value
from casekeeper.periods.calendars import Calendars, Nation
from casekeeper.periods.service import METHODS, deemed_served
from casekeeper.position.when.asked import Asked, NotAsked
from casekeeper.position.when.when_answer import WhenAnswer, computed, not_computed

KEYS = ("sent_on", "method", "nation")
PAGE = {"post-uk": "post_uk", "post-abroad": "post_abroad", "by-hand": "by_hand"}


def deemed_service(asked: Asked, law: Law, calendars: Calendars) -> WhenAnswer:
    """The day of deemed service, as asked."""
    method = asked.word("method").replace("_", "-").replace(" ", "-")
    if method not in METHODS:
        raise NotAsked(f"method: expected one of {', '.join(METHODS)}; got {method[:40]!r}.")
    return served_on(asked.needed_day("sent_on"), method, asked.nation(), law, calendars)


def served_on(sent_on: date, method: str, nation: Nation, law: Law, calendars: Calendars) -> WhenAnswer:
    """The day of deemed service. Business days are those of the nation it was sent to."""
    try:
        value = service_rule(method, sent_on, law)
    except NotInForce as error:
        return not_computed(str(error))
    calendar = calendars[nation]
    day = deemed_served(sent_on, after=int(value.value), unit=value.unit, business_days=calendar)
    if not value.value:
        working = [f"Sent by {method} on {sent_on}: served the same day."]
    elif value.unit == "working day":
        working = [f"Posted on {sent_on}; business day {value.value} after posting in {nation} is {day}."]
    else:
        working = [f"Posted on {sent_on}; the {value.value}th day after posting is {day}."]
    return computed(day, [*working, "Unless the contrary is proved."], [value])


def service_rule(method: str, sent_on: date, law: Law) -> Value:
    """The page's value for a way of sending, on the day it was sent. Raises NotInForce."""
    return law[f"service_of_documents.{PAGE.get(method, 'same_day')}"].on(sent_on)
