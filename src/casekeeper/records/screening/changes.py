"""What changed in what is searched: written with the change itself, read by each process before each question.

A writer adds a row with the number of its transaction. A reader asks for rows from the oldest transaction that was
still running when it last looked, and passes over those it has applied. So no row is missed however transactions
overlap, nobody waits, and no row is read before its change can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection


class Noted(NamedTuple):
    """One change: an entry by its list's own id, or the whole list where `entry` is empty."""

    number: int
    dataset: str
    entry: str


class Since(NamedTuple):
    """What changed, and from which transaction to ask next time."""

    oldest_running: int
    changes: tuple[Noted, ...]


def note(dataset: str, entries: Iterable[str] = ("",)) -> None:
    """Write down that these entries (without any: the whole list) changed. Belongs in the transaction that did it."""
    rows = [(dataset, entry) for entry in dict.fromkeys(entries)]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO screening_change (dataset, entry, at_transaction) "
            "SELECT %s, entry, pg_current_xact_id()::text::bigint FROM unnest(%s::text[]) entry",
            [dataset, [entry for _, entry in rows]],
        )


def since(oldest_running: int) -> Since:
    """Changes since then, in order; those that this very transaction has not yet committed are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, c.id, c.dataset, c.entry "
            "FROM (SELECT 1) AS always LEFT JOIN screening_change c ON c.at_transaction >= %s "
            "AND c.at_transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint ORDER BY c.id",
            [oldest_running],
        )
        rows = cursor.fetchall()
    return Since(rows[0][0], tuple(Noted(*row[1:]) for row in rows if row[1] is not None))


def now() -> int:
    """The oldest transaction still running: whoever reads everything now asks from here next time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def latest(dataset: str) -> int:
    """The number of the last change of the dataset; 0 where there was none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM screening_change WHERE dataset = %s", [dataset])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def entries_after(dataset: str, number: int) -> set[str]:
    """The entries that changes of the dataset after this one name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT entry FROM screening_change WHERE dataset = %s AND id > %s AND entry <> ''",
            [dataset, number],
        )
        return {entry for (entry,) in cursor.fetchall()}


def database() -> str:
    """Which database this is: numbers of transactions mean nothing in another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.system_identifier::text || '/' || d.oid::text FROM pg_control_system() s, pg_database d "
            "WHERE d.datname = current_database()"
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""
