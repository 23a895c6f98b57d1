"""For how many days was somebody held although a review of detention was overdue?

A day counts once, however many reviews were overdue on it. The open stretch runs from the day after the first review
that was never held; whoever asks on a later day counts it on, so nothing here changes as days pass.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.position.detention.reviews import Detention, Point


class Exposure(NamedTuple):
    """`days_over` lie behind a review that was held late, or before the end; `next_review` is the first not held yet:
    each day held after its due day is one more.
    """

    days_over: int
    next_review: Point | None

    def days_on(self, day: date) -> int:
        """Days of exposure up to and including the day."""
        point = self.next_review
        return self.days_over + (max(0, (day - point.due).days) if point is not None else 0)


def exposure_of(detention: Detention) -> Exposure:
    """Over the episode."""
    until = detention.episode.until
    spans = []
    for point in detention.points:
        end = point.done.on if point.done is not None else until
        if end is not None and end > point.due:
            spans.append((point.due, end))
    open_points = [point for point in detention.points if point.done is None] if until is None else []
    first = min(open_points, key=lambda point: point.due, default=None)
    return Exposure(_covered(spans), first)


def _covered(spans: list[tuple[date, date]]) -> int:
    total, reached = 0, date.min
    for start, end in sorted(spans):
        start = max(start, reached)
        if end > start:
            total += (end - start).days
            reached = end
    return total
