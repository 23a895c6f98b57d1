"""Writing, issuing and serving letters: what is missing refuses, two people where two are asked, and the clock."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from tests.letters_people import (  # noqa: F401
    OUTCOMES,
    TODAY,
    certify,
    liable,
    our_office,
    person_for,
    with_everything,
    worker,
)
from tests.letters_written import said_for

from casekeeper.actions.letters.contents import contents
from casekeeper.actions.letters.drawing import LetterRefused
from casekeeper.actions.letters.issuing import issue_letter, issue_put_forward, unserved, waiting, withdraw_letter
from casekeeper.actions.letters.serving import Service, clock_if, clock_of_service, hand_over, record_service
from casekeeper.actions.letters.templates import TemplateRefused, letters, template_of, versions_of, wording_of
from casekeeper.actions.letters.writing import asked_of, draw_again, draw_prepared, prepare
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_for_many
from casekeeper.duties.derivation import derive
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.bail import BailNoticeServed
from casekeeper.facts.claims import RepresentativeInstructed
from casekeeper.facts.consideration import InformationRequested, LiabilityNoticeSent
from casekeeper.facts.departures import RemovalNoticeServed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.facts.letters import LetterIssued, LetterServed
from casekeeper.facts.referral import Referred, Triaged
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.position.papers_on_file import papers_on_file
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
TYPED = {
    "method": "post in the UK", "sent_on": TODAY.isoformat(), "reasons": "Fourteen months.\nWe looked at everything.",
    "decision": "refusal of a human-rights claim", "nation": "scotland", "destination": "Egypt",
    "why_cancelled": "The flight was cancelled.", "what_follows": "You stay.", "status_now": "You may stay.",
    "country": "Egypt", "more_time": "You did not ask for it.", "release_on": "2026-11-30", "address": "1 Invented Way",
}  # fmt: skip
UNIT_OF = {"departure_details": "returns logistics", "removal_notice": "returns logistics", "bail_notice": "reporting"}


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


def _issued(person, key, language="ar", **typed):
    unit = UNIT_OF.get(key, "casework")
    prepared = prepare(person, key, language, TYPED | typed)
    number = issue_letter(person, prepared, why="It is time", user=worker(unit), by=worker(unit).username)
    if letters()[key].second_person:
        number = issue_put_forward(person, number, user=worker(unit, "manager"), by=worker(unit, "manager").username)
    return number


def test_every_letter_can_be_written_issued_and_drawn_again_with_the_same_bytes(db):
    for key, template in letters().items():
        person = person_for(template, worker("casework"))
        for language in template.languages:
            number = _issued(person, key, language)
            said = next(f.said for f in asked_of(person).history.of(LetterIssued) if f.number == number)
            assert said.drawn_with.startswith("layout 1, typst")
            again = draw_again(said.letter, said.template_version, said.language, said.data)
            assert again.digest == said.digest, key


def test_what_is_missing_is_named_and_nothing_is_filled_in(db, settings):
    settings.LETTERS_OFFICE = {"office_name": "", "office_address": "x", "office_contact": "y"}
    person = liable()
    prepared = prepare(person, "decision_with_appeal", "en", {"method": "by hand", "sent_on": "soon"})
    missing = {each.need.name: each.why for each in prepared.missing}
    assert missing["decided_on"] == "not recorded"
    assert "expected a day" in missing["sent_on"]
    assert missing["decision"] == "choose one"
    assert "CASEKEEPER_LETTERS_NAME" in missing["office_name"]
    assert {"reasons", "nation", "appeal_until", "served_on"} <= missing.keys()
    with pytest.raises(LetterRefused, match=r"cannot be written yet.*The decision on the case"):
        draw_prepared(prepared)
    with pytest.raises(LetterRefused):
        issue_letter(person, prepared, why="x", user=worker("casework"), by="casework.officer")
    assert not asked_of(person).history.of(LetterIssued)


def test_a_choice_that_is_none_of_them_and_a_language_not_written_are_refused(db):
    person = liable()
    assert "expected one of" in {m.need.name: m.why for m in prepare(person, "liability_notice", "en",
                                 TYPED | {"method": "pigeon"}).missing}["method"]  # fmt: skip
    with pytest.raises(LetterRefused, match="not written in 'ur' yet"):
        prepare(person, "liability_notice", "ur", TYPED)
    with pytest.raises(LetterRefused, match="There is no letter 'none'"):
        prepare(person, "none", "en", TYPED)


def test_a_law_with_no_value_in_force_leaves_the_right_missing(db):
    prepared = prepare(liable(), "removal_notice", "en", TYPED | {"sent_on": "2023-11-01"}, date(2023, 11, 1))
    assert "period" in {each.need.name for each in prepared.missing}


def test_a_second_person_of_the_grade_issues_what_the_first_wrote(db):
    person = with_everything(worker("casework"))
    officer, manager = worker("casework"), worker("casework", "manager")
    prepared = prepare(person, "decision_with_appeal", "ro", TYPED)
    number = issue_letter(person, prepared, why="Decided", user=manager, by=manager.username)
    assert [each.number for each in waiting(asked_of(person).history)] == [number]
    with pytest.raises(Refused, match="You wrote this letter"):
        issue_put_forward(person, number, user=manager, by=manager.username)
    with pytest.raises(NotAllowed):
        issue_put_forward(person, number, user=officer, by=officer.username)
    other = worker("casework", "head")
    issued = issue_put_forward(person, number, user=other, by=other.username)
    assert waiting(asked_of(person).history) == ()
    assert [each.number for each in unserved(asked_of(person).history)] == [issued]
    with pytest.raises(Refused, match="no letter that waits for a second person"):
        issue_put_forward(person, number, user=other, by=other.username)


def test_a_certified_claim_gets_no_letter_that_tells_of_an_appeal_from_inside(db):
    person = with_everything(worker("casework"))
    certify(person)
    missing = {each.need.name: each.why for each in prepare(person, "decision_with_appeal", "en", TYPED).missing}
    assert "a certificate stands" in missing["from_inside"]


def test_no_notice_of_removal_without_an_order_or_a_decision_on_removal(db):
    missing = {each.need.name: each.why for each in prepare(liable(), "removal_notice", "en", TYPED).missing}
    assert missing == {"ordered_on": "no deportation order in force, and no decision on removal"}


def test_no_command_and_no_feed_issues_a_letter(db):
    person = liable()
    said = LetterIssued(letter="bail_notice", template_version=1, language="en", data={}, digest="0" * 64,
                        drawn_with="x", why="x", issued_by="x")  # fmt: skip
    with pytest.raises(Refused, match="a person who has signed in"):
        record_fact(person, said, TODAY, source="a feed", by="a feed")
    with pytest.raises(ValueError, match="does not decide"):
        record_for_many([Entry(person, [(said, TODAY)])], source="a feed", by="a feed")


def test_letters_are_for_the_units_they_name(db):
    person = with_everything(worker("casework"))
    for unit, key in (("reporting", "liability_notice"), ("prison", "bail_notice"), ("", "bail_notice")):
        user = worker(unit) if unit else worker("", "inspector")
        with pytest.raises(NotAllowed):
            issue_letter(person, prepare(person, key, "en", TYPED), why="x", user=user, by=user.username)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("liability_notice", LiabilityNoticeSent),
        ("decision_with_appeal", AppealableDecisionServed),
        ("decision_certified_94", AppealableDecisionServed),
        ("decision_certified_94b", AppealableDecisionServed),
        ("removal_notice", RemovalNoticeServed),
        ("departure_details", RemovalNoticeServed),
        ("bail_notice", BailNoticeServed),
        ("release_conditions", BailNoticeServed),
        ("detention_review", LetterServed),
        ("deportation_order", DeportationOrderServed),
        ("information_request", InformationRequested),
        *((key, LetterServed) for key in OUTCOMES if key != "deportation_order"),
    ],
)
def test_service_is_the_fact_that_duties_and_gates_read_and_the_clock_is_the_one_shown(db, key, kind):
    person = person_for(letters()[key], worker("casework"))
    number = _issued(person, key)
    user = worker(UNIT_OF.get(key, "casework"))
    service = Service("post in the UK", TODAY, "Recorded delivery 1")
    shown = clock_if(person, number, service)
    fact = record_service(person, number, service, user=user, by=user.username)
    asked = asked_of(person)
    kept = next(each for each in asked.history.facts if each.number == fact)
    assert isinstance(kept.said, kind)
    assert (kept.said.document, kept.said.language) == (f"letter {number}", "Arabic")
    assert clock_of_service(kept, None, asked.law, asked.calendars, asked.history) == shown
    assert unserved(asked.history) == ()
    with pytest.raises(Refused, match="no letter that waits to be served"):
        record_service(person, number, service, user=user, by=user.username)


def test_the_letter_names_the_very_days_that_its_service_starts(db):
    person = with_everything(worker("casework"))
    for method in ("by hand", "post in the UK", "post abroad", "email", "fax", "courier"):
        number = _issued(person, "decision_with_appeal", "en", method=method)
        data = next(f.said.data for f in asked_of(person).history.of(LetterIssued) if f.number == number)
        user = worker("casework")
        record_service(person, number, Service(method, TODAY, "signed"), user=user, by=user.username)
        asked = asked_of(person)
        decision = decisions_of(asked.history, asked.law, asked.calendars)[-1]
        assert decision.served.on.isoformat() == data["served_on"]
        assert (
            clock_of_service(decision.fact, None, asked.law, asked.calendars, asked.history).until.isoformat()
            == data["appeal_until"]
        )
        assert decision.may_appeal_until >= date.fromisoformat(data["appeal_until"])


def test_twenty_working_days_run_from_the_day_deemed_and_the_desk_and_duty_say_the_same(db):
    person = liable(
        (Referred(by="ZZA"), date(2026, 11, 3)),
        (Triaged(outcome="consider deportation", reasons="x"), date(2026, 11, 4)),
    )
    number = _issued(person, "liability_notice", "en")
    user = worker("casework")
    service = Service("post in the UK", TODAY, "Recorded delivery 1")
    shown = clock_if(person, number, service)
    record_service(person, number, service, user=user, by=user.username)
    asked = asked_of(person)
    assert (str(shown.served_on), str(shown.until)) == ("2026-11-25", "2026-12-23")
    derived = derive(asked.history, asked.law, asked.calendars, TODAY)
    assert not [duty for duty in derived.duties if duty.key.startswith("liability notice:") and duty.is_open]
    (review,) = [duty for duty in derived.duties if duty.key == "review record"]
    assert review.due == shown.until
    assert any(f"the person's representations until {shown.until}" in why.text for why in review.because)


def test_to_the_file_only_with_the_reason_and_then_it_waits_and_one_step_starts_the_clock(db, monkeypatch):
    person = with_everything(worker("casework"))
    number = _issued(person, "decision_with_appeal")
    user = worker("casework")
    with pytest.raises(Refused, match="why delivery was impossible"):
        record_service(person, number, Service("to file", TODAY, " "), user=user, by=user.username)
    paper = record_service(person, number, Service("to file", TODAY, "Moved away"), user=user, by=user.username)
    asked = asked_of(person)
    assert [each.number for each in papers_on_file(asked.history)] == [paper]
    assert decisions_of(asked.history, asked.law, asked.calendars)[-1].may_appeal_until is None
    desk = worker("reporting")
    with pytest.raises(Refused, match="what proves"):
        hand_over(person, paper, proof="", where="", user=desk, by=desk.username)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-12-07")
    hand_over(person, paper, proof="Signed a copy", where="Lunar House", user=desk, by=desk.username)
    asked = asked_of(person)
    assert papers_on_file(asked.history) == ()
    decision = decisions_of(asked.history, asked.law, asked.calendars)[-1]
    clock = clock_of_service(decision.fact, decision.served.handed_over, asked.law, asked.calendars, asked.history)
    assert str(clock.served_on) == "2026-12-07" == str(decision.served.on)
    assert str(clock.until) == "2026-12-21"
    assert clock.exhausted_after == decision.may_appeal_until
    with pytest.raises(Refused, match="no paper that waits"):
        hand_over(person, paper, proof="again", where="", user=desk, by=desk.username)


@pytest.mark.parametrize(
    ("service", "message"),
    [
        (Service("by hand", date(2026, 11, 24), "signed"), "lies ahead"),
        (Service("by hand", date(2026, 11, 22), "signed"), "cannot have been served before"),
        (Service("by hand", TODAY, ""), "what proves it"),
        (Service("post abroad", TODAY, "x", received_on=date(2026, 11, 20)), "between the day it was sent and today"),
    ],
)
def test_a_service_that_cannot_be_is_refused(db, service, message):
    person = with_everything(worker("casework"))
    number = _issued(person, "removal_notice")
    user = worker("returns logistics")
    with pytest.raises(Refused, match=message):
        record_service(person, number, service, user=user, by=user.username)


def test_a_representative_who_acts_is_not_passed_over(db):
    person = with_everything(worker("casework"))
    record_fact(person, RepresentativeInstructed(name="Invented and Partners"), date(2026, 11, 10), source="t", by="t")
    number = _issued(person, "removal_notice")
    user = worker("returns logistics")
    with pytest.raises(Refused, match="Invented and Partners acts for the person"):
        record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by=user.username)
    service = Service("by hand", TODAY, "signed", representative="copied")
    fact = record_service(person, number, service, user=user, by=user.username)
    said = next(each.said for each in asked_of(person).history.facts if each.number == fact)
    assert said.representative == "copied"


def test_a_letter_withdrawn_is_neither_issued_nor_served(db):
    person = with_everything(worker("casework"))
    number = _issued(person, "bail_notice")
    user = worker("reporting")
    with pytest.raises(Refused, match="Say why"):
        withdraw_letter(person, number, why=" ", user=user, by=user.username)
    withdraw_letter(person, number, why="Wrong address", user=user, by=user.username)
    assert unserved(asked_of(person).history) == ()
    with pytest.raises(Refused):
        record_service(person, number, Service("by hand", TODAY, "x"), user=user, by=user.username)


VERSION_ONE = {
    "bail_notice": "c6c6b607dde7b80bd5b7e08fd98d060e43b109cd87f5d5dc6ee62370f763ef64",
    "claim_acknowledged": "95624dce19a652e76d74044cf304108c8fe3001b533811f1643db010cdd7c76a",
    "decision_certified_94": "a5fb6f581cd404d500e14d8e6b57e25624ccfb74cf29ab358cd4c7a963e029b0",
    "decision_certified_94b": "2784d8f0811df5a485508d3df7ea23ba3d201ccad4534f2bb38ec4a9f2623ccb",
    "decision_with_appeal": "91f12bd8e0be23c95cb13f84fa2752142a1c6a1605191fad15f50018711cd88e",
    "departure_cancelled": "e3a8f4cc708b9c098fb6dfcd7e9dd4df5a31444f76d7555d02b8e86215a7cef0",
    "departure_details": "36023ddf1ad4dc6446a048d904e13aae40cd59a8dafdda3d5168cb7a48d05305",
    "deportation_order": "9b1f0e7355282bd5eabd214929860aba023dc38d7c20b19fb0253191f7cc973d",
    "detention_review": "e400674bebd3ddf06d7f5101a7cb3afd28edff6c741391228154e38e1f809914",
    "further_submissions_refused": "58d535b318b4326184d3aed74ae6de6a939b3a64b399efb37bbafbef6aad47c3",
    "information_request": "fcd0993b8e58b2a79ed1eebd00e9f29dc6b61533db468490a387cd3bfeea1c24",
    "liability_notice": "892b4501a37f79cd999f40c0efda15ad751ca06843cc0ebb379b4610e95894ba",
    "no_deportation": "73580e96548223ec10d7b5c01f3b7ad7cc0ad34cb9a2715a5e3d6b6f65871f22",
    "order_revoked": "a19bfd4e4e8df92469ec01749c1107fadb84fb19f7679705329c01fb325af0b2",
    "release_conditions": "94a4a80c0a8a7c98c56f406a2fb7dab091d6814fcc99ff1546ffcec6721a0679",
    "removal_notice": "ffa4e80a00847d4150316e7960e017c2e1ab562f2bdeaf44e38cff6ad0c805f5",
    "scheme_decided": "1e2539ab71d0eec6a3b5e36484a7d8bb0ba13a2589552cdb5e0120b1af23b9bd",
    "trafficking_referred": "c3737ca48f047a0d747620b8d0864362ec4fe885cb6ea838eeed32c8350dc040",
}
"""By letter, the digest of every word that version 1 says. A new wording is a new version, beside the old."""


@pytest.mark.parametrize("key", letters())
def test_a_version_that_may_have_been_sent_is_never_changed(key):
    assert versions_of(key) == (1,), "Add the digest of the new version, and keep the old."
    template = template_of(key, 1)
    said = [contents(template, language, said_for(key)) for language in template.languages]
    assert len(said) == 3
    assert hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() == VERSION_ONE[key]


def test_a_translation_that_does_not_fit_the_english_does_not_load(monkeypatch):
    template = letters()["bail_notice"]
    with pytest.raises(TemplateRefused, match="not written in 'pl' yet"):
        wording_of(template, "pl")
    with pytest.raises(TemplateRefused, match="There is no version 9"):
        template_of("bail_notice", 9)
    with pytest.raises(TemplateRefused):
        template_of("../bail_notice", 1)
