"""The chain of seals: each batch of facts hashed onto the head before it, and the head signed.

    head = SHA-256( head before, number, time, ranges, erasures, count, total, SHA-256(members) )

where the members are (number, content hash) of each fact in order of number, and (number, hash) of each erasure.
Batches name exactly the numbers they cover, as ranges: writers commit in any order and never wait for the sealer,
so a number may be missing when its neighbours are sealed, and is then sealed in a later batch, or never existed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

LOOK_BACK = timedelta(hours=24)
"""How long a transaction may hold a number back before the place of that number counts as closed."""

FIRST_HEAD = bytes(32)


@dataclass(frozen=True, slots=True)
class Batch:
    """A sealed batch, as text and numbers and bytes; from the database or from an export."""

    number: int
    ranges: tuple[tuple[int, int], ...]
    erasures: tuple[int, ...]
    count: int
    total: int
    highest: int
    previous_head: bytes
    head: bytes
    sealed_at: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Erased:
    """An erasure: whose, under which rule, who asked and who allowed it, and what stood for each payload."""

    number: int
    person: str
    facts: tuple[int, ...]
    digests: tuple[bytes, ...]
    rule: str
    asked_by: str
    authorised_by: str
    erased_at: str

    def hash(self) -> bytes:
        """The hash that the next seal covers."""
        content = [
            self.number, self.person, self.facts, [digest.hex() for digest in self.digests],
            self.rule, self.asked_by, self.authorised_by, self.erased_at,
        ]  # fmt: skip
        return sha256(b"casekeeper erasure 1\n" + _json(content)).digest()


class Members:
    """The running hash over a batch's members; facts come in order of number, then erasures."""

    __slots__ = ("_hash", "count")

    def __init__(self) -> None:
        self._hash = sha256()
        self.count = 0

    def add(self, number: int, content_hash: bytes) -> None:
        """One more fact or erasure."""
        self._hash.update(number.to_bytes(8, "big") + content_hash)
        self.count += 1

    def digest(self) -> bytes:
        """The hash over all members so far."""
        return self._hash.digest()


def head_of(
    *,
    number: int,
    sealed_at: str,
    ranges: Iterable[Sequence[int]],
    erasures: Sequence[int],
    count: int,
    total: int,
    highest: int,
    previous_head: bytes,
    members: Members,
) -> bytes:
    """The head of the chain after this batch."""
    about = _json([number, sealed_at, [list(span) for span in ranges], list(erasures), count, total, highest])
    return sha256(b"casekeeper seal 1\n" + previous_head + about + members.digest()).digest()


def to_sign(number: int, head: bytes) -> bytes:
    """What the key signs."""
    return b"casekeeper head 1\n" + number.to_bytes(8, "big") + head


def ranges_of(numbers: Iterable[int]) -> list[list[int]]:
    """Ascending numbers as unbroken ranges: 1, 2, 3, 7 is [1, 3], [7, 7]."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges


def closed_up_to(batches: Sequence[Batch]) -> int:
    """The number up to which nothing more may come in: the highest sealed by a look-back before the newest seal."""
    if not batches:
        return 0
    limit = datetime.fromisoformat(batches[-1].sealed_at) - LOOK_BACK
    return max((batch.highest for batch in batches if datetime.fromisoformat(batch.sealed_at) <= limit), default=0)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
