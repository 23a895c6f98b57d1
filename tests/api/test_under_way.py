"""Through the API as on screen: what comes while a departure is under way, that it was considered, and the stop."""

from __future__ import annotations

from typing import Any

import pytest
from tests.api.test_recording import acting, opened, send
from tests.at_the_minute import the_time_is

from casekeeper.records.models import DutyRow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TODAY = "2026-06-10"
CLAIM = {"kind": "claim.made", "happened": TODAY, "said": {"claim": "protection", "received_at": "10:30"}}
WHAT = "Consider what came while the departure is under way"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY)
    the_time_is(monkeypatch, f"{TODAY}T10:42")


def record(reference: str, token: str, kind: str, **said: Any) -> Any:
    fact = {"kind": kind, "happened": TODAY, "said": said}
    return send(f"people/{reference}/facts", {"facts": [fact]}, token)


def test_a_claim_is_told_considered_and_the_departure_stopped_each_in_one_request() -> None:
    casework, porter, asylum = acting("casework"), acting("returns logistics"), acting("asylum unit")
    reference = opened(casework)
    (attempt,) = record(reference, casework, "departure.attempt_planned", leaves_on=TODAY).json()["recorded"]
    answer = send(f"people/{reference}/facts", {"facts": [CLAIM]}, porter).json()
    (number,) = answer["recorded"]
    (step,) = [step for step in answer["next_steps"] if step["what"] == WHAT]
    assert (step["owed_by"], step["due"], step["page"]) == (
        "asylum unit", TODAY, "departure_policy.consider_under_way",
    )  # fmt: skip
    row = DutyRow.objects.get(key=f"consider under way:{number}")
    assert row.body["because"][0]["text"] == "Claim made, came at 10:30, to be considered by 11:00"
    said = {"raised": number, "outcome": "the departure stops", "reasons": "x", "considered_by": "A. Caseworker"}
    wrong = record(reference, porter, "departure.considered_under_way", **said)
    assert (wrong.status_code, "Asylum unit considers this" in wrong.json()["detail"]) == (409, True)
    assert record(reference, asylum, "departure.considered_under_way", **said).status_code == 201
    stop = {"attempt": attempt, "raised": number, "reason": "A claim came", "stopped_by": "A. Porter"}
    assert record(reference, porter, "departure.stopped", **stop).status_code == 201
    again = record(reference, porter, "departure.collected", attempt=attempt)
    assert (again.status_code, "stopped this departure" in again.json()["detail"]) == (409, True)
    assert DutyRow.objects.get(key=f"consider under way:{number}").ended == "met"


def test_two_facts_of_one_request_are_held_against_each_other() -> None:
    """A claim and the answer to it in one request: the answer names a number that nobody can know yet."""
    casework = acting("casework")
    reference = opened(casework)
    record(reference, casework, "departure.attempt_planned", leaves_on=TODAY)
    said = {"raised": 10**9, "outcome": "the departure waits", "reasons": "x", "considered_by": "x"}
    answer = {"kind": "departure.considered_under_way", "happened": TODAY, "said": said}
    sent = send(f"people/{reference}/facts", {"facts": [CLAIM, answer]}, casework)
    assert sent.status_code == 409
    assert not DutyRow.objects.filter(key__startswith="consider under way:").exists()
