"""Reads what a register says it holds, JSON or CSV, an entry at a time; what cannot be read is given with its reason.

Members are found under the names that our own messages use, or the register's: a border line's, the letters of the
Schengen regulations, Interpol's. An entry that carries no reference of ours is somebody else's alert.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from casekeeper.exchange.fields import Fields, clean, what_came
from casekeeper.exchange.quarantine import as_text
from casekeeper.exchange.said import Unreadable
from casekeeper.exchange.streaming import open_documents
from casekeeper.facts.alerts import PREFIX, alert_number

OURS = ("ourReference", "our_reference", "ours")
THEIRS = ("reference", "theirReference", "their_reference", "schengenId", "entity_id")
DETAILS = {
    "surname": ("surname", "a_surnames", "name"),
    "forenames": ("forenames", "b_forenames", "forename"),
    "date of birth": ("born", "dateOfBirth", "f_date_of_birth", "date_of_birth"),
}
STATUS = ("status",)
NOT_HELD = frozenset({"deleted", "cancelled", "canceled", "expired", "withdrawn", "removed"})
LONGEST_FIELD = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ours: the alert's number, the register's reference, and the details it has, tidied."""

    alert: int
    reference: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotOurs:
    """An entry that another body owns, or that the register has struck out."""


@dataclass(frozen=True, slots=True)
class Bad:
    """An entry that could not be read. `cut` where the file ended in it: nothing follows from who is missing."""

    place: str
    text: str
    why: Unreadable
    cut: bool = False


def entries(text: bytes) -> Iterator[Entry | NotOurs | Bad]:
    """Every entry of the file, whichever of the two forms it has, compressed or not."""
    plain = _plain(text)
    start = plain[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    yield from _json(io.BytesIO(plain)) if start in (b"{", b"[") else _csv(plain)


def tidy(text: str) -> str:
    """As details are compared: letters without regard to case or spacing, a date without its strokes."""
    return " ".join(text.casefold().replace("/", "-").split())


def _plain(text: bytes) -> bytes:
    if not text.startswith(b"\x1f\x8b"):
        return text
    try:
        return gzip.decompress(text)
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def _json(stream: IO[bytes]) -> Iterator[Entry | NotOurs | Bad]:
    for item in open_documents(stream):
        if item.problem is not None:
            yield Bad(item.place, item.raw, item.problem, item.cut)
        else:
            yield _entry(item.place, item.document)


def _csv(plain: bytes) -> Iterator[Entry | NotOurs | Bad]:
    text = plain.decode("utf-8-sig", "replace").replace("\x00", "�")
    rows = csv.reader(io.StringIO(text, newline=""))
    header: list[str] | None = None
    while True:
        place = f"line {rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield Bad(place, "", Unreadable("a line of comma-separated values", str(error), "Ask for it again."), True)
            return
        if not any(row):
            continue
        if header is None:
            header = [name.strip() for name in row]
            if not set(header) & set(OURS):
                why = Unreadable(f"a first line with a column {OURS[0]}", "none", "Ask for the file with its header.")
                yield Bad(place, ",".join(row), why, True)
                return
        elif len(row) != len(header):
            last = rows.line_num >= text.count("\n")
            why = Unreadable(f"{len(header)} fields, as the first line has", f"{len(row)}", "Ask for it again.")
            yield Bad(place, ",".join(row)[:LONGEST_FIELD], why, last and len(row) < len(header))
        else:
            yield _entry(place, dict(zip(header, row, strict=True)))
    if header is None:
        yield Bad("line 1", "", Unreadable("the register's holdings", "an empty file", "Ask for it again."), True)


def _entry(place: str, document: Any) -> Entry | NotOurs | Bad:
    if not isinstance(document, dict):
        why = Unreadable("an entry as an object", what_came(document), "Send one object for each entry.")
        return Bad(place, as_text(document), why)
    fields = Fields(document, [])
    ours = _first(fields, OURS)
    if not ours.upper().startswith(PREFIX) or _first(fields, STATUS).lower() in NOT_HELD:
        return NotOurs()
    number = alert_number(ours)
    if not number:
        why = Unreadable("our reference, such as CK-4711", "one that begins like ours and has no number",
                         "Ask the register what this entry is.")  # fmt: skip
        return Bad(place, as_text(document), why)
    details = tuple(
        (name, told) for name, names in DETAILS.items() if (told := tidy(_first(fields, names)))
    )  # fmt: skip
    return Entry(number, clean(_first(fields, THEIRS))[:80], details)


def _first(fields: Fields, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := fields.text(name))), "")
