"""What events of removal centres become on the record of the person, and where they wait."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exchange.payloads import DAY
from tests.exchange.removal_centre_documents import (
    ARRAN,
    BENNU,
    CHECK_IN,
    check_in,
    event,
    two_centres,
)
from tests.exchange.removal_centres_read import END, counted, heather, known, send, told

from casekeeper.exchange.quarantine import open_ones
from casekeeper.records.models import Person, PositionRow
from casekeeper.records.queries.estate import estate

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _centres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-10")
    two_centres()


def test_a_check_in_becomes_a_fact_of_the_person_with_that_number_and_of_nobody_else() -> None:
    person, other = known(ARRAN), known(BENNU)
    send(CHECK_IN)
    assert told(person) == [("immigration.detention_began", DAY)]
    assert told(other) == []
    assert PositionRow.objects.get(person=person).whereabouts == "in immigration detention"
    send(event("check out", at="2026-03-05T09:00:00Z"), on=date(2026, 3, 5))
    assert told(person)[1:] == [("immigration.detention_ended", date(2026, 3, 5))]
    assert PositionRow.objects.get(person=person).whereabouts == "not known"
    send(event("reinstatement", at="2026-03-05T21:00:00Z"), on=date(2026, 3, 5))
    assert PositionRow.objects.get(person=person).whereabouts == "in immigration detention"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_events_of_one_day_tell_one_story_in_whatever_order_they_arrive(order: tuple[int, ...]) -> None:
    person = known(ARRAN)
    events = [check_in(at="2026-03-02T08:00:00Z"), event("check out", at="2026-03-02T10:00:00Z"),
              event("reinstatement", at="2026-03-02T19:00:00Z")]  # fmt: skip
    for place in order:
        send(events[place])
    assert PositionRow.objects.get(person=person).whereabouts == "in immigration detention"
    assert len(told(person)) == 3
    assert (heather().men.unexpected_in, heather().men.unexpected_out) == (1, 0)


def test_a_transfer_moves_the_person_in_detention_and_both_centres() -> None:
    person = known(ARRAN)
    send(CHECK_IN)
    send(event("inter site transfer", at="2026-03-02T15:00:00Z", centre_to="Fenwick hall", reason="Other"))
    assert told(person)[-1] == ("immigration.detention_moved", DAY)
    there = next(each for each in estate(END).centres if each.code == "fenwick-hall")
    assert (heather().men.unexpected_out, there.men.unexpected_in) == (1, 1)
    send(event("check out", at="2026-03-02T18:00:00Z") | {"centre": "Fenwick Hall"})
    assert told(person)[-1] == ("immigration.detention_ended", DAY)


def test_a_transfer_to_where_the_person_is_contradicts_itself() -> None:
    counts = send(event("inter site transfer", centre_to="heatherlodge"))
    assert counted(counts) == (1, 0, 0, 0, 1)
    assert counts.refused[0].contradicts


def test_events_of_somebody_without_a_record_wait_until_a_record_opens() -> None:
    send(CHECK_IN, event("check out", at="2026-03-02T15:00:00Z"))
    assert Person.objects.count() == 0
    assert heather().men.unexpected_in == 1
    person = known(ARRAN)
    send(check_in(at="2026-03-02T16:00:00Z"))
    kinds = [kind for kind, _ in told(person)]
    assert sorted(kinds) == [
        "immigration.detention_began", "immigration.detention_began", "immigration.detention_ended",
    ]  # fmt: skip


def test_a_centre_that_says_it_was_somebody_else_moves_no_fact_by_itself() -> None:
    person, other = known(ARRAN), known(BENNU)
    send(CHECK_IN)
    counts = send(event("update individual", at="2026-03-02T11:00:00Z", cid_id=BENNU, gender="m", nationality="alb"))
    assert counted(counts) == (2, 1, 0, 0, 1)
    (row,) = open_ones("removal-centres: rows")
    assert "stands on the record of the first number" in row.what_to_do
    assert (len(told(person)), told(other)) == (1, [])
    assert [each.cid for each in estate(END).unexpected] == [BENNU]
    send(event("check out", at="2026-03-02T15:00:00Z"))
    assert told(other) == [("immigration.detention_ended", DAY)], "from now on the number means the other one"
    assert len(told(person)) == 1


def test_two_records_with_one_number_get_nothing_until_somebody_has_judged() -> None:
    people = [known(ARRAN), known(ARRAN)]
    send(CHECK_IN)
    assert [told(person) for person in people] == [[], []]


def test_a_number_that_a_centre_gives_to_somebody_else_after_a_way_out_means_that_one() -> None:
    person, other = known(ARRAN), known(BENNU)
    send(CHECK_IN, event("check out", at="2026-03-02T15:00:00Z"))
    later = date(2026, 3, 9)
    assert counted(send(check_in(BENNU, at="2026-03-09T10:00:00Z"), on=later)) == (1, 1, 0, 0, 0)
    assert told(other) == [("immigration.detention_began", later)]
    assert [kind for kind, _ in told(person)] == ["immigration.detention_began", "immigration.detention_ended"]
    assert open_ones("removal-centres: rows") == []
