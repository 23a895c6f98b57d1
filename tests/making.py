"""Short ways to make invented histories for tests of the core."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.duty import Duty
from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.law import Law, read_law
from casekeeper.law.reading import law_folder
from casekeeper.periods import Period, day_of
from casekeeper.periods.calendars import Calendars, installed_calendars


@cache
def the_law() -> Law:
    """The law folder, read once."""
    return read_law(law_folder())


@cache
def the_calendars() -> Calendars:
    """The installed calendars, built once."""
    return installed_calendars()


def fact(
    number: int,
    on: str | date | Period,
    said: Kind,
    *,
    recorded: str | date | None = None,
    corrects: int | None = None,
) -> Fact[Any]:
    """A fact recorded at noon of the day it happened, unless said otherwise."""
    happened = on if isinstance(on, Period) else day_of(date.fromisoformat(str(on)))
    known = date.fromisoformat(str(recorded)) if recorded is not None else happened.start
    return Fact(
        number=number,
        kind=said.key,
        happened=happened,
        recorded_at=datetime.combine(known, time(12), UTC),
        source="test",
        recorded_by="an invented officer",
        said=said,
        corrects=corrects,
    )


def history(*told: tuple[str | date | Period, Kind]) -> History:
    """A history told as (day, what) pairs, numbered from 1."""
    return history_of("TEST-0001", [fact(number, on, said) for number, (on, said) in enumerate(told, start=1)])


def derived(told: History, as_at: str) -> Derived:
    """What derives from it on a day, under the law folder and the installed calendars."""
    return derive(told, the_law(), the_calendars(), date.fromisoformat(as_at))


def duty(result: Derived, key: str) -> Duty:
    """The one duty whose key starts so."""
    found = [each for each in result.duties if each.key.startswith(key)]
    assert len(found) == 1, f"expected one duty {key!r}, found {[each.key for each in result.duties]}"
    return found[0]
