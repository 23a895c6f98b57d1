"""Facts to the minute about somebody who is ready to depart, for tests of what comes while a departure is under way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from tests.making import the_law
from tests.ready_to_depart import LEAVES_ON, READY, ready

from casekeeper.facts import LEGAL_ZONE, Fact, History, Kind, history_of
from casekeeper.facts.correction import Correction
from casekeeper.periods import day_of
from casekeeper.position.departure.minutes import Clock, clocks_of

FIRST = len(READY) + 1
"""The number of the first fact told after those of somebody who is ready."""


def instant(local: str) -> datetime:
    """The instant at which a clock on the wall shows 2026-06-10T10:42; an hour alone is of the day of departure."""
    whole = local if "T" in local else f"{LEAVES_ON}T{local}"
    return datetime.fromisoformat(whole).replace(tzinfo=LEGAL_ZONE).astimezone(UTC)


def told_at(
    number: int, local: str | datetime, said: Kind, on: date | None = None, corrects: int | None = None
) -> Fact[Any]:
    """A fact recorded at that instant, of that day unless another is said."""
    at = local if isinstance(local, datetime) else instant(local)
    day = on or at.astimezone(LEGAL_ZONE).date()
    return Fact(number, said.key, day_of(day), at, "test", "an invented officer", said, corrects=corrects)


def taken_back(number: int, local: str, corrects: int) -> Fact[Any]:
    """The correction that withdraws a fact."""
    return told_at(number, local, Correction(reason="for a test", withdrawn=True), corrects=corrects)


def leaving(*told: tuple[str, Kind] | Fact[Any]) -> History:
    """Somebody who leaves on LEAVES_ON, and what was told at which hour, numbered from FIRST."""
    more = [each if isinstance(each, Fact) else told_at(number, *each) for number, each in enumerate(told, FIRST)]
    return history_of("TEST-0001", [*ready(), *more])


def clocks(told: History | Iterable[Fact[Any]]) -> tuple[Clock, ...]:
    """Under the law folder."""
    history = told if isinstance(told, History) else history_of("TEST-0001", told)
    return clocks_of(history, the_law())
