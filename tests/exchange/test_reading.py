"""Feeds read into the ledger: idempotent, nothing half stored, nothing lost, whatever the order."""

from __future__ import annotations

import io
import itertools
import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.exchange.payloads import (
    DAY,
    HEARING,
    MOVEMENT,
    RECORD,
    REFERRAL,
    SENTENCE_DATES,
    in_envelope,
    kinds_of,
    merged,
    position_of,
    prisoner,
    read,
    received,
    released,
)

from casekeeper.actions.join_records import join_records
from casekeeper.exchange import adding
from casekeeper.exchange.counts import Counts
from casekeeper.exchange.prison_list import standing_of
from casekeeper.exchange.quarantine import open_ones
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.redriving import redrive, redrive_corrected
from casekeeper.records.finding import find_person
from casekeeper.records.models import FactRow, OutboxMessage, Person, PositionRow, Quarantined, SourceRecord
from casekeeper.records.queries.reconciliation import differences

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LATER = date(2026, 3, 9)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-10")


def counted(counts: Counts) -> tuple[int, ...]:
    return tuple(counts.as_json().values())  # type: ignore[arg-type]


def test_a_foreign_prisoner_gets_a_record_with_a_position_and_duties() -> None:
    assert counted(read("prisoners", prisoner())) == (1, 1, 0, 0, 0, 0)
    person = find_person("C2468DE")
    assert person is not None
    assert person.position.whereabouts == "in custody"
    assert person.duties.filter(ended=None).exists()
    assert find_person("19/214407P") == person


def test_the_same_list_again_changes_nothing() -> None:
    documents = [prisoner(), prisoner("D1111EF"), prisoner("E2222FG", nationality="British")]
    read("prisoners", *documents)
    facts = FactRow.objects.count()
    assert counted(read("prisoners", *documents, on=LATER)) == (3, 0, 0, 3, 0, 0)
    assert FactRow.objects.count() == facts


def test_somebody_british_has_no_record_and_no_document_and_is_still_counted() -> None:
    assert counted(read("prisoners", prisoner("E2222FG", nationality="British"))) == (1, 1, 0, 0, 0, 0)
    assert Person.objects.count() == 0
    row = SourceRecord.objects.get(key="E2222FG")
    assert (row.document, row.person) == (None, None)
    assert "as British; no record opened" in (standing_of("e2222fg") or "")


def test_a_changed_document_adds_only_what_it_says_anew() -> None:
    read("prisoners", prisoner())
    before = FactRow.objects.count()
    counts = read("prisoners", prisoner(conditionalReleaseDate="2027-08-01"), on=LATER)
    assert counted(counts) == (1, 0, 1, 0, 0, 0)
    added = FactRow.objects.order_by("number")[before:]
    assert [(fact.kind, fact.happened_from) for fact in added] == [("sentence.dates_calculated", LATER)]


def test_a_nationality_that_changes_and_changes_back_leaves_three_claims() -> None:
    for nationality in ("Albanian", "British", "Albanian"):
        read("prisoners", prisoner(nationality=nationality))
    claims = FactRow.objects.filter(kind="identity.nationality_claimed").order_by("number")
    assert [fact.payload["nationality"] for fact in claims] == ["ALB", "GBR", "ALB"]


def test_an_older_list_does_not_take_the_place_of_a_newer_one() -> None:
    read("prisoners", prisoner(nationality="Kosovan"), on=LATER)
    read("prisoners", prisoner(), on=DAY)
    assert counted(read("prisoners", prisoner(), on=DAY)) == (1, 0, 0, 1, 0, 0)
    assert counted(read("prisoners", prisoner(nationality="Kosovan"), on=LATER)) == (1, 0, 0, 1, 0, 0)


def test_the_same_prisoner_twice_in_one_file_is_one_record() -> None:
    assert counted(read("prisoners", prisoner(), prisoner(), prisoner(lastName="KODRAJ"))) == (3, 1, 1, 1, 0, 0)
    assert Person.objects.count() == 1


def test_an_event_is_applied_once_however_often_it_comes() -> None:
    read("prisoners", prisoner())
    first = read("events", in_envelope(released()), released())
    again = read("events", in_envelope(released(), "6b1f1d9e-0000-4000-8000-000000000002"))
    assert (counted(first), counted(again)) == ((2, 1, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0))
    assert kinds_of("C2468DE").count("custody.released") == 1
    assert FactRow.objects.get(kind="custody.released").message_id


