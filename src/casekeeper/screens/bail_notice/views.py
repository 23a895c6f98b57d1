"""The notice of bail (form BAIL 201), put together from what is recorded today. It counts once served, with proof.

Immigration Act 2016, Schedule 10, paragraph 3: it says when bail begins and its conditions. Each is told with its
purpose, its power, and how to ask for a change, in English and in the person's language where there are words in it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.messages.reach import language_named, reach_of
from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.own_pages.view import OwnView, own_view
from casekeeper.actions.own_words import ENGLISH, LANGUAGES, words_in
from casekeeper.actions.permissions import SEE_CASEWORK, may_record
from casekeeper.facts import History
from casekeeper.facts.bail import BailNoticeServed
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven
from casekeeper.position.reporting.bail import Condition
from casekeeper.position.reporting.in_contact import Reporting, reporting_of
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.screens.looking import allow, for_purpose, shows_person

RIGHTS = tuple(f"rights_{number}" for number in (1, 2, 3, 5, 6, 7))
"""Of the rights, those that hold for whoever reports, on own pages or not."""


class Told(NamedTuple):
    """One condition, as it stands today: the words an officer wrote, and which fact last changed it."""

    condition: Condition
    detail: str
    channel: str
    place: str
    last_fact: int


@require_safe
@shows_person("notice of bail")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """To be printed. `in` chooses the second language; without it, it is the person's."""
    allow(request, SEE_CASEWORK, person)
    for_purpose(request, "the notice of bail")
    day, history = today(), history_today(person)
    law, calendar = rulebook.current_law(), rulebook.current_calendars().default
    found = reporting_of(history, law, calendar, day)
    told = _told(found) if found is not None else ()
    asked = request.GET.get("in", "") or reach_of(history).language
    second = words_in(language_named(asked))
    user: Any = request.user
    own = own_view(person, day) if told else OwnView()
    return render(request, "bail_notice/show.html", {
        "person": person, "name": person.position.name or "Name not known", "day": day, "told": told,
        "born": _born(history), "references": _references(history), "own": own, "rights": RIGHTS,
        "granted": found.bail.granted if found is not None else None, "every": _every(found),
        "version": max((each.last_fact for each in told), default=0), "english": words_in(ENGLISH),
        "second": second if second.code != ENGLISH else None, "languages": [words_in(each) for each in LANGUAGES],
        "undecided": bool(found and found.schedule.undecided),
        "may_record": bool(may_record(user, BailNoticeServed, person)),
    })  # fmt: skip


def _told(found: Reporting) -> tuple[Told, ...]:
    day = today()
    often = found.schedule.frequencies[-1].number if found.schedule.frequencies else 0
    rows = []
    for each in found.bail.in_force_on(day):
        changes = [fact for fact in each.varied if fact.on <= day]
        detail = next((fact.said.detail for fact in reversed(changes) if fact.said.detail), each.fact.said.detail)
        last = max([each.fact.number, *(fact.number for fact in changes)])
        reports = each.kind == "reporting"
        rows.append(
            Told(
                each, detail, each.channel_on(day) if reports else "", each.place_on(day) if reports else "",
                max(last, often) if reports else last,
            )
        )  # fmt: skip
    return tuple(rows)


def _every(found: Reporting | None) -> str:
    return found.schedule.frequencies[-1].said.every if found is not None and found.schedule.frequencies else ""


def _born(history: History) -> str:
    born = history.latest(BirthDateStated)
    return born.said.born if born is not None else ""


def _references(history: History) -> list[str]:
    given = [fact.said for fact in history.of(IdentifierGiven) if fact.said.scheme == "home_office_reference"]
    return list(dict.fromkeys(said.as_typed for said in given))
