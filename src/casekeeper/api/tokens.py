"""Keys of other systems. A token is shown once, when it is made; only its digest is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from casekeeper.records import clock
from casekeeper.records.models import ApiToken, User
from casekeeper.records.refused import Refused

PREFIX = "ck_"


def digest_of(token: str) -> str:
    """What is kept of a token. It is long and random, so one round of a plain digest is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_token(
    name: str, *, feeds: Sequence[str], may_read_people: bool = False, may_screen: bool = False,
    questions_a_minute: int | None = None, acts_for: str | None = None, decides: bool = False,
) -> str:  # fmt: skip
    """Make a token under a new name; the token itself, which cannot be shown again.

    `acts_for` is the user name of the person in whose name it may record; `decides` says that they take each decision
    in it themselves. Raises Refused where there is no such person or they may not sign in.
    """
    if ApiToken.objects.filter(name=name).exists():
        raise Refused(f"There is a token called {name!r} already. Choose another name, or revoke that one.")
    token = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        name=name, digest=digest_of(token), feeds=list(feeds), may_read_people=may_read_people, may_screen=may_screen,
        questions_a_minute=questions_a_minute, acts_for=_acting_for(acts_for), decides=decides, created_at=clock.now(),
    )  # fmt: skip
    return token


def _acting_for(username: str | None) -> User | None:
    if username is None:
        return None
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refused(f"There is nobody called {username!r} who may sign in. Give the user name of one person.")
    return found


def revoke(name: str) -> bool:
    """Take a token back; False where there is none of that name that still holds."""
    return ApiToken.objects.filter(name=name, revoked_at=None).update(revoked_at=clock.now()) > 0


class TokenAuth(HttpBearer):
    """The token a request carries, or None, which is answered with 401."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        found = ApiToken.objects.select_related("acts_for").filter(digest=digest_of(token), revoked_at=None).first()
        if found is not None:
            ApiToken.objects.filter(id=found.id).update(last_used_at=clock.now())
        return found