def test_a_released_person_without_a_decision_is_released_not_considered_at_once() -> None:
    read("prisoners", prisoner())
    read("events", released())
    person = find_person("C2468DE")
    assert person is not None
    assert person.position.released_unconsidered_on == date(2026, 3, 1)


def test_events_about_somebody_not_known_wait_and_are_applied_when_a_record_opens() -> None:
    read("events", released(), received(at="2026-02-11T08:00:00+00:00"))
    assert Person.objects.count() == 0
    assert len(differences().without_record) == 2
    assert "2 documents" in (standing_of("C2468DE") or "")
    read("prisoners", prisoner())
    assert {"custody.released", "custody.received"} <= set(kinds_of("C2468DE"))
    assert differences().without_record == []
    assert counted(read("events", released())) == (1, 0, 0, 1, 0, 0)


def test_events_about_somebody_british_are_applied_if_they_turn_out_not_to_be() -> None:
    read("prisoners", prisoner(nationality="British"))
    read("events", released())
    read("prisoners", prisoner(nationality="Albanian"), on=LATER)
    assert "custody.released" in kinds_of("C2468DE")


TOLD: list[tuple[str, Any]] = [
    ("prisoners", prisoner()),
    ("events", received(at="2026-02-11T08:00:00+00:00")),
    ("events", received(at="2026-02-11T16:00:00+00:00", reason="RETURN_FROM_COURT")),
    ("events", released(at="2026-02-11T10:00:00+00:00", reason="SENT_TO_COURT")),
    ("events", released(at="2026-03-01T09:30:00+00:00")),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(len(TOLD))))[::5])
def test_any_order_of_list_and_events_gives_the_same_position(order: tuple[int, ...]) -> None:
    for at in order:
        read(*TOLD[at])
    for feed, document in TOLD:
        read(feed, about_another(document))
    assert position_of("C2468DE") == position_of("D1111EF")


def about_another(document: dict[str, Any]) -> Any:
    """The same told of D1111EF, who has no police number."""
    if "prisonerNumber" in document:
        return prisoner("D1111EF")
    return json.loads(json.dumps(document).replace("C2468DE", "D1111EF"))


def test_a_merge_joins_two_records() -> None:
    read("prisoners", prisoner("D1111EF"), prisoner("E2222FG"))
    read("events", merged("D1111EF", "E2222FG"))
    assert find_person("D1111EF") == find_person("E2222FG")
    assert counted(read("events", merged("D1111EF", "E2222FG"))) == (1, 0, 0, 1, 0, 0)


def test_a_merge_of_which_one_number_is_known_adds_the_other() -> None:
    read("prisoners", prisoner("D1111EF"))
    read("events", merged("D1111EF", "E2222FG"))
    assert find_person("E2222FG") is not None
    assert counted(read("prisoners", prisoner("E2222FG"))) == (1, 1, 0, 0, 0, 0)
    assert Person.objects.count() == 1


@pytest.mark.parametrize("first", ["D1111EF", "E2222FG"])
def test_a_merge_before_either_number_is_known_is_kept_and_applied_later(first: str) -> None:
    read("events", merged("D1111EF", "E2222FG"))
    read("prisoners", prisoner(first))
    read("prisoners", prisoner("E2222FG"), prisoner("D1111EF"))
    assert Person.objects.count() == 1
    assert FactRow.objects.filter(kind="custody.numbers_merged").count() == 1
    assert not SourceRecord.objects.filter(waiting=True).exists()


def test_a_hearing_finds_the_record_by_its_police_number() -> None:
    read("prisoners", prisoner())
    read("court", HEARING)
    assert {"sentence.deportation_recommended", "sentence.imposed"} <= set(kinds_of("C2468DE"))
    assert Person.objects.count() == 1


def test_a_recommendation_opens_a_record_and_the_prisoner_with_that_police_number_joins_it() -> None:
    read("court", HEARING)
    read("prisoners", prisoner())
    assert Person.objects.count() == 1


@pytest.mark.parametrize("told", [{"lastName": "Malinecki"}, {"dateOfBirth": "1990-05-22"}, {"dateOfBirth": None}])
@pytest.mark.parametrize("court_first", [True, False])
def test_a_police_number_with_another_name_or_birth_date_is_left_for_a_person_to_judge(told, court_first) -> None:
    hearing = deepcopy(HEARING)
    details = hearing["hearing"]["prosecutionCases"][0]["defendants"][0]["personDefendant"]["personDetails"]
    details |= told
    for feed, document in sorted(
        (("court", hearing), ("prisoners", prisoner())), key=lambda one: one[0], reverse=not court_first
    ):
        read(feed, document)
    assert Person.objects.filter(position__continues_in=None).count() == 2
    assert "sentence.deportation_recommended" not in kinds_of("C2468DE")


