"""Who is at the door: the session of the person's own pages, its cookie, its language, and what a page is made of.

    @own_page("own reporting")      the view is given the session once the person is confirmed, and the look is logged
    @own_door                       a page for anybody: it says nothing about anybody

Whoever has no session, or is not confirmed yet, is sent to where that is mended; nothing else is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.backends.utils import csrf_input
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from casekeeper.actions.own_pages.enter import AT_MOST, session_of
from casekeeper.actions.own_pages.tell import BY
from casekeeper.actions.own_words import LANGUAGES, language_of, words_in
from casekeeper.records.clock import now
from casekeeper.records.models import Look, OwnSession

COOKIE, LANGUAGE_COOKIE, PATH = "own_pages", "own_language", "/own"
LANGUAGE_KEPT = 90 * 24 * 60 * 60
View = Callable[..., HttpResponse]


def own_door(view: View) -> View:
    """For a page that anybody may open."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _finished(request, view(request, *args, **kwargs))

    return _marked(opened, "own door")


def own_page(what: str, *, confirmed: bool = True) -> Callable[[View], View]:
    """For a page about the person whose session it is, and about nobody else."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            session = session_of(request.COOKIES.get(COOKIE, ""))
            if session is None:
                return _finished(request, HttpResponseRedirect(reverse("own_ended")))
            if confirmed and session.confirmed_at is None:
                return _finished(request, HttpResponseRedirect(reverse("own_confirm")))
            request.own_session = session  # type: ignore[attr-defined]
            response = view(request, session, *args, **kwargs)
            if confirmed and response.status_code == 200:
                Look.objects.create(at=now(), user=BY, unit="own pages", person=session.person, what=what, purpose=what)
            return _finished(request, response)

        return _marked(opened, "own page")

    return decorate


def page(request: HttpRequest, template: str, errors: Mapping[str, str] | None = None, **shown: Any) -> HttpResponse:
    """A page in the reader's language. `errors` are keys of words by the field they belong to."""
    words = words_in(language(request))
    wrong = {field: words.say(key) for field, key in (errors or {}).items()}
    content = render_to_string(f"own/{template}", {
        **shown, "w": words, "say": words.say, "wrong": wrong, "languages": [words_in(code) for code in LANGUAGES],
        "csrf": csrf_input(request), "inside": hasattr(request, "own_session"), "demo": settings.DEMO,
        "path": request.path if request.method != "POST" or not shown.get("door") else reverse("own_in"),
    })  # fmt: skip
    return HttpResponse(content)


def language(request: HttpRequest) -> str:
    """What the address asks for, what was chosen before, what the way in was made for, what the browser asks for."""
    session: OwnSession | None = getattr(request, "own_session", None)
    asked = [request.GET.get("in"), request.COOKIES.get(LANGUAGE_COOKIE)]
    asked += [session.way_in.language] if session is not None else []
    asked += [part.partition(";")[0].strip()[:2].lower() for part in _browser_wants(request).split(",")[:10]]
    return language_of(next((code for code in asked if code in LANGUAGES), None))


def let_in(response: HttpResponse, key: str) -> None:
    """Give the browser the key of the session, for these pages and no other."""
    response.set_cookie(
        COOKIE, key, max_age=int(AT_MOST.total_seconds()), path=PATH, secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True, samesite="Strict",
    )  # fmt: skip


def let_out(response: HttpResponse) -> None:
    """Take the key away."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def source_of(request: HttpRequest) -> str:
    """Where a try comes from, behind as many proxies of ours as the settings say. Kept by nobody in clear."""
    passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        return str(passed[-settings.PROXIES])
    return str(request.META.get("REMOTE_ADDR", ""))


def _browser_wants(request: HttpRequest) -> str:
    return str(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Kept by no cache and found by no search; the chosen language is remembered."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    chosen = request.GET.get("in")
    if chosen in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, max_age=LANGUAGE_KEPT, path=PATH, httponly=True, samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )  # fmt: skip
    return response


def _marked(view: View, shows: str) -> View:
    open_to_all: View = login_not_required(sensitive_post_parameters()(view))
    open_to_all.shows = shows  # type: ignore[attr-defined]
    return open_to_all
