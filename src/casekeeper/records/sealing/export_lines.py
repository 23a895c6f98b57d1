"""The form of an export: JSON lines that can be checked anywhere, with no database. Pure.

First one line about the export, then batches, erasures and heads, then the facts in order of number, then one line
that says how many there were. Hashes, salts and signatures are in hexadecimal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from casekeeper.records.sealing.chain import Batch, Erased
from casekeeper.records.sealing.checking import Check, Verdict
from casekeeper.records.sealing.hashing import Columns
from casekeeper.records.sealing.kept_row import Row
from casekeeper.records.sealing.seal_key import Head, head_from, head_line

VERSION = 1
ABOUT, BATCH, ERASURE, HEAD, FACT, END = "casekeeper export", "batch", "erasure", "head", "fact", "end"
KEYS = {
    BATCH: {
        "number", "ranges", "erasures", "count", "total", "highest", "previous_head", "head", "sealed_at",
        "signature",
    },
    ERASURE: {"number", "person", "facts", "digests", "rule", "asked_by", "authorised_by", "erased_at"},
    HEAD: {"number", "head", "total", "sealed_at", "signature"},
    FACT: {*Columns._fields[1:], "payload", "salt", "content_hash"},
    END: set(),
}  # fmt: skip


class NotAnExport(Exception):
    """The file is not an export of the ledger; the message says what was expected."""


def lines_of(
    *,
    batches: Sequence[Batch],
    erasures: Iterable[Erased],
    heads: Iterable[Head],
    rows: Iterable[Row],
    public_key: str | None,
    exported_at: str,
) -> Iterator[str]:
    """The export, a line at a time."""
    yield _line(ABOUT, VERSION, {"exported_at": exported_at, "public_key": public_key})
    for batch in batches:
        yield _line(BATCH, batch.number, _batch(batch))
    for erased in erasures:
        yield _line(ERASURE, erased.number, _erasure(erased))
    for head in heads:
        yield _line(HEAD, head.number, head_line(head))
    facts = 0
    for row in rows:
        facts += 1
        yield _fact(row)
    yield _line(END, facts, {})


def verify_export(
    file: Path,
    *,
    heads: Sequence[Head] | None = None,
    public_key: str | None = None,
    progress: Callable[[int], object] | None = None,
) -> Verdict:
    """Check an export by itself. With heads and a key kept elsewhere, a cut or a forgery of the whole is seen too."""
    with file.open("rb") as lines:
        try:
            return _verify(_parsed(lines, progress), heads, public_key)
        except (KeyError, TypeError, IndexError, ValueError, AttributeError, OverflowError) as error:
            raise NotAnExport(
                f"{file} has a line that does not belong in an export ({type(error).__name__}: {error}). "
                "Make the export again with: casekeeper export FILE"
            ) from error


def _verify(
    lines: Iterator[tuple[str, int, dict[str, Any]]], heads: Sequence[Head] | None, public_key: str | None
) -> Verdict:  # fmt: skip
    kind, version, about = next(lines, ("", 0, {}))
    if kind != ABOUT or version != VERSION:
        raise ValueError(f"the first line should be of kind {ABOUT!r}, version {VERSION}; it is {kind!r}, {version}")
    batches: list[Batch] = []
    erasures: dict[int, Erased] = {}
    own_heads: list[Head] = []
    check: Check | None = None
    ended: int | None = None
    key = public_key or about["public_key"]
    for kind, number, body in lines:
        if kind in (BATCH, ERASURE, HEAD) and number != body["number"]:
            raise ValueError(f"a {kind} is numbered {number} outside and {body['number']} inside")
        if ended is not None or (kind != FACT and kind != END and check is not None):
            raise ValueError(f"a {kind} comes after the place where it belongs")
        if kind == BATCH:
            batches.append(_read_batch(body))
        elif kind == ERASURE:
            if number in erasures:
                raise ValueError(f"erasure {number} stands twice")
            erasures[number] = _read_erasure(body)
        elif kind == HEAD:
            own_heads.append(head_from(body))
        elif kind == END:
            ended = number
        elif kind == FACT:
            check = check or Check(batches, erasures, [*(heads or ()), *own_heads], key)
            check.row(_read_row(number, body))
        else:
            raise ValueError(f"an unknown kind of line, {kind!r}")
    check = check or Check(batches, erasures, [*(heads or ()), *own_heads], key)
    verdict = check.finish()
    if ended != verdict.facts:
        says = "the export breaks off before its end" if ended is None else f"the export says it has {ended} facts"
        verdict.fault(f"{says}; {verdict.facts} are in it")
    if public_key is None and key is not None:
        verdict.notices.append("The signatures were checked with the key in the export itself; give --public-key.")
    if heads is None:
        verdict.notices.append("The heads were taken from the export itself; give --heads to notice a cut tail.")
    return verdict


def _line(kind: str, number: int, body: dict[str, Any]) -> str:
    return json.dumps([kind, number, body], ensure_ascii=False, separators=(",", ":")) + "\n"


def _fact(row: Row) -> str:
    columns = row.columns
    body: dict[str, Any] = dict(zip(Columns._fields[1:], columns[1:], strict=True))
    body["payload"] = row.payload
    body["salt"] = None if row.salt is None else row.salt.hex()
    body["content_hash"] = row.content_hash.hex()
    return _line(FACT, columns.number, body)


def _read_row(number: int, body: dict[str, Any]) -> Row:
    salt = None if body["salt"] is None else bytes.fromhex(body["salt"])
    columns = Columns(number, *(body[name] for name in Columns._fields[1:]))
    return Row(columns, body["payload"], salt, bytes.fromhex(body["content_hash"]))


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "ranges": batch.ranges, "erasures": batch.erasures, "count": batch.count, "total": batch.total,
        "highest": batch.highest, "previous_head": batch.previous_head.hex(), "head": batch.head.hex(),
        "sealed_at": batch.sealed_at, "signature": batch.signature.hex(), "number": batch.number,
    }  # fmt: skip


def _read_batch(body: dict[str, Any]) -> Batch:
    return Batch(
        body["number"], tuple((int(first), int(last)) for first, last in body["ranges"]), tuple(body["erasures"]),
        body["count"], body["total"], body["highest"], bytes.fromhex(body["previous_head"]),
        bytes.fromhex(body["head"]), body["sealed_at"], bytes.fromhex(body["signature"]),
    )  # fmt: skip


def _erasure(erased: Erased) -> dict[str, Any]:
    return {
        "number": erased.number, "person": erased.person, "facts": erased.facts,
        "digests": [digest.hex() for digest in erased.digests], "rule": erased.rule, "asked_by": erased.asked_by,
        "authorised_by": erased.authorised_by, "erased_at": erased.erased_at,
    }  # fmt: skip


def _read_erasure(body: dict[str, Any]) -> Erased:
    return Erased(
        body["number"], body["person"], tuple(body["facts"]), tuple(bytes.fromhex(one) for one in body["digests"]),
        body["rule"], body["asked_by"], body["authorised_by"], body["erased_at"],
    )  # fmt: skip


def _parsed(
    lines: IO[bytes], progress: Callable[[int], object] | None
) -> Iterator[tuple[str, int, dict[str, Any]]]:  # fmt: skip
    for line in lines:
        kind, number, body = json.loads(line)
        if kind in KEYS and body.keys() != KEYS[kind]:
            raise ValueError(f"{kind} {number} should have the keys {', '.join(sorted(KEYS[kind]))}")
        yield kind, number, body
        if progress:
            progress(len(line))
