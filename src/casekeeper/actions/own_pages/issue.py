"""Gives somebody a way into their own pages: a code read out or handed over, or a link that the outbox sends.

A code is shown once to whoever issues it. A link is drawn when it is sent and not before, so that it lies nowhere in
clear: the message in the outbox names the way in, and only the carrier ever has the link. What was issued before and
not used no longer works.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from casekeeper.actions.holding import held
from casekeeper.actions.own_pages import confirming
from casekeeper.actions.own_pages.keys import digest_of, new_code, new_key
from casekeeper.actions.own_words import language_of
from casekeeper.actions.permissions import GIVE_WAY_IN, Worker, may, require
from casekeeper.facts import History
from casekeeper.records import clock, rulebook
from casekeeper.records.family_told import history_told
from casekeeper.records.models import Person, WayIn
from casekeeper.records.refused import Refused

LASTS = "reporting_policy.way_in_lasts"


class Issued(NamedTuple):
    """The way in, and its code where it has one: this once, and never again."""

    way_in: WayIn
    code: str


def issue_code(person: Person, *, user: Worker, by: str, language: str = "en") -> Issued:
    """A code that works once. Raises NotAllowed, and Refused where nobody approved it or nothing can confirm it."""
    code = new_code()
    way_in = _issue(person, "code", user, by, language)
    way_in.digest, way_in.expires_at = digest_of("code", code), _expires()
    way_in.save(update_fields=["digest", "expires_at"])
    return Issued(way_in, code)


def issue_link(person: Person, *, user: Worker, by: str, language: str = "en") -> WayIn:
    """A way in whose link is drawn when it is sent. Raises as `issue_code` does."""
    return _issue(person, "link", user, by, language)


def draw_link(number: int) -> tuple[WayIn, str] | None:
    """The way in with a link drawn for it now, which lasts from now; None where it was used, replaced or erased.

    Drawn again, the link before no longer works.
    """
    way_in = WayIn.objects.filter(pk=number, used_at=None, closed_at=None).first()
    if way_in is None:
        return None
    key = new_key()
    way_in.digest, way_in.expires_at = digest_of("link", key), _expires()
    way_in.save(update_fields=["digest", "expires_at"])
    return way_in, key


def history_today(person: Person) -> History:
    """What is on record today."""
    return history_told(person).as_at(clock.today())[0]


def why_not(history: History) -> str:
    """Why no way in can be issued; empty where one can."""
    way = confirming.approved(history)
    if way is None:
        return "Nobody has approved own pages for this person yet. Approve them first, with the way of confirming."
    return confirming.cannot_be_used(history, way)


def _issue(person: Person, how: str, user: Worker, by: str, language: str) -> WayIn:
    require(may(user, GIVE_WAY_IN, person))
    with held(person):
        position: Any = getattr(person, "position", None)
        if position is not None and position.continues_in_id is not None:
            raise Refused("This record continues in another. Issue the way in on that record.")
        if why := why_not(history_today(person)):
            raise Refused(why)
        at = clock.now()
        WayIn.objects.filter(person=person, used_at=None, closed_at=None).update(
            closed_at=at, closed_because="replaced by a newer one"
        )
        return WayIn.objects.create(person=person, how=how, language=language_of(language), made_at=at, made_by=by)


def _expires() -> Any:
    lasts = rulebook.current_law()[LASTS].on(clock.today())
    return clock.now() + timedelta(hours=int(lasts.value))
