"""Which alerts a derived position tells of: when it changes, they are looked at again by every index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def alerts_told(*bodies: Mapping[str, Any] | None) -> list[str]:
    """The keys of all alerts that any of these positions tells of, in force or not."""
    return sorted({str(one["key"]) for body in bodies for one in _alerts(body)})


def _alerts(body: Mapping[str, Any] | None) -> Iterable[Mapping[str, Any]]:
    answer = (body or {}).get("position", {}).get("alerts") or {}
    return answer.get("value") or ()
