"""Is the ledger whole? Recomputes every hash, the chain and its signatures. Pure: it needs no database.

Rows come in order of number, once, from the database or from an export, so that a ledger of any size is checked
in little memory. Every fault says which row or batch and what is wrong with it; the first is the one to look at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casekeeper.records.identities.corrections import Corrections
from casekeeper.records.sealing.chain import FIRST_HEAD, Batch, Erased, Members, closed_up_to, head_of
from casekeeper.records.sealing.hashing import canonical_of_stored, content_hash, payload_digest
from casekeeper.records.sealing.kept_row import Row
from casekeeper.records.sealing.seal_key import Head, is_signed

MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, by the number of the fact or of the batch."""

    says: str
    fact: int | None = None
    batch: int | None = None


@dataclass(slots=True)
class Verdict:
    """What the check came to."""

    facts: int = 0
    unsealed: int = 0
    batches: int = 0
    erased: int = 0
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    faults_in_all: int = 0

    @property
    def whole(self) -> bool:
        """Was nothing found wrong?"""
        return self.faults_in_all == 0

    def fault(self, says: str, *, fact: int | None = None, batch: int | None = None) -> None:
        """Note a fault; from the hundredth on they are only counted."""
        self.faults_in_all += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(says, fact, batch))


class _Open:
    """A batch while its members go by."""

    __slots__ = ("batch", "members")

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.members = Members()


