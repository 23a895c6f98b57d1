"""Notices of the country desk: to this country nobody is returned for now.

A notice is told once, looked at again, and ended; each is a step with its day, its document and the day on which it
was told, and steps are only ever added. It stands from its day until the day of its ending. That the day until which
it was expected to hold has gone by, or the day on which it was to be looked at again, ends nothing.

Notices travel with the law, because they are what everybody's gate is read with; and they are known, as values of law
are, from the day on which they were told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

TOLD, GOES_ON, ENDED = "told", "goes on", "ended"
STEPS = (TOLD, GOES_ON, ENDED)
WHAT = ("no flights", "policy suspension", "border closed", "other")


class NoticeStep(NamedTuple):
    """One thing the country desk said. `notice` is the number of the step that told the notice; its own, for that one.

    `on` is the day from which it holds: the first day of the notice, the day it was looked at, or the first day on
    which it no longer stands. `country` and `what` are said by the step that told it and are empty in the others.
    """

    number: int
    notice: int
    step: str
    on: date
    told_on: date
    reason: str
    document: str
    told_by: str
    country: str = ""
    what: str = ""
    expected_until: date | None = None
    review_on: date | None = None


class Notice(NamedTuple):
    """One notice with all its steps, the first of which told it."""

    steps: tuple[NoticeStep, ...]

    @property
    def number(self) -> int:
        return self.steps[0].number

    @property
    def country(self) -> str:
        return self.steps[0].country

    @property
    def what(self) -> str:
        return self.steps[0].what

    @property
    def from_on(self) -> date:
        return self.steps[0].on

    @property
    def last(self) -> NoticeStep:
        """The last step that said how long it is expected to hold: the one that told it, or that it goes on."""
        return next(step for step in reversed(self.steps) if step.step != ENDED)

    @property
    def ended(self) -> NoticeStep | None:
        """The ending; where several were told, the one told last."""
        return next((step for step in reversed(self.steps) if step.step == ENDED), None)

    @property
    def look_again_on(self) -> date | None:
        """The day named for looking at it again, or the expected end if sooner; None where neither was named."""
        return min((day for day in (self.last.review_on, self.last.expected_until) if day is not None), default=None)

    def stands_on(self, day: date) -> bool:
        """From its day on, until the day of its ending: never ended by time alone."""
        return self.from_on <= day and (self.ended is None or day < self.ended.on)

    @property
    def in_words(self) -> str:
        """What it is, since when, until when it was expected to hold, and where that is written."""
        until = self.last.expected_until
        expected = f"expected to hold until {until}" if until is not None else "with no expected end"
        return f"{self.what}, from {self.from_on}, {expected}, document {self.last.document}: {self.last.reason}"


def notices_of(steps: Iterable[NoticeStep]) -> tuple[Notice, ...]:
    """Every notice, in the order of telling. Steps about a notice that is not known answer nothing."""
    found: dict[int, list[NoticeStep]] = {}
    for step in sorted(steps, key=lambda each: each.number):
        if step.step == TOLD:
            found[step.number] = [step]
        elif step.notice in found:
            found[step.notice].append(step)
    return tuple(Notice(tuple(each)) for each in found.values())
