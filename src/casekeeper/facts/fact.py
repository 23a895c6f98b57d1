"""A fact: who said what about a person, when it happened, when we learned it, and from where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from casekeeper.periods import Period


class Kind(BaseModel):
    """What a fact of one kind says. Each kind is declared once; form, API schema and stored JSON follow from it.

    `kind` on the subclass is its name, "family.what_happened": the discriminator of its family, also
    readable on the class as `key`.
    `label` is what people read. `lasts` is True where `happened` is a period that may still run.
    `substantive` is False for facts that do not count as somebody having worked on the case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    label: ClassVar[str]
    lasts: ClassVar[bool] = False
    substantive: ClassVar[bool] = False
    by_hand: ClassVar[bool] = True
    version: ClassVar[int] = 1
    key: ClassVar[str]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        cls.key = cls.model_fields["kind"].default


K = TypeVar("K", bound=Kind, covariant=True)


class Joined(NamedTuple):
    """The record that a fact stands on, where it is read with the record that one continues in, and since when."""

    record: str
    since: date
    how: str = "source"


@dataclass(frozen=True, slots=True)
class Fact(Generic[K]):
    """One row of the ledger as the core sees it. `said` is the payload, checked by its kind.

    `through` is None on the record's own facts; on those read from a record joined into it, it names that record.
    """

    number: int
    kind: str
    happened: Period
    recorded_at: datetime
    source: str
    recorded_by: str
    said: K
    corrects: int | None = None
    message_id: str | None = None
    restates: int | None = None
    through: Joined | None = None

    @property
    def first_number(self) -> int:
        """The number under which this was first said: the same through every correction of it."""
        return self.number if self.restates is None else self.restates

    @property
    def on(self) -> date:
        """The day it happened, or its period began."""
        return self.happened.start

    @property
    def in_order(self) -> tuple[date, datetime, int]:
        """By day, by the instant it was recorded, by number: what came later compares as greater."""
        return self.happened.start, self.recorded_at, self.number

    def knew_of(self, other: Fact[Any]) -> bool:
        """Can whoever said this have known the other? It came after it, by the days and by when each was first told.

        What came in late with an earlier day was not before whoever decided in between.
        """
        return self.in_order > other.in_order and self.first_number > other.first_number

    def restated(self, *, number: int, happened: Period, said: Kind, recorded_at: datetime) -> Fact[Any]:
        """This fact as a correction restates it; it takes the correction's number."""
        return replace(
            self,
            number=number,
            happened=happened,
            said=said,  # type: ignore[arg-type]
            recorded_at=recorded_at,
            restates=self.first_number,
        )
