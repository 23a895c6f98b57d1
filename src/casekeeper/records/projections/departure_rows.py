"""Rows of the lists on the way to departure, made from what was derived: no question is answered here.

A row for each appeal, each last episode of detention, each document or application, each arrest, each family group,
and for the window of early removal. None of them changes as days pass alone, but where the day changes the answer it
was made from: what is overdue, valid or awaited on a day is asked of the row on that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.duties.derivation import Derived
from casekeeper.duties.duty import Duty
from casekeeper.facts import History
from casekeeper.facts.appeals import RespondentEvidenceSent, RespondentReviewed
from casekeeper.facts.countries import country_from
from casekeeper.facts.detention import BailHearingHeld, BailHearingListed, BailSummarySent
from casekeeper.facts.immigration import Departed
from casekeeper.facts.travel_documents import DocumentApplied, DocumentInterview
from casekeeper.position.appeals.course import Appeal, told_states
from casekeeper.position.departure.countries import (
    LEFT_FOR,
    NATIONALITY,
    PLANNED,
    countries_left_for,
    countries_of_return,
)
from casekeeper.position.departure.papers import Application
from casekeeper.position.detention.exposure import exposure_of
from casekeeper.position.detention.reviews import Detention
from casekeeper.position.documents import Document

GROUNDS: Mapping[str, str] = {
    "protection": "protection", "family_life": "family life", "private_life": "private life",
    "best_interests": "a child's best interests", "ill_treatment": "ill-treatment", "eu_rights": "EU rights",
    "other_ground": "another ground",
}  # fmt: skip


class AppealRow(NamedTuple):
    """One appeal. `result` as in position/appeals/course.py; `grounds` are "family life: allowed" and the like."""

    number: int
    appeal: str
    lodged_on: date
    late: bool
    from_abroad: bool
    pending: bool
    standing: str
    tribunal_state: str
    hearing_on: date | None
    hearing_centre: str
    further_until: date | None
    result: str
    court: str
    decided_on: date | None
    ended_on: date | None
    grounds: tuple[str, ...]
    evidence_on: date | None
    reviewed_on: date | None
    owed: str
    owed_by: date | None


class DetentionRow(NamedTuple):
    """The last episode of detention: the next review not held yet, what else is owed and by when."""

    number: int
    began_on: date
    until: date | None
    reviewed_on: date | None
    next_review: str
    next_grade: str
    next_on: date | None
    days_over: int
    changed: str
    changed_on: date | None
    change_by: date | None
    report: str
    report_on: date | None
    report_by: date | None
    panel_on: date | None
    panel_answer_by: date | None
    release_by: date | None
    hearing_on: date | None
    summary_by: date | None


class PaperRow(NamedTuple):
    """One document to travel on, or one application for one. `since` is the day it was first told of or asked for.

    `country` is empty where none can be read for certain; `country_said` is what the source said, in its own words.
    """

    number: int
    held: bool
    document: str
    country: str
    country_said: str
    since: date
    valid_until: date | None
    held_by: str
    state: str
    state_on: date
    ended_on: date | None
    unused: bool


class ArrestRow(NamedTuple):
    """One arrest of somebody who is not known to be British, and the check abroad that belongs to it."""

    number: int
    force: str
    arrested_on: date
    state: str
    why: str
    country: str
    channel: str
    sent_on: date | None
    reminded_on: date | None
    reply_by: date | None
    reply: str
    replied_on: date | None
    check_by: date | None
    missed_on: date | None
    missed_in: str


class WindowRow(NamedTuple):
    """The window of early removal: its first day, the day of release, and what ended it sooner, if anything did.

    `way_first` and `way_last` are lines that stood in the way on the first day and on `last_on`, each with its owner.
    """

    opens_on: date
    closes_on: date
    decided_on: date
    ended_on: date | None
    ended: str
    asked_on: date | None
    way_first: tuple[tuple[str, str], ...]
    last_on: date
    way_last: tuple[tuple[str, str], ...]


class CountryRow(NamedTuple):
    """A country the person would be returned to, or left for; an empty code where the words for it name none."""

    country: str
    nationality: bool
    planned: bool
    left_for: bool


class FamilyRow(NamedTuple):
    """One family group the person was ever put in: their part in it and how far it is by their record."""

    name: str
    since: date
    relation: str
    part: str
    is_child: str
    stage: str
    leave_by: date | None
    parted_on: date | None


DepartureRow = AppealRow | DetentionRow | PaperRow | ArrestRow | WindowRow | CountryRow | FamilyRow


def rows_of(derived: Derived, history: History) -> Iterator[DepartureRow]:
    """Every row of one person; `history` as at the day of the derivation."""
    duties = {duty.key: duty for duty in derived.duties if duty.ended is None}
    leaving = derived.leaving
    if leaving is not None and leaving.appeals is not None:
        for appeal in leaving.appeals.appeals:
            yield _appeal(appeal, history, duties)
    if derived.detention is not None:
        yield _detention(derived.detention, history, duties)
    for document in derived.papers.held:
        yield _held(document, derived)
    for application in derived.papers.applications:
        yield _applied(application)
    yield from _arrests(derived, duties)
    yield from _countries(derived, history)
    yield from _families(derived)
    window, way = derived.window, derived.stood_in_the_way
    if window is not None and way is not None:
        ended = window.ended
        how = "" if ended is None else ended.said.how if isinstance(ended.said, Departed) else "released"
        yield WindowRow(
            window.opens_on, window.closes_on, window.decided.on, ended.on if ended is not None else None, how,
            window.asked.on if window.asked is not None else None, way.first, way.last_on, way.last,
        )  # fmt: skip


def _appeal(appeal: Appeal, history: History, duties: Mapping[str, Duty]) -> AppealRow:
    said = appeal.lodged.said
    told = told_states(history, appeal.number)
    hearing = next((fact.said for fact in reversed(told) if fact.said.hearing_on is not None), None)
    outcome = appeal.outcome
    number = outcome.first_number if outcome is not None else 0
    ours = ("respondent evidence:", "respondent review:"), ("act on outcome:", "link overturned decision:")
    keys = [*(f"{key}{appeal.number}" for key in ours[0]), *(f"{key}{number}" for key in ours[1])]
    owed = _first(duties, *keys)
    grounds = () if outcome is None else tuple(
        f"{words}: {getattr(outcome.said, name)}" for name, words in GROUNDS.items()
        if getattr(outcome.said, name) != "not raised"
    )  # fmt: skip
    return AppealRow(
        appeal.number, said.appeal, appeal.lodged.on, said.time == "late", said.place == "from abroad", appeal.pending,
        appeal.why[:200], told[-1].said.state if told else "", hearing.hearing_on if hearing is not None else None,
        hearing.hearing_centre[:60] if hearing is not None else "",
        appeal.may_go_further_until if appeal.pending else None, appeal.result,
        outcome.said.court if outcome is not None else "", outcome.on if outcome is not None else None,
        appeal.ended_on, grounds, _day_of(history, RespondentEvidenceSent, "appeal", appeal.number),
        _day_of(history, RespondentReviewed, "appeal", appeal.number),
        owed.what if owed is not None else "", owed.due if owed is not None else None,
    )  # fmt: skip


def _detention(found: Detention, history: History, duties: Mapping[str, Duty]) -> DetentionRow:
    exposure = exposure_of(found)
    point = exposure.next_review
    runs = found.episode.until is None
    waiting = [change for change in found.changes if change.done is None] if runs else []
    changed = min(waiting, key=lambda change: change.fact.in_order, default=None)
    report = _first(duties, *(key for key in duties if key.startswith("answer medical report:")))
    panel = _first(duties, *(key for key in duties if key.startswith("detention panel:")))
    answer = _first(duties, *(key for key in duties if key.startswith("answer panel:")))
    release = _first(duties, *(key for key in duties if key.startswith(("release:", "release at once:"))))
    held = {fact.said.hearing for fact in history.of(BailHearingHeld)}
    open_hearings = [fact for fact in history.of(BailHearingListed) if fact.first_number not in held] if runs else []
    hearing = min(open_hearings, key=lambda fact: fact.said.hearing_on, default=None)
    sent = {fact.said.hearing for fact in history.of(BailSummarySent)}
    summary = None
    if hearing is not None and hearing.first_number not in sent:
        summary = duties.get(f"bail summary:{hearing.first_number}")
    change = duties.get(f"review changed facts:{changed.fact.first_number}") if changed is not None else None
    return DetentionRow(
        found.episode.number, found.episode.began_on, found.episode.until,
        found.last_review.on if found.last_review is not None else None,
        point.name if point is not None else "", point.grade if point is not None else "",
        point.due if point is not None else None, exposure.days_over,
        changed.fact.said.label if changed is not None else "", changed.fact.on if changed is not None else None,
        change.due if change is not None else None,
        report.because[0].text[:120] if report is not None else "", report.arose if report is not None else None,
        _due(report), _due(panel), _due(answer), _due(release),
        hearing.said.hearing_on if hearing is not None else None, _due(summary),
    )  # fmt: skip


def _held(document: Document, derived: Derived) -> PaperRow:
    said = document.said
    asked = [
        each.applied.said.country for each in derived.papers.applications
        if each.applied.said.document == said.document and each.applied.on <= document.told[0].on
    ]  # fmt: skip
    issuer = country_from(said.issuer)
    country = issuer if issuer.known or not asked else country_from(asked[-1])
    return PaperRow(
        document.number, True, said.document, country.code, said.issuer.strip()[:60], document.told[0].on,
        said.valid_until, said.held_by, "held",
        document.told[-1].on, None, derived.nothing_stops_use and said.held_by != "the person",
    )  # fmt: skip


def _applied(application: Application) -> PaperRow:
    said, last, ended = application.applied.said, application.last, application.ended
    if ended is not None:
        state = {"document.refused": "refused", "document.withdrawn": "withdrawn"}.get(ended.kind, "issued")
    elif application.agreed is not None:
        state = "agreed"
    elif last.kind == DocumentInterview.key:
        state = "interviewed"
    else:
        state = "applied" if last.kind == DocumentApplied.key else "chased"
    return PaperRow(
        application.number, False, said.document, country_from(said.country).code, said.country,
        application.applied.on,
        application.agreed.said.agreed_until if application.agreed is not None else None, "", state,
        (ended or last).on, ended.on if ended is not None else None, False,
    )  # fmt: skip


def _arrests(derived: Derived, duties: Mapping[str, Duty]) -> Iterator[ArrestRow]:
    nation = derived.position.get("nationality")
    if nation is not None and nation.value == "British":
        return
    for each in derived.arrests:
        sent, declined, replied = each.sent, each.not_sent, each.replied
        reply = duties.get(f"reply from abroad:{sent.first_number}") if sent is not None else None
        check = duties.get(f"check abroad:{each.number}")
        yield ArrestRow(
            each.number, each.arrest.said.force.strip()[:80], each.arrest.on, each.state,
            declined.said.why if declined is not None and sent is None else "",
            sent.said.country if sent is not None else "", sent.said.channel if sent is not None else "",
            sent.on if sent is not None else None, each.reminded.on if each.reminded is not None else None,
            _due(reply), replied.said.reply if replied is not None else "", replied.on if replied is not None else None,
            _due(check), each.missed_on, each.missed.said.country if each.missed is not None else "",
        )  # fmt: skip


def _countries(derived: Derived, history: History) -> Iterator[CountryRow]:
    attempt = derived.leaving.attempt if derived.leaving is not None else None
    found: dict[str, set[str]] = {}
    for each in (*countries_of_return(history, attempt), *countries_left_for(history)):
        found.setdefault(each.code, set()).update(each.whys)
    for code, whys in sorted(found.items()):
        yield CountryRow(code, NATIONALITY in whys, PLANNED in whys, LEFT_FOR in whys)


def _families(derived: Derived) -> Iterator[FamilyRow]:
    for family in derived.leaving.families if derived.leaving is not None else ():
        place, said = family.place, family.place.since.said
        yield FamilyRow(
            place.group, place.since.on, said.relation, said.part, family.is_child.value, family.stage.value,
            place.leave_by, place.parted.on if place.parted is not None else None,
        )  # fmt: skip


def _first(duties: Mapping[str, Duty], *keys: str) -> Duty | None:
    """The open one that is due first."""
    return min((duties[key] for key in keys if key in duties), key=lambda duty: (duty.due, duty.key), default=None)


def _due(duty: Duty | None) -> date | None:
    return duty.due if duty is not None else None


def _day_of(history: History, kind: Any, names: str, number: int) -> date | None:
    return max((fact.on for fact in history.of(kind) if getattr(fact.said, names) == number), default=None)
