"""A small ledger to try things on, and the ways to tamper with one as the owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import psycopg
from django.db import connections, transaction

from casekeeper.facts import Kind
from casekeeper.facts.identity import NameStated
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import Person

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person() -> Person:
    """An open record of an invented person."""
    return open_person(opened_at=NOW, invented=True)


def add(whose: Person, *said: Kind, corrects: int | None = None, recorded_at: datetime | None = None) -> list[int]:
    """Facts added in one transaction."""
    facts = [
        NewFact(whose.pk, one, day_of(DAY), "test", "A. Tester", corrects=corrects, recorded_at=recorded_at)
        for one in said
    ]
    with transaction.atomic():
        return append(facts)


def named(whose: Person, count: int, start: int = 0) -> list[int]:
    """That many facts about nothing much."""
    return add(whose, *(NameStated(full=f"Name {number}") for number in range(start, start + count)))


@contextmanager
def tampering() -> Iterator[psycopg.Connection[Any]]:
    """The owner, with the guards of the ledger put aside."""
    login = connections["owner"].settings_dict
    with psycopg.connect(
        host=login["HOST"], port=login["PORT"] or None, dbname=login["NAME"], user=login["USER"],
        password=login["PASSWORD"] or None,
    ) as owner:  # fmt: skip
        for table in ("fact", "sealed_batch", "erasure"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute("ALTER TABLE fact DROP CONSTRAINT fact_corrects_a_fact")
        yield owner
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute(
            "ALTER TABLE fact ADD CONSTRAINT fact_corrects_a_fact FOREIGN KEY (corrects) REFERENCES fact NOT VALID"
        )
        for table in ("fact", "sealed_batch", "erasure"):
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
