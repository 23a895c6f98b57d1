"""How often a name was tried with a wrong password: after ten within a quarter of an hour, no more for a while.

Counted by name, whether or not there is such a user, so that nothing is told about who has an account. What was typed
is kept only as a digest, and goes as soon as it is too old to count.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from casekeeper.records.clock import now
from casekeeper.records.models import SignInFailed

MOST = 10
WITHIN = timedelta(minutes=15)


def too_many(name: str) -> bool:
    """Was this name tried too often just now?"""
    return SignInFailed.objects.filter(name=_digest(name), at__gt=now() - WITHIN).count() >= MOST


def failed(name: str) -> None:
    """Count one wrong try, and forget the old ones."""
    SignInFailed.objects.filter(at__lte=now() - WITHIN).delete()
    SignInFailed.objects.create(name=_digest(name), at=now())


def succeeded(name: str) -> None:
    """The right password: earlier wrong tries no longer count."""
    SignInFailed.objects.filter(name=_digest(name)).delete()


def _digest(name: str) -> str:
    return hashlib.sha256(name.strip().casefold().encode("utf-8", "replace")).hexdigest()
