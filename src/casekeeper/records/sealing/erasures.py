"""Erasures as the seals cover them, read from the database."""

from __future__ import annotations

from collections.abc import Iterable

from casekeeper.records.models import Erasure
from casekeeper.records.sealing.chain import Erased
from casekeeper.records.sealing.hashing import instant


def erased(row: Erasure) -> Erased:
    """The row as the chain hashes it."""
    return Erased(
        row.pk, row.person.reference, tuple(row.facts), tuple(bytes(digest) for digest in row.digests),
        row.rule, row.asked_by, row.authorised_by, instant(row.erased_at),
    )  # fmt: skip


def erasures_by_number(numbers: Iterable[int] | None = None) -> dict[int, Erased]:
    """Erasures in order of number; all of them where no numbers are given."""
    rows = Erasure.objects.select_related("person").order_by("pk")
    if numbers is not None:
        rows = rows.filter(pk__in=list(numbers))
    return {row.pk: erased(row) for row in rows}