def test_what_is_told_of_a_joined_record_by_its_own_number_stays_with_it() -> None:
    read("prisoners", prisoner(), prisoner("D1111EF"))
    kept, gone = (find_person(number) for number in ("C2468DE", "D1111EF"))
    join_records(gone, kept, removed_number="", retained_number="", by="a test", source="judgement", how="judgement")
    read("events", released("D1111EF"))
    told = FactRow.objects.filter(kind="custody.released")
    assert [row.person for row in told] == [gone]
    assert PositionRow.objects.get(person=kept).last_fact >= told.get().number


def test_two_prison_numbers_with_one_police_number_are_left_for_a_person_to_judge() -> None:
    read("prisoners", prisoner())
    read("prisoners", prisoner("D1111EF", pncNumber="19/214407P"))
    assert Person.objects.count() == 2


def test_a_changed_immigration_record_takes_the_place_of_its_earlier_version() -> None:
    read("immigration-detention", RECORD)
    changed = RECORD | {"immigrationDetentionRecordType": "NO_LONGER_OF_INTEREST",
                        "noLongerOfInterestReason": "BRITISH_CITIZEN"}  # fmt: skip
    assert counted(read("immigration-detention", changed))[2] == 1
    kinds = kinds_of("C2468DE")
    assert "immigration.no_longer_of_interest" in kinds
    assert kinds.count("correction") >= 1
    assert read("immigration-detention", changed).unchanged == 1


def test_a_referral_is_recorded_acknowledged_and_answered_once() -> None:
    read("referrals", REFERRAL)
    read("referrals", REFERRAL)
    assert kinds_of("C2468DE").count("referral.made") == 1
    assert kinds_of("C2468DE").count("referral.acknowledged") == 1
    (message,) = OutboxMessage.objects.filter(channel="receipt")
    assert message.body["outcome"] == "accepted"


def test_a_referral_without_a_number_is_quarantined_and_its_receipt_says_why() -> None:
    counts = read("referrals", REFERRAL | {"prisonerNumber": "nobody"})
    assert counts.quarantined == 1
    assert OutboxMessage.objects.get(channel="receipt").body["outcome"] == "rejected"


def test_sentence_dates_and_movements_wait_for_the_record_too() -> None:
    read("sentence-dates", SENTENCE_DATES)
    read("movements", MOVEMENT)
    read("prisoners", prisoner())
    assert kinds_of("C2468DE").count("sentence.dates_calculated") == 2
    assert "custody.released" in kinds_of("C2468DE")


def test_what_cannot_be_read_is_quarantined_once_and_counted_each_time() -> None:
    bad = {"firstName": "NOBODY"}
    assert read("prisoners", bad, prisoner()).quarantined == 1
    assert read("prisoners", bad, prisoner()).quarantined == 1
    (row,) = open_ones()
    assert (row.times, row.source) == (2, "prisoners")
    assert row.expected
    assert row.what_to_do


def test_a_quarantined_document_can_be_read_again_once_corrected() -> None:
    read("prisoners", prisoner() | {"prisonerNumber": "C2468"})
    (row,) = open_ones()
    (still,) = redrive([row.id], "somebody")
    assert not still.resolved
    assert redrive_corrected(row.id, json.dumps(prisoner()), "somebody").resolved
    assert open_ones() == []
    assert find_person("C2468DE") is not None


def test_one_document_that_cannot_be_stored_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    real = adding.append

    def refuse_one(facts: Any) -> Any:
        if any("BAD" in str(getattr(fact.said, "full", "")) for fact in facts):
            raise ValueError("refused")
        return real(facts)

    monkeypatch.setattr(adding, "append", refuse_one)
    counts = read("prisoners", prisoner("D1111EF"), prisoner("E2222FG", lastName="BAD"), prisoner("F3333GH"))
    assert counted(counts) == (3, 2, 0, 0, 0, 1)
    assert Person.objects.count() == 2
    assert not SourceRecord.objects.filter(key="E2222FG").exists()


def test_quarantine_keeps_what_is_not_utf_8_or_holds_nul() -> None:
    counts = read_documents("prisoners", io.BytesIO(b'{"a": "\xff\x00"\n\x00\n'), on=DAY)
    assert counts.quarantined == counts.read > 0
    assert Quarantined.objects.count() == counts.read
