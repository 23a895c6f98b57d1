"""A check that was kept, with its hits; a hit, to be judged or to have its judgement withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casekeeper.actions.judge_hit import judge_hit, withdraw_judgement
from casekeeper.actions.permissions import SCREEN, SEE_SCREENING, may
from casekeeper.facts import history_of
from casekeeper.matching.screening.of_history import query_of_history
from casekeeper.records.finding import continuing
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Check, Hit, HitJudgement, Person
from casekeeper.records.refused import Refused
from casekeeper.records.screening.asking import as_json
from casekeeper.records.screening.earlier import judgements_of
from casekeeper.screens.looking import allow, for_purpose, showed, shows_also, shows_people, sight
from casekeeper.screens.screening import form, judging
from casekeeper.screens.screening.shown import COLOURS, WORDS, of_hit


@require_safe
@shows_people("screening check", SEE_SCREENING)
def show(request: HttpRequest, number: UUID) -> HttpResponse:
    """What was asked, as far as it is kept, and what was found."""
    check = get_object_or_404(Check.objects.select_related("person"), pk=number)
    _visible(request, check)
    hits = [one for one in check.hits.order_by("-score", "pk") if _sees_entry(request, one)]
    judged = judgements_of(hits)
    showed(request, len(hits))
    for_purpose(request, check.purpose)
    asked = _asked(request, check)
    shown = [of_hit(one, judged.get(one.pk), asked) for one in hits]
    return render(request, "screening/check.html", {"check": check, "hits": shown, "words": WORDS, "colours": COLOURS})


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("screening hit", SEE_SCREENING)
def hit(request: HttpRequest, number: int) -> HttpResponse:
    """One hit with the whole of its score, and the form that judges it."""
    found = _hit(request, number)
    filled = judging.asked_of(found.pk)
    if request.method == "POST":
        allow(request, SCREEN, found.screened.person)
        filled = judging.read(request.POST, found.pk)
        if not filled.wrong and (answer := _judged(request, found, filled)) is not None:
            return answer
    return _page(request, found, filled)


def _page(request: HttpRequest, found: Hit, filled: judging.Judging) -> HttpResponse:
    judged = judgements_of([found]).get(found.pk)
    showed(request, 1)
    for_purpose(request, found.screened.purpose)
    return render(request, "screening/hit.html", {
        "check": found.screened, "shown": of_hit(found, judged, _asked(request, found.screened)), "judging": filled,
        "errors": form.shown(filled.wrong), "may_screen": may(request.user, SCREEN, found.screened.person),  # type: ignore[arg-type]
        "withdrawn": HitJudgement.objects.filter(hit=found, withdrawn_at__isnull=False).order_by("-withdrawn_at"),
        "words": WORDS, "colours": COLOURS, "messages": messages.get_messages(request),
    })  # fmt: skip


def _judged(request: HttpRequest, found: Hit, filled: judging.Judging) -> HttpResponse | None:
    user: Any = request.user
    try:
        judge_hit(found, filled.typed_judgement, filled.typed_reasons, by=user.get_username(), user=user)
    except Refused as refused:
        messages.warning(request, str(refused))
        return None
    messages.success(request, f"Judged: {WORDS[filled.typed_judgement].lower()}.")
    return redirect("screening_hit", found.pk)


@require_POST
@shows_people("screening hit", SCREEN)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take the standing judgement back."""
    found = _hit(request, number)
    allow(request, SCREEN, found.screened.person)
    user: Any = request.user
    try:
        withdraw_judgement(found, request.POST.get("because", "")[:4000], by=user.get_username(), user=user)
        messages.success(request, "The judgement is withdrawn; the hit is open again.")
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("screening_hit", found.pk)


@require_safe
@shows_people("possible match", SEE_SCREENING)
def possible_match(request: HttpRequest, fact: int) -> HttpResponse:
    """The hit that a duty on a person's page is about, by the number of the fact that suggested it."""
    found = _hit(request, get_object_or_404(Hit, fact=fact).pk)
    return _page(request, found, judging.asked_of(found.pk))


def _asked(request: HttpRequest, check: Check) -> dict[str, Any] | None:
    """What was asked with: as it was kept, or of a person of ours, what the record says now; that is a look at it."""
    if check.person is None:
        asked: dict[str, Any] | None = check.asked
        return asked
    top = shows_also(request, continuing(check.person).reference, "screening hit")
    return as_json(query_of_history(history_of(top.reference, facts_of([top.pk])[top.pk])))


def _hit(request: HttpRequest, number: int) -> Hit:
    found = get_object_or_404(Hit.objects.select_related("screened", "screened__person"), pk=number)
    _visible(request, found.screened)
    if not _sees_entry(request, found):
        raise Http404("There is no hit with this number that you may open.")
    return found


def _visible(request: HttpRequest, check: Check) -> None:
    if check.person is not None and not sight(request).sees(check.person):
        raise Http404("There is no check with this number that you may open.")


def _sees_entry(request: HttpRequest, found: Hit) -> bool:
    """An alert of ours is about a record: who may not see that, does not see the hit."""
    record = (found.words.get("about") or {}).get("record")
    if not record:
        return True
    person = Person.objects.filter(reference=record).first()
    return person is not None and sight(request).sees(person)
