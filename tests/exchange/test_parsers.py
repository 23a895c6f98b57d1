"""Events, movements, sentence dates, immigration records, hearings and referrals, read without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.exchange.payloads import (
    DAY,
    HEARING,
    MOVEMENT,
    RECORD,
    REFERRAL,
    SENTENCE_DATES,
    event,
    in_envelope,
    merged,
    received,
    released,
)

from casekeeper.exchange import (
    common_platform,
    domain_events,
    immigration_detention,
    movements,
    referrals,
    sentence_dates,
)
from casekeeper.exchange.court_results import tells_of_deportation, term_of
from casekeeper.exchange.fields import Fields
from casekeeper.exchange.said import Merged, Said, Unreadable
from casekeeper.facts import Fact, Kind
from casekeeper.facts.custody import (
    MovedToHospital,
    NumbersMerged,
    Received,
    Released,
    Returned,
    Transferred,
    WentOut,
)
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import (
    BackInCountry,
    BailGranted,
    DeportationOrdered,
    DetentionAuthorised,
    NoLongerOfInterest,
    UnknownRecordKept,
)
from casekeeper.facts.referral import ReferralAcknowledged, ReferralRejected, Referred
from casekeeper.facts.sentence import DatesCalculated, DeportationRecommended, Sentenced
from casekeeper.periods import day_of


def kinds(found: Said | Unreadable) -> list[Kind]:
    assert isinstance(found, Said), found
    return [statement.said for statement in found.statements]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (released(), Released(prison="HCI", reason="RELEASED", at="09:30:00")),
        (released(nomisMovementReasonCode="ETR"), Released(prison="HCI", reason="ETR", to="removal", at="09:30:00")),
        (released(reason="RELEASED_TO_HOSPITAL"), MovedToHospital(supporting_prison="HCI", at="09:30:00")),
        (released(reason="SENT_TO_COURT"), WentOut(why="court", prison="HCI", at="09:30:00")),
        (released(reason="TRANSFERRED"), WentOut(why="between prisons", prison="HCI", at="09:30:00")),
        (released(reason="SOMETHING_NEW"), Released(prison="HCI", reason="SOMETHING_NEW", at="09:30:00")),
        (received(), Received(prison="HCI", reason="NEW_ADMISSION", at="09:30:00")),
        (received(reason="TRANSFERRED"), Transferred(prison="HCI", at="09:30:00")),
        (received(reason="RETURN_FROM_COURT"), Returned(prison="HCI", at="09:30:00")),
    ],
)
def test_an_event_says_one_thing_about_custody_with_its_hour(told: dict[str, Any], expected: Kind) -> None:
    assert kinds(domain_events.parse(told, on=DAY)) == [expected]
    assert kinds(domain_events.parse(in_envelope(told), on=DAY)) == [expected]


def test_the_hour_of_an_event_is_the_hour_here() -> None:
    (said,) = kinds(domain_events.parse(event("received", at="2026-07-31T23:30:00+00:00", prisonId="HCI"), on=DAY))
    assert said == Received(prison="HCI", at="00:30:00")


def test_an_event_wrapped_or_bare_has_the_same_key_and_the_message_id_is_kept() -> None:
    bare, wrapped = domain_events.parse(released(), on=DAY), domain_events.parse(in_envelope(released()), on=DAY)
    assert isinstance(bare, Said)
    assert isinstance(wrapped, Said)
    assert bare.key == wrapped.key
    assert wrapped.message_id
    assert bare.message_id is None


def test_a_merge_names_both_numbers() -> None:
    found = domain_events.parse(merged("D1111EF", "C2468DE"), on=DAY)
    assert isinstance(found, Said)
    assert found.merged == Merged("D1111EF", "C2468DE")
    assert NumbersMerged(removed_number="D1111EF", retained_number="C2468DE") in kinds(found)


def test_an_unknown_type_of_event_is_kept_as_seen_with_a_warning() -> None:
    found = domain_events.parse(event("teleported"), on=DAY)
    assert isinstance(found, Said)
    assert (found.statements, len(found.warnings)) == ((), 1)


def test_an_event_that_only_prompts_says_nothing_and_does_not_warn() -> None:
    found = domain_events.parse(event("updated", categoriesChanged=["STATUS"]), on=DAY)
    assert isinstance(found, Said)
    assert (found.statements, found.warnings) == ((), ())


@pytest.mark.parametrize(
    "told",
    [None, 7, [], {}, {"Message": "{"}, {"Message": 3}, released() | {"occurredAt": "yesterday"},
     released(number="nobody") | {"personReference": {}}],
)  # fmt: skip
def test_an_event_without_type_day_or_number_is_unreadable(told: Any) -> None:
    assert isinstance(domain_events.parse(told, on=DAY), Unreadable)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [Released(prison="HCI", reason="CR", to="community", at="09:30:00")]),
        *[({"movementReasonCode": code}, [Released(prison="HCI", reason=code, to="removal", at="09:30:00")])
          for code in ("DE", "DEIRC", "DL", "DD", "ETR")],
        ({"movementReasonCode": "BD"}, [Released(prison="HCI", reason="BD", to="immigration bail", at="09:30:00")]),
        ({"movementReasonCode": "CR", "toAgency": "IMM"},
         [Released(prison="HCI", reason="CR", to="immigration detention", at="09:30:00")]),
        ({"movementType": "CRT"}, [WentOut(why="court", prison="HCI", at="09:30:00")]),
        ({"movementType": "CRT", "directionCode": "IN", "toAgency": "HCI"}, [Returned(prison="HCI", at="09:30:00")]),
        ({"movementType": "ADM", "directionCode": "IN", "fromAgency": "HARIRC", "toAgency": "HCI",
          "movementReasonCode": "N"},
         [BackInCountry(why="removal failed"), Received(prison="HCI", reason="N", at="09:30:00")]),
        ({"movementType": "ADM", "directionCode": "IN", "fromAgency": "IMM", "toAgency": "HCI",
          "movementReasonCode": "N"},
         [BackInCountry(why="removal failed"), Received(prison="HCI", reason="N", at="09:30:00")]),
        ({"movementType": "ADM", "directionCode": "IN", "fromAgency": "OUT", "toAgency": "HCI",
          "movementReasonCode": "ETB"},
         [BackInCountry(why="returned"), Received(prison="HCI", reason="ETB", at="09:30:00")]),
    ],
)  # fmt: skip
def test_a_movement_is_read_by_its_direction_type_and_reason(changes: dict[str, Any], expected: list[Kind]) -> None:
    assert kinds(movements.parse(MOVEMENT | changes, on=DAY)) == expected


def test_sentence_dates_take_what_was_set_by_hand_and_the_early_removal_date() -> None:
    (said,) = kinds(sentence_dates.parse(SENTENCE_DATES, on=DAY))
    assert isinstance(said, DatesCalculated)
    assert said.conditional_release == date(2027, 8, 1)
    assert said.early_removal == date(2026, 12, 1)
    assert said.added_days == 14


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, DetentionAuthorised(home_office_reference="A1234567")),
        ({"immigrationDetentionRecordType": "DEPORTATION_ORDER"}, DeportationOrdered(home_office_reference="A1234567")),
        ({"immigrationDetentionRecordType": "IMMIGRATION_BAIL"}, BailGranted()),
        ({"immigrationDetentionRecordType": "NO_LONGER_OF_INTEREST", "noLongerOfInterestReason": "BRITISH_CITIZEN"},
         NoLongerOfInterest(reason="British citizen")),
        ({"immigrationDetentionRecordType": "NO_LONGER_OF_INTEREST", "noLongerOfInterestReason": "ODD"},
         NoLongerOfInterest(reason="other")),
        ({"immigrationDetentionRecordType": "UNKNOWN"}, UnknownRecordKept(home_office_reference="A1234567")),
        ({"immigrationDetentionRecordType": "BRAND_NEW"}, UnknownRecordKept()),
    ],
)  # fmt: skip
def test_an_immigration_record_is_read_by_its_type(changes: dict[str, Any], expected: Kind) -> None:
    assert kinds(immigration_detention.parse(RECORD | changes, on=DAY))[0] == expected


@pytest.mark.parametrize(
    ("said", "record_type", "reference"),
    [
        (DetentionAuthorised(home_office_reference="A1234567"), "IS91", "A1234567"),
        (DeportationOrdered(home_office_reference="A1234567"), "DEPORTATION_ORDER", "A1234567"),
        (DetentionAuthorised(home_office_reference="no good"), "IS91", None),
        (BailGranted(home_office_reference="A1234567"), "IMMIGRATION_BAIL", None),
        (NoLongerOfInterest(reason="right to remain"), "NO_LONGER_OF_INTEREST", None),
    ],
)
def test_our_decisions_go_out_by_the_same_rules(said: Kind, record_type: str, reference: str | None) -> None:
    fact: Fact[Any] = Fact(7, said.key, day_of(DAY), datetime(2026, 3, 2, 12, tzinfo=UTC), "us", "somebody", said)
    record = immigration_detention.record_for(fact, prison_number="C2468DE", uuid="u")
    assert record is not None
    assert record["immigrationDetentionRecordType"] == record_type
    assert record.get("homeOfficeReferenceNumber") == reference
    assert kinds(immigration_detention.parse(record, on=DAY))[0].key == said.key


def test_a_hearing_gives_both_nationalities_the_term_and_the_recommendation() -> None:
    (one,) = common_platform.defendants(HEARING)
    found = common_platform.parse(one, on=DAY)
    said = kinds(found)
    assert [claim.nationality for claim in said if isinstance(claim, NationalityClaimed)] == ["ALB", "XK"]
    (term,) = [one for one in said if isinstance(one, Sentenced)]
    assert (term.years, term.months) == (3, 6)
    assert [one for one in said if isinstance(one, DeportationRecommended)]
    assert isinstance(found, Said)
    assert found.opens
    assert found.subjects == ("pnc:2019/0214407P",)


@pytest.mark.parametrize(
    ("result", "term"),
    [
        ({"label": "Imprisonment", "resultText": "Imprisonment for 3 years, 6 months and 10 days"}, (3, 6, 10)),
        ({"label": "Imprisonment", "resultText": "4 years with an extended licence of 18 months"}, (4, 0, 0)),
        ({"label": "Suspended sentence - imprisonment", "resultText": "12 months suspended for 2 years"}, (0, 12, 0)),
        (
            {
                "label": "Suspended sentence order - imprisonment",
                "judicialResultPrompts": [
                    {"label": "Suspended period", "value": "24 Months"},
                    {"label": "Imprisonment period", "value": "8 Months"},
                ],
            },
            (0, 8, 0),
        ),
    ],
)
def test_a_term_is_the_first_length_a_result_names_and_not_how_long_it_is_suspended(
    result: dict[str, Any], term: tuple[int, int, int]
) -> None:
    found = term_of(Fields(result, []), "Exampleton", "Burglary")
    assert found is not None
    assert (found.years, found.months, found.days) == term


def test_a_notice_about_deportation_is_no_recommendation_and_says_that_a_person_should_look() -> None:
    warnings: list[str] = []
    notice = {"label": "Notice of liability to deportation served"}
    assert not tells_of_deportation(Fields(notice, warnings))
    assert len(warnings) == 1
    assert tells_of_deportation(Fields({"label": "Deportation", "resultText": "Recommended"}, warnings))


def test_a_court_that_declines_to_recommend_has_not_recommended() -> None:
    (one,) = common_platform.defendants(HEARING)
    one["defendant"]["offences"][0]["judicialResults"] = [{"label": "No recommendation for deportation made"}]
    assert not [said for said in kinds(common_platform.parse(one, on=DAY)) if isinstance(said, DeportationRecommended)]


@pytest.mark.parametrize("document", [None, 3, {}, {"hearing": 3}, {"hearing": {"prosecutionCases": [3]}}])
def test_a_hearing_without_defendants_is_unreadable(document: Any) -> None:
    for one in common_platform.defendants(document):
        assert isinstance(common_platform.parse(one, on=DAY), Unreadable)


def test_a_whole_referral_is_accepted_with_a_receipt() -> None:
    found = referrals.parse(REFERRAL, on=DAY)
    assert isinstance(found, Said)
    assert found.receipt is not None
    assert found.receipt.accepted
    assert [one for one in kinds(found) if isinstance(one, Referred)] == [
        Referred(by="HCI", previous_convictions="none")
    ]
    assert ReferralAcknowledged(receipt=found.receipt.reference) in kinds(found)


@pytest.mark.parametrize(
    "changes", [{"prison": ""}, {"previousConvictions": None}, {"previousConvictions": "absent"}]
)  # fmt: skip
def test_a_referral_that_lacks_something_is_sent_back_with_reasons_and_stays_on_record(changes: dict[str, Any]) -> None:
    found = referrals.parse(REFERRAL | changes, on=DAY)
    assert isinstance(found, Said)
    assert found.receipt is not None
    assert not found.receipt.accepted
    assert found.receipt.reasons
    assert [one for one in kinds(found) if isinstance(one, Referred)]
    assert [one for one in kinds(found) if isinstance(one, ReferralRejected)]


def test_a_referral_without_a_number_gets_a_receipt_too() -> None:
    found = referrals.parse(REFERRAL | {"prisonerNumber": "nobody"}, on=DAY)
    assert isinstance(found, Unreadable)
    assert found.receipt is not None
    assert not found.receipt.accepted
