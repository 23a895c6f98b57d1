"""How a walk is told: who records what on which day, and how the case then stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.exchange.payloads import prisoner

from casekeeper.facts import Kind

WORKERS: Mapping[str, tuple[str, str]] = {
    "prison": ("prison", "officer"),
    "intake": ("intake", "officer"),
    "casework": ("casework", "officer"),
    "casework manager": ("casework", "manager"),
    "gatekeeper": ("gatekeeper", "officer"),
    "status review": ("status review", "officer"),
    "reporting": ("reporting", "officer"),
    "returns": ("returns logistics", "officer"),
    "returns manager": ("returns logistics", "manager"),
    "appeals": ("appeals unit", "officer"),
    "asylum": ("asylum unit", "officer"),
}
"""Whoever takes part: their unit and grade."""


@dataclass(frozen=True)
class Then:
    """How the case stands after a step. What is not named is not looked at.

    `due`, `only` and `not_due` are names of duties, with the unit that owes each; `only` are all that is due. `ended`
    means that nothing is due any more and the record is closed.
    """

    whereabouts: str = ""
    gate: str = ""
    why: str = ""
    due: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, str] | None = None
    not_due: tuple[str, ...] = ()
    ended: bool = False


@dataclass(frozen=True)
class Step:
    """Somebody records one thing. A value that begins with @ stands for the number of the fact that was `called` so.

    `refused` is a part of the sentence with which it is refused; then nothing is recorded.
    """

    on: date
    who: str
    kind: type[Kind]
    values: Mapping[str, Any]
    called: str = ""
    refused: str = ""
    then: Then | None = None

    def said(self, numbers: Mapping[str, int]) -> Kind:
        """What is recorded, with the numbers of the facts it names."""
        values = {
            name: numbers[value[1:]] if isinstance(value, str) and value.startswith("@") else value
            for name, value in self.values.items()
        }
        return self.kind.model_validate(values)


@dataclass(frozen=True)
class Walk:
    """One case from the prison's list to its end: `listed` is the prison's document, which arrives on the first day."""

    title: str
    listed: Mapping[str, Any]
    steps: tuple[Step, ...]

    @property
    def number(self) -> str:
        """The prison number, by which the record is found."""
        return str(self.listed["prisonerNumber"])

    @property
    def starts(self) -> date:
        """The day the prison's list arrives."""
        return self.steps[0].on


def day(said: str) -> date:
    """A day of 2026, as month-day."""
    return date.fromisoformat(f"2026-{said}")


def step(
    on: str, who: str, kind: type[Kind], *, called: str = "", refused: str = "", then: Then | None = None,
    **values: Any,
) -> Step:  # fmt: skip
    """A step on a day of 2026."""
    return Step(day(on), who, kind, values, called, refused, then)


def listed(number: str, last: str, first: str = "INVENTED", **changes: Any) -> dict[str, Any]:
    """The prison's document about somebody who was received in January."""
    return prisoner(
        number, firstName=first, middleNames=None, lastName=last, aliases=[], receptionDate="2026-01-05",
        lastMovementDate="2026-01-05", sentenceStartDate="2026-01-05", **changes,
    )  # fmt: skip
