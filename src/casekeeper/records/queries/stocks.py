"""Stocks and flows by month, from the counts that `casekeeper stocks` kept."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection


class PlaceMonth(NamedTuple):
    """One place in one month."""

    starts: date
    opening: int
    came: int
    left: int
    closing: int

    @property
    def agrees(self) -> bool:
        return self.opening + self.came - self.left == self.closing


class Kept(NamedTuple):
    """What stretch of days was counted, and on how many days the stocks do not add up to the flows."""

    first: date
    last: date
    wrong_days: int


def kept() -> Kept | None:
    """None where nothing was counted yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(day), max(day), (SELECT count(*) FROM (SELECT day, people, came, lag(people) OVER w AS before, "
            "place_count.left AS gone FROM place_count WINDOW w AS (PARTITION BY place ORDER BY day)) t "
            "WHERE before IS NOT NULL AND people <> before + came - gone) FROM place_count"
        )
        first, last, wrong = cursor.fetchone() or (None, None, 0)
    return None if first is None or last is None else Kept(first, last, wrong)


def months_of(place: str) -> list[PlaceMonth]:
    """Each month, the newest first. The opening is the stock at the end of the day before."""
    sql = """
    SELECT date_trunc('month', day)::date, (array_agg(people - came + c.left ORDER BY day))[1], sum(came), sum(c.left),
      (array_agg(people ORDER BY day DESC))[1]
    FROM place_count c WHERE place = %s GROUP BY 1 ORDER BY 1 DESC
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [place])
        return [PlaceMonth._make(row) for row in cursor.fetchall()]


def at_quarters() -> list[tuple[date, dict[str, int]]]:
    """How many were in each place on the first day of each quarter, and on the last day counted."""
    sql = """
    SELECT day, place, people FROM place_count
    WHERE day = date_trunc('quarter', day)::date OR day = (SELECT max(day) FROM place_count) ORDER BY day
    """
    found: dict[date, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql)
        for day, place, people in cursor.fetchall():
            found.setdefault(day, {})[place] = people
    return list(found.items())
