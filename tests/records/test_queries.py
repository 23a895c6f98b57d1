"""What screens ask: pages of work in order, releases to come, releases nobody considered, the ledger's health."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.open_record import open_record
from casekeeper.facts import Kind
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import NameStated, NationalityClaimed
from casekeeper.facts.referral import ReferralAcknowledged, Referred
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.records.models import DutyRow, Person, Quarantined
from casekeeper.records.queries.health import health
from casekeeper.records.queries.referrals import inbox
from casekeeper.records.queries.release_watch import by_day, unconsidered, upcoming
from casekeeper.records.queries.timeline import timeline
from casekeeper.records.queries.work import STATES, Filters, Work, counts, my_work
from casekeeper.records.sweep import sweep

pytestmark = pytest.mark.django_db
START = date(2026, 3, 3)
SWEPT = START + timedelta(days=3)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", START.isoformat())


def opened(*more: tuple[Kind, date], on: date = START) -> Person:
    facts = [
        (NameStated(full="Invented Example"), on),
        (NationalityClaimed(nationality="ALB"), on),
        (Received(prison="LEI"), on),
        (Referred(by="LEI"), on),
        *more,
    ]
    return open_record(facts, source="test", by="tester")


def all_pages(unit: str | None, filters: Filters = Filters(), grade: str = "officer") -> list[Work]:
    rows, after = [], None
    while True:
        page = my_work(unit, grade, SWEPT, filters, after, limit=3)
        rows += page.rows
        after = page.after
        if after is None:
            return rows


def test_pages_of_work_tile_the_list_in_order_of_the_day_due() -> None:
    for n in range(4):
        opened(on=START - timedelta(days=n))
    sweep(SWEPT)
    rows = all_pages("intake")
    keys = [(row.due, row.id) for row in rows]
    assert keys == sorted(set(keys))
    assert len(rows) == DutyRow.objects.filter(owed_by="intake", ended=None).count() > 3
    assert all(row.provision for row in rows)


def test_counts_by_state_are_the_lengths_of_the_lists() -> None:
    for n in range(6):
        opened(on=START - timedelta(days=n))
    sweep(SWEPT)
    found = counts("intake", "manager", SWEPT)
    for state in STATES:
        assert found[state] == len(all_pages("intake", Filters(state=state)))
    climbed = all_pages("intake", Filters(climbed=True), "manager")
    assert found["climbed"] == len(climbed)
    assert all(row.rung >= 1 for row in climbed)


def test_a_duty_offered_to_a_unit_is_counted_there_and_stays_in_the_list_of_the_other() -> None:
    person = opened()
    key = DutyRow.objects.filter(person=person, owed_by="intake", ended=None).values_list("key", flat=True)[0]
    hand_off(person, key, to_unit="casework", reason="yours", by="i")
    assert counts("casework", "officer", SWEPT)["handed to us"] == 1
    assert key in {row.key for row in all_pages("intake")}


def test_releases_to_come_are_listed_by_day_with_the_gate_and_paged() -> None:
    days = [START + timedelta(days=n) for n in (30, 20, 20, 400)]
    for day in days:
        opened((DatesCalculated(release=day, conditional_release=day), START))
    first, after = upcoming(START, limit=2)
    second, end = upcoming(START, limit=2, after=after)
    assert [row.release_on for row in first + second] == sorted(days)[:3]
    assert end is None
    assert {row.gate for row in first} == {"not met"}
    assert sum(line["people"] for line in by_day(START)) == 3


def test_a_release_nobody_considered_is_listed_with_its_lag_and_its_owner() -> None:
    released = START - timedelta(days=1)
    person = opened((Released(to="community"), released), on=START - timedelta(days=10))
    (found,) = unconsidered()
    lag = (datetime.now(UTC).date() - released).days
    assert (found.reference, found.released_on, found.owed_by) == (person.reference, released, "casework")
    assert found.cause == "referred, no outcome recorded"
    assert found.lag is not None
    assert abs(found.lag - lag) <= 1


def test_the_inbox_shows_a_referral_until_it_is_acknowledged_and_triaged() -> None:
    person = opened()
    assert {row.key.partition(":")[0] for row in inbox(START)[0]} == {"acknowledge referral", "triage"}
    opened((ReferralAcknowledged(), START))
    rows, _ = inbox(START, step="acknowledge referral:")
    assert [row.reference for row in rows] == [person.reference]


def test_the_timeline_tells_facts_and_duties_the_newest_first() -> None:
    person = opened()
    entries = timeline(person)
    assert [(entry.on, entry.at) for entry in entries] == sorted(
        ((entry.on, entry.at) for entry in entries), reverse=True
    )
    assert {"fact", "duty"} == {entry.of for entry in entries}
    assert timeline(person, known_on=START - timedelta(days=1)) == []


def test_health_tells_a_gap_a_quarantined_row_and_what_waits() -> None:
    opened()
    sweep(START)
    sweep(START + timedelta(days=9))
    now = datetime.now(UTC)
    Quarantined.objects.create(
        source="x", received_at=now, document="", digest="d", expected="", came="", what_to_do=""
    )
    found = health()
    assert (found["facts"], found["people"], found["days_missed"], found["quarantined"]) == (4, 1, 8, 1)
    assert found["outbox_unsent"] > 0
    assert not found["sweep_cut_off"]
