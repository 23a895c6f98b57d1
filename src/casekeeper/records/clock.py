"""The one place that reads a clock. Everything else is given the day or the instant."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from casekeeper.facts import LEGAL_ZONE


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def wall() -> datetime:
    """The clock on the wall: today, at the hour it is now, in the legal time zone."""
    return datetime.combine(today(), now().astimezone(LEGAL_ZONE).time(), LEGAL_ZONE)


def today() -> date:
    """Today in the legal time zone; CASEKEEPER_TODAY=YYYY-MM-DD stands in for it in rehearsals and tests."""
    stated = os.environ.get("CASEKEEPER_TODAY")
    return date.fromisoformat(stated) if stated else now().astimezone(LEGAL_ZONE).date()
