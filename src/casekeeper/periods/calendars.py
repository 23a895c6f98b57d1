"""Working-day calendars of the three UK jurisdictions, from the `holidays` package, with importable overrides.

The package computes dates by rule for any year, but a rule is not an announcement: one-off and moved bank
holidays are proclaimed about two years ahead. So the calendars stop at a stated year, the last one the installed
package can speak for, and refuse what lies beyond. An imported list that gives a later year whole extends them.

    >>> from datetime import date
    >>> installed_calendars()["scotland"].is_working_day(date(2026, 1, 2))
    False
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args

import holidays

from casekeeper.periods.period import Period
from casekeeper.periods.working_calendar import BeyondCoverage, WorkingCalendar

__all__ = ["BeyondCoverage", "Calendars", "Nation", "Override", "WorkingCalendar", "installed_calendars"]

Nation = Literal["england-and-wales", "scotland", "northern-ireland"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
SUBDIVISION: Mapping[Nation, str] = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}

FIRST_YEAR = 2000
# The newest proclamation the installed package holds is one of 2026; yearly dates are announced two years ahead.
LAST_YEAR = 2028
# Every nation has at least eight holidays a year: a list with fewer does not give the whole of a year.
WHOLE_YEAR = 8
# The package counts St Andrew's Day from 2006; the Act that made it a bank holiday passed in January 2007.
NOT_HOLIDAYS: Mapping[Nation, frozenset[date]] = {"scotland": frozenset({date(2006, 11, 30)})}


class Override(NamedTuple):
    """A day that is a holiday, or is not one after all, whatever the installed package says."""

    nation: str
    day: date
    is_holiday: bool
    title: str = ""


class Calendars(Mapping[Nation, WorkingCalendar]):
    """The three calendars by nation. `version` changes when any working day or the coverage does."""

    def __init__(self, calendars: Mapping[Nation, WorkingCalendar]) -> None:
        self._calendars = dict(calendars)
        self.default = self._calendars["england-and-wales"]
        joined = "".join(self._calendars[nation].version for nation in sorted(self._calendars))
        self.version = hashlib.sha256(joined.encode()).hexdigest()[:16]

    def __getitem__(self, nation: Nation) -> WorkingCalendar:
        try:
            return self._calendars[nation]
        except KeyError:
            raise KeyError(f"No calendar for {nation!r}; expected one of {', '.join(NATIONS)}.") from None

    def __iter__(self) -> Iterator[Nation]:
        return iter(self._calendars)

    def __len__(self) -> int:
        return len(self._calendars)


def installed_calendars(overrides: Iterable[Override | tuple[str, date, bool, str]] = ()) -> Calendars:
    """The calendars the installed package gives, with these overrides. Raises ValueError for an unknown nation."""
    known = [Override(*override) for override in overrides]
    for override in known:
        if override.nation not in NATIONS:
            raise ValueError(f"An override names {override.nation!r}; expected one of {', '.join(NATIONS)}.")
    return Calendars({nation: _calendar(nation, [o for o in known if o.nation == nation]) for nation in NATIONS})


def _calendar(nation: Nation, overrides: list[Override]) -> WorkingCalendar:
    last_year = _last_year(overrides)
    days = holidays_by_rule(nation, range(FIRST_YEAR, LAST_YEAR + 1))
    for override in overrides:
        if override.is_holiday:
            days.add(override.day)
        else:
            days.discard(override.day)
    return WorkingCalendar(nation, Period(date(FIRST_YEAR, 1, 1), date(last_year + 1, 1, 1)), days)


def holidays_by_rule(nation: Nation, years: range) -> set[date]:
    """The bank and public holidays, substitute days among them, that the installed package gives."""
    found = holidays.country_holidays("GB", subdiv=SUBDIVISION[nation], years=years)
    return set(found) - NOT_HOLIDAYS.get(nation, frozenset())


def _last_year(overrides: list[Override]) -> int:
    """The last year known without a gap: the package's own, then each later year that the overrides give whole."""
    year = LAST_YEAR
    while sum(o.is_holiday and o.day.year == year + 1 for o in overrides) >= WHOLE_YEAR:
        year += 1
    return year
