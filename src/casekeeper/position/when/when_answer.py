"""The answer to "when?": a date with its working and the provisions it rests on, or the reason there is none."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casekeeper.law import Citation, Value


@dataclass(frozen=True, slots=True)
class WhenAnswer:
    """Computed with a date, or not computed with the reason. Never a date that may be wrong."""

    date: datetime.date | None
    computed: bool
    working: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain data: date, computed, working, under, and the reason where there is no date."""
        said: dict[str, Any] = {
            "date": self.date.isoformat() if self.date else None,
            "computed": self.computed,
            "working": list(self.working),
            "under": list(self.under),
        }
        if self.reason is not None:
            said["reason"] = self.reason
        return said


def computed(day: datetime.date, working: Sequence[str], under: Sequence[Value | Citation]) -> WhenAnswer:
    """An answer with its date. A citation whose text was not seen says so."""
    cited = (str(entry.citation if isinstance(entry, Value) else entry) for entry in under)
    return WhenAnswer(day, True, tuple(working), tuple(dict.fromkeys(cited)))


def not_computed(reason: str, under: Sequence[Value | Citation] = ()) -> WhenAnswer:
    """No date, and why."""
    cited = (str(entry.citation if isinstance(entry, Value) else entry) for entry in under)
    return WhenAnswer(None, False, (), tuple(dict.fromkeys(cited)), reason)
