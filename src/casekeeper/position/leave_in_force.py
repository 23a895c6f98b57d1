"""Permission to stay that stands on a day: given, not run out, not ended, and with no deportation order made after it.

Immigration Act 1971, s 5(1): a deportation order ends leave given before it. Leave given after it contradicts it, and
until one of the two is ended the person is neither held nor removed.
"""

from __future__ import annotations

from datetime import date

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import LeaveEnded, LeaveGranted
from casekeeper.facts.immigration import DeportationOrdered


def leave_in_force(history: History, day: date) -> Fact[LeaveGranted] | None:
    """The newest such leave, or None."""
    ends = [*history.of(LeaveEnded), *history.of(DeportationOrdered)]
    standing = [
        leave for leave in history.of(LeaveGranted)
        if leave.on <= day and (leave.happened.end is None or day < leave.happened.end)
        and not any(end.in_order > leave.in_order and end.on <= day for end in ends)
    ]  # fmt: skip
    return standing[-1] if standing else None
