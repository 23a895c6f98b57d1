"""How often a link or code that does not work was tried from one place: after ten in a quarter of an hour, no more.

Where it was tried from is kept as a keyed digest for that quarter of an hour, beside no person and no fact.
"""

from __future__ import annotations

from datetime import timedelta

from casekeeper.actions.own_pages.keys import digest_of
from casekeeper.records.clock import now
from casekeeper.records.models import WayInFailed

MOST = 10
WITHIN = timedelta(minutes=15)


def too_many(source: str) -> bool:
    """Was it tried too often from there just now?"""
    tried = WayInFailed.objects.filter(source=digest_of("source", source), at__gt=now() - WITHIN)
    return tried.count() >= MOST


def failed(source: str) -> None:
    """Count one, and forget the old ones of everybody."""
    WayInFailed.objects.filter(at__lte=now() - WITHIN).delete()
    WayInFailed.objects.create(source=digest_of("source", source), at=now())
