"""In by a link or code, once; then confirmed, or out after three wrong answers. Nothing is said about why not.

A wrong secret, one that has expired, one that was used and one tried from a place that tried too often all take the
same look into the same table, leave the same trace and give the same answer.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F

from casekeeper.actions.own_pages import confirming, wrong_tries
from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.own_pages.keys import digest_of, new_key
from casekeeper.records.clock import now
from casekeeper.records.models import OwnSession, WayIn

UNUSED_FOR = timedelta(minutes=20)
AT_MOST = timedelta(minutes=60)
WRONG_ANSWERS = 3
NO_DIGEST = "0" * 64


def enter(how: Literal["link", "code"], secret: str, *, source: str) -> str | None:
    """The key of a new session; None where the secret does not open anything now."""
    digest, at = digest_of(how, secret), now()
    blocked = wrong_tries.too_many(source)
    key = new_key()
    with transaction.atomic():
        open_now = WayIn.objects.filter(digest=digest, used_at=None, closed_at=None, expires_at__gt=at)
        found = open_now.select_for_update().first()
        known = found.digest if found is not None and found.digest else NO_DIGEST
        if found is not None and hmac.compare_digest(known, digest) and not blocked:
            found.used_at = at
            found.save(update_fields=["used_at"])
            OwnSession.objects.create(
                digest=digest_of("session", key), way_in=found, person_id=found.person_id, begun_at=at, seen_at=at,
                ends_at=at + AT_MOST,
            )  # fmt: skip
            return key
    wrong_tries.failed(source)
    return None


def session_of(key: str) -> OwnSession | None:
    """The session that this key opened, while it lasts."""
    at = now()
    running = OwnSession.objects.select_related("person", "way_in").filter(
        digest=digest_of("session", key), ends_at__gt=at, seen_at__gt=at - UNUSED_FOR, way_in__closed_at=None,
        person__position__continues_in=None,
    )  # fmt: skip
    found = running.first()
    if found is not None:
        OwnSession.objects.filter(pk=found.pk).update(seen_at=at)
    return found


def confirm(session: OwnSession, typed: Mapping[str, str]) -> bool:
    """Do these answers show that it is the person? The third wrong one closes the way in for good."""
    history = history_today(session.person)
    way = confirming.approved(history)
    at = now()
    with transaction.atomic():
        way_in = WayIn.objects.select_for_update().get(pk=session.way_in_id)
        if way_in.closed_at is not None:
            return False
        if way is not None and confirming.is_right(history, way, typed):
            WayIn.objects.filter(pk=way_in.pk).update(confirmed_at=at)
            OwnSession.objects.filter(pk=session.pk).update(confirmed_at=at)
            return True
        WayIn.objects.filter(pk=way_in.pk).update(wrong_answers=F("wrong_answers") + 1)
        if way_in.wrong_answers + 1 >= WRONG_ANSWERS:
            WayIn.objects.filter(pk=way_in.pk).update(closed_at=at, closed_because="three wrong answers")
    return False


def leave(session: OwnSession) -> None:
    """The person goes: the session ends."""
    OwnSession.objects.filter(pk=session.pk).update(ends_at=now())
