"""The journey of an alert through its registers as a picture: stations on a line, drawn on the server, no script.

The table under it says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.facts.alerts import AlertAcknowledged, AlertDiffers, AlertGone, AlertSeen, AlertSent
from casekeeper.position.alert_legs import AlertState, Leg
from casekeeper.position.alerts import Alert
from casekeeper.screens.dates import in_short

STATIONS = ("Approved", "Sent", "Acknowledged", "Proven there", "Withdrawn")
LEFT, STEP, TOP, ROW = 185, 140, 44, 62
BAD = frozenset({AlertState.LOST, AlertState.REJECTED, AlertState.TO_BE_WITHDRAWN})


class Station(NamedTuple):
    """One station: where it lies, whether the alert has been there, and the day."""

    x: int
    y: int
    kind: str
    day: str


class Line(NamedTuple):
    """One register's line, with what it says of the state at its end."""

    register: str
    y: int
    reached: int
    stations: list[Station]
    state: str
    is_bad: bool


class Picture(NamedTuple):
    """Everything the template draws."""

    width: int
    height: int
    names: list[tuple[int, str]]
    lines: list[Line]
    said: str


def picture(alert: Alert) -> Picture | None:
    """The picture of an alert that was approved; None before."""
    if alert.approved is None:
        return None
    lines = [_line(alert, leg, TOP + 26 + place * ROW) for place, leg in enumerate(alert.legs)]
    names = [(LEFT + place * STEP, name) for place, name in enumerate(STATIONS)]
    said = "; ".join(f"{line.register}: {line.state}" for line in lines)
    width = LEFT + len(STATIONS) * STEP
    return Picture(width, TOP + 26 + len(lines) * ROW, names, lines, f"Journey through the registers. {said}.")


def _line(alert: Alert, leg: Leg, y: int) -> Line:
    assert alert.approved is not None
    days = (
        alert.approved.on,
        _first(leg, AlertSent.key),
        _first(leg, AlertAcknowledged.key),
        _first(leg, AlertSeen.key, AlertDiffers.key),
        leg.since if leg.state in (AlertState.WITHDRAWN, AlertState.EXPIRED) else _gone(leg),
    )
    bad = leg.state in BAD
    stations = [
        Station(LEFT + place * STEP, y, _kind(place, day, leg), in_short(day) if day else "")
        for place, day in enumerate(days)
    ]
    reached = max(station.x for station in stations if station.day)
    return Line(leg.register, y, reached, stations, leg.state.value, bad)


def _kind(place: int, day: date | None, leg: Leg) -> str:
    if STATIONS[place] == "Proven there" and leg.state is AlertState.LOST:
        return "bad"
    if STATIONS[place] == "Acknowledged" and leg.state is AlertState.REJECTED:
        return "bad"
    if STATIONS[place] == "Withdrawn" and leg.state is AlertState.TO_BE_WITHDRAWN:
        return "bad"
    return "done" if day else "ahead"


def _first(leg: Leg, *kinds: str) -> date | None:
    found: Sequence[date] = [
        fact.on for fact in leg.steps if fact.kind in kinds and getattr(fact.said, "message", "") != "withdraw"
    ]
    return found[0] if found else None


def _gone(leg: Leg) -> date | None:
    return next((fact.on for fact in leg.steps if fact.kind == AlertGone.key), None) if leg.ended else None
