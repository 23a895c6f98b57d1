"""What comes while a departure is under way, whoever tells it and by whatever way; who answers it, and who stops it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.actions.test_departure_gates import BY, leaving, ready_person, worker
from tests.at_the_minute import it_is, the_time_is
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_for_many
from casekeeper.exchange.under_way_out import CHANNEL, write_due
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.departures import AttemptFailed, AttemptPlanned, ConsideredUnderWay, DepartureStopped
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.records.models import DutyRow, FactRow, OutboxMessage, Person
from casekeeper.records.queries.under_way import came_between, under_way
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
CLAIM = ClaimMade(claim="protection", channel="on the way to departure")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch, LEAVES_ON - timedelta(days=1))


@pytest.fixture
def leaves(monkeypatch: pytest.MonkeyPatch) -> tuple[Person, int]:
    """Somebody ready, on the morning of the day on which they leave; and the number of the attempt."""
    found = ready_person()
    it_is(monkeypatch, LEAVES_ON)
    return found


def considered(raised: int) -> ConsideredUnderWay:
    return ConsideredUnderWay(
        raised=raised, outcome="it does not stop the departure", reasons="x", considered_by="A. Caseworker"
    )


def the_duty(person: Person, number: int) -> DutyRow:
    return DutyRow.objects.get(person=person, key=f"consider under way:{number}")


@pytest.mark.parametrize("unit", ["prison", "reporting", "returns logistics", "gatekeeper"])
def test_whoever_hears_it_records_it_and_the_clock_is_with_whoever_decides(leaves: Any, unit: str) -> None:
    person, _ = leaves
    number = record_fact(person, CLAIM, LEAVES_ON, **BY, user=worker(unit))
    row = the_duty(person, number)
    assert (row.owed_by, row.due, row.ended, row.urgent, row.confirmed) == ("asylum unit", LEAVES_ON, None, True, False)


def test_what_a_feed_tells_starts_the_clock_as_well(leaves: Any) -> None:
    person, _ = leaves
    (number,), _ = record_for_many([Entry(person, [(TraffickingReferred(by="a feed"), LEAVES_ON)])], **BY)
    assert the_duty(person, number).owed_by == "casework"


def test_the_day_before_it_is_owed_by_the_day_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    person, _ = ready_person()
    number = record_fact(person, CLAIM, LEAVES_ON - timedelta(days=1), **BY)
    it_is(monkeypatch, LEAVES_ON)
    assert not DutyRow.objects.filter(key=f"consider under way:{number}").exists()
    assert under_way(LEAVES_ON)[0].clocks == ()


def test_only_the_unit_that_has_it_or_casework_considers_it_and_no_feed(leaves: Any) -> None:
    person, _ = leaves
    number = record_fact(person, CLAIM, LEAVES_ON, **BY)
    with pytest.raises(Refused, match="a person who has signed in decides this"):
        record_fact(person, considered(number), LEAVES_ON, **BY)
    with pytest.raises(NotAllowed):
        record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("reporting"))
    with pytest.raises(Refused, match="Asylum unit considers this, or casework"):
        record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("litigation unit"))
    record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("asylum unit"))
    assert the_duty(person, number).ended == "met"


def test_that_it_was_considered_opens_no_gate(leaves: Any) -> None:
    person, attempt = leaves
    number = record_fact(person, CLAIM, LEAVES_ON, **BY)
    record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("casework", "head"))
    for said in leaving(attempt):
        with pytest.raises(Refused, match="BAR-03"):
            record_fact(person, said, LEAVES_ON, **BY, user=worker("casework", "head"))


def test_what_did_not_come_under_way_is_not_answered_so(leaves: Any) -> None:
    person, _ = leaves
    before = FactRow.objects.filter(person=person, kind="appeal.decision_served").values_list("number", flat=True)[0]
    with pytest.raises(Refused, match="did not come while a departure was under way"):
        record_fact(person, considered(before), LEAVES_ON, **BY, user=worker("casework"))
    with pytest.raises(Refused, match="is no"):
        record_fact(person, considered(10**9), LEAVES_ON, **BY, user=worker("casework"))


@pytest.mark.parametrize("unit", ["reporting", "asylum unit", "returns logistics", "gatekeeper"])
def test_whoever_of_ours_stops_it_stops_it_and_it_does_not_go_on(leaves: Any, unit: str) -> None:
    person, attempt = leaves
    number = record_fact(person, VulnerabilityNoted(what="May harm himself"), LEAVES_ON, **BY)
    stop = DepartureStopped(attempt=attempt, raised=number, reason="May harm himself", stopped_by="A. Porter")
    record_fact(person, stop, LEAVES_ON, **BY, user=worker(unit))
    assert the_duty(person, number).ended == "met"
    for said in leaving(attempt):
        with pytest.raises(Refused, match="stopped"):
            record_fact(person, said, LEAVES_ON, **BY, user=worker("casework", "head"))
    with pytest.raises(Refused, match="stopped already"):
        record_fact(person, stop, LEAVES_ON, **BY, user=worker(unit))


def test_a_stop_is_taken_back_by_a_manager_of_casework_alone(leaves: Any) -> None:
    person, attempt = leaves
    stop = DepartureStopped(attempt=attempt, reason="In error", stopped_by="A. Porter")
    number = record_fact(person, stop, LEAVES_ON, **BY, user=worker())
    more: dict[str, Any] = {"reason": "x", "by": "tester"}
    for user in (None, worker("returns logistics", "head"), worker("casework")):
        with pytest.raises(Refused, match="A stop is taken back by a manager of casework"):
            correct_fact(number, withdrawn=True, user=user, **more)
    other = record_fact(person, AttemptPlanned(leaves_on=LEAVES_ON), LEAVES_ON, **BY)
    with pytest.raises(Refused, match="A stop is taken back"):
        correct_fact(number, instead=stop.model_dump(exclude={"kind"}) | {"attempt": other}, user=worker(), **more)
    correct_fact(number, withdrawn=True, user=worker("casework", "manager"), **more)


def test_over_its_time_it_stands_missed_in_the_figures_of_its_day_and_is_counted_again_as_then_known(
    leaves: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, attempt = leaves
    the_time_is(monkeypatch, f"{LEAVES_ON}T10:42")
    first = record_fact(person, CLAIM, LEAVES_ON, **BY)
    the_time_is(monkeypatch, f"{LEAVES_ON}T11:20")
    record_fact(person, considered(first), LEAVES_ON, **BY, user=worker("casework"))
    second = record_fact(person, TraffickingReferred(by="x"), LEAVES_ON, **BY)
    (row,) = under_way(LEAVES_ON)
    assert [clock.number for clock in row.clocks] == [second, first]
    it_is(monkeypatch, LEAVES_ON + timedelta(days=1))
    failed = AttemptFailed(
        attempt=attempt, stage="at the port", cause="late claim", controllable="no", in_control_of="nobody",
        graded_by="x",
    )  # fmt: skip
    record_fact(person, failed, LEAVES_ON + timedelta(days=1), **BY)
    (now,) = came_between(LEAVES_ON, LEAVES_ON)
    assert [(clock.ending is not None, clock.is_missed(clock.rises[1])) for clock in now.clocks] == [
        (True, True),
        (True, True),
    ]
    (then,) = came_between(LEAVES_ON, LEAVES_ON, LEAVES_ON)
    assert [(clock.number, clock.is_open) for clock in then.clocks] == [(second, True), (first, False)]


def told() -> list[tuple[str, bool]]:
    """What lies in the outbox for the escort."""
    write_due()
    return [(each.unique_key.rpartition(":")[2] if "came" in each.unique_key else "ended", each.body["doNotGoOn"])
            for each in OutboxMessage.objects.filter(channel=CHANNEL).order_by("id")]  # fmt: skip


def test_the_escort_is_told_once_that_something_came_and_once_how_that_ended_and_never_what(leaves: Any) -> None:
    person, _ = leaves
    number = record_fact(person, CLAIM, LEAVES_ON, **BY)
    assert (told(), told()) == ([("came", True)], [("came", True)])
    body = OutboxMessage.objects.get(channel=CHANNEL).body
    assert (body["booking"], body["with"], body["leavesOn"]) == ("B1", "asylum unit", str(LEAVES_ON))
    assert "claim" not in str(body).lower()
    record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("casework"))
    assert told() == [("came", True), ("ended", True)], "the claim is undecided, so nobody goes on"


def test_of_a_need_that_closes_no_gate_the_escort_hears_that_it_goes_on_once_it_was_considered(leaves: Any) -> None:
    person, _ = leaves
    number = record_fact(person, VulnerabilityNoted(what="Needs a chair"), LEAVES_ON, **BY)
    assert told() == [("came", True)]
    record_fact(person, considered(number), LEAVES_ON, **BY, user=worker("casework"))
    assert told() == [("came", True), ("ended", False)]


def test_a_restricted_record_is_on_no_list_of_those_who_may_not_see_it_and_the_escort_is_told(leaves: Any) -> None:
    person, _ = leaves
    record_fact(person, CLAIM, LEAVES_ON, **BY)
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert under_way(LEAVES_ON) == []
    assert came_between(LEAVES_ON, LEAVES_ON) == []
    assert told() == [("came", True)]
