"""What is told of a reporting centre: opening hours, desks, rooms, interpreters, closures; each from a day until a day.

Told like facts and only ever added to, so that "why did nobody come that day?" has an answer. Where two tell of the
same thing on the same day, the one told later holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAYS: tuple[str, ...] = get_args(Weekday)
WORKING: tuple[Weekday, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_HOUR: Any = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")


class CentreSays(BaseModel):
    """One thing about a centre. `key` is its name; `about` tells apart things that stand side by side."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    key: ClassVar[str]
    label: ClassVar[str]

    @property
    def about(self) -> str:
        """A later statement about the same takes the earlier one's place."""
        return self.key


class Hours(CentreSays):
    """Open on these days of the week, from one hour to another; closed on the others."""

    key: ClassVar[str] = "hours"
    label: ClassVar[str] = "Opening hours"

    weekdays: tuple[Weekday, ...] = Field(WORKING, min_length=1)
    opens: str = _HOUR
    closes: str = _HOUR

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Hours:
        if self.closes <= self.opens:
            raise ValueError(f"A centre closes after it opens; this one opens at {self.opens}.")
        return self


class Desks(CentreSays):
    """So many desks with an officer at each."""

    key: ClassVar[str] = "desks"
    label: ClassVar[str] = "Desks"

    desks: int = Field(ge=0, le=200)


class Rooms(CentreSays):
    """So many rooms in which to speak with somebody alone."""

    key: ClassVar[str] = "rooms"
    label: ClassVar[str] = "Rooms"

    rooms: int = Field(ge=0, le=200)


class Interpreter(CentreSays):
    """An interpreter of the language is there on these days of the week; on no day at all: not any more."""

    key: ClassVar[str] = "interpreter"
    label: ClassVar[str] = "Interpreter"

    language: str = Field(min_length=1, max_length=60)
    weekdays: tuple[Weekday, ...] = ()

    @property
    def about(self) -> str:
        return f"{self.key}: {self.language.casefold()}"


class Closure(CentreSays):
    """Closed whatever its hours say; or, said later with `closed` false, open after all."""

    key: ClassVar[str] = "closure"
    label: ClassVar[str] = "Closure"

    closed: bool = True
    reason: str = Field(min_length=1, max_length=200)


KINDS: Mapping[str, type[CentreSays]] = {each.key: each for each in (Hours, Desks, Rooms, Interpreter, Closure)}


class Statement(NamedTuple):
    """One thing told: it holds from `starts` up to but not including `ends`."""

    said: CentreSays
    starts: date
    ends: date | None
    told_at: datetime
    told_by: str = ""

    def covers(self, day: date) -> bool:
        """Does it tell of this day?"""
        return self.starts <= day and (self.ends is None or day < self.ends)


class StatementRefused(ValueError):
    """What was told of a centre does not fit its kind; the message says what to mend."""


def read_statement(kind: str, said: Mapping[str, Any]) -> CentreSays:
    """The statement as its kind. Raises StatementRefused."""
    model = KINDS.get(kind)
    if model is None:
        raise StatementRefused(f"Nothing called {kind!r} is told of a centre. Use one of: {', '.join(KINDS)}.")
    try:
        return model.model_validate(said)
    except ValidationError as error:
        problems = "; ".join(str(each["msg"]) for each in error.errors(include_url=False, include_input=False))
        raise StatementRefused(f"{model.label}: {problems}.") from error
