"""Who looked at what: every view says whose data it shows, is refused or allowed here, and leaves its line in the log.

    @shows_person("timeline")        the view is given the Person in place of the reference, once allowed to look
    @shows_people("work queue")      a list; the view says how many it showed with `showed(request, n)`
    @shows_nobody                    no personal data on the page

A view with none of these does not pass the test that walks the address map.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from casekeeper.actions.permissions import LOOK, may
from casekeeper.actions.seeing import sight_of
from casekeeper.records.clock import now
from casekeeper.records.models import Look, Person
from casekeeper.records.queries.sight import Sight

View = Callable[..., HttpResponse]


def shows_person(what: str) -> Callable[[View], View]:
    """For a page about one person: looks up the reference, asks permission, and logs the look."""

    def decorate(view: View) -> View:
        @wraps(view)
        def looked(request: HttpRequest, reference: str, *args: Any, **kwargs: Any) -> HttpResponse:
            person = person_of(request, reference)
            response = view(request, person, *args, **kwargs)
            if response.status_code == 200:
                _log(request, what, person=person)
            return response

        looked.shows = "person"  # type: ignore[attr-defined]
        return looked

    return decorate


def shows_people(what: str, action: str = LOOK) -> Callable[[View], View]:
    """For a list of people: asks permission for the action and logs one look with how many were shown."""

    def decorate(view: View) -> View:
        @wraps(view)
        def looked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            allow(request, action)
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                _log(request, what, count=getattr(request, "people_shown", 0))
            return response

        looked.shows = "people"  # type: ignore[attr-defined]
        return looked

    return decorate


def shows_nobody(view: View) -> View:
    """For a page with no personal data on it."""
    view.shows = "nobody"  # type: ignore[attr-defined]
    return view


def showed(request: HttpRequest, count: int) -> None:
    """How many people the list that is about to be sent shows."""
    request.people_shown = count  # type: ignore[attr-defined]


def for_purpose(request: HttpRequest, purpose: str) -> None:
    """The task in hand, as the page can tell it; nobody is asked to type one."""
    request.purpose = purpose[:200]  # type: ignore[attr-defined]


def person_of(request: HttpRequest, reference: str) -> Person:
    """The person with this reference. A record that may not be seen answers as one that is not there."""
    person = sight(request).people().filter(reference=reference.upper()).first()
    if person is None or not may(request.user, LOOK, person):  # type: ignore[arg-type]
        raise Http404("There is no record with this reference that you may open.")
    return person


def shows_also(request: HttpRequest, reference: str, what: str) -> Person:
    """A second person on a page about one: looked up, asked for and logged in the same way."""
    person = person_of(request, reference)
    _log(request, what, person=person)
    return person


def sight(request: HttpRequest) -> Sight:
    """Whose records this reader may see: what every question about people is asked with."""
    return sight_of(request.user)  # type: ignore[arg-type]


def allow(request: HttpRequest, action: str, person: Person | None = None) -> None:
    """Raises PermissionDenied, with the reason, where the table of permissions says no."""
    found = may(request.user, action, person)  # type: ignore[arg-type]
    if not found:
        raise PermissionDenied(found.reason)


def _log(request: HttpRequest, what: str, *, person: Person | None = None, count: int = 1) -> None:
    Look.objects.create(
        at=now(),
        user=request.user.get_username(),
        unit=getattr(request.user, "unit", ""),
        person=person,
        what=what,
        purpose=getattr(request, "purpose", ""),
        count=count,
    )
