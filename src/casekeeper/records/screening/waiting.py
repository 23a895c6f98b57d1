"""Who waits to be screened: people whose identity facts changed, noted in the transaction that changed them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from casekeeper.records.clock import now


def wait_for_screening(person_ids: Collection[int]) -> None:
    """Note that these people are to be screened again. Noted once, however often they change until then."""
    if not person_ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO person_to_screen (person_id, since) SELECT id, %s FROM unnest(%s::bigint[]) id "
            "ON CONFLICT (person_id) DO NOTHING",
            [now(), sorted(person_ids)],
        )


def who_waits(limit: int | None = None) -> list[int]:
    """Those who wait, longest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM person_to_screen ORDER BY since, person_id LIMIT %s", [limit])
        return [person for (person,) in cursor.fetchall()]


def no_longer_waiting(person_ids: Collection[int]) -> None:
    """These were screened. Call it with the people's rows held, so that no change between is lost."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM person_to_screen WHERE person_id = ANY(%s)", [sorted(person_ids)])
