"""The desk: somebody is asked about, and what the lists say stands on the same page, to be judged there and then.

The question is posted, so that no name stands in an address or in a log of addresses.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from casekeeper.actions.permissions import SCREEN, SEE_SCREENING, may
from casekeeper.actions.screen_somebody import Answer, Asking, glance, screen
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held, sources
from casekeeper.records.screening.asking import Asked, as_json
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.screening import form
from casekeeper.screens.screening.judging import asked_of
from casekeeper.screens.screening.shown import COLOURS, WORDS, of_seen

WAY = "desk"
AT_A_GLANCE = 5


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("screening desk", SEE_SCREENING)
def show(request: HttpRequest) -> HttpResponse:
    """The form; and after a question, the form as it was filled in with the entries below it."""
    may_screen = may(request.user, SCREEN)  # type: ignore[arg-type]
    for_purpose(request, "the screening desk")
    told: dict[str, Any] = {"may_screen": may_screen, "sexes": form.SEXES, "datasets": _datasets(), "typed": {},
                            "words": WORDS, "colours": COLOURS}  # fmt: skip
    if request.method == "POST":
        told |= _ask(request)
    elif not held.is_ready():
        held.start()
    told["is_ready"] = held.is_ready()
    return render(
        request, "screening/desk.html", told, status=403 if request.method == "POST" and not may_screen else 200
    )


@require_POST
@shows_people("screening desk, while typing", SCREEN)
def as_typed(request: HttpRequest) -> HttpResponse:
    """The likeliest entries for what stands in the form so far, a piece of the page; nothing is kept but the look."""
    typed = form.read(request.POST)
    user: Any = request.user
    told: dict[str, Any] = {"typed": typed.fields}
    for_purpose(request, typed.fields["purpose"] or "the screening desk")
    if typed.fields["purpose"] and (typed.query.names or typed.query.documents):
        asking = Asking(
            WAY, typed.fields["purpose"], user.get_username(), user.unit, typed.fields["dataset"] or sources.ALL,
            limit=AT_A_GLANCE, sight=sight(request),
        )  # fmt: skip
        try:
            (answer,) = glance([Asked(typed.query)], asking, user)
        except Refused as refused:
            told["refused"] = str(refused)
        else:
            told["answer"] = answer
            showed(request, len(answer.seen))
    return render(request, "screening/as_typed.html", told)


def _ask(request: HttpRequest) -> dict[str, Any]:
    typed = form.read(request.POST)
    told = {"typed": typed.fields, "zone": typed.zone, "wrong": typed.wrong, "errors": form.shown(typed.wrong)}
    if typed.wrong:
        return told
    user: Any = request.user
    asking = Asking(
        WAY, typed.fields["purpose"], user.get_username(), user.unit, typed.fields["dataset"] or sources.ALL,
        sight=sight(request),
    )  # fmt: skip
    try:
        (answer,) = screen([Asked(typed.query)], asking, user)
    except Refused as refused:
        return told | {"errors": [{"text": str(refused), "href": "#name"}]}
    for_purpose(request, typed.fields["purpose"])
    showed(request, len(answer.seen))
    return told | _told(answer, as_json(typed.query))


def _told(answer: Answer, asked: dict[str, Any]) -> dict[str, Any]:
    hits = [of_seen(one, asked) for one in answer.seen if one.is_hit]
    below = [of_seen(one, asked) for one in answer.seen if not one.is_hit]
    # A name has namesakes, so by itself it may stay below the threshold. Whoever typed just that is not told "nobody".
    by_name_alone = [one for one in below if one.whole_name_agrees and not (asked["born"] or asked["documents"])]
    return {
        "answer": answer, "hits": hits, "by_name_alone": by_name_alone,
        "weaker": [one for one in below if one not in by_name_alone],
        "judging": {one.number: asked_of(one.number) for one in hits},
    }  # fmt: skip


def _datasets() -> list[tuple[str, str]]:
    """The lists that can be asked, with all of them first; read from the index, where there is one."""
    names = sorted(held.current().versions) if held.is_ready() else []
    words = {sources.OWN: "Our own alerts"}
    return [(sources.ALL, "All lists and our own alerts"), *((name, words.get(name, name)) for name in names)]
