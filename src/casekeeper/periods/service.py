"""Deemed service: the day a document is treated as served, unless the contrary is proved.

posted in the UK     so many business days after posting; the day of posting is not counted
posted to abroad     so many calendar days after posting
any other way        the day it was sent, transmitted or handed over
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from casekeeper.periods.limits import time_limit_expires
from casekeeper.periods.working_calendar import WorkingCalendar

Method = Literal["post-uk", "post-abroad", "email", "fax", "courier", "dx", "by-hand"]
METHODS: tuple[Method, ...] = get_args(Method)


def deemed_served(sent_on: date, *, after: int, unit: str, business_days: WorkingCalendar) -> date:
    """The day of deemed service: `after` units on from the day it was sent; 0 is the same day."""
    return time_limit_expires(sent_on, after, unit, business_days)
