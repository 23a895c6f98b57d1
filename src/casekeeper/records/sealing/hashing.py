"""The hash of one fact: over what it says, with a salt, and over everything else the row holds.

    payload digest = SHA-256( salt, canonical payload )
    content hash   = SHA-256( number, person, kind, period, recording, source, message, corrects, payload digest )

The salt is random for each row, so that the digest of an erased payload tells nobody what it was. The digest
itself is kept by the erasure, and with it the rest of the row can still be checked.

Canonical JSON is UTF-8, keys in order of code point, no white space, whole numbers only: a form that comes back
the same from PostgreSQL's jsonb and from an export. What would not come back the same is refused when written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple, NoReturn

from casekeeper.facts import FactRefused

SALT = 16
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class Columns(NamedTuple):
    """Everything a row holds beside its payload, as text and numbers. Days are YYYY-MM-DD."""

    number: int
    person: str
    kind: str
    happened_from: str
    happened_until: str | None
    recorded_at: str
    source: str
    recorded_by: str
    message_id: str | None
    corrects: int | None


def instant(at: datetime) -> str:
    """The one way an instant is written under a hash: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def salts(count: int) -> list[bytes]:
    """That many random salts."""
    pool = os.urandom(SALT * count)
    return [pool[place : place + SALT] for place in range(0, SALT * count, SALT)]


def writable(payload: Mapping[str, Any]) -> str:
    """The canonical JSON of a payload about to be stored. Raises FactRefused where it would not come back the same."""
    if not all(type(entry) in (str, int, bool, type(None)) for entry in payload.values()):
        _check(payload, "payload")
    text = _canonical(payload)
    if "\\u0000" in text:
        _check_text(payload, "payload")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FactRefused(
            "A text in the payload holds half of a surrogate pair, which is not a character. "
            "Read the document again as UTF-8, or leave the character out."
        ) from None
    return text


def canonical_of_stored(text: str) -> str:
    """The canonical JSON of a payload as the database or an export gives it."""
    return _canonical(json.loads(text, parse_float=_no_fraction, parse_constant=_no_fraction))


def payload_digest(salt: bytes, canonical: str) -> bytes:
    """What stands for the payload under the content hash."""
    return sha256(salt + canonical.encode()).digest()


def content_hash(columns: Columns, digest: bytes) -> bytes:
    """The hash that a row carries and that the seals chain."""
    return sha256(b"casekeeper fact 1\n" + _canonical(columns).encode() + digest).digest()


def _check(value: Any, where: str) -> None:
    """Only what jsonb gives back unchanged: text, whole numbers, true, false, null, and lists and objects of these."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            _check(entry, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for entry in value:
            _check(entry, where)
    elif not (value is None or isinstance(value, str | int)):
        raise FactRefused(
            f"{where}: expected text, a whole number, true, false or null; got {type(value).__name__}. "
            "Write a number with a fraction as text, so that it stays exactly as it was said."
        )


def _check_text(value: Any, where: str) -> None:
    if isinstance(value, Mapping):
        for key, entry in value.items():
            _check_text(key, where)
            _check_text(entry, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for entry in value:
            _check_text(entry, where)
    elif isinstance(value, str) and "\x00" in value:
        raise FactRefused(f"{where}: the text holds a NUL character, which PostgreSQL cannot store. Leave it out.")


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(f"a number with a fraction, {text[:20]}, was never stored by this program")
