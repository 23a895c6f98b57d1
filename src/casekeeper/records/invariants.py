"""What must always hold of the records: an open record has a live duty, or a hold that has not expired."""

from __future__ import annotations

from datetime import date

from django.db import connection

from casekeeper.records.models import PositionRow
from casekeeper.records.projections.stored import PERSON

_OPEN_WITHOUT_DUTY = f"""
SELECT who.reference FROM position p JOIN {PERSON} who ON who.id = p.person_id
WHERE p.is_open AND (p.hold_until IS NULL OR p.hold_until <= %s)
  AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.person_id = p.person_id AND d.ended IS NULL)
ORDER BY who.reference
"""


def open_without_duty(as_at: date) -> list[str]:
    """References of open records with neither a live duty nor an unexpired hold, from the duties themselves."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_WITHOUT_DUTY, [as_at])
        return [reference for (reference,) in cursor.fetchall()]


def count_open_without_duty(as_at: date) -> int:
    """The same by the number of live duties kept beside each position: quick, for when nothing was derived."""
    found = PositionRow.objects.filter(is_open=True, live_duties=0)
    return found.exclude(hold_until__gt=as_at).count()
