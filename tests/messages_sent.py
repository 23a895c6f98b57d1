"""A carrier in memory that may die or lose its answer, messages to send with it, and a clock that a test may move."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from tests.own_people import TELEPHONE, TODAY, reports_digitally

from casekeeper.exchange.messages.carrier import CannotTell, Doubtful, Letter, NotTaken
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.reporting import ReportAttended
from casekeeper.records import clock, to_people
from casekeeper.records.models import OutboxMessage, Person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True, name="the_day")
def clock_at_noon(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Noon of a Monday; a test may move the clock by putting another instant into the list."""
    now = [NOON]
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    monkeypatch.setattr(clock, "now", lambda: now[0])
    for module in ("casekeeper.actions.own_pages.enter", "casekeeper.actions.own_pages.wrong_tries"):
        monkeypatch.setattr(f"{module}.now", lambda: now[0])
    return now


class Died(BaseException):
    """The process was killed here."""


class Dies:
    """A carrier in memory that counts what it delivered and may die or lose its answer at a step."""

    name = "memory"
    sure_after = timedelta(0)

    def __init__(self, can_tell: bool = True) -> None:
        self.delivered: Counter[str] = Counter()
        self.letters: list[Letter] = []
        self.plan: list[str] = []
        self.can_tell = can_tell

    def send(self, letter: Letter) -> str:
        what = self.plan.pop(0) if self.plan else ""
        if what == "lost before":
            raise Doubtful("no answer")
        if what == "away":
            raise NotTaken("away", away=True)
        self.delivered[letter.reference] += 1
        self.letters.append(letter)
        if what == "lost after":
            raise Doubtful("no answer")
        if what == "dies after":
            raise Died
        return f"id-{letter.reference}"

    def find(self, reference: str) -> str | None:
        if not self.can_tell:
            raise CannotTell("It keeps no list.")
        return f"id-{reference}" if self.delivered[reference] else None

    def state(self, carrier_id: str) -> str:
        return "delivered"


def ours() -> QuerySet[OutboxMessage]:
    """Messages to people; the outbox holds escalations as well."""
    return OutboxMessage.objects.filter(channel__in=to_people.CHANNELS)


def put(count: int, person: Person | None = None) -> None:
    person = person or reports_digitally()
    for number in range(count):
        body = {"about": "reminder", "to": TELEPHONE, "language": "en", "subject": "x", "text": f"Message {number}"}
        assert to_people.put("sms", f"test:{number}", body, person_id=person.pk)


def missed_monday():
    return reports_digitally(
        (ReportAttended(channel="digital"), date(2026, 11, 9)),
        (ContactDetailGiven(means="address", detail="1 Invented Way, Nowhere, ZZ1 1ZZ"), date(2026, 11, 9)),
    )
