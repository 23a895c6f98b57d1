"""A digest of what a document says, whatever the order of its members; null members count as left out."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def without_nulls(value: Any) -> Any:
    """The same document with members that are null left out, at every depth."""
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [without_nulls(member) for member in value]
    return value


def content_digest(document: Any) -> str:
    """The full digest by which the same document is recognised."""
    text = json.dumps(without_nulls(document), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def content_key(document: Any) -> str:
    """A shorter digest, for use in a key."""
    return content_digest(document)[:32]
