"""Days, half-open periods, working-day calendars, and how a time limit is counted.

The legal unit is the day. Nothing here reads a clock: the day is always an argument.

    >>> from datetime import date
    >>> Period(date(2026, 1, 1), date(2026, 1, 8)).covers(date(2026, 1, 8))
    False
"""

from casekeeper.periods.partial_dates import PartialDate, earliest, latest
from casekeeper.periods.period import Period, day_after, day_of

__all__ = ["PartialDate", "Period", "day_after", "day_of", "earliest", "latest"]
