"""Who are you? A name and password; in a demonstration, one press for each demo user instead."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from casekeeper.records import attempts
from casekeeper.records.models import User
from casekeeper.screens.looking import shows_nobody

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shows_nobody
def sign_in(request: HttpRequest) -> HttpResponse:
    """The same words for a wrong name and a wrong password, so that neither can be found out."""
    if request.user.is_authenticated and request.method != "POST":
        return HttpResponseRedirect(_then(request))
    errors = []
    if request.method == "POST":
        user, wrong = _by_password(request)
        if user is not None:
            login(request, user, backend=BACKEND)
            return HttpResponseRedirect(_then(request))
        errors = [{"text": wrong, "href": "#username"}]
    shown: dict[str, Any] = {"errors": errors, "username": request.POST.get("username", ""), "then": _asked(request)}
    if settings.DEMO:
        shown["demo_users"] = User.objects.filter(is_active=True).order_by("unit", "username")
    return render(request, "sign_in/sign_in.html", shown, status=200)


@login_not_required
@require_POST
@shows_nobody
def sign_in_as_demo_user(request: HttpRequest) -> HttpResponse:
    """One press, no password: only in a demonstration on this machine, over invented people."""
    if not settings.DEMO:
        raise Http404("There are no demo users here.")
    user = get_object_or_404(User, username=request.POST.get("username", ""), is_active=True)
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(_then(request))


@require_POST
@shows_nobody
def sign_out(request: HttpRequest) -> HttpResponse:
    """Back to signing in."""
    logout(request)
    return HttpResponseRedirect(settings.LOGOUT_REDIRECT_URL)


def _by_password(request: HttpRequest) -> tuple[User | None, str]:
    """The user, or what to say. A name tried too often is not looked at, right password or not."""
    name = request.POST.get("username", "")
    if attempts.too_many(name):
        return None, "This user name was tried too often. Wait 15 minutes, then try again"
    user = authenticate(request, username=name, password=request.POST.get("password", ""))
    if not isinstance(user, User):
        attempts.failed(name)
        return None, "The user name or password is not right"
    attempts.succeeded(name)
    return user, ""


def _asked(request: HttpRequest) -> str:
    return request.POST.get("next", "") or request.GET.get("next", "")


def _then(request: HttpRequest) -> str:
    """Where the reader was going, if it is one of our own addresses."""
    asked = _asked(request)
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if asked and ours else settings.LOGIN_REDIRECT_URL
