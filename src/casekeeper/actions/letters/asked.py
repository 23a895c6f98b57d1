"""What a letter asks of: the record on the day it is written, the law of that day, and what has been typed so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.reporting.in_contact import Reporting, reporting_of


class Asked(NamedTuple):
    """`typed` is what somebody chose already, which may say what the record is asked for; `certificate` the section
    that the letter tells of, if it tells of one."""

    history: History
    law: Law
    calendars: Calendars
    today: date
    typed: Mapping[str, str] = MappingProxyType({})
    certificate: str = ""

    @property
    def reporting(self) -> Reporting | None:
        return reporting_of(self.history, self.law, self.calendars.default, self.today)
