"""What was typed and not yet saved, kept in the session of the person typing."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

KEY = "drafts"
MOST = 5


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What the form sent, without its token."""
    return {key: str(value) for key, value in request.POST.items() if key != "csrfmiddlewaretoken"}


def keep(request: HttpRequest, where: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed for this form; only the few newest are kept."""
    drafts = {name: kept for name, kept in request.session.get(KEY, {}).items() if name != where}
    drafts[where] = dict(typed)
    request.session[KEY] = dict(list(drafts.items())[-MOST:])


def kept(request: HttpRequest, where: str) -> dict[str, str] | None:
    """What was typed for this form, if anything."""
    found: dict[str, str] | None = request.session.get(KEY, {}).get(where)
    return found


def forget(request: HttpRequest, where: str) -> None:
    """Saved: nothing is kept any longer."""
    request.session[KEY] = {name: typed for name, typed in request.session.get(KEY, {}).items() if name != where}
