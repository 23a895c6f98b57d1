"""One prisoner's document, read without a database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.exchange.payloads import DAY, prisoner

from casekeeper.exchange import prisoner_search
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.facts import Kind
from casekeeper.facts.custody import MovedToHospital, Received, Released, Transferred, WentOut
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, LanguageNeeded, NameStated, NationalityClaimed
from casekeeper.facts.sentence import Convicted, DatesCalculated, Sentenced


def said(**changes: Any) -> Said:
    found = prisoner_search.parse(prisoner(**changes), on=DAY)
    assert isinstance(found, Said)
    return found


def of(found: Said, kind: type[Kind]) -> list[Any]:
    return [statement.said for statement in found.statements if isinstance(statement.said, kind)]


def test_names_birth_dates_aliases_language_and_identifiers_are_read() -> None:
    found = said()
    assert [(name.full, name.use) for name in of(found, NameStated)] == [
        ("BESNIK DRITAN KODRA", "main"),
        ("BESNIK KODDRA", "alias"),
    ]
    assert [birth.born for birth in of(found, BirthDateStated)] == ["1990-05-21", "1991-05-21"]
    assert of(found, LanguageNeeded) == [LanguageNeeded(language="ALB", interpreter=True)]
    assert {(row.scheme, row.canonical) for row in of(found, IdentifierGiven)} == {
        ("prison_number", "C2468DE"), ("pnc", "2019/0214407P"), ("cro", "214407/19Z"),
        ("booking", "77120B"), ("booking", "1203311"),
    }  # fmt: skip
    assert found.warnings == ()


def test_a_nationality_is_a_stated_claim_and_opens_a_record() -> None:
    (claim,) = of(said(), NationalityClaimed)
    assert (claim.nationality, claim.as_written, claim.confidence) == ("ALB", "Albanian", "stated")
    assert said().opens


@pytest.mark.parametrize(
    "nationality", [None, "", "Unknown", "Refused", "Congolese", "Bermudian", "Irish", "Atlantean"]
)
def test_whoever_is_not_plainly_british_gets_a_record(nationality: str | None) -> None:
    assert said(nationality=nationality).opens


def test_somebody_plainly_british_gets_no_record_without_a_sign_of_interest() -> None:
    assert not said(nationality="British").opens
    assert said(nationality="British", legalStatus="IMMIGRATION_DETAINEE").opens
    assert said(nationality="British", profileInformation=[{"type": "IMM", "resultValue": "Yes"}]).opens


def test_a_reception_keeps_its_own_day_and_the_list_gives_the_rest() -> None:
    found = said()
    reception = next(one for one in found.statements if isinstance(one.said, Received))
    assert reception.happened.start == date(2026, 2, 11)
    assert reception.said == Received(prison="HCI", booking="77120B", reason="I")
    dates = next(one for one in found.statements if isinstance(one.said, DatesCalculated))
    assert dates.happened.start == DAY
    assert dates.said.conditional_release == date(2027, 7, 6)


def test_no_term_is_invented_from_dates() -> None:
    assert of(said(), Sentenced) == []
    assert of(said(), Convicted)[0].offence_code == "TH68010"


def test_a_life_sentence_is_said_without_a_term() -> None:
    (life,) = of(said(indeterminateSentence=True, imprisonmentStatus="LIFE"), Sentenced)
    assert (life.sentence, life.life, life.years) == ("indeterminate", True, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": "INACTIVE OUT", "lastMovementTypeCode": "REL", "lastMovementReasonCode": "CR", "prisonId": "OUT",
          "lastPrisonId": "HCI"}, Released(prison="HCI", reason="CR", to="community")),
        ({"status": "INACTIVE OUT", "lastMovementTypeCode": "REL", "lastMovementReasonCode": "DE"},
         Released(prison="HCI", reason="DE", to="removal")),
        ({"status": "INACTIVE OUT", "lastMovementTypeCode": "REL", "lastMovementReasonCode": "BD"},
         Released(prison="HCI", reason="BD", to="immigration bail")),
        ({"status": "ACTIVE OUT", "lastMovementTypeCode": "CRT"}, WentOut(why="court", prison="HCI")),
        ({"status": "ACTIVE OUT", "lastMovementTypeCode": "TAP"}, WentOut(why="temporary absence", prison="HCI")),
        ({"status": "INACTIVE TRN", "prisonId": "TRN", "lastPrisonId": "HCI"},
         WentOut(why="between prisons", prison="HCI")),
        ({"restrictedPatient": True, "status": "INACTIVE OUT", "dischargedHospitalDescription": "Exampleton Hospital",
          "supportingPrisonId": "HCI"}, MovedToHospital(hospital="Exampleton Hospital", supporting_prison="HCI")),
        ({"lastMovementReasonCode": "INT", "lastMovementDate": "2026-02-20", "previousPrisonId": "WWI"},
         Transferred(prison="HCI", from_prison="WWI")),
    ],
)  # fmt: skip
def test_status_and_movement_say_where_the_person_is(changes: dict[str, Any], expected: Kind) -> None:
    assert expected in [statement.said for statement in said(**changes).statements]


def test_the_reception_of_a_booking_is_one_statement_before_and_after_a_transfer() -> None:
    before = next(one for one in said().statements if isinstance(one.said, Received))
    moved = said(lastMovementReasonCode="INT", lastMovementDate="2026-02-20", previousPrisonId="HCI", prisonId="MSI")
    after = next(one for one in moved.statements if isinstance(one.said, Received))
    assert before.identity == after.identity


def test_null_members_left_out_and_members_that_are_null_read_the_same() -> None:
    document = prisoner()
    with_nulls = document | {"tariffDate": None, "alerts": None, "title": None}
    assert prisoner_search.parse(with_nulls, on=DAY) == prisoner_search.parse(document, on=DAY)


@pytest.mark.parametrize("number", [None, "", 7, [], "B43", "B4321CDE", "12345"])
def test_without_a_prison_number_a_document_cannot_be_read(number: Any) -> None:
    found = prisoner_search.parse(prisoner() | {"prisonerNumber": number}, on=DAY)
    assert isinstance(found, Unreadable)
    assert found.expected
    assert found.came
    assert found.what_to_do


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"pncNumber": "19/214407Q"}, "pnc: the check letter"),
        ({"dateOfBirth": "21/05/1990"}, "dateOfBirth: expected a date"),
        ({"dateOfBirth": "1790-05-21"}, "dateOfBirth: the year 1790"),
        ({"dateOfBirth": "2026-02-29"}, "dateOfBirth: expected a date"),
        ({"dateOfBirth": "2030-01-01"}, "dateOfBirth: lies in the future"),
        ({"aliases": "KODDRA"}, "aliases: expected a list"),
        ({"aliases": [7]}, "aliases[0]: expected an object"),
        ({"legalStatus": "NEW_STATUS"}, "legalStatus: not a status we know"),
        ({"status": "ELSEWHERE"}, "status: not a status we know"),
        ({"lastName": "KO\x00DRA"}, "lastName: held characters"),
        ({"lastName": "KO\ud800DRA"}, "lastName: held characters"),
        ({"nationality": "Atlantean"}, "nationality: this is not a nationality"),
        ({"receptionDate": "2026-12-01"}, "Received into prison: dated in the future"),
        ({"sentenceExpiryDate": "2020-01-01"}, "sentenceExpiryDate: lies before"),
        ({"additionalDaysAwarded": 1e400}, "additionalDaysAwarded: expected a whole number"),
        ({"restrictedPatient": "perhaps"}, "restrictedPatient: expected true or false"),
    ],
)
def test_a_field_that_does_not_fit_is_left_out_with_a_warning_and_the_rest_is_kept(
    changes: dict[str, Any], warning: str
) -> None:
    found = said(**changes)
    assert any(text.startswith(warning) for text in found.warnings), found.warnings
    assert of(found, NationalityClaimed)


def test_very_long_and_right_to_left_names_are_kept() -> None:
    assert len(of(said(lastName="K" * 10_000), NameStated)[0].full) == 10_000
    assert "مثال" in of(said(lastName="مثال"), NameStated)[0].full


def test_warnings_never_repeat_a_value_of_the_document() -> None:
    found = said(dateOfBirth="21/05/1990", pncNumber="19/214407Q", nationality="Atlantean")
    assert not any("1990" in text or "214407" in text or "Atlantean" in text for text in found.warnings)


def test_codes_we_do_not_know_are_kept_with_a_warning_each() -> None:
    found = said(status="ACTIVE IN", prisonId="ZZZ", inOutStatus="SIDEWAYS", legalStatus="FOO")
    assert {text.partition(":")[0] for text in found.warnings} >= {"prisonId", "inOutStatus", "legalStatus"}
