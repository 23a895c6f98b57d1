"""Letters on outcomes: what each rests on, what it tells, and that it is not written once it is not so any more."""

from __future__ import annotations

from datetime import date

import pytest
from tests.letters_people import (  # noqa: F401
    BEGAN,
    OUTCOMES,
    TODAY,
    decide,
    liable,
    our_office,
    person_for,
    with_everything,
    worker,
)
from tests.reading_pdf import Read

from casekeeper.actions.letters.drawing import LetterRefused
from casekeeper.actions.letters.issuing import draw_issued, issue_letter, issue_put_forward
from casekeeper.actions.letters.serving import Service, record_service
from casekeeper.actions.letters.templates import letters
from casekeeper.actions.letters.writing import asked_of, prepare
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.facts.claims import ClaimConsidered, ClaimMade, RepresentativeInstructed
from casekeeper.facts.consideration import InformationRequested
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderRevoked, DeportationOrderServed
from casekeeper.facts.letters import LetterIssued
from casekeeper.facts.referral import Referred, Triaged
from casekeeper.position.serving import copy_missing
from casekeeper.records.models import DutyRow
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
TYPED = {
    "method": "by hand", "sent_on": TODAY.isoformat(), "why_cancelled": "No flight.", "what_follows": "You stay.",
    "status_now": "You may stay.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


def _missing(person, key):
    return {each.need.name: each.why for each in prepare(person, key, "en", TYPED).missing}


def _forward(person, key):
    user = worker("casework")
    return issue_letter(person, prepare(person, key, "en", TYPED), why="x", user=user, by=user.username)


def _issued(person, key):
    number = _forward(person, key)
    if letters()[key].second_person:
        manager = worker("casework", "manager")
        number = issue_put_forward(person, number, user=manager, by=manager.username)
    return number


def _texts(person, number):
    letter = next(each for each in asked_of(person).history.of(LetterIssued) if each.number == number)
    return " ".join(Read(draw_issued(letter).pdf).texts("H1", "H2", "P", "LBody"))


def _revoke(person):
    record_fact(person, DeportationOrderRevoked(reason="Wrong"), date(2026, 11, 22), source="test", by="a test")


@pytest.mark.parametrize("key", OUTCOMES)
def test_no_letter_on_an_outcome_that_is_not_there(db, key):
    assert _missing(liable(), key)
    assert not _missing(person_for(letters()[key], worker("casework")), key)


def test_the_order_goes_with_its_reasons_what_was_weighed_and_what_can_be_done(db):
    person = person_for(letters()["deportation_order"], worker("casework"))
    number = _issued(person, "deportation_order")
    said = _texts(person, number)
    for part in (
        "A deportation order was made against you on Friday 20 November 2026", "B. Officer", "The offence was grave.",
        "Private life: Four years here.", "What else was considered: Licence conditions alone.",
        "Evidence relied on: Sentencing remarks.", "You cannot appeal against the order itself.",
        "judicial review", "revoke the order",
    ):  # fmt: skip
        assert part in said, part


def test_serving_the_order_is_the_fact_that_the_gate_reads_and_the_representative_has_to_have_a_copy(db):
    person = person_for(letters()["deportation_order"], worker("casework"))
    record_facts(person, [(RepresentativeInstructed(name="Invented and Partners"), BEGAN)], source="t", by="t")
    number, user = _issued(person, "deportation_order"), worker("casework")
    duty = DutyRow.objects.get(person=person, what="Serve the deportation order")
    assert duty.ended is None
    with pytest.raises(Refused, match="Invented and Partners acts for the person"):
        record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by="c")
    record_service(person, number, Service("by hand", TODAY, "signed", None, "not copied"), user=user, by="c")
    duty.refresh_from_db()
    assert duty.ended in ("met", "late")
    history = asked_of(person).history
    (served,) = history.of(DeportationOrderServed)
    assert served.said.order == history.of(DeportationOrdered)[0].number
    assert copy_missing(history, served) is not None


