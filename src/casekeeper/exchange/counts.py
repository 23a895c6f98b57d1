"""What one reading of a feed came to, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from casekeeper.exchange.said import Unreadable

KINDS_OF_WARNING_SHOWN = 40
REASONS_KEPT = 20


@dataclass(slots=True)
class Counts:
    """Every document read is new, changed, unchanged or quarantined. `warned` counts documents with a warning."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    warned: int = 0
    quarantined: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    whole: bool = True
    """False where the stream was cut off: then nothing may be concluded from who is missing."""
    numbers_not_read: set[str] = field(default_factory=set)
    """Prison numbers that stand in what could not be read: their owners are not missing."""
    refused: list[Unreadable] = field(default_factory=list)
    """Why the first of what was quarantined could not be read, for whoever waits for the answer."""

    def warn(self, warnings: Iterable[str]) -> None:
        """Count a document's warnings, alike ones together."""
        found = {re.sub(r"\[\d+\]", "[]", warning) for warning in warnings}
        if found:
            self.warned += 1
            self.warnings.update(found)

    def as_json(self) -> dict[str, object]:
        numbers: dict[str, object] = {
            name: getattr(self, name) for name in ("read", "new", "changed", "unchanged", "warned", "quarantined")
        }
        return numbers

    def __str__(self) -> str:
        return ", ".join(f"{name} {number:,}" for name, number in self.as_json().items())
