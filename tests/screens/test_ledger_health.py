"""The health of the ledger on screen: each alarm, and when it is silent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner

from casekeeper.config.commands.verify import command
from casekeeper.records.clock import now, today
from casekeeper.records.models import OutboxMessage, PersonToScreen, Verification
from casekeeper.records.sealing.seal import seal
from casekeeper.records.sealing.verifying import keep, verify
from casekeeper.records.sweep import sweep

pytestmark = pytest.mark.database
ALARMS = ("never been verified", "not been verified for a day", "The ledger has 1 fault", "sweep has not run today",
          "The sweep last ran", "No sweep has run yet", "waited more than an hour for a seal",
          "waited more than an hour to be sent", "none ran for", "waited more than an hour to be screened")  # fmt: skip


def alarms(client) -> list[str]:
    answer = client.get("/ledger")
    assert answer.status_code == 200
    return [alarm for alarm in ALARMS if alarm in answer.content.decode()]


@pytest.fixture
def well(person):
    """Swept today, sealed, verified and sent just now."""
    sweep(today())
    seal()
    keep(verify())
    OutboxMessage.objects.update(outcome="sent", sent_at=now())
    return person


def test_a_ledger_that_is_looked_after_raises_no_alarm_and_says_when_it_was_verified(well, signed_in):
    client = signed_in()
    assert alarms(client) == []
    text = client.get("/ledger").content.decode()
    assert "no fault found" in text
    assert "verified on" in text


def test_a_new_ledger_says_what_was_never_done(person, signed_in):
    assert {"never been verified", "No sweep has run yet", "waited more than an hour for a seal"} <= set(
        alarms(signed_in())
    )


def test_a_day_without_verifying_is_an_alarm(well, signed_in):
    Verification.objects.update(at=now() - timedelta(hours=27))
    assert alarms(signed_in()) == ["not been verified for a day"]


def test_a_fault_is_an_alarm_that_names_the_first_one_and_no_record(well, signed_in):
    found = verify()
    found.fault(f"record {well.reference} is open and has neither a live duty nor a hold that runs")
    kept = keep(found)
    assert alarms(signed_in()) == ["The ledger has 1 fault"]
    assert kept.first_fault.startswith("a record is open")
    assert well.reference not in signed_in().get("/ledger").content.decode()


def test_a_missed_sweep_is_an_alarm_until_one_runs_and_then_says_that_days_were_missed(well, signed_in, monkeypatch):
    day = today() + timedelta(days=3)
    monkeypatch.setenv("CASEKEEPER_TODAY", day.isoformat())
    assert "The sweep last ran" in alarms(signed_in())
    sweep(day)
    assert alarms(signed_in()) == ["none ran for"]


def test_messages_nobody_sends_are_an_alarm_after_an_hour(well, signed_in):
    OutboxMessage.objects.update(outcome="unsent", written_at=now())
    assert alarms(signed_in()) == []
    OutboxMessage.objects.update(written_at=now() - timedelta(hours=2))
    assert alarms(signed_in()) == ["waited more than an hour to be sent"]


def test_the_command_keeps_what_it_found(well):
    before = Verification.objects.count()
    assert CliRunner().invoke(command, [], catch_exceptions=False).exit_code == 0
    assert Verification.objects.count() == before + 1
    kept = Verification.objects.order_by("-id").first()
    assert (kept.faults, kept.first_fault) == (0, "")
    assert kept.facts > 0


def test_people_who_wait_for_more_than_an_hour_to_be_screened_are_an_alarm(well, signed_in):
    assert PersonToScreen.objects.update(since=now() - timedelta(minutes=50)) == 1
    assert alarms(signed_in()) == []
    PersonToScreen.objects.update(since=now() - timedelta(minutes=70))
    assert alarms(signed_in()) == ["waited more than an hour to be screened"]