def test_an_order_revoked_before_the_letter_is_issued_stops_it(db):
    person = person_for(letters()["deportation_order"], worker("casework"))
    waits = _forward(person, "deportation_order")
    _revoke(person)
    manager = worker("casework", "manager")
    with pytest.raises(LetterRefused, match="A deportation order is not there any more: none is in force"):
        issue_put_forward(person, waits, user=manager, by=manager.username)
    assert not _missing(person, "order_revoked")
    record_fact(person, DeportationOrdered(), TODAY, source="test", by="a test")
    assert "revoked_on" in _missing(person, "order_revoked")


def test_further_submissions_are_answered_on_both_questions_and_say_that_there_is_no_appeal(db):
    person = person_for(letters()["further_submissions_refused"], worker("casework"))
    said = _texts(person, _issued(person, "further_submissions_refused"))
    assert "Had we considered them before? Yes." in said
    assert "a realistic prospect of success? No." in said
    assert "There is no right of appeal against this decision." in said
    assert "submitted_on" in _missing(with_everything(worker("casework")), "further_submissions_refused")


def test_a_claim_is_acknowledged_while_it_is_open_and_not_after(db):
    person = person_for(letters()["claim_acknowledged"], worker("casework"))
    assert "a claim for protection (asylum)" in _texts(person, _issued(person, "claim_acknowledged"))
    claim = asked_of(person).history.of(ClaimMade)[-1].number
    said = ClaimConsidered(claim=claim, outcome="refused", reasons="x", decided_by="A. B.", by_unit="asylum unit",
                           document="D3")  # fmt: skip
    asylum = worker("asylum unit")
    record_fact(person, said, TODAY, source="test", by=asylum.username, user=asylum)
    assert "claim_made_on" in _missing(person, "claim_acknowledged")


def test_a_departure_that_failed_is_told_until_another_is_planned(db):
    person = person_for(letters()["departure_cancelled"], worker("casework"))
    said = _texts(person, _issued(person, "departure_cancelled"))
    assert "for Egypt on Sunday 20 December 2026" in said
    assert "within 21 days" in said
    record_fact(person, AttemptPlanned(leaves_on=date(2026, 12, 22), to="Egypt"), TODAY, source="t", by="t")
    assert "cancelled_day" in _missing(person, "departure_cancelled")


def test_a_decision_to_deport_is_no_letter_that_says_the_opposite(db):
    person = with_everything(worker("casework"))
    decide(person, worker("casework"))
    assert {"not_deported", "not_deported_on", "not_deported_reasons"} <= _missing(person, "no_deportation").keys()


def test_the_short_form_asks_only_what_nothing_answers_numbered_anew_and_its_service_is_the_request(db):
    person = liable(
        (Referred(by="ZZA"), date(2026, 11, 3)),
        (Triaged(outcome="consider deportation", reasons="x"), date(2026, 11, 4)),
    )
    number = _issued(person, "information_request")
    said = _texts(person, number)
    assert "1. Were you, a parent or a grandparent born in the United Kingdom?" in said
    assert "7. Do you have a passport" in said
    assert "When were you born?" not in said
    assert "Nationality: Egypt" in said
    assert "You have 20 working days" in said
    duty = DutyRow.objects.get(person=person, what="Ask for information")
    assert duty.ended is None
    user = worker("casework")
    record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by="c")
    (asked,) = asked_of(person).history.of(InformationRequested)
    assert (asked.said.questions, asked.said.document) == (7, f"letter {number}")
    duty.refresh_from_db()
    assert duty.ended is not None


def test_a_scheme_that_was_refused_is_told_with_its_reasons(db):
    person = person_for(letters()["scheme_decided"], worker("casework"))
    said = _texts(person, _issued(person, "scheme_decided"))
    assert "This is about the Early Removal Scheme. It is refused." in said
    assert "A charge." in said


def test_a_possible_victim_is_told_of_both_decisions_and_of_recovery(db):
    person = person_for(letters()["trafficking_referred"], worker("casework"))
    said = _texts(person, _issued(person, "trafficking_referred"))
    assert "That should take 5 days." in said
    assert "at least 30 days to recover" in said
