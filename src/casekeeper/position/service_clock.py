"""Which clock does the service of a paper start, from which day, and when does it run out?

One answer for the screen that shows it before a service is saved, for the letter that names the day, and for the
duties: deemed service of Appendix SN (`when/deemed_service.py`) or a day proved instead, then the limit of the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from casekeeper.law import Citation, Law, Value
from casekeeper.periods.calendars import BeyondCoverage, Calendars, Nation
from casekeeper.periods.limits import time_limit_expires
from casekeeper.position.when.appeal_deadline import FROM_DEPARTURE, NOT_LEFT, deadline_at, in_time_until
from casekeeper.position.when.deemed_service import served_on

Paper = Literal[
    "liability notice", "appealable decision", "removal notice", "departure details", "bail notice", "letter",
    "deportation order", "information request",
]  # fmt: skip
REPRESENTATIONS = "criminal_casework_policy.representations_window"
ANSWER = "criminal_casework_policy.information_reply"
NOTICE_PERIOD = "immigration_and_asylum_act_1999.removal_notice_period"
_METHODS: Mapping[str, str] = {"post in the UK": "post-uk", "post abroad": "post-abroad", "by hand": "by-hand"}
_LIMITS: Mapping[str, tuple[str, str]] = {
    "liability notice": (REPRESENTATIONS, "Representations may be made until"),
    "information request": (ANSWER, "An answer is in time until the end of"),
    "removal notice": (NOTICE_PERIOD, "The notice period runs to the end of"),
}
HOME: Nation = "england-and-wales"


class Sending(NamedTuple):
    """How and when a paper goes out. `nation` is where to.

    `stage` and `departed_on`, the day the person left after it, matter only for a decision that may be appealed.
    """

    method: str
    on: date
    nation: Nation = HOME
    stage: str = "FT_IC"
    received_on: date | None = None
    departed_on: date | None = None


class ServiceClock(NamedTuple):
    """The day of service; what runs from it and its last day; `after` the day from which rights count as exhausted.

    Days are None where the law gives none: `not_computed` then says why. `runs` is empty where nothing runs from it.
    """

    served_on: date | None
    runs: str = ""
    until: date | None = None
    exhausted_after: date | None = None
    working: tuple[str, ...] = ()
    under: tuple[Citation, ...] = ()
    not_computed: str = ""


def clock_of(paper: Paper, sending: Sending, law: Law, calendars: Calendars) -> ServiceClock:
    """The clock that this way of serving would start. A paper on the file starts none until it is handed over."""
    if sending.method == "to file":
        return ServiceClock(None, not_computed="It goes to the file: nothing runs until it is handed to the person.")
    served, working, under, why_not = _served(sending, law, calendars)
    if served is None:
        return ServiceClock(None, not_computed=why_not)
    clock = ServiceClock(served, working=working, under=under)
    if paper == "appealable decision":
        return _appeal(clock, served, sending, law, calendars)
    if paper in _LIMITS:
        return _limit(clock, served, *_LIMITS[paper], law=law, calendars=calendars)
    return clock


def _served(
    sending: Sending, law: Law, calendars: Calendars
) -> tuple[date | None, tuple[str, ...], tuple[Citation, ...], str]:
    if sending.received_on is not None:
        return sending.received_on, (f"Proved to have been received on {sending.received_on}.",), (), ""
    method = _METHODS.get(sending.method, sending.method)
    try:
        answer = served_on(sending.on, method, sending.nation, law, calendars)
    except BeyondCoverage as error:
        return None, (), (), str(error)
    return answer.date, answer.working, _cited(answer.under, law), answer.reason or ""


def _appeal(clock: ServiceClock, served: date, sending: Sending, law: Law, calendars: Calendars) -> ServiceClock:
    runs = "An appeal is in time until the end of"
    start = served if sending.stage != FROM_DEPARTURE else sending.departed_on
    if start is None or start < served:
        return clock._replace(runs=runs, not_computed=NOT_LEFT)
    ends = in_time_until(sending.stage, sending.nation, start, law, calendars)
    gone = deadline_at(sending.stage, sending.nation, start, law, calendars)
    if ends.date is None:
        return clock._replace(runs=runs, not_computed=ends.reason or "")
    return clock._replace(
        runs=runs, until=ends.date, exhausted_after=gone.date, working=(*clock.working, *gone.working),
        under=(*clock.under, *_cited(gone.under, law)),
    )  # fmt: skip


def _limit(clock: ServiceClock, served: date, page: str, runs: str, *, law: Law, calendars: Calendars) -> ServiceClock:
    value = law[page].find(served)
    if value is None:
        return clock._replace(runs=runs, not_computed=f"{law[page].provision} has no value in force on {served}.")
    try:
        until = time_limit_expires(served, int(value.value), value.unit, calendars.default)
    except BeyondCoverage as error:
        return clock._replace(runs=runs, not_computed=str(error))
    working = f"{value.in_words} from {served} is {until}."
    return clock._replace(
        runs=runs, until=until, working=(*clock.working, working), under=(*clock.under, _citation(value))
    )


def _citation(value: Value) -> Citation:
    return value.citation


def _cited(said: tuple[str, ...], law: Law) -> tuple[Citation, ...]:
    """The citations that an answer names, by their words."""
    by_words = {str(value.citation): value.citation for page in law.values() for value in page.values}
    return tuple(by_words[each] for each in said if each in by_words)
