"""What was told about an invented person: a fact, when it happened, and the instant at which it was learned.

A life is written as a plan, future and all; what has not happened by today, or was not learned yet, is left out.
That alone makes some cases fresh, some late and some long done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from casekeeper.facts import LEGAL_ZONE, Kind
from casekeeper.periods import Period

PRISON = "prison"
COURT = "court"
CASEWORK = "casework"
HOME_OFFICE = "home office"


class Told(NamedTuple):
    """One fact to be recorded. `corrects` is the place in the list of what it corrects."""

    said: Kind
    happened: Period
    recorded_at: datetime
    source: str
    by: str
    corrects: int | None = None


POINTING = ("ground_fact", "alert", "barrier", "request", "application", "attempt", "appeal", "decision",
            "arrest", "check", "offer", "report", "hearing", "document", "again_after")  # fmt: skip
"""Fields that hold the number of another fact of the same person, where they hold a number."""


def points_at(said: Kind) -> tuple[str, int] | None:
    """The field by which this names another fact of the same person, and that fact's place in the list."""
    for name in POINTING:
        place = getattr(said, name, None)
        if isinstance(place, int):
            return name, place
    return None


def renumbered(said: Kind, number_of: Callable[[int], int]) -> Kind:
    """The same with the number of the fact it names in place of that fact's place in the list."""
    named = points_at(said)
    return said if named is None else said.model_copy(update={named[0]: number_of(named[1])})


@dataclass
class Life:
    """Gathers what is told about one person, up to and including yesterday."""

    chance: Random
    today: date
    told: list[Told] = field(default_factory=list)

    def tell(
        self,
        said: Kind,
        on: date,
        *,
        until: date | None = None,
        lag: int = 0,
        source: str = CASEWORK,
        by: str = "casework.officer",
        corrects: int | None = None,
        lasting: bool = False,
    ) -> int | None:
        """Add a fact that happened on the day and was learned `lag` days later; None where that is not yet."""
        learned = on + timedelta(days=lag)
        if learned >= self.today:
            return None
        end = until if until is not None or lasting else on + timedelta(days=1)
        clock = time(8 + self.chance.randrange(10), self.chance.randrange(60), self.chance.randrange(60))
        recorded_at = datetime.combine(learned, clock, LEGAL_ZONE).astimezone(UTC)
        self.told.append(Told(said, Period(on, end), recorded_at, source, by, corrects))
        return len(self.told) - 1

    def next_working_day(self, day: date, n: int = 0) -> date:
        """The day n days later, moved off a weekend (invented offices keep no bank holidays)."""
        moved = day + timedelta(days=n)
        return moved + timedelta(days=(7 - moved.weekday()) % 7 if moved.weekday() >= 5 else 0)


@dataclass(frozen=True)
class Invented:
    """One invented person: the facts told, the documents a prison would send today, and the story's name."""

    serial: int
    prison_number: str
    name: str
    told: tuple[Told, ...]
    prisoner: dict[str, Any] | None = None
    sentence_dates: dict[str, Any] | None = None
    story: str = ""
    known_by: tuple[str, str] | None = None

    @property
    def number(self) -> tuple[str, str]:
        """Scheme and number by which a record of this person is found again."""
        return self.known_by or ("prison_number", self.prison_number)
