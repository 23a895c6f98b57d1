"""Which of two facts came after the other, where they may have happened on one day."""

from __future__ import annotations

from typing import Any

from casekeeper.facts import Fact


def came_after(later: Fact[Any], earlier: Fact[Any]) -> bool:
    """Within a day by the hour where both sources gave one, and else by which was told later."""
    hours = getattr(later.said, "at", ""), getattr(earlier.said, "at", "")
    if later.on == earlier.on and all(hours) and hours[0] != hours[1]:
        return hours[0] > hours[1]
    return (later.on, later.recorded_at, later.number) > (earlier.on, earlier.recorded_at, earlier.number)
