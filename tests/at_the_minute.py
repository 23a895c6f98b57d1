"""The clock on the wall stands where a test puts it, to the minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any

import pytest

from casekeeper.facts import LEGAL_ZONE
from casekeeper.records import clock


def the_time_is(monkeypatch: pytest.MonkeyPatch, local: str) -> datetime:
    """From now on it is this hour of the legal time zone, as 2026-11-23T10:42; the same instant in UTC."""
    at = datetime.fromisoformat(local).replace(tzinfo=LEGAL_ZONE).astimezone(UTC)

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return at.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    return at


def it_is(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """From now on it is noon of this day: what is recorded is recorded then, and not on the day the tests run."""
    monkeypatch.setenv("CASEKEEPER_TODAY", day.isoformat())
    the_time_is(monkeypatch, f"{day}T12:00")
