"""The pages inside: what is next, the report and its short questions, misses, wishes, and conditions with the why."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casekeeper.actions.own_pages import evidence, tell
from casekeeper.actions.own_pages.view import OwnView, own_view
from casekeeper.facts.reporting import ExplanationGiven
from casekeeper.facts.told_by_person import AnswersGiven, ChangeAsked
from casekeeper.records.clock import today
from casekeeper.records.models import OwnSession
from casekeeper.screens.own.door import language, own_page, page

YES_NO = ("yes", "no")
WISHES = {"time": "another time", "place": "another place", "way": "another way of reporting", "else": "something else"}
LONGEST = 2000


@require_safe
@own_page("own pages")
def home(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The next dates, and what can be done here."""
    return page(request, "home.html", own=own_view(session.person, today()))


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("own report")
def report(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The short questions. They are the report where one can be made here today, and otherwise not."""
    own = own_view(session.person, today())
    errors: dict[str, str] = {}
    if request.method == "POST":
        chosen = {name: request.POST.get(name, "") for name in ("same_address", "same_telephone", "help_wanted")}
        errors = {name: "need_choice" for name, value in chosen.items() if value not in YES_NO}
        if not errors:
            answers = AnswersGiven(
                same_address=chosen["same_address"],
                same_telephone=chosen["same_telephone"],
                help_wanted=chosen["help_wanted"],
                new_address=_text(request, "new_address", 500), new_telephone=_text(request, "new_telephone", 40),
                health=_text(request, "health"), language=language(request),
            )  # fmt: skip
            reported = tell.report(session, answers, _once(request))
            return HttpResponseRedirect(reverse("own_reported" if reported else "own_answered"))
    return page(request, "report.html", errors, own=own, typed=request.POST, once=secrets.token_hex(8))


@require_safe
@own_page("own report, made")
def reported(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The report is recorded, and what comes next."""
    own = own_view(session.person, today())
    return page(request, "done.html", own=own, title="reported_title", text="reported_text", day=today())


@require_safe
@own_page("own answers, given")
def answered(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The answers are recorded; if a report is still to be made, it says so."""
    own = own_view(session.person, today())
    is_report = own.reported_for is not None
    texts = ("reported_title", "reported_text") if is_report else ("answers_title", "answers_text")
    return page(request, "done.html", own=own, title=texts[0], text=texts[1], day=today())


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("own missed reports")
def missed(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """Why a report was missed, with a letter or photo."""
    own = own_view(session.person, today())
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _explain(request, session, own)
        if not errors:
            return HttpResponseRedirect(reverse("own_told", args=["missed"]))
    return page(request, "missed.html", errors, own=own, typed=request.POST, once=secrets.token_hex(8))


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("own wishes")
def change(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """Another time, place or way; and what became of what was asked before."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        wish, words = WISHES.get(request.POST.get("wish", "")), _text(request, "words")
        errors = ({} if wish else {"wish": "need_choice"}) | ({} if words else {"words": "need_words"})
        if wish and words:
            tell.tell(session, [ChangeAsked(wish=wish, what=words)], _once(request))
            return HttpResponseRedirect(reverse("own_told", args=["change"]))
    own = own_view(session.person, today())
    return page(
        request, "change.html", errors, own=own, typed=request.POST, once=secrets.token_hex(8), wishes=WISHES,
        keys={said: key for key, said in WISHES.items()},
    )  # fmt: skip


@require_safe
@own_page("own words, told")
def told(request: HttpRequest, session: OwnSession, what: str) -> HttpResponse:
    """What was told is recorded."""
    text = "missed_done" if what == "missed" else "change_done"
    return page(request, "done.html", own=None, title="answers_title", text=text, day=today())


@require_safe
@own_page("own conditions")
def conditions(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The conditions in force, each with what it is for."""
    return page(request, "conditions.html", own=own_view(session.person, today()))


def _explain(request: HttpRequest, session: OwnSession, own: OwnView) -> dict[str, str]:
    """Record the explanation; what is wrong with it by field, and then nothing is recorded."""
    words = _text(request, "words")
    on = _one_of(request.POST.get("report_on", ""), [miss.on for miss in own.misses])
    errors = ({} if on else {"report_on": "need_report"}) | ({} if words else {"words": "need_words"})
    if getattr(request, "is_upload_too_large", False):
        return {"file": "file_too_large"}
    if errors or on is None:
        return errors
    file: UploadedFile[Any] | None = request.FILES.get("file")
    attached = ""
    if file is not None and file.size:
        try:
            kept = evidence.keep(session.person, file.read())
        except evidence.FileRefused as refused:
            return {"file": str(refused)}
        attached = evidence.name_of(kept)
    tell.tell(session, [ExplanationGiven(report_on=on, what=words, evidence=attached)], _once(request))
    return {}


def _one_of(typed: str, days: list[date]) -> date | None:
    return next((day for day in days if day.isoformat() == typed), None)


def _text(request: HttpRequest, name: str, longest: int = LONGEST) -> str:
    return request.POST.get(name, "").strip()[:longest]


def _once(request: HttpRequest) -> str:
    return request.POST.get("once", "") or secrets.token_hex(8)
