"""Documents to travel on and applications for them: the stock by country and age, what ends soon, what is unused.

All of it from rows kept beside positions (`records/projections/departure_rows.py`). The country of a document is who
issued it where the source's words name a country for certain, or else the one it was asked of; otherwise it is not
known which country, and the words stand. Days order the lists; the country orders none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.facts.countries import country_name
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

SOON = 90
"""Days within which a document that ends is shown as ending soon; a way to narrow a list, and no rule."""
OLD = 180
"""Days after which an application is shown as old."""
_VALID = "d.held AND (d.valid_until IS NULL OR d.valid_until >= %(today)s)"
_UNDER_WAY = "NOT d.held AND d.ended_on IS NULL"
LISTS: Mapping[str, tuple[str, str, bool]] = {
    "held": (_VALID, "d.since", False),
    "under-way": (_UNDER_WAY, "d.since", False),
    "old": (f"{_UNDER_WAY} AND d.since < %(old)s", "d.since", False),
    "unused": (f"d.unused AND {_VALID}", "d.since", False),
    "ending": (f"{_VALID} AND d.valid_until <= %(soon)s", "d.valid_until", False),
    "ended": ("d.held AND d.valid_until < %(today)s", "d.valid_until", True),
    "issued": ("NOT d.held AND d.state = 'issued'", "d.ended_on", True),
    "refused": ("NOT d.held AND d.state = 'refused'", "d.ended_on", True),
    "withdrawn": ("NOT d.held AND d.state = 'withdrawn'", "d.ended_on", True),
    "all": ("TRUE", "d.since", True),
}
"""Each list: which rows are on it, the day that orders it, and whether the last day comes first."""


WORDS_SHOWN = 10
NOT_KNOWN = "Not known which country"
UNKNOWN = "unknown"
"""Stands in an address for what is of no country that is known."""


class Listed(NamedTuple):
    """One document or application on a list; `day` is the day that orders it."""

    id: int
    day: date
    reference: str
    invented: bool
    name: str
    whereabouts: str
    held: bool
    document: str
    country: str
    country_said: str
    since: date
    valid_until: date | None
    held_by: str
    state: str
    state_on: date
    ended_on: date | None
    unused: bool

    @property
    def country_in_words(self) -> str:
        """The name of the country; where none is known, that, and what the source said."""
        return country_name(self.country) if self.country else _not_known(self.country_said)


class Country(NamedTuple):
    """What is in stock of one country, what was asked of it, and what came of that.

    `days_to_issue` is the middle one of the days from application to issue; None where none was issued. `said` are the
    words of sources where no country is known from them.
    """

    country: str
    held: int
    under_way: int
    old: int
    issued: int
    refused: int
    withdrawn: int
    unused: int
    days_to_issue: int | None
    said: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return country_name(self.country) if self.country else NOT_KNOWN

    @property
    def asked(self) -> str:
        """As an address has it."""
        return self.country or UNKNOWN

    @property
    def share_issued(self) -> float | None:
        """Issued, of the applications that were issued or refused; None where there was neither."""
        decided = self.issued + self.refused
        return self.issued / decided if decided else None


_COLUMNS = f"""who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, ''), d.held, d.document,
  d.country, d.country_said, d.since, d.valid_until, d.held_by, d.state, d.state_on, d.ended_on, d.unused
FROM d JOIN {PERSON} who ON who.id = d.person_id LEFT JOIN position p ON p.person_id = d.person_id"""


def listed(
    which: str, today: date, country: str = "", after: tuple[date, int] | None = None, *, limit: int = PAGE,
    sight: Sight = ORDINARY,
) -> tuple[list[Listed], tuple[date, int] | None]:  # fmt: skip
    """A page of one of LISTS in the order of its day, and what to ask for the next with."""
    _, day, last_first = LISTS[which]
    where, values = _where(which, today, country, sight)
    order = Keyset(day, "d.id", last_first=last_first)
    where, values = order.begin(where, values, after)
    sql = (
        f"WITH d AS MATERIALIZED (SELECT d.* FROM paper_row d WHERE {where} ORDER BY {order} LIMIT %(limit)s) "
        f"SELECT d.id, {day}, {_COLUMNS} ORDER BY {order}"
    )
    return page(sql, values, Listed._make, lambda row: (row.day, row.id), limit=limit)


def count(which: str, today: date, country: str = "", *, sight: Sight = ORDINARY) -> int:
    """How many are on the list."""
    where, values = _where(which, today, country, sight)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM paper_row d WHERE {where}", values)
        found: int = cursor.fetchone()[0]
    return found


def by_country(today: date, *, sight: Sight = ORDINARY) -> list[Country]:
    """By name, every country of which something is in one of the columns; of what ended long ago alone, none."""
    names = ("held", "under-way", "old", "issued", "refused", "withdrawn", "unused")
    parts = ", ".join(f"count(*) FILTER (WHERE {LISTS[name][0]})" for name in names)
    any_of = " OR ".join(f"({LISTS[name][0]})" for name in names)
    sql = (
        f"SELECT d.country, {parts}, percentile_disc(0.5) WITHIN GROUP (ORDER BY d.ended_on - d.since) "
        f"FILTER (WHERE {LISTS['issued'][0]}), "
        "array_agg(DISTINCT d.country_said) FILTER (WHERE d.country = '' AND d.country_said <> '') "
        f"FROM paper_row d WHERE ({any_of}) AND {sight.condition('d.person_id')} GROUP BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _days(today))
        found = [Country._make((*row, tuple(said or ())[:WORDS_SHOWN])) for *row, said in cursor.fetchall()]
    return sorted(found, key=lambda each: (not each.country, each.name.casefold()))


def _where(which: str, today: date, country: str, sight: Sight) -> tuple[str, dict[str, Any]]:
    where = f"{LISTS[which][0]} AND {sight.condition('d.person_id')}"
    values: dict[str, Any] = _days(today)
    if country:
        where += " AND d.country = %(country)s"
        values["country"] = "" if country == UNKNOWN else country
    return where, values


def _not_known(said: str) -> str:
    return f"{NOT_KNOWN} ({said})" if said else NOT_KNOWN


def _days(today: date) -> dict[str, Any]:
    return {"today": today, "soon": today + timedelta(days=SOON), "old": today - timedelta(days=OLD)}
