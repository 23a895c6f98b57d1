"""One at a time: a run that must not overlap with another of its kind, in whatever process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from casekeeper.records.refused import Refused

SWEEP = 2_026_001
WHO_IS_WHO = 2_026_003
"""Each kind of run has a number of its own, which is the lock's in the database."""


@contextmanager
def alone(number: int, what: str) -> Iterator[None]:
    """Hold the advisory lock; the database lets go of it if this process dies. Raises Refused where it is held."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise Refused(f"Another {what} is at work; this one did nothing. Wait for it to end, then run it again.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
