"""Records that duties became overdue or reached the next rung of their ladder: a few statements, however many.

A duty carries its ladder as days, so nothing is derived here. Each step that has come is put in the trail with the
day it was reached, and a message to whoever stands on that rung goes to the outbox under a key that names person,
duty, rung and day: however late or often this runs, each step is recorded once and with its own day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection, transaction

from casekeeper.duties.duty import RUNGS
from casekeeper.records import clock
from casekeeper.records.projections.stored import PERSON

BATCH = 25_000

# Rows that an action holds at this moment are passed over: it records their steps itself when it derives.
_CLIMB = f"""
WITH reached AS MATERIALIZED (
  SELECT d.id, d.person_id, d.key, d.what, d.owed_by, d.due, d.rung, d.next_rung_on, d.ladder, d.provision, d.urgent
  FROM duty d
  WHERE d.ended IS NULL AND d.next_rung_on <= %(as_at)s {{whose}}
  LIMIT %(limit)s FOR NO KEY UPDATE SKIP LOCKED
), stood AS (
  UPDATE duty d SET
    rung = (SELECT count(*) FROM unnest(r.ladder) AS day WHERE day <= %(as_at)s),
    next_rung_on = (SELECT min(day) FROM unnest(array_append(r.ladder, r.due + 1)) AS day WHERE day > %(as_at)s)
  FROM reached r WHERE d.id = r.id
), steps AS MATERIALIZED (
  SELECT r.*, s.day, (s.nth - 1)::int AS step
  FROM reached r, unnest(array_prepend(r.due + 1, r.ladder)) WITH ORDINALITY AS s(day, nth)
  WHERE s.day BETWEEN r.next_rung_on AND %(as_at)s
), logged AS (
  INSERT INTO duty_change (at, person_id, key, change, before, after, cause)
  SELECT %(now)s, s.person_id, s.key, CASE s.step WHEN 0 THEN 'overdue' ELSE 'rung' END,
    jsonb_build_object('rung', s.rung),
    jsonb_build_object('rung', s.step, 'what', s.what, 'due', s.due, 'owed_by', s.owed_by, 'reached_on', s.day),
    'not done by ' || s.due || ', the day it was due'
  FROM steps s
  RETURNING 1
), told AS (
  INSERT INTO outbox_message (unique_key, channel, person_id, body, written_at, attempts, outcome, error)
  SELECT 'duty:' || s.person_id || ':' || s.key || ':' || s.step || ':' || s.day, 'escalation', s.person_id,
    jsonb_build_object(
      'person', p.reference, 'duty', s.key, 'what', s.what, 'owed_by', s.owed_by, 'due', s.due, 'urgent', s.urgent,
      'rung', s.step, 'to', (%(rungs)s::text[])[least(s.step + 1, cardinality(%(rungs)s::text[]))],
      'reached_on', s.day, 'under', s.provision,
      'reason', s.what || ' was due on ' || s.due || ' under ' || s.provision || ' and is not recorded as done'),
    %(now)s, 0, 'unsent', ''
  FROM steps s JOIN {PERSON} p ON p.id = s.person_id
  ON CONFLICT (unique_key) DO NOTHING
  RETURNING 1
)
SELECT (SELECT count(*) FROM reached), (SELECT count(*) FROM logged), (SELECT count(*) FROM told)
"""


class Climbed(NamedTuple):
    """How many duties took a step, how many steps were recorded, how many messages were written."""

    duties: int
    steps: int
    messages: int


def climb(as_at: date, *, person_ids: Sequence[int]) -> Climbed:
    """For these people, inside the caller's transaction."""
    return _climb(as_at, "AND d.person_id = ANY(%(people)s)", limit=None, people=list(person_ids))


def climb_everyone(as_at: date, *, progress: Callable[[str, int], None] | None = None) -> Climbed:
    """For all people, in batches of one transaction each; stopped halfway, the next run does the rest."""
    total = Climbed(0, 0, 0)
    while True:
        with transaction.atomic():
            done = _climb(as_at, "", limit=BATCH, people=None)
        total = Climbed(*(before + more for before, more in zip(total, done, strict=True)))
        if progress is not None and done.duties:
            progress("duties that reached a step", done.duties)
        if done.duties < BATCH:
            return total


def _climb(as_at: date, whose: str, *, limit: int | None, people: list[int] | None) -> Climbed:
    values = {"as_at": as_at, "limit": limit, "now": clock.now(), "rungs": list(RUNGS), "people": people}
    with connection.cursor() as cursor:
        cursor.execute(_CLIMB.format(whose=whose), values)
        return Climbed(*cursor.fetchone())
