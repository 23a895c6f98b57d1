"""Each register today: how many of our alerts it should hold, and when its holdings were last compared with ours.

A day for which no holdings came is an alarm of its own: from then on nothing proves that the register holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection

from casekeeper.position.alerts import CONNECTED
from casekeeper.records import rulebook
from casekeeper.records.models import RegisterRun
from casekeeper.records.queries.alerts_in_force import ALERTS, HAS_ALERTS

_LIVE = f"""
SELECT leg ->> 'register', count(*), count(*) FILTER (WHERE leg ->> 'state' = 'lost'),
  count(*) FILTER (WHERE leg ->> 'state' = 'to be withdrawn')
FROM position p, {ALERTS} AS alert, jsonb_array_elements(alert -> 'registers') AS leg
WHERE {HAS_ALERTS} AND leg ->> 'state' NOT IN ('expired', 'withdrawn', 'to be sent')
GROUP BY 1
"""


class RegisterNow(NamedTuple):
    """One register. `live` counts the alerts it should hold or give up; silent: yesterday's holdings are wanting."""

    register: str
    live: int
    lost: int
    to_be_withdrawn: int
    last_day: date | None
    read_at: datetime | None
    is_silent: bool


def registers_now(as_at: date) -> list[RegisterNow]:
    """Every register connected on the day, and any other that should still hold an alert of ours."""
    connected = rulebook.current_law()[CONNECTED].find(as_at)
    with connection.cursor() as cursor:
        cursor.execute(_LIVE)
        live = {register: (count, lost, leaving) for register, count, lost, leaving in cursor.fetchall()}
    names = dict.fromkeys([*(connected.value if connected is not None else ()), *live])
    return [_now(register, *live.get(register, (0, 0, 0)), as_at=as_at) for register in names]


def silent_registers(as_at: date) -> list[RegisterNow]:
    """Those that should hold alerts of ours, and whose holdings of yesterday or today have not come."""
    return [each for each in registers_now(as_at) if each.is_silent]


def went_silent(as_at: date) -> list[str]:
    """Registers whose holdings used to come and have not since yesterday: cheap enough to be asked by every page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT register, max(day) FROM register_run WHERE refused = '' GROUP BY register")
        newest = dict(cursor.fetchall())
    connected = rulebook.current_law()[CONNECTED].find(as_at) if newest else None
    late = as_at - timedelta(days=1)
    return [name for name in (connected.value if connected else ()) if name in newest and newest[name] < late]


def newest_runs(register: str = "", most: int = 50) -> Sequence[RegisterRun]:
    """The comparisons, newest first."""
    runs = RegisterRun.objects.order_by("-read_at", "-id")
    return list((runs.filter(register=register) if register else runs)[:most])


def last_compared(register: str) -> RegisterRun | None:
    """The comparison with the newest holdings of the register that concluded something."""
    return RegisterRun.objects.filter(register=register, refused="").order_by("-day", "-id").first()


def _now(register: str, live: int, lost: int, leaving: int, *, as_at: date) -> RegisterNow:
    run = last_compared(register)
    late = run is None or run.day < as_at - timedelta(days=1)
    return RegisterNow(
        register, live, lost, leaving, run.day if run else None, run.read_at if run else None, bool(live) and late
    )
