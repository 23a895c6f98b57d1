"""Cases of the tribunal read in, each version once, and the reply that goes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.exchange.payloads import DAY, kinds_of, prisoner, read
from tests.exchange.tribunal_cases import CASE, DATA, DECIDED, case
from tests.making import the_law

from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.counts import Counts
from casekeeper.exchange.quarantine import open_ones
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.tribunal import status_out
from casekeeper.exchange.tribunal.cases import parse
from casekeeper.exchange.tribunal.codes import APPEAL_TYPES, NOT_LODGED, OTHER_STATES, STATES
from casekeeper.exchange.tribunal.held import cleared
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.records.finding import find_person
from casekeeper.records.models import FactRow, OutboxMessage, Person, SourceRecord

LATER = date(2026, 6, 21)


def said(document: Any, on: date = LATER) -> Said:
    found = parse(document, on=on)
    assert isinstance(found, Said), found
    return found


def kinds(document: Any) -> list[str]:
    return [each.said.key for each in said(document).statements if each.said.key.startswith("appeal.")]


def test_each_state_of_the_tribunal_is_known_and_any_other_is_quarantined_and_never_guessed() -> None:
    asked = {"ftpaAppellantSubmitted": "Yes", "ftpaAppellantDecisionOutcomeType": "granted"}
    for state in (*STATES, *OTHER_STATES, *NOT_LODGED):
        assert isinstance(parse(case(state, **(asked if state.startswith("ftpa") else {})), on=LATER), Said)
    for state in ("ftpaSubmitted", "ftpaDecided"):
        assert isinstance(parse(case(state), on=LATER), Unreadable), "who asked is not said: it might seem to be over"
    for state in ("", "decidedByMagic", "DECIDED", "other"):
        assert isinstance(parse(case(state), on=LATER), Unreadable)


@pytest.mark.parametrize(
    "wrong",
    [
        {"appealType": "somethingNew"}, {"isDecisionAllowed": "perhaps", "sendDecisionsAndReasonsDate": "2026-05-20"},
        {"ftpaAppellantDecisionOutcomeType": "reheard"}, {"outOfTimeDecisionType": "maybe"},
        {"detentionFacility": "hotel"},
    ],
)  # fmt: skip
def test_an_unknown_code_puts_the_whole_case_in_quarantine(wrong: dict[str, Any]) -> None:
    assert isinstance(parse(case(**wrong), on=LATER), Unreadable)


def test_an_appeal_that_is_only_begun_is_not_lodged() -> None:
    assert kinds(case("appealStarted")) == ["appeal.detention_told"]


def test_a_case_that_went_all_the_way_says_each_step_on_its_day() -> None:
    found = {each.said.key: each for each in said(DECIDED).statements}
    days = {key: each.happened.start for key, each in found.items() if key.startswith("appeal.")}
    assert days == {
        "appeal.detention_told": date(2026, 6, 20), "appeal.lodged": date(2026, 2, 1),
        "appeal.state_told": date(2026, 6, 20), "appeal.outcome": date(2026, 5, 20),
        "appeal.permission_asked": date(2026, 6, 1), "appeal.permission_decided": date(2026, 6, 20),
    }  # fmt: skip
    assert found["appeal.state_told"].said.hearing_on == date(2026, 5, 1)  # type: ignore[attr-defined]
    assert found["appeal.permission_decided"].said.outcome == "refused"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("code", "appeal"), list(APPEAL_TYPES.items()))
def test_each_kind_of_appeal_is_read(code: str, appeal: str) -> None:
    lodged = next(each.said for each in said(case(appealType=code)).statements if each.said.key == "appeal.lodged")
    assert lodged.appeal == appeal  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "time", "decided"),
    [
        ({"submissionOutOfTime": "No"}, "in time", None), ({"submissionOutOfTime": "Yes"}, "late", None),
        ({"submissionOutOfTime": None}, "not stated", None),
        ({"submissionOutOfTime": "Yes", "outOfTimeDecisionType": "approved"}, "late", "approved"),
        ({"submissionOutOfTime": "Yes", "outOfTimeDecisionType": "rejected"}, "late", "rejected"),
        ({"submissionOutOfTime": "Yes", "outOfTimeDecisionType": "inTime"}, "in time", None),
    ],
)  # fmt: skip
def test_in_time_late_approved_and_late_rejected(told: dict[str, Any], time: str, decided: str | None) -> None:
    found = {each.said.key: each.said for each in said(case(**told)).statements}
    assert found["appeal.lodged"].time == time  # type: ignore[attr-defined]
    lateness = found.get("appeal.lateness_decided")
    assert (lateness.outcome if lateness else None) == decided  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("outcome", "grounds", "on"),
    [
        ("dismissed", ["protectionRefugeeConvention", "refusalHumanRights"],
         {"protection": "dismissed", "other_ground": "dismissed"}),
        ("allowed", ["protectionRefugeeConvention", "protectionHumanitarianProtection"], {"protection": "allowed"}),
        ("allowed", ["protectionRefugeeConvention", "refusalHumanRights"], {}),
        ("allowed", ["protectionRefugeeConvention", "aGroundOfNextYear"], {}),
        ("allowed", [], {}), ("allowed", ["refusalEu"], {"eu_rights": "allowed"}),
    ],
)  # fmt: skip
def test_a_ground_is_said_to_be_allowed_or_dismissed_only_where_that_follows(
    outcome: str, grounds: list[str], on: dict[str, str]
) -> None:
    document = case(
        "decided", isDecisionAllowed=outcome, sendDecisionsAndReasonsDate="2026-05-20", appealGroundsForDisplay=grounds
    )
    found = next(each.said for each in said(document).statements if each.said.key == "appeal.outcome")
    told = found.model_dump()
    grounds_of = ("protection", "family_life", "private_life", "best_interests", "ill_treatment", "eu_rights",
                  "other_ground")  # fmt: skip
    assert {name: told[name] for name in grounds_of if told[name] != "not raised"} == on


def test_a_decision_that_was_not_sent_yet_is_no_outcome() -> None:
    assert "appeal.outcome" not in kinds(case("decision", isDecisionAllowed="allowed"))


@pytest.mark.parametrize(
    ("text", "how"),
    [("Withdrawn", "withdrawn by the person"), ("Abandoned", "abandoned"), ("Struck out", "struck out"), (None, None)],
)
def test_an_appeal_that_ended_says_how_or_leaves_it_to_a_person(text: str | None, how: str | None) -> None:
    found = said(case("ended", endAppealOutcome=text, endAppealDate="2026-06-01"))
    ended = [each.said.how for each in found.statements if each.said.key == "appeal.ended"]  # type: ignore[attr-defined]
    assert ended == ([how] if how else [])
    assert bool([text for text in found.warnings if "endAppealOutcome" in text]) is (how is None)
    assert isinstance(parse(case("ended", endAppealOutcome="Home Office withdrew"), on=LATER), Unreadable)


@pytest.mark.parametrize(
    ("facility", "kept"),
    [
        ("prison", {"prisonName", "prisonNOMSNumber", "releaseDate"}),
        ("immigrationRemovalCentre", {"ircName"}),
        ("other", {"otherDetentionFacilityName"}),
    ],
)
def test_another_kind_of_facility_clears_what_belonged_to_the_one_before(facility: str, kept: set[str]) -> None:
    all_of_them = {
        "ircName": "Heather Lodge", "prisonName": "Exampleton", "prisonNOMSNumber": {"prison": "C2468DE"},
        "releaseDate": "2026-09-01", "otherDetentionFacilityName": {"other": "A hospital"},
    }  # fmt: skip
    document = DATA | all_of_them | {"detentionFacility": facility}
    assert set(all_of_them) & set(cleared(document)) == kept
    told = next(
        each.said for each in said(case(**all_of_them, detentionFacility=facility)).statements
        if each.said.key == "appeal.detention_told"
    )  # fmt: skip
    held = (told.place, told.prison_number, told.released_on)  # type: ignore[attr-defined]
    assert held == {
        "prison": ("Exampleton", "C2468DE", date(2026, 9, 1)), "immigrationRemovalCentre": ("Heather Lodge", "", None),
        "other": ("A hospital", "", None),
    }[facility]  # fmt: skip


def test_somebody_no_longer_detained_is_in_no_facility() -> None:
    assert not {"prisonName", "detentionFacility"} & set(cleared(DATA | {"appellantInDetention": "No"}))
    assert said(case(appellantInDetention="No")).subjects == ("home_office_reference:A1234567",)


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("1990-05-21", "1990-05-21"), ("1990-05", "1990-05"), ("1990", "1990"), ("1990-5-1", "1990-05-01"),
        ({"dayOfBirth": 21, "monthOfBirth": 5, "yearOfBirth": 1990}, "1990-05-21"),
        ({"monthOfBirth": 5, "yearOfBirth": 1990}, "1990-05"), ({"dayOfBirth": 21, "yearOfBirth": 1990}, "1990"),
        ({"dayOfBirth": 0, "monthOfBirth": 0, "yearOfBirth": 1990}, "1990"), ({"yearOfBirth": None}, ""),
        ("1990-02-30", ""), ("2031-01-01", ""), ("0001", ""), ("unknown", ""), (17, ""), ([], ""), (None, ""),
    ],
)  # fmt: skip
def test_a_date_of_birth_is_kept_as_far_as_it_is_known(written: Any, born: str) -> None:
    found = said(case(appellantDateOfBirth=written)).statements
    assert [each.said.born for each in found if each.said.key == "identity.birth_date_stated"] == (  # type: ignore[attr-defined]
        [born] if born else []
    )


def counted(counts: Counts) -> tuple[int, ...]:
    return (counts.read, counts.new, counts.changed, counts.unchanged, counts.quarantined)


def send(*documents: Any, on: date = DAY) -> Counts:
    return read("tribunal-cases", *documents, on=on)


@pytest.fixture
def known(db: Any, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setenv("CASEKEEPER_TODAY", LATER.isoformat())
    read("prisoners", prisoner())
    person = find_person("C2468DE")
    assert person is not None
    return person


@pytest.mark.database
def test_a_case_is_added_to_the_record_once_and_each_later_version_adds_what_is_new(known: Person) -> None:
    assert counted(send(CASE)) == (1, 1, 0, 0, 0)
    assert counted(send(CASE)) == (1, 0, 0, 1, 0)
    assert counted(send(DECIDED, on=LATER)) == (1, 0, 1, 0, 0)
    before = FactRow.objects.count()
    assert counted(send(DECIDED, DECIDED, on=LATER)) == (2, 0, 0, 2, 0)
    assert FactRow.objects.count() == before
    appeal = [kind for kind in kinds_of("C2468DE") if kind.startswith("appeal.")]
    assert sorted(appeal) == [
        "appeal.detention_told", "appeal.detention_told", "appeal.lodged", "appeal.outcome", "appeal.permission_asked",
        "appeal.permission_decided", "appeal.state_told", "appeal.state_told",
    ]  # fmt: skip
    lodged = FactRow.objects.get(kind="appeal.lodged").number
    named = FactRow.objects.filter(kind__startswith="appeal.").exclude(
        kind__in=("appeal.lodged", "appeal.detention_told")
    )
    assert {row.payload["appeal"] for row in named} == {lodged}, "each names the fact that lodged it"
    assert Person.objects.count() == 1


@pytest.mark.database
def test_the_home_office_reference_leads_to_the_record_where_name_and_birth_agree(known: Person) -> None:
    number = IdentifierGiven(scheme="home_office_reference", as_typed="A1234567", canonical="A1234567")
    record_fact(known, number, DAY, source="us", by="a test")
    without = {"prisonNOMSNumber": None, "deportationOrderOptions": None, "appellantInDetention": "No"}
    send(case(**without))
    assert "appeal.lodged" in kinds_of("C2468DE")
    send(case(**without, appealReferenceNumber="HU/51235/2026", appellantFamilyName="Malinecki"))
    assert kinds_of("C2468DE").count("appeal.lodged") == 1
    assert Person.objects.count() == 2, "another name: a record of its own, which linking puts before a person"


@pytest.mark.database
def test_a_case_of_nobody_here_waits_and_is_applied_when_the_record_opens(db: Any) -> None:
    assert counted(send(case(deportationOrderOptions=None, detentionFacility="other"))) == (1, 1, 0, 0, 0)
    assert Person.objects.count() == 0
    assert SourceRecord.objects.filter(waiting=True).exists()
    send(case(deportationOrderOptions=None))
    assert Person.objects.count() == 1, "held in a prison: about somebody who has a record here"


@pytest.mark.database
def test_a_case_that_waited_under_the_prison_number_names_its_appeal_too(db: Any) -> None:
    waiting = case(deportationOrderOptions=None)
    waiting["case_data"] |= {"detentionFacility": "prison"}
    send(waiting)
    send(case("listing", "2026-03-01", listCaseHearingDate="2026-05-01"))
    lodged = FactRow.objects.get(kind="appeal.lodged").number
    states = FactRow.objects.filter(kind="appeal.state_told").order_by("number")
    assert [row.payload["appeal"] for row in states] == [lodged, lodged]


@pytest.mark.database
def test_an_unknown_state_is_quarantined_and_what_was_known_stands(known: Person) -> None:
    send(CASE)
    assert counted(send(case("astonished"), on=LATER)) == (1, 0, 0, 0, 1)
    assert len(open_ones("tribunal-cases")) == 1
    assert kinds_of("C2468DE").count("appeal.state_told") == 1


@pytest.mark.database
def test_a_reply_goes_back_once_with_what_we_hold_and_says_where_we_hold_no_decision(known: Person) -> None:
    send(CASE)
    assert (status_out.write_due(), status_out.write_due()) == (1, 0)
    body = OutboxMessage.objects.get(channel="tribunal-status").body
    (status,) = body["status"]
    assert status["person"]["familyName"] == "Kodra"
    assert (status["person"]["yearOfBirth"], status["person"]["dayOfBirth"]) == (1990, 21)
    assert body["errorDetail"]["success"] is False
    assert "decisionDate" not in status["applicationStatus"]
    served = AppealableDecisionServed(decision="refusal of a human-rights claim", document="D-17", proof="signed for")
    record_fact(known, served, date(2026, 1, 20), source="us", by="a test")
    send(case(appealReferenceNumber="HU/51299/2026"))
    assert status_out.write_due() == 1
    second = OutboxMessage.objects.filter(channel="tribunal-status").order_by("id").last()
    assert second is not None
    told = second.body["status"][0]["applicationStatus"]
    assert (told["decisionDate"], told["documentReference"]) == ("2026-01-20", "D-17")
    assert told["metadata"][0]["valueString"] == "HU/51299/2026"
    assert "errorDetail" not in second.body


@pytest.mark.parametrize(
    ("born", "parts"),
    [("1990-05-21", {"yearOfBirth": 1990, "monthOfBirth": 5, "dayOfBirth": 21}), ("1990", {"yearOfBirth": 1990}),
     ("1990-05", {"yearOfBirth": 1990, "monthOfBirth": 5}), ("refused", {})],
)  # fmt: skip
def test_a_partial_date_of_birth_goes_out_as_far_as_it_is_known(born: str, parts: dict[str, int]) -> None:
    assert status_out.parts_of_birth(born) == parts


def test_home_office_references_alone_do_not_join_records_for_other_feeds() -> None:
    assert "home_office_reference" not in the_law()["matching_policy.strong_identifiers"].on(DAY).value
