"""Removals under way today, each with the clocks in minutes over what came: read from the facts at the instant asked.

Who is asked about comes from the rows that are kept; what is said of them is derived anew, for minutes do not wait for
a row. The order is that of the clocks: whose time runs out first stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.facts import history_of
from casekeeper.position.departure.attempts import Attempt, attempts_of
from casekeeper.position.departure.minutes import Clock, clocks_of, took_its_place
from casekeeper.records.ledger import facts_of
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.sight import ORDINARY, Sight
from casekeeper.records.rulebook import current_law

MOST = 200
KEYS = "consider under way:%%"
"""As `duties/consider_under_way.py` names its duties, and as the index of migration 0015 is made for."""

_PEOPLE = f"""
SELECT who.id, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, '')
FROM {PERSON} who LEFT JOIN position p ON p.person_id = who.id WHERE %%SEEN%% AND who.id IN (
  SELECT person_id FROM duty WHERE key LIKE '{KEYS}' AND (ended IS NULL OR (ended_on >= %(day)s AND due >= %(since)s))
  UNION SELECT person_id FROM departure_attempt WHERE open AND %%TODAY%%
) ORDER BY who.id LIMIT %(limit)s
"""
_TODAY = "(leaves_on = %(day)s OR (state IN ('collected', 'boarded') AND leaves_on >= %(before)s))"
_OWED = f"""
SELECT who.id, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, '')
FROM {PERSON} who LEFT JOIN position p ON p.person_id = who.id WHERE %%SEEN%% AND who.id IN (
  SELECT person_id FROM duty WHERE key LIKE '{KEYS}' AND ended IS NULL AND %%WHOSE%%
) ORDER BY who.id LIMIT %(limit)s
"""
_BETWEEN = f"""
SELECT who.id, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, '')
FROM {PERSON} who LEFT JOIN position p ON p.person_id = who.id WHERE %%SEEN%% AND who.id IN (
  SELECT person_id FROM duty WHERE key LIKE '{KEYS}' AND arose BETWEEN %(first)s AND %(last)s
) ORDER BY who.id
"""


class OnTheWay(NamedTuple):
    """One person: the departure that is under way or was, and every clock of today or still open, the first due first.

    `attempt` None where its plan was taken back.
    """

    person: int
    reference: str
    invented: bool
    name: str
    whereabouts: str
    attempt: Attempt | None
    clocks: tuple[Clock, ...]

    @property
    def goes_on(self) -> bool:
        """Is the departure neither ended nor stopped?"""
        return self.attempt is not None and self.attempt.is_open and self.attempt.stopped is None

    @property
    def open_clocks(self) -> tuple[Clock, ...]:
        return tuple(clock for clock in self.clocks if clock.is_open)


def under_way(day: date, *, sight: Sight = ORDINARY) -> list[OnTheWay]:
    """Everybody leaving that day or on the way, and everybody of whom a clock is open or ended that day."""
    question = _PEOPLE.replace("%%TODAY%%", _TODAY).replace("%%SEEN%%", sight.condition("who.id"))
    values = {"day": day, "since": day - timedelta(days=7), "before": day - timedelta(days=1), "limit": MOST}
    return _found(question, values, lambda each: each.is_open or each.day >= day or _ended_on(each) == day)


def owed_under_way(unit: str | None, *, sight: Sight = ORDINARY) -> list[OnTheWay]:
    """Those of whom this unit has an open clock; of any unit where `unit` is None."""
    whose = "TRUE" if unit is None else "owed_by = %(unit)s"
    question = _OWED.replace("%%WHOSE%%", whose).replace("%%SEEN%%", sight.condition("who.id"))
    found = _found(question, {"unit": unit, "limit": MOST}, lambda each: each.is_open)
    return [each for each in found if each.clocks]


def came_between(
    first: date, last: date, known_on: date | None = None, *, sight: Sight = ORDINARY
) -> list[OnTheWay]:  # fmt: skip
    """Every clock counted on a day from `first` to `last`, ended or not, as now known or as known on a day."""
    question = _BETWEEN.replace("%%SEEN%%", sight.condition("who.id"))
    found = _found(question, {"first": first, "last": last}, lambda each: first <= each.day <= last, known_on)
    return [each for each in found if each.clocks]


class _Told(NamedTuple):
    attempts: tuple[Attempt, ...]
    clocks: tuple[Clock, ...]


def _told(people: Iterable[int], known_on: date | None = None) -> dict[int, _Told]:
    """The attempts and the clocks of each."""
    law, found = current_law(), {}
    for person, facts in facts_of(list(people), known_on).items():
        history = history_of(str(person), facts, known_on)
        found[person] = _Told(attempts_of(history), clocks_of(history, law))
    return found


def _found(
    question: str, values: dict[str, Any], is_shown: Callable[[Clock], bool], known_on: date | None = None
) -> list[OnTheWay]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        rows = cursor.fetchall()
    told = _told((row[0] for row in rows), known_on)
    return sorted((_on_the_way(row, told[row[0]], is_shown) for row in rows), key=_first_due)


def _on_the_way(row: tuple[Any, ...], told: _Told, is_shown: Callable[[Clock], bool]) -> OnTheWay:
    shown = sorted(filter(is_shown, told.clocks), key=lambda each: (not each.is_open, each.due_at, each.number))
    if shown:
        following = [each for each in told.attempts if each.number >= shown[0].attempt]
        return OnTheWay._make((*row, took_its_place(following), tuple(shown)))
    return OnTheWay._make((*row, next((each for each in reversed(told.attempts) if each.is_open), None), ()))


def _ended_on(clock: Clock) -> date | None:
    return clock.ended_by.on if clock.ended_by is not None else None


def _first_due(each: OnTheWay) -> tuple[bool, float, int]:
    first = each.open_clocks[0].due_at.timestamp() if each.open_clocks else 0.0
    return not each.open_clocks, first, each.person
