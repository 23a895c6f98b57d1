"""Quiet hours: when nobody is woken by a text message. By the clock of the legal time zone."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from casekeeper.facts import LEGAL_ZONE
from casekeeper.records import rulebook

FROM, UNTIL = "reporting_policy.quiet_from", "reporting_policy.quiet_until"


def next_allowed(instant: datetime) -> datetime:
    """The instant itself, or the end of the quiet hours it lies in."""
    law, here = rulebook.current_law(), instant.astimezone(LEGAL_ZONE)
    begins, ends = (int(law[page].on(here.date()).value) for page in (FROM, UNTIL))
    return _after_quiet(here, begins, ends)


def is_quiet(instant: datetime) -> bool:
    """Does the instant lie in quiet hours?"""
    return next_allowed(instant) > instant


def _after_quiet(here: datetime, begins: int, ends: int) -> datetime:
    """Hours run over midnight where they begin later than they end; where both are the same there are none."""
    hour = here.hour
    quiet = begins <= hour < ends if begins < ends else (hour >= begins or hour < ends) if begins > ends else False
    if not quiet:
        return here
    day = here.date() + timedelta(days=1) if begins > ends and hour >= begins else here.date()
    return datetime.combine(day, time(ends), LEGAL_ZONE)
