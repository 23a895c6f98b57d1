"""How the invented people who report, and absconders, compare with the published counts, scaled to this size."""

from __future__ import annotations

from datetime import timedelta
from math import sqrt
from typing import NamedTuple

from django.db import connection

from casekeeper.records import clock
from casekeeper.records.models import IdentifierRow
from casekeeper.synthetic import reporting_shape as shape

CERTAIN = 3.5
"""Standard errors of chance that a small population is allowed besides the stated tolerance."""


class Line(NamedTuple):
    """One count: as published for the country, scaled to this population, and found in it."""

    what: str
    published: float
    expected: float
    found: int
    tolerance: float

    @property
    def within(self) -> bool:
        """Within the tolerance, or within what chance does to a count so small."""
        return abs(self.found - self.expected) <= self.expected * self.tolerance + CERTAIN * sqrt(max(self.expected, 1))


def compared() -> list[Line]:
    """Over the people made by `populate --reporting`; offenders are counted with the other population."""
    people = IdentifierRow.objects.filter(scheme="home_office_reference", canonical__startswith="J").count()
    national = shape.REPORTING_NOT_OFFENDERS + shape.ABSCONDERS_NOT_OFFENDERS
    share = people / national
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTS, {"five_years_ago": clock.today() - timedelta(days=1_825), "crowded": list(shape.CROWDED)}
        )
        names = [column[0] for column in cursor.description]
        found = dict(zip(names, cursor.fetchone() or [0] * len(names), strict=True))

    def line(what: str, published: float, key: str, tolerance: float) -> Line:
        return Line(what, published, published * share, found[key] or 0, tolerance)

    told = shape.REPORTING_NOT_OFFENDERS
    lost = shape.ABSCONDERS_NOT_OFFENDERS
    grades = shape.GRADES_OF_ABSCONDERS
    every = shape.EVERY
    bands = shape.SINCE_DECLARED
    older = sum(count for low, _, count in bands if low >= 1_825) / sum(count for *_, count in bands)
    return [
        line("told to report (and no offender)", told, "reporting", 0.02),
        line("of them at one of three London centres", told * shape.AT_THREE_CENTRES, "crowded", 0.04),
        line("declared absconders (and no offender)", lost, "absconders", 0.02),
        line("out of contact (our own sum)", told * shape.OUT_OF_CONTACT, "out_of_contact", 0.25),
        line("absconders declared five years ago or more (own choice)", lost * older, "older", 0.06),
        line("absconders of grade A or B (own choice)", lost * (grades["A"] + grades["B"]) / 100, "high", 0.10),
        line("absconders for whom nothing was done (own choice)", lost * (1 - shape.TRACED_SHARE), "untraced", 0.04),
        line("report each week (own choice)", told * every["weekly"] / 100, "weekly", 0.10),
        line("report each fortnight (own choice)", told * every["fortnightly"] / 100, "fortnightly", 0.05),
        line("report each month (own choice)", told * every["monthly"] / 100, "monthly", 0.04),
        line("report each quarter (own choice)", told * every["quarterly"] / 100, "quarterly", 0.08),
        line("report by telephone or digitally (own choice)",
             told * (1 - shape.AT_THREE_CENTRES) * 18 / 100, "at_a_distance", 0.08),
    ]  # fmt: skip


_COUNTS = """
WITH whose AS (
  SELECT person_id FROM identifier WHERE scheme = 'home_office_reference' AND canonical LIKE 'J%%'
), stands AS (
  SELECT p.person_id, p.body #>> '{position,contact,value,standing}' AS standing,
    p.body #>> '{position,reporting,value,place}' AS place, p.body #>> '{position,reporting,value,every}' AS every,
    p.body #>> '{position,reporting,value,channel}' AS channel
  FROM position p JOIN whose USING (person_id)
), told AS (SELECT * FROM stands WHERE standing IN ('in contact', 'a miss is open', 'out of contact', 'located'))
SELECT (SELECT count(*) FROM told) AS reporting,
  (SELECT count(*) FROM told WHERE place = ANY(%(crowded)s)) AS crowded,
  (SELECT count(*) FROM stands WHERE standing = 'absconder') AS absconders,
  (SELECT count(*) FROM stands WHERE standing = 'out of contact') AS out_of_contact,
  (SELECT count(*) FROM lost_spell s JOIN whose USING (person_id) WHERE s.state = 'absconder' AND s.until IS NULL
     AND s.since <= %(five_years_ago)s) AS older,
  (SELECT count(*) FROM lost_spell s JOIN whose USING (person_id) WHERE s.state = 'absconder' AND s.until IS NULL
     AND s.grade IN ('A', 'B')) AS high,
  (SELECT count(*) FROM lost_spell s JOIN whose USING (person_id) WHERE s.state = 'absconder' AND s.until IS NULL
     AND s.steps = 0) AS untraced,
  (SELECT count(*) FROM told WHERE every = 'weekly') AS weekly,
  (SELECT count(*) FROM told WHERE every = 'fortnightly') AS fortnightly,
  (SELECT count(*) FROM told WHERE every = 'monthly') AS monthly,
  (SELECT count(*) FROM told WHERE every = 'quarterly') AS quarterly,
  (SELECT count(*) FROM told WHERE channel IN ('telephone', 'digital')) AS at_a_distance
"""