class Check:
    """One check of one ledger: give it the batches first, then each row, then ask for the verdict."""

    def __init__(
        self, batches: Sequence[Batch], erasures: Mapping[int, Erased], heads: Sequence[Head], public_key: str | None
    ) -> None:
        self.verdict = Verdict(batches=len(batches))
        self._batches = sorted(batches, key=lambda batch: batch.number)
        self._erasures = erasures
        self._heads = heads
        self._public_key = public_key
        self._open = {batch.number: _Open(batch) for batch in self._batches}
        self._spans = sorted((first, last, batch.number) for batch in self._batches for first, last in batch.ranges)
        self._closed = closed_up_to(self._batches)
        self._digests = {
            number: digest
            for erased in erasures.values()
            for number, digest in zip(erased.facts, erased.digests, strict=False)
        }
        self._span = 0
        self._next = self._spans[0][0] if self._spans else 0
        self._last = 0
        self._oldest = ""
        self._corrections = Corrections()
        self._check_spans()

    def row(self, row: Row) -> None:
        """The next row, in order of number."""
        number = row.columns.number
        if number <= self._last:
            self.verdict.fault(
                f"fact {number} comes after fact {self._last}; each number stands once, in order", fact=number
            )
            return
        self._last = number
        self.verdict.facts += 1
        self._check_content(row)
        self._corrections.see(row)
        if not self._place(number, row.content_hash):
            self._oldest = min(self._oldest or row.columns.recorded_at, row.columns.recorded_at)

    def finish(self) -> Verdict:
        """The verdict, after the last row."""
        while self._span < len(self._spans):
            self._missing_up_to(self._spans[self._span][1] + 1)
            self._go_on()
        for says, fact in self._corrections.faults():
            self.verdict.fault(says, fact=fact)
        self._check_chain()
        self._check_heads()
        self._check_erasures()
        if self.verdict.unsealed:
            self.verdict.notices.append(
                f"{self.verdict.unsealed} facts are not sealed yet, the oldest recorded at {self._oldest[:16]}: "
                "a change to them would go unseen. Run casekeeper seal."
            )
        return self.verdict

    def _check_spans(self) -> None:
        for (_, last, batch), (following, _, other) in zip(self._spans, self._spans[1:], strict=False):
            if following <= last:
                self.verdict.fault(f"fact {following} is sealed twice, in batches {batch} and {other}", batch=other)
        for first, last, batch in self._spans:
            if first > last:
                self.verdict.fault(f"batch {batch} has a range that ends before it begins", batch=batch)

    def _check_content(self, row: Row) -> None:
        number = row.columns.number
        erased = self._digests.get(number)
        if (row.payload is None) != (row.salt is None):
            self.verdict.fault(f"fact {number} has a payload without its salt, or a salt without payload", fact=number)
            return
        if row.payload is None or row.salt is None:
            self.verdict.erased += 1
            if erased is None:
                self.verdict.fault(
                    f"the payload of fact {number} is missing, and no erasure says that it was erased", fact=number
                )
                return
            digest = erased
        elif erased is not None:
            self.verdict.fault(f"fact {number} has a payload, and an erasure says that it was erased", fact=number)
            return
        else:
            try:
                digest = payload_digest(row.salt, canonical_of_stored(row.payload))
            except ValueError as error:
                self.verdict.fault(f"the payload of fact {number} cannot be read: {error}", fact=number)
                return
        if content_hash(row.columns, digest) != row.content_hash:
            what = "a column" if row.payload is None else "the payload or a column"
            self.verdict.fault(
                f"fact {number} ({row.columns.kind} of {row.columns.person}) does not fit its hash: {what} was changed",
                fact=number,
            )

    def _place(self, number: int, digest: bytes) -> bool:
        """Count the row in under the batch that sealed it. False where none has yet, and none had to."""
        while self._span < len(self._spans) and number > self._spans[self._span][1]:
            self._missing_up_to(self._spans[self._span][1] + 1)
            self._go_on()
        if self._span < len(self._spans) and number >= self._spans[self._span][0]:
            self._missing_up_to(number)
            self._open[self._spans[self._span][2]].members.add(number, digest)
            self._next = number + 1
        elif number <= self._closed:
            self.verdict.fault(
                f"fact {number} was put in where the ledger had been closed for longer than a day: "
                "no seal covers it, and its neighbours were sealed without it",
                fact=number,
            )
        else:
            self.verdict.unsealed += 1
            return False
        return True

    def _missing_up_to(self, number: int) -> None:
        batch = self._spans[self._span][2]
        lost = number - self._next
        if lost == 1:
            self.verdict.fault(f"fact {self._next} is missing: batch {batch} sealed it", fact=self._next, batch=batch)
        elif lost > 1:
            self.verdict.fault(
                f"facts {self._next} to {number - 1} are missing: batch {batch} sealed them",
                fact=self._next, batch=batch,
            )  # fmt: skip
        self._next = max(self._next, number)

    def _go_on(self) -> None:
        self._span += 1
        if self._span < len(self._spans):
            self._next = self._spans[self._span][0]

    def _check_chain(self) -> None:
        head, total, highest = FIRST_HEAD, 0, 0
        for expected, batch in enumerate(self._batches, start=1):
            if batch.number != expected:
                self.verdict.fault(f"batch {expected} is missing; batch {batch.number} comes instead", batch=expected)
                return
            if batch.previous_head != head:
                self.verdict.fault(f"batch {batch.number} does not follow the head before it", batch=batch.number)
            count = sum(last - first + 1 for first, last in batch.ranges)
            total += count
            highest = max([highest, *(last for _, last in batch.ranges)])
            if (batch.count, batch.total, batch.highest) != (count, total, highest):
                self.verdict.fault(
                    f"batch {batch.number} says {batch.count} facts of {batch.total} up to {batch.highest}; "
                    f"its ranges come to {count} of {total} up to {highest}",
                    batch=batch.number,
                )
            if self._head_again(batch) != batch.head:
                first = batch.ranges[0][0] if batch.ranges else None
                self.verdict.fault(
                    f"batch {batch.number} does not come to the head that was sealed: a row in "
                    f"{_spoken(batch.ranges)}, or the batch itself, is not what it was",
                    batch=batch.number,
                    fact=first,
                )
            self._check_signature(batch)
            head = batch.head

    def _head_again(self, batch: Batch) -> bytes:
        members = self._open[batch.number].members
        for number in batch.erasures:
            erased = self._erasures.get(number)
            if erased is None:
                self.verdict.fault(f"erasure {number} is missing: batch {batch.number} sealed it", batch=batch.number)
            else:
                members.add(number, erased.hash())
        return head_of(
            number=batch.number, sealed_at=batch.sealed_at, ranges=batch.ranges, erasures=batch.erasures,
            count=batch.count, total=batch.total, highest=batch.highest, previous_head=batch.previous_head,
            members=members,
        )  # fmt: skip

    def _check_signature(self, batch: Batch) -> None:
        if self._public_key is not None and not is_signed(batch.number, batch.head, batch.signature, self._public_key):
            self.verdict.fault(f"batch {batch.number} was not signed with the sealing key", batch=batch.number)

    def _check_heads(self) -> None:
        kept: dict[int, Head] = {}
        for head in self._heads:
            if kept.setdefault(head.number, head) != head:
                self.verdict.fault(f"the file of heads has two different heads {head.number}", batch=head.number)
        for number, head in sorted(kept.items()):
            found = self._open.get(number)
            if found is None:
                self.verdict.fault(
                    f"the end was cut off: the file of heads has head {number}, the ledger has "
                    f"{len(self._batches)} batches",
                    batch=number,
                )
            elif head != head_line_of(found.batch):
                self.verdict.fault(f"batch {number} has another head than the file of heads", batch=number)
        absent = [batch.number for batch in self._batches if batch.number not in kept]
        if absent:
            self.verdict.notices.append(
                f"The file of heads lacks {len(absent)} of {len(self._batches)} heads, from head {absent[0]} on: "
                "a cut there would go unseen."
            )

    def _check_erasures(self) -> None:
        for number, erased in self._erasures.items():
            if len(erased.facts) != len(erased.digests):
                says = f"erasure {number} names {len(erased.facts)} facts with {len(erased.digests)} digests"
                self.verdict.fault(says)
            if erased.asked_by.strip().casefold() == erased.authorised_by.strip().casefold():
                self.verdict.fault(f"erasure {number} was asked for and authorised by the same person")
        sealed = sorted(number for batch in self._batches for number in batch.erasures)
        loose = [number for number in self._erasures if _absent(sealed, number)]
        if loose:
            self.verdict.notices.append(f"{len(loose)} erasures are not sealed yet. Run casekeeper seal.")


def head_line_of(batch: Batch) -> Head:
    """What the file of heads should say of a batch."""
    return Head(batch.number, batch.head, batch.total, batch.sealed_at, batch.signature)


def _absent(ordered: Sequence[int], number: int) -> bool:
    place = bisect_left(ordered, number)
    return place == len(ordered) or ordered[place] != number


def _spoken(ranges: Iterable[tuple[int, int]]) -> str:
    spans = [f"{first} to {last}" if first != last else str(first) for first, last in ranges]
    more = f" and {len(spans) - 3} more ranges" if len(spans) > 3 else ""
    return f"facts {', '.join(spans[:3])}{more}" if spans else "its erasures"
