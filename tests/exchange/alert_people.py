"""A person with a deportation order, and the steps of an alert on it, as people and registers take them."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from casekeeper.actions.approve_alert import approve_alert
from casekeeper.actions.propose_alert import propose_alert
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.exchange.outbox import Files, relay
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.registers.reconciliation import read_holdings
from casekeeper.facts.alerts import AlertProposed, Register, alert_key
from casekeeper.facts.identity import BirthDateStated, NameStated, NationalityClaimed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.records.clock import now, today
from casekeeper.records.models import DutyRow, OutboxMessage, Person, PositionRow, RegisterRun
from casekeeper.records.opening import open_person


def set_day(monkeypatch: pytest.MonkeyPatch, day: date) -> date:
    """From here on it is noon of that day."""
    monkeypatch.setenv("CASEKEEPER_TODAY", day.isoformat())
    monkeypatch.setattr("casekeeper.records.clock.now", lambda: datetime.combine(day, time(12), UTC))
    return day


def ordered(on: date, name: str = "Ansel Verrucci") -> tuple[Person, int]:
    """Somebody with a deportation order of that day, and the number of that fact."""
    person = named(on, name)
    return person, record_fact(person, DeportationOrdered(), on, source="test", by="a test")


def named(on: date, name: str) -> Person:
    """Somebody with a name, a birth date and a claimed nationality."""
    person = open_person(opened_at=now(), invented=True)
    forenames, _, surname = name.partition(" ")
    said = [
        (NameStated(full=name, forenames=forenames, surname=surname), on),
        (BirthDateStated(born="1988-04-12"), on),
        (NationalityClaimed(nationality="POL"), on),
    ]
    record_facts(person, said, source="test", by="a test")
    return person


def proposal(ground: int, *registers: Register) -> AlertProposed:
    return AlertProposed(
        ground="deportation order", ground_fact=ground, registers=registers or ("border",), reasons="To be stopped",
        action="Stop", threat=True, suspended=False, entry_ban=True, leave_by=date(2026, 6, 1),
    )  # fmt: skip


def approved(person: Person, ground: int, *registers: Register) -> int:
    """Proposed by one and approved by another; the alert's number."""
    number = propose_alert(person, proposal(ground, *registers), by="one")
    approve_alert(person, number, reasons="Seen", by="another")
    return number


def send(tmp_path: Any) -> int:
    return relay(Files(tmp_path / "outbox")).sent


def answer(register: str, alert: int, message: str = "create", outcome: str = "accepted", **more: Any) -> None:
    told = {"register": register, "ourReference": alert_key(alert), "message": message, "outcome": outcome,
            "reference": f"THEIRS-{alert}", **more}  # fmt: skip
    counts = read_documents("register-answers", io.BytesIO(json.dumps(told).encode()))
    assert (counts.read, counts.quarantined) == (1, 0)


def entry(alert: int, **more: Any) -> dict[str, Any]:
    return {"ourReference": alert_key(alert), "reference": f"THEIRS-{alert}", "surname": "VERRUCCI",
            "forenames": "ANSEL", "born": "1988-04-12", **more}  # fmt: skip


OTHER = {"ourReference": "OTHER-1", "reference": "B77", "surname": "SOMEBODY"}


def holds(register: str, *entries: dict[str, Any], on: date | None = None, **more: Any) -> RegisterRun:
    """The register's holdings of the day: these, and one alert of somebody else."""
    text = "\n".join(json.dumps(each) for each in (*entries, OTHER)).encode()
    return read_holdings(register, io.BytesIO(text), on=on or today(), **more)


def leg(person: Person, register: str = "border", place: int = 0) -> dict[str, Any]:
    """Where the alert stands in the register, as it is kept."""
    body = PositionRow.objects.get(person=person).body
    alert = body["position"]["alerts"]["value"][place]
    return next(each for each in alert["registers"] if each["register"] == register)


def queued(*, outcome: str = "unsent") -> list[tuple[str, str]]:
    """Channel and what is asked, of what lies in the outbox."""
    found = OutboxMessage.objects.filter(outcome=outcome, channel__startswith="register-").order_by("id")
    return [(each.channel, each.body["message"]) for each in found]


def duties(person: Person, *, still: bool = True) -> dict[str, DutyRow]:
    """The person's duties about alerts, by the first words of their key."""
    found = DutyRow.objects.filter(person=person, key__contains=" alert:")
    return {each.key.partition(":")[0]: each for each in (found.filter(ended=None) if still else found)}
