"""Countries people would be returned to: how many, and where they are; the notices on them, and what is owed on those.

The country orders nothing but the table itself, by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import connection

from casekeeper.duties.duty import Duty
from casekeeper.duties.look_at_notice_again import duties
from casekeeper.facts.countries import country_name
from casekeeper.law import Notice
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records import rulebook
from casekeeper.records.queries.sight import ORDINARY, Sight

STATES = tuple(place.value for place in Whereabouts)
SETTLED = frozenset({Whereabouts.DIED, Whereabouts.NO_LONGER_OF_INTEREST, Whereabouts.NOT_KNOWN})
IN_SHORT = tuple(place.value for place in Whereabouts if place not in SETTLED)
"""The places in which somebody may still be returned from, or was; the page of a country shows every place."""
OURS = "GBR"
"""Nobody is returned to the country they are in: whoever was found British is in no row."""


class NoticesToLookAt(NamedTuple):
    """The duties of the country desk: one for each notice that stands or is to begin, the first due first."""

    owed: tuple[Duty, ...] = ()
    overdue: int = 0
    risen: int = 0


class Stock(NamedTuple):
    """The people of one country by where they are; `code` empty where the words for a destination name none.

    `to_leave` are those of whom departure is asked and who are here, `planned` those with a departure planned to it.
    """

    code: str
    by_place: Mapping[str, int]
    to_leave: int
    planned: int

    @property
    def name(self) -> str:
        return country_name(self.code) if self.code else "Not known which country"

    @property
    def people(self) -> int:
        return sum(self.by_place.values())


def notices_to_look_at(as_at: date) -> NoticesToLookAt:
    """What is owed on the notices told so far. That a day went by ends none of them."""
    law = rulebook.current_law()
    if not law.notices:
        return NoticesToLookAt()
    owed = tuple(duties(law, rulebook.current_calendars().default, as_at))
    return NoticesToLookAt(
        owed, sum(1 for duty in owed if duty.is_overdue_on(as_at)), sum(1 for duty in owed if duty.rung_on(as_at))
    )


def notices(country: str = "", known_on: date | None = None) -> tuple[Notice, ...]:
    """The notices on one country, or on all, the newest first; as they were known on a day."""
    law = rulebook.current_law()
    law = law if known_on is None else law.as_published_by(known_on)
    return tuple(notice for notice in reversed(law.notices) if country in ("", notice.country))


def stocks(country: str = "", *, sight: Sight = ORDINARY) -> list[Stock]:
    """Every country that anybody who may be seen would be returned to, or one of them, by name."""
    sql = f"""
    SELECT c.country, coalesce(nullif(p.whereabouts, ''), 'not known'), count(*),
      count(*) FILTER (WHERE p.is_open AND p.body #> '{{position,safeguards}}' IS NOT NULL
                       AND p.whereabouts NOT IN ('departed', 'died')),
      count(*) FILTER (WHERE c.planned)
    FROM person_country c JOIN position p ON p.person_id = c.person_id
    WHERE {sight.condition("c.person_id")} AND (%(country)s = '' OR c.country = %(country)s)
      AND c.country <> %(ours)s GROUP BY 1, 2
    """
    found: dict[str, list[tuple[str, int, int, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"country": country, "ours": OURS})
        for code, *row in cursor.fetchall():
            found.setdefault(code, []).append(tuple(row))
    rows = [
        Stock(code, {place: number for place, number, *_ in each}, sum(row[2] for row in each),
              sum(row[3] for row in each))
        for code, each in found.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda each: (not each.code, each.name.casefold()))
