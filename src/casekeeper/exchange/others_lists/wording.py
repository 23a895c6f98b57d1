"""From an entity as a list words it to what is stored: checked, free of what no database holds, with its digest."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import orjson

from casekeeper.actions.import_list import Wording
from casekeeper.matching.screening.follow_the_money import BadLine, entry_of, text_of

LONGEST_ID = 200
NOT_COMPARED = ("last_seen", "first_seen", "last_change", "referents")
"""What publishers stamp anew with each publication; it says nothing about the person."""
DEEPEST = 60


class Bad(NamedTuple):
    """Something in a list that cannot be read, with the text it stands in."""

    why: BadLine
    text: str


def wording_of(entity: dict[str, Any], number: int) -> Wording | BadLine:
    """What is stored of a person on a list; or why not."""
    entry = entry_of(entity, None, number)
    if isinstance(entry, BadLine):
        return entry
    if len(text_of(entity.get("id"))) > LONGEST_ID:
        return BadLine(number, f"an id of at most {LONGEST_ID} characters", f"{len(entry.id)} characters")
    try:
        payload = orjson.dumps(entity)
        if b"\\u0000" in payload:
            entity = without_nul(entity)
            payload = orjson.dumps(entity)
        compared = {name: value for name, value in entity.items() if name not in NOT_COMPARED}
        digest = hashlib.sha256(orjson.dumps(compared, option=orjson.OPT_SORT_KEYS)).hexdigest()
    except (orjson.JSONEncodeError, RecursionError):
        return BadLine(number, "an entity of reasonable depth", "one nested too deeply, or with broken text")
    return Wording(entry.id, digest, payload.decode())


def without_nul(value: Any, depth: int = 0) -> Any:
    """The same value with NUL characters taken out of its texts: no database holds them. Raises RecursionError."""
    if depth > DEEPEST:
        raise RecursionError("nested too deeply")
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [without_nul(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {without_nul(name): without_nul(one, depth + 1) for name, one in value.items()}
    return value
