"""The way to departure as stations in a row: which were passed, which is next, which stands still and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent
from casekeeper.facts.immigration import Departed
from casekeeper.position.consideration import order_in_force
from casekeeper.position.departure.gate import Departure
from casekeeper.position.departure.lines import Line

LEFT, STEP, Y = 70, 118, 52


class Station(NamedTuple):
    """One step. `kind` is done, bad (it stands in the way) or ahead; `said` the same in words."""

    name: str
    kind: str
    day: date | None
    said: str
    x: int


class Steps(NamedTuple):
    """The picture: its stations, and up to where the way was gone."""

    stations: tuple[Station, ...]
    width: int
    reached: int

    @property
    def said(self) -> str:
        return "Progress to departure. " + "; ".join(f"{each.name}: {each.said}" for each in self.stations) + "."


def steps_of(history: History, found: Departure, day: date) -> Steps:
    """From notice of liability to departure."""
    lines = {line.name: line for line in found.lines}
    attempt = found.attempt
    left = history.latest(Departed)
    told = [
        _by_fact("Notice", history.latest(LiabilityNoticeSent)),
        _by_fact("Decision", history.latest(Decided)),
        _by_fact("Order", order_in_force(history), lines["order served"]),
        _by_line("Appeal", lines["appeal rights exhausted"], asked=history.has(AppealableDecisionServed)),
        _by_line("Safeguards", lines["no open safeguard"]),
        _by_line("Document", lines["document valid to the day"]),
        _by_line("Removal notice", lines["notice run"], bad=False),
        _by_fact("Booking", attempt.booked if attempt is not None else None),
        _by_fact("Departure", left),
    ]
    stations = tuple(each._replace(x=LEFT + place * STEP) for place, each in enumerate(told))
    reached = max((each.x for each in _done_in_a_row(stations)), default=LEFT)
    return Steps(stations, LEFT * 2 + (len(stations) - 1) * STEP, reached)


def _done_in_a_row(stations: Iterable[Station]) -> list[Station]:
    done = []
    for each in stations:
        if each.kind != "done":
            break
        done.append(each)
    return done


def _by_fact(name: str, fact: Fact[Any] | None, line: Line | None = None) -> Station:
    if fact is None:
        return Station(name, "ahead", None, "not yet", 0)
    if line is not None and not line.is_met:
        return Station(name, "bad", fact.on, "made, and not proved served", 0)
    return Station(name, "done", fact.on, f"on {fact.on}", 0)


def _by_line(name: str, line: Line, *, asked: bool = True, bad: bool = True) -> Station:
    if line.is_met:
        return Station(
            name, "done", line.since, "nothing in the way" if line.since is None else f"since {line.since}", 0
        )
    return Station(name, "bad" if bad and asked else "ahead", None, line.outcome.value, 0)
