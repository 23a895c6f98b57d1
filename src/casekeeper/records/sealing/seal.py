"""The sealer: chains the hashes of facts not yet sealed, in batches, and signs and writes out the head.

Safe to run at any time, by more than one process, and again after a crash at any point: the chain is built under
a lock that only sealers take, and heads missing from the file are written before anything new is sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction

from casekeeper.records import clock
from casekeeper.records.models import SealedBatch
from casekeeper.records.refused import Refused
from casekeeper.records.sealing.chain import FIRST_HEAD, LOOK_BACK, Members, head_of, ranges_of, to_sign
from casekeeper.records.sealing.erasures import erasures_by_number
from casekeeper.records.sealing.hashing import instant
from casekeeper.records.sealing.seal_key import Head, add_heads, is_signed, public_key_of, read_heads, sealing_key

LOCK = 7_311_001
BATCH = 10_000

_UNSEALED = """
SELECT f.number, f.content_hash
FROM unnest(%s::bigint[], %s::bigint[]) AS gap(first, last) JOIN fact f ON f.number BETWEEN gap.first AND gap.last
ORDER BY f.number LIMIT %s
"""
_UNSEALED_ERASURES = """
SELECT id FROM erasure WHERE id NOT IN (
    SELECT unnest(erasures) FROM sealed_batch WHERE cardinality(erasures) > 0) ORDER BY id
"""
LAST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one run of the sealer did."""

    batches: int
    facts: int
    erasures: int
    head: int
    total: int
    public_key: str


def seal(
    *,
    batch: int = BATCH,
    key_file: Path | None = None,
    heads_file: Path | None = None,
    progress: Callable[[int], object] | None = None,
) -> Sealed:
    """Seal every fact that is committed and not yet sealed. Writers are not held up and need not be."""
    key = sealing_key(key_file or settings.SEAL_KEY)
    heads_file = heads_file or settings.HEADS_FILE
    _catch_up(heads_file, public_key_of(key))
    batches = facts = erasures = 0
    while True:
        with transaction.atomic():
            done = _seal_one(batch, key, heads_file)
        if done is None:
            break
        batches, facts, erasures = batches + 1, facts + done.count, erasures + len(done.erasures)
        if progress:
            progress(done.count)
    last = SealedBatch.objects.order_by("-number").first()
    return Sealed(batches, facts, erasures, last.number if last else 0, last.total if last else 0, public_key_of(key))


def waiting() -> int:
    """How many facts are not sealed yet, for a progress bar and the health page."""
    gaps = _gaps(_recent())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM unnest(%s::bigint[], %s::bigint[]) AS gap(first, last) "
            "JOIN fact f ON f.number BETWEEN gap.first AND gap.last",
            [[first for first, _ in gaps], [last for _, last in gaps]],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _seal_one(size: int, key: Ed25519PrivateKey, heads_file: Path) -> SealedBatch | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        gaps = _gaps(_recent())
        cursor.execute(_UNSEALED, [[first for first, _ in gaps], [last for _, last in gaps], size])
        rows: list[tuple[int, bytes]] = [(number, bytes(digest)) for number, digest in cursor.fetchall()]
        cursor.execute(_UNSEALED_ERASURES)
        erasures = [number for (number,) in cursor.fetchall()]
    if not rows and not erasures:
        return None
    made = _batch(rows, erasures, key)
    SealedBatch.objects.bulk_create([made])
    transaction.on_commit(lambda: add_heads(heads_file, [_head(made)]))
    return made


def _batch(rows: Sequence[tuple[int, bytes]], erasures: list[int], key: Ed25519PrivateKey) -> SealedBatch:
    last = SealedBatch.objects.order_by("-number").first()
    members = Members()
    for number, digest in rows:
        members.add(number, digest)
    for number, erased in erasures_by_number(erasures).items():
        members.add(number, erased.hash())
    sealed_at = clock.now()
    previous_head = bytes(last.head) if last else FIRST_HEAD
    made = SealedBatch(
        number=last.number + 1 if last else 1,
        facts=ranges_of(number for number, _ in rows),
        erasures=erasures,
        count=len(rows),
        total=(last.total if last else 0) + len(rows),
        highest=max(last.highest if last else 0, rows[-1][0] if rows else 0),
        previous_head=previous_head,
        sealed_at=sealed_at,
    )
    made.head = head_of(
        number=made.number, sealed_at=instant(sealed_at), ranges=made.facts, erasures=erasures, count=made.count,
        total=made.total, highest=made.highest, previous_head=previous_head, members=members,
    )  # fmt: skip
    made.signature = key.sign(to_sign(made.number, made.head))
    return made


Spans = list[tuple[int, int]]


def _recent() -> tuple[int, Spans]:
    """The number up to which the ledger is closed, and the ranges sealed since, in order."""
    newest = SealedBatch.objects.order_by("-number").first()
    if newest is None:
        return 0, []
    limit = newest.sealed_at - LOOK_BACK
    older = SealedBatch.objects.filter(sealed_at__lte=limit).order_by("-number").first()
    lately = SealedBatch.objects.filter(number__gt=older.number if older else 0).values_list("facts", flat=True)
    spans = sorted((first, last) for ranges in lately for first, last in ranges)
    return (older.highest if older else 0), spans


def _gaps(recent: tuple[int, Spans]) -> Spans:
    """Where unsealed facts may stand: between the ranges sealed lately, and after them."""
    closed, spans = recent
    gaps, place = [], closed + 1
    for first, last in spans:
        if first > place:
            gaps.append((place, first - 1))
        place = max(place, last + 1)
    return [*gaps, (place, LAST_NUMBER)]


def _catch_up(heads_file: Path, public_key: str) -> None:
    """Write heads that a crash kept from the file. A head that our key did not sign is never written."""
    known = read_heads(heads_file)
    newest = max((head.number for head in known), default=0)
    missing = [_head(batch) for batch in SealedBatch.objects.filter(number__gt=newest).order_by("number")]
    for head in missing:
        if not is_signed(head.number, head.head, head.signature, public_key):
            raise Refused(
                f"Batch {head.number} was not signed with the key in use. Run casekeeper verify; "
                "if the key was changed, put the old one back."
            )
    if not SealedBatch.objects.filter(number__gte=newest).exists() and newest:
        raise Refused(
            f"The file of heads goes up to batch {newest}, and the database does not have it: its end was cut off. "
            "Run casekeeper verify, and seal nothing until it is known why."
        )
    add_heads(heads_file, missing)


def _head(batch: SealedBatch) -> Head:
    return Head(batch.number, bytes(batch.head), batch.total, instant(batch.sealed_at), bytes(batch.signature))
