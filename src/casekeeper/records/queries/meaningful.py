"""Did reports do what they were for? Counted by purpose over a period, with those after which nobody said anything.

A report that was only counted, with nothing asked and nothing done, is the finding of 2017: two or three minutes, and
nobody could say what for. Corrected facts are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, get_args

from django.db import connection

from casekeeper.facts.reporting import CHECKLIST, Purpose

NOTHING_SAID = "nothing was recorded"
PURPOSES: tuple[str, ...] = (*get_args(Purpose), NOTHING_SAID)
_ASKED = " + ".join(f"(coalesce(payload ->> '{name}', 'not asked') <> 'not asked')::int" for name in CHECKLIST)
_STANDS = "NOT EXISTS (SELECT 1 FROM fact c WHERE c.corrects = f.number)"
_SAID = f"""
SELECT payload ->> 'purpose', count(*), count(*) FILTER (WHERE payload ->> 'served' = 'yes'),
  count(*) FILTER (WHERE payload ->> 'served' = 'in part'), count(*) FILTER (WHERE payload ->> 'served' = 'no'),
  avg({_ASKED})::float8
FROM fact f WHERE kind = 'reporting.interview_held' AND happened_from >= %s AND happened_from < %s
  AND payload IS NOT NULL AND {_STANDS} GROUP BY 1
"""
_SILENT = f"""
SELECT count(*) FROM (SELECT DISTINCT f.person_id, f.happened_from FROM fact f
  WHERE f.kind = 'reporting.attended' AND f.happened_from >= %s AND f.happened_from < %s AND {_STANDS}
  EXCEPT SELECT i.person_id, i.happened_from FROM fact i
  WHERE i.kind = 'reporting.interview_held' AND i.happened_from >= %s AND i.happened_from < %s) reports
"""


class Measured(NamedTuple):
    """One purpose: how many reports were for it, how many did it, how many questions were gone through each time."""

    purpose: str
    reports: int
    served: int
    in_part: int
    not_served: int
    gone_through: float

    @property
    def share(self) -> float | None:
        """Of so many reports, the share that did what they were for; None where there was none."""
        return self.served / self.reports if self.reports else None


def meaningful(start: date, end: date) -> Sequence[Measured]:
    """By purpose, for reports from `start` up to but not including `end`; those with nothing recorded come last."""
    with connection.cursor() as cursor:
        cursor.execute(_SAID, [start, end])
        found = {row[0]: Measured(*row) for row in cursor.fetchall()}
        cursor.execute(_SILENT, [start, end, start, end])
        (silent,) = cursor.fetchone() or (0,)
    rows = [found[purpose] for purpose in PURPOSES if purpose in found]
    return [*rows, Measured(NOTHING_SAID, silent, 0, 0, silent, 0.0)] if silent else rows
