"""What screening costs people: checks, hits, and how many were confirmed, for each way and each month."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection


class Load(NamedTuple):
    """One way of screening in one month. The rates are hits, and hits confirmed, for each 10,000 checks."""

    month: date
    way: str
    checks: int
    hits: int
    same: int
    different: int
    cleared: int

    @property
    def hits_per_10000(self) -> float:
        """Hits somebody has to judge."""
        return 10_000 * self.hits / self.checks if self.checks else 0.0

    @property
    def same_per_10000(self) -> float:
        """Hits judged to be the same person."""
        return 10_000 * self.same / self.checks if self.checks else 0.0

    @property
    def waiting(self) -> int:
        """Hits that nobody has decided."""
        return self.hits - self.same - self.different


_LOAD = """
WITH hits AS (
    SELECT h.id, c.way, date_trunc('month', c.at)::date AS month, coalesce(j.judgement, f.judgement) AS judgement
    FROM screening_hit h JOIN screening_check c ON c.id = h.screened_id
    LEFT JOIN screening_judgement j ON j.hit_id = h.id AND j.withdrawn_at IS NULL
    LEFT JOIN LATERAL (
        SELECT one.payload ->> 'judgement' AS judgement FROM fact one
        WHERE one.person_id = c.person_id AND one.kind = 'screening.match_judged'
          AND (one.payload ->> 'suggested')::bigint = h.fact
          AND NOT EXISTS (SELECT 1 FROM fact back WHERE back.corrects = one.number)
        ORDER BY one.number DESC LIMIT 1
    ) f ON h.fact IS NOT NULL
), checks AS (
    SELECT way, date_trunc('month', at)::date AS month, count(*) AS checks, sum(cleared_before) AS cleared
    FROM screening_check WHERE run_id IS NULL GROUP BY 1, 2
    UNION ALL
    SELECT way, date_trunc('month', started_at)::date, sum(checks), sum(cleared) FROM screening_run GROUP BY 1, 2
)
SELECT c.month, c.way, sum(c.checks)::bigint, coalesce(max(h.hits), 0), coalesce(max(h.same), 0),
       coalesce(max(h.different), 0), sum(c.cleared)::bigint
FROM checks c LEFT JOIN (
    SELECT way, month, count(*) AS hits, count(*) FILTER (WHERE judgement = 'same person') AS same,
           count(*) FILTER (WHERE judgement = 'different person') AS different FROM hits GROUP BY 1, 2
) h ON h.way = c.way AND h.month = c.month
GROUP BY 1, 2 ORDER BY 1 DESC, 2
"""


def review_load() -> list[Load]:
    """The newest month first."""
    with connection.cursor() as cursor:
        cursor.execute(_LOAD)
        return [Load(*row) for row in cursor.fetchall()]
