"""Lists that come late, twice, or say one thing and then another: the position is that of the newest list."""

from __future__ import annotations

import itertools
import json
from datetime import date
from typing import Any

import pytest
from tests.exchange.payloads import (
    HEARING,
    RECORD,
    SENTENCE_DATES,
    in_envelope,
    merged,
    prisoner,
    read,
    received,
    released,
)

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.exchange.counts import Counts
from casekeeper.exchange.quarantine import open_ones
from casekeeper.exchange.reconciliation import reconcile
from casekeeper.exchange.redriving import redrive_corrected
from casekeeper.records.explaining import explanation
from casekeeper.records.finding import find_person
from casekeeper.records.models import FactRow, Person, SourceRecord

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NUMBER = "C2468DE"
AWAY = {"status": "INACTIVE OUT", "inOutStatus": "OUT", "prisonId": "OUT", "lastMovementTypeCode": "REL"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-20")


def march(day: int) -> date:
    return date(2026, 3, day)


def released_on_list(day: int, reason: str = "CR", **changes: Any) -> dict[str, Any]:
    moved = {"lastMovementReasonCode": reason, "lastMovementDate": march(day).isoformat()}
    return prisoner(NUMBER, **(AWAY | moved | changes))


def answer(question: str, number: str = NUMBER) -> Any:
    person = find_person(number)
    assert person is not None
    return explanation(person, march(20))["position"][question]["value"]


def changes_of(counts: Counts) -> tuple[int, int, int]:
    return counts.new, counts.changed, counts.unchanged


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_sentence_dates_are_those_of_the_newest_list_in_whatever_order_lists_come(order: tuple[int, ...]) -> None:
    first, other = prisoner(), prisoner(conditionalReleaseDate="2028-01-05")
    lists = [(first, march(2)), (other, march(5)), (first, march(9)), (first, march(12))]
    for position in order:
        document, day = lists[position]
        read("prisoners", document, on=day)
    assert answer("sentence dates")["release"] == "2027-07-06"
    assert Person.objects.count() == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_whoever_the_newest_list_shows_inside_is_inside_in_whatever_order_lists_come(order: tuple[int, ...]) -> None:
    lists = [(prisoner(), march(2)), (released_on_list(4), march(5)), (prisoner(), march(6))]
    for position in order:
        document, day = lists[position]
        read("prisoners", document, on=day)
    assert answer("custody")["state"] == "in prison"
    assert answer("released, not considered") is not None


def test_whoever_is_active_inside_is_in_prison_though_the_document_names_no_prison() -> None:
    read("prisoners", {"prisonerNumber": NUMBER, "status": "ACTIVE IN"}, on=march(2))
    assert answer("custody") == {"state": "in prison", "prison": "", "since": "2026-03-02"}


def test_a_reception_on_the_newest_list_explains_why_somebody_a_late_list_shows_released_is_inside() -> None:
    again = prisoner(bookNumber="88888C", receptionDate="2026-03-12", lastMovementDate="2026-03-12")
    read("prisoners", again, on=march(13))
    read("prisoners", released_on_list(8), on=march(9))
    assert answer("custody") == {"state": "in prison", "prison": "HCI", "since": "2026-03-12"}


def test_back_from_hospital_on_the_list_is_back_in_prison() -> None:
    read("prisoners", prisoner(), on=march(2))
    away = released_on_list(4, "HP", restrictedPatient=True, dischargeDate="2026-03-04", supportingPrisonId="HCI")
    read("prisoners", away, on=march(5))
    assert answer("custody")["state"] == "in hospital as a restricted patient"
    read("prisoners", prisoner(), on=march(8))
    assert answer("custody") == {"state": "in prison", "prison": "HCI", "since": "2026-03-08"}


def test_a_discharge_to_hospital_is_no_release_though_the_patient_is_not_yet_marked_as_restricted() -> None:
    read("prisoners", prisoner(), on=march(2))
    read("events", released(reason="RELEASED_TO_HOSPITAL", at="2026-03-04T10:00:00Z"), on=march(4))
    read("prisoners", released_on_list(4, "HP"), on=march(5))
    assert answer("custody")["state"] == "in hospital as a restricted patient"
    assert answer("released, not considered") is None


@pytest.mark.parametrize("nationality", ["Albanian", "British"])
def test_one_prisoner_told_of_in_two_ways_in_one_file_is_known_again_with_the_whole_file(nationality: str) -> None:
    file = [prisoner(nationality=nationality), prisoner(nationality=nationality, lastName="KODRAJ")]
    assert changes_of(read("prisoners", *file, on=march(2))) == (1, 1, 0)
    facts = FactRow.objects.count()
    assert changes_of(read("prisoners", *file, on=march(2))) == (0, 0, 2)
    assert changes_of(read("prisoners", *file, on=march(5))) == (0, 0, 2)
    assert FactRow.objects.count() == facts
    assert changes_of(read("prisoners", file[0], on=march(9))) == (0, 1, 0)


def test_an_older_file_read_again_after_a_newer_one_changes_nothing() -> None:
    first, second = prisoner(), prisoner(lastName="KODRAJ", conditionalReleaseDate="2028-01-05")
    for document, day in ((first, march(2)), (second, march(5))):
        read("prisoners", document, on=day)
    facts = FactRow.objects.count()
    assert changes_of(read("prisoners", first, on=march(2))) == (0, 0, 1)
    assert FactRow.objects.count() == facts
    assert answer("sentence dates")["release"] == "2028-01-05"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_of_sentence_dates_that_wait_for_a_record_the_newest_are_taken(order: tuple[int, ...]) -> None:
    newer = SENTENCE_DATES | {"earlyRemovalSchemeEligibilityDate": "2026-11-15"}
    told = [("sentence-dates", SENTENCE_DATES, 7), ("sentence-dates", newer, 11), ("prisoners", prisoner(), 12)]
    for position in order:
        feed, document, day = told[position]
        read(feed, document, on=march(day))
    assert answer("sentence dates")["early_removal"] == "2026-11-15"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_court_and_a_prison_that_name_one_police_number_speak_of_one_person(order: tuple[int, ...]) -> None:
    told = [("court", HEARING, 1), ("immigration-detention", RECORD, 1), ("prisoners", prisoner(), 2)]
    for position in order:
        feed, document, day = told[position]
        read(feed, document, on=march(day))
    assert find_person("19/214407P") == find_person(NUMBER)
    assert answer("longest sentence")["months"] == 42
    assert Person.objects.filter(position__continues_in=None).count() == 1


def test_one_defendant_in_two_cases_of_a_hearing_is_known_again() -> None:
    (case,) = HEARING["hearing"]["prosecutionCases"]
    (defendant,) = case["defendants"]
    again = defendant | {"id": "d2", "offences": [defendant["offences"][0] | {"offenceTitle": "Fraud"}]}
    hearing = {"hearing": HEARING["hearing"] | {"prosecutionCases": [case, case | {"id": "k2", "defendants": [again]}]}}
    assert changes_of(read("court", hearing)) == (2, 0, 0)
    assert changes_of(read("court", hearing)) == (0, 0, 2)
    assert Person.objects.count() == 1


def test_a_hearing_of_somebody_plainly_british_is_not_kept() -> None:
    (case,) = HEARING["hearing"]["prosecutionCases"]
    (defendant,) = case["defendants"]
    british = {"personDefendant": {"personDetails": {"lastName": "Kodra", "nationalityCode": "GBR"}}}
    offence = {"offences": [{"id": "o1", "offenceTitle": "Burglary"}]}
    shared = {"prosecutionCases": [case | {"defendants": [defendant | british | offence]}]}
    read("court", {"hearing": HEARING["hearing"] | shared})
    assert [row.document for row in SourceRecord.objects.all()] == [None]


@pytest.mark.parametrize("first", ["prisoners", "sentence-dates"])
def test_dates_that_name_only_the_booking_find_the_prisoner_of_that_booking(first: str) -> None:
    dates = {name: value for name, value in SENTENCE_DATES.items() if name != "prisonerNumber"}
    feeds = {"prisoners": prisoner(), "sentence-dates": dates}
    for feed in (first, *(feed for feed in feeds if feed != first)):
        assert read(feed, feeds[feed]).new == 1
    assert answer("sentence dates")["early_removal"] == "2026-12-01"


def test_a_join_that_is_withdrawn_leaves_each_record_its_own_number() -> None:
    read("prisoners", prisoner("B2222BB"), prisoner("A1111AA"), on=march(1))
    before = [find_person("A1111AA"), find_person("B2222BB")]
    read("events", merged("A1111AA", "B2222BB"), on=march(2))
    assert find_person("A1111AA") == find_person("B2222BB") == before[1]
    joined = FactRow.objects.get(kind="identity.record_joined")
    correct_fact(joined.number, reason="They are two people.", by="test", withdrawn=True)
    assert [find_person("A1111AA"), find_person("B2222BB")] == before
    read("prisoners", prisoner("A1111AA", lastName="HOXHA"), on=march(5))
    assert answer("identity", "A1111AA")["name"].endswith("HOXHA")


def test_whoever_a_document_newer_than_the_whole_list_shows_is_not_missing_from_it() -> None:
    read("prisoners", prisoner("D1111EF"), on=march(4), complete=True)
    read("prisoners", prisoner(), on=march(6))
    assert reconcile().not_on_list == []
    assert answer("custody")["state"] == "in prison"


def test_nothing_is_concluded_from_a_whole_list_with_nobody_on_it() -> None:
    read("prisoners", prisoner(), on=march(2), complete=True)
    read("prisoners", on=march(3), complete=True)
    found = reconcile()
    assert found.not_on_list == []
    assert "nobody on this list" in found.refused


def test_a_document_redriven_later_speaks_of_the_day_it_came() -> None:
    read("prisoners", prisoner("not a number"), on=march(2))
    (row,) = open_ones()
    assert redrive_corrected(row.id, '{"prisonerNumber": "C2468DE"}', "test").resolved
    assert SourceRecord.objects.get(key=NUMBER).document["day"] == "2026-03-20"  # type: ignore[index]


def test_an_event_is_one_event_however_a_queue_wraps_it() -> None:
    read("prisoners", prisoner(), on=march(1))
    told = in_envelope(released(at="2026-03-03T09:00:00Z[Europe/London]"))
    wrapped: list[Any] = [
        told,
        {"Body": json.dumps(told)},
        {"Messages": [{"MessageId": "q", "Body": json.dumps(told)}]},
    ]
    assert changes_of(read("events", *wrapped, {"Records": [{"Sns": told}]}, on=march(3))) == (1, 0, 3)
    assert answer("released, not considered") is not None


def test_an_event_is_known_by_its_name_in_capitals_too() -> None:
    read("prisoners", prisoner(), on=march(1))
    told = released(at="2026-03-03T09:00:00Z")
    read("events", told | {"eventType": told["eventType"].upper()}, received(reason="READMISSION"), on=march(3))
    assert answer("released, not considered") is not None
