"""erase: takes away what a person's facts say, under a retention rule and two names; the chain still verifies.

The payload and its salt go; the hash stays, and the erasure keeps the digest that stood for the payload, so that
kind, days, source and order can still be checked while nobody can learn, or try out, what was said. What was
derived, and what other systems last told us about the person, goes with it. Backups and exports made before
still hold the payloads: docs/operations.md says how long.
"""

from __future__ import annotations

from typing import Any

import psycopg
from django.db import connection, connections

from casekeeper.position.family_group import standing_groups
from casekeeper.records import clock, rulebook
from casekeeper.records.family_told import history_told
from casekeeper.records.identities.joining import records_joined_into
from casekeeper.records.ledger import read_facts
from casekeeper.records.models import Erasure, Person, PositionRow
from casekeeper.records.refused import Refused
from casekeeper.records.sealing.hashing import canonical_of_stored, payload_digest

# Every table that holds something about the person, and what erasing does there.
FORGET = (
    "INSERT INTO screening_change (dataset, entry, at_transaction) SELECT 'own', alert ->> 'key', "
    "pg_current_xact_id()::text::bigint FROM position p, jsonb_path_query(p.body, '$.position.alerts.value[*]') alert "
    "WHERE p.person_id = ANY(%s) AND alert ->> 'key' IS NOT NULL",
    "DELETE FROM position WHERE person_id = ANY(%s)",
    "DELETE FROM duty WHERE person_id = ANY(%s)",
    "DELETE FROM lost_spell WHERE person_id = ANY(%s)",
    "DELETE FROM departure_readiness WHERE person_id = ANY(%s)",
    "DELETE FROM departure_attempt WHERE person_id = ANY(%s)",
    "DELETE FROM unit_request WHERE person_id = ANY(%s)",
    "DELETE FROM appeal_row WHERE person_id = ANY(%s)",
    "DELETE FROM detention_row WHERE person_id = ANY(%s)",
    "DELETE FROM paper_row WHERE person_id = ANY(%s)",
    "DELETE FROM arrest_row WHERE person_id = ANY(%s)",
    "DELETE FROM family_row WHERE person_id = ANY(%s)",
    "DELETE FROM barrier_row WHERE person_id = ANY(%s)",
    "DELETE FROM removal_window WHERE person_id = ANY(%s)",
    "DELETE FROM person_country WHERE person_id = ANY(%s)",
    "DELETE FROM duty_change WHERE person_id = ANY(%s)",
    "DELETE FROM identifier WHERE person_id = ANY(%s)",
    "DELETE FROM link_waiting WHERE person_id = ANY(%s)",
    "DELETE FROM link_key WHERE person_id = ANY(%s)",
    "DELETE FROM link_proposal WHERE left_id = ANY(%s)",
    "DELETE FROM link_proposal WHERE right_id = ANY(%s)",
    "DELETE FROM hand_off WHERE person_id = ANY(%s)",
    "DELETE FROM screening_judgement WHERE hit_id IN (SELECT h.id FROM screening_hit h JOIN screening_check c "
    "ON c.id = h.screened_id WHERE c.person_id = ANY(%s))",
    "DELETE FROM screening_hit WHERE screened_id IN (SELECT id FROM screening_check WHERE person_id = ANY(%s))",
    "DELETE FROM screening_check WHERE person_id = ANY(%s)",
    "DELETE FROM person_to_screen WHERE person_id = ANY(%s)",
    "DELETE FROM own_session WHERE person_id = ANY(%s)",
    "DELETE FROM way_in WHERE person_id = ANY(%s)",
    "DELETE FROM evidence WHERE person_id = ANY(%s)",
    "DELETE FROM source_record WHERE person_id = ANY(%s)",
    "UPDATE outbox_message SET body = '{}' WHERE person_id = ANY(%s)",
)


def erase(person: Person, *, rule: str, asked_by: str, authorised_by: str) -> Erasure:
    """Erase the person's payloads, and those of records joined into theirs. Raises Refused with the reason."""
    rule, asked_by, authorised_by = rule.strip(), asked_by.strip(), authorised_by.strip()
    if not (rule and asked_by and authorised_by):
        raise Refused("An erasure names its retention rule, who asked for it, and who authorised it. Give all three.")
    if asked_by.casefold() == authorised_by.casefold():
        raise Refused(
            f"An erasure needs two different people; both names are {asked_by}. Ask somebody else to authorise it."
        )
    if connection.in_atomic_block:
        raise RuntimeError("erase() works through the owner's own connection: call it outside any transaction.")
    position = PositionRow.objects.filter(person=person).first()
    if position is not None and position.is_open:
        raise Refused(f"The record {person.reference} is open. Close it, or lift what keeps it open, before erasing.")
    _stands_in_no_family(person)
    ids = [person.pk, *_joined(person.pk)]
    with _owner() as owner, owner.transaction():
        owner.execute("SET LOCAL lock_timeout = '10s'")
        owner.execute("SELECT set_config('casekeeper.erasing', 'yes', true)")
        owner.execute("SELECT 1 FROM person WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [ids])
        number = _erase(owner, person.pk, ids, rule, asked_by, authorised_by)
    return Erasure.objects.get(pk=number)


def _stands_in_no_family(person: Person) -> None:
    """Erased, they would be missing from a group without anybody having parted it, and hold nobody any more."""
    if standing_groups(history_told(person), rulebook.current_law()):
        raise Refused(f"{person.reference} stands in a family group. Two people end or part it first.")


def _erase(
    owner: psycopg.Connection[Any], person: int, ids: list[int], rule: str, asked_by: str, authorised_by: str
) -> int:  # fmt: skip
    found = owner.execute(
        "SELECT number, salt, payload::text FROM fact WHERE person_id = ANY(%s) AND payload IS NOT NULL "
        "ORDER BY number FOR UPDATE",
        [ids],
    ).fetchall()
    if not found:
        raise Refused("There is nothing to erase: the record has no facts, or they were erased before.")
    numbers = [number for number, _, _ in found]
    digests = [payload_digest(bytes(salt), canonical_of_stored(payload)) for _, salt, payload in found]
    row = owner.execute(
        "INSERT INTO erasure (person_id, facts, digests, rule, asked_by, authorised_by, erased_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
        [person, numbers, digests, rule, asked_by, authorised_by, clock.now()],
    ).fetchone()
    owner.execute("UPDATE fact SET payload = NULL, salt = NULL WHERE number = ANY(%s)", [numbers])
    for forget in FORGET:
        owner.execute(forget, [ids])
    assert row is not None
    return int(row[0])


def _joined(person: int) -> list[int]:
    joined = records_joined_into([person], read_facts).get(person, [])
    numbers = [facts[0].number for facts in joined if facts]
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT person_id FROM fact WHERE number = ANY(%s)", [numbers])
        return [found for (found,) in cursor.fetchall()]


def _owner() -> psycopg.Connection[Any]:
    """A connection of its own as the owner of the tables."""
    login = connections["owner"].settings_dict
    return psycopg.connect(
        host=login["HOST"], port=login["PORT"] or None, dbname=login["NAME"], user=login["USER"],
        password=login["PASSWORD"] or None, **login["OPTIONS"],
    )  # fmt: skip
