"""Where a person stands: every question asked once, in the order in which answers build on one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.alerts import Alert, alerts, alerts_of
from casekeeper.position.answer import Answer
from casekeeper.position.barriers import Barrier, barriers, barriers_of
from casekeeper.position.closing import Closing, closing_of
from casekeeper.position.consideration import Consideration, consideration, consideration_of
from casekeeper.position.custody import CustodyNow, custody, custody_now
from casekeeper.position.departure.gate import Departure, departure_of
from casekeeper.position.departure.lines import Known
from casekeeper.position.detention.reviews import Detention, detention_of
from casekeeper.position.early_removal_question import early_removal
from casekeeper.position.exceptions_weighed import exceptions_weighed
from casekeeper.position.facilitated_return import facilitated_return
from casekeeper.position.holds import Hold, holds, last_hold
from casekeeper.position.identity import identity
from casekeeper.position.leave_conflict import leave_conflict
from casekeeper.position.liability import liability
from casekeeper.position.nationality import nationality
from casekeeper.position.next_legal_date import next_legal_date
from casekeeper.position.release_date import release_in_this_spell
from casekeeper.position.release_gate import (
    UnconsideredRelease,
    release_gate,
    released_not_considered,
    unconsidered_releases,
)
from casekeeper.position.reporting.in_contact import Reporting, answers_of, gates_of, reporting_of
from casekeeper.position.requests import Request, requests, requests_of
from casekeeper.position.sentence import longest_sentence
from casekeeper.position.sentence_dates import sentence_dates
from casekeeper.position.vulnerability import vulnerability
from casekeeper.position.whereabouts import whereabouts


class Standing(NamedTuple):
    """What the duties build on: the parts found on the way, and every answer by its question."""

    custody: CustodyNow
    consideration: Consideration
    closed: Closing | None
    hold: Hold | None
    barriers: tuple[Barrier, ...]
    nationality: str
    release_on: date | None
    dates: Mapping[str, date]
    early_removal_on: date | None
    liability: Answer
    leave_conflict: Answer
    unconsidered: tuple[UnconsideredRelease, ...]
    alerts: tuple[Alert, ...]
    answers: Mapping[str, Answer]
    gates: Mapping[str, Answer]
    reporting: Reporting | None = None
    requests: tuple[Request, ...] = ()
    departure: Departure | None = None
    detention: Detention | None = None


def standing_of(history: History, law: Law, calendars: Calendars, as_at: date) -> Standing:
    """Every question about this person, on this day."""
    calendar = calendars.default
    now = custody_now(history)
    closed = closing_of(history)
    found = consideration_of(history, now.episode_from)
    hold = last_hold(history, law)
    in_the_way = barriers_of(history)
    nation = nationality(history)
    dates = sentence_dates(history)
    release_on = release_in_this_spell(history, dates, now)
    longest = longest_sentence(history, law)
    liable = liability(history, law, as_at, nation, longest)
    tier = liable.value["article_8_tier"]
    weighed = exceptions_weighed(history, tier) if history.has(ExceptionsWeighed) else None
    conflict = leave_conflict(history, law)
    early = early_removal(history, law, release_on)
    gate = release_gate(now=now, found=found, nationality=nation, release_on=release_on, closed=closed, as_at=as_at)
    unconsidered = unconsidered_releases(history, nation.value)
    on_alert = alerts_of(history, law, as_at)
    asked = requests_of(history)
    bailed = reporting_of(history, law, calendar, as_at, in_the_way)
    in_touch = bailed.contact if bailed is not None else None
    place = whereabouts(history, now, found, closed, release_on, as_at, in_touch)
    day_out: date | None = early.value["ours"] if early.value else None
    known = Known(nation, now, in_the_way, release_on, day_out, closed.in_words if closed is not None else None)
    leaving = departure_of(history, law, calendars, as_at, known)
    held = detention_of(history, law, now.held, release_on, as_at)
    answers = (
        identity(history), place, custody(now), nation, dates, longest, early, liable, consideration(found),
        conflict, released_not_considered(unconsidered), holds(hold, as_at), barriers(in_the_way),
        vulnerability(history), alerts(on_alert),
        next_legal_date(dates, early, now, as_at),
        *((requests(asked),) if asked else ()),
        *((weighed,) if weighed is not None else ()),
        *((*leaving.answers, facilitated_return(history, law, as_at)) if leaving is not None else ()),
        *((held.answer,) if held is not None else ()),
    )  # fmt: skip
    return Standing(
        now, found, closed, hold, in_the_way, nation.value, release_on, dates.value or {},
        day_out, liable, conflict, unconsidered, on_alert,
        _by_question(answers, answers_of(bailed, as_at) if bailed is not None else ()),
        _by_question(
            (gate, *((leaving.gate,) if leaving is not None else ())),
            gates_of(bailed, history) if bailed is not None else (),
        ),
        bailed, asked, leaving, held,
    )  # fmt: skip


def _by_question(always: Sequence[Answer], of_bail: Sequence[Answer]) -> Mapping[str, Answer]:
    """By name. Those about bail are asked only of somebody who is or was on bail."""
    return {answer.question: answer for answer in (*always, *of_bail)}
