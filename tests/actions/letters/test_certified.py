"""The letters of a certified decision: an appeal from abroad, why, who certified; never mixed up with the other."""

from __future__ import annotations

from datetime import date

import pytest
from tests.letters_people import (  # noqa: F401
    ORDERED,
    TODAY,
    certified,
    certify,
    liable,
    our_office,
    uncertify,
    with_everything,
    worker,
)
from tests.reading_pdf import Read

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.letters.drawing import LetterRefused
from casekeeper.actions.letters.issuing import draw_issued, issue_letter, issue_put_forward
from casekeeper.actions.letters.serving import Service, clock_if, clock_of_service, hand_over, record_service
from casekeeper.actions.letters.writing import asked_of, prepare
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.claims import ClaimCertified, ClaimConsidered, ClaimMade
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.facts.letters import LetterIssued
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
TYPED = {
    "method": "by hand", "sent_on": TODAY.isoformat(), "reasons": "As the file says.", "country": "Egypt",
    "decision": "refusal of a human-rights claim", "nation": "england-and-wales",
}  # fmt: skip
LETTER_OF = {"section 94": "decision_certified_94", "section 94B": "decision_certified_94b"}
INSIDE = "decision_with_appeal"


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


def _forward(person, key, language="en", **typed):
    user = worker("casework")
    prepared = prepare(person, key, language, TYPED | typed)
    return issue_letter(person, prepared, why="Decided", user=user, by=user.username)


def _issue(person, number):
    manager = worker("casework", "manager")
    return issue_put_forward(person, number, user=manager, by=manager.username)


def _issued(person, key, language="en", **typed):
    return _issue(person, _forward(person, key, language, **typed))


def _serve(person, number, method="by hand", proof="signed"):
    user = worker("casework")
    return record_service(person, number, Service(method, TODAY, proof), user=user, by=user.username)


def _decision(person, today=TODAY):
    asked = asked_of(person, today)
    return asked, decisions_of(asked.history, asked.law, asked.calendars)[-1]


def _letter(person, number):
    return next(each for each in asked_of(person).history.of(LetterIssued) if each.number == number)


@pytest.mark.parametrize("under", LETTER_OF)
@pytest.mark.parametrize("language", ["en", "ar", "ro"])
def test_the_letter_says_who_certified_and_why_from_where_to_appeal_and_how_to_go_to_court(db, under, language):
    person = certified(worker("casework"), under)
    number = _issued(person, LETTER_OF[under], language)
    texts = Read(draw_issued(_letter(person, number)).pdf).texts("H1", "H2", "P", "LBody")
    said = " ".join(texts)
    assert "A. Head" in said
    assert "Clearly unfounded." in said
    assert "judicial review" in said
    for part in (
        f"under {under}", "20 November 2026 A. Head certified", "video link from Egypt",
        "28 days to appeal, counted from the day after you leave", "not from the day of this letter",
    ):  # fmt: skip
        assert part in said, part
    assert "no longer in the United Kingdom" not in said
    assert ("Speaks the language." in said, "Legal help from there: can be had" in said) == (
        (True, True) if under == "section 94B" else (False, False)
    )


@pytest.mark.parametrize("under", LETTER_OF)
def test_its_time_runs_from_the_day_the_person_leaves_and_till_then_none_does(db, under):
    person = certified(worker("casework"), under)
    number = _issued(person, LETTER_OF[under])
    shown = clock_if(person, number, Service("by hand", TODAY, "signed"))
    assert (shown.served_on, shown.until) == (TODAY, None)
    assert "runs from the day the person leaves" in shown.not_computed
    fact = _serve(person, number)
    asked, decision = _decision(person)
    assert (decision.from_inside, decision.may_appeal_until) == (False, None)
    assert decision.certificate is not None
    assert decision.fact.said.claim == asked.history.of(ClaimMade)[0].number
    left = date(2026, 12, 3)
    record_fact(person, Departed(how="removed"), left, source="a feed", by="a feed")
    asked, decision = _decision(person, date(2026, 12, 10))
    kept = next(each for each in asked.history.facts if each.number == fact)
    clock = clock_of_service(kept, None, asked.law, asked.calendars, asked.history)
    # 28 days end on 31 December; from 27 December to the Sunday after New Year no day is a working day.
    assert (str(clock.until), decision.may_appeal_until) == ("2027-01-04", clock.exhausted_after)


def test_somebody_who_has_left_already_has_time_from_the_day_it_counts_as_received(db):
    person = certified(worker("casework"))
    record_fact(person, Departed(how="voluntary"), date(2026, 11, 21), source="a feed", by="a feed")
    number = _issued(person, "decision_certified_94", method="courier")
    data = _letter(person, number).said.data
    assert (data["after_receipt"], data["appeal_until"]) == ("28 calendar day", "2026-12-21")
    assert "after_leaving" not in data
    texts = " ".join(Read(draw_issued(_letter(person, number)).pdf).texts("P"))
    assert "As you are no longer in the United Kingdom, you have 28 days" in texts
    assert "counted from the day after you leave" not in texts
    _serve(person, number, "courier")
    _, decision = _decision(person)
    assert decision.fact.said.stage == "FT_OOC_2"
    assert (decision.from_inside, str(decision.may_appeal_until)) == (False, "2026-12-22")


def test_a_person_who_left_or_came_back_after_the_letter_was_written_gets_another_letter(db):
    person = certified(worker("casework"))
    forward = _forward(person, "decision_certified_94")
    record_fact(person, Departed(how="voluntary"), date(2026, 11, 22), source="a feed", by="a feed")
    with pytest.raises(LetterRefused, match="The time to appeal after leaving has changed"):
        _issue(person, forward)
    forward = _forward(person, "decision_certified_94")
    record_fact(person, BackInCountry(why="departure recorded in error"), TODAY, source="a feed", by="a feed")
    with pytest.raises(LetterRefused, match="has changed since the letter was written"):
        _issue(person, forward)


def test_no_letter_on_a_certificate_without_one_and_none_under_the_other_section(db):
    person = with_everything(worker("casework"))
    for key in LETTER_OF.values():
        missing = {each.need.name: each.why for each in prepare(person, key, "en", TYPED).missing}
        assert "none stands against a claim of this kind" in missing["certificate"]
    certify(person, "section 94B")
    assert prepare(person, "decision_certified_94b", "en", TYPED).is_complete
    assert "certificate" in {each.need.name for each in prepare(person, "decision_certified_94", "en", TYPED).missing}
    assert "from_inside" in {each.need.name for each in prepare(person, INSIDE, "en", TYPED).missing}


def test_a_claim_certified_after_the_letter_was_written_stops_the_letter_at_every_step(db):
    person = with_everything(worker("casework"))
    waits, issued, filed = _forward(person, INSIDE), _issued(person, INSIDE), _issued(person, INSIDE)
    paper = _serve(person, filed, "to file", "Moved away")
    certify(person, on=TODAY)
    with pytest.raises(LetterRefused, match="A certificate under section 94 of 2026-11-23 stands"):
        _issue(person, waits)
    with pytest.raises(Refused, match="This letter tells of an appeal from inside the country"):
        _serve(person, issued)
    user = worker("reporting")
    with pytest.raises(Refused, match="Do not hand this one over"):
        hand_over(person, paper, proof="signed", where="", user=user, by=user.username)


@pytest.mark.parametrize("under", LETTER_OF)
def test_a_certificate_withdrawn_or_corrected_stops_the_letter_that_tells_of_it(db, under):
    person = certified(worker("casework"), under)
    key = LETTER_OF[under]
    waits, issued = _forward(person, key), _issued(person, key)
    certificate = asked_of(person).history.of(ClaimCertified)[0]
    head = worker("casework", "head")
    instead = certificate.said.model_dump() | {"reasons": "Other reasons."}
    correct_fact(certificate.number, instead=instead, reason="Wrong text", by=head.username, user=head)
    with pytest.raises(LetterRefused, match="made or corrected on"):
        _issue(person, waits)
    with pytest.raises(Refused, match="after this letter was written"):
        _serve(person, issued)
    again = _forward(person, key)
    uncertify(person)
    with pytest.raises(LetterRefused, match="this letter would deny it"):
        _issue(person, again)
    with pytest.raises(Refused, match=f"No certificate under {under} stands"):
        _serve(person, issued)
    assert prepare(person, INSIDE, "en", TYPED).is_complete


def test_a_certificate_withdrawn_after_service_brings_the_appeal_from_inside_back(db):
    person = certified(worker("casework"))
    _serve(person, _issued(person, "decision_certified_94"))
    assert not _decision(person)[1].from_inside
    uncertify(person)
    _, decision = _decision(person)
    assert decision.from_inside
    assert str(decision.may_appeal_until) == "2026-12-08"  # fourteen days, and one working day for the post


def test_of_two_claims_the_certified_one_has_its_letter_and_the_other_the_usual_one(db):
    person = certified(worker("casework"))
    record_facts(person, [(ClaimMade(claim="protection"), TODAY)], source="test", by="a test")
    protection = asked_of(person).history.of(ClaimMade)[-1].number
    asylum = worker("asylum unit")
    said = ClaimConsidered(claim=protection, outcome="refused", reasons="x", decided_by="A. B.", by_unit="asylum unit",
                           document="D3")  # fmt: skip
    record_fact(person, said, TODAY, source="test", by=asylum.username, user=asylum)
    refused = {"decision": "refusal of a protection claim"}
    assert prepare(person, INSIDE, "en", TYPED | refused).is_complete
    assert not prepare(person, INSIDE, "en", TYPED).is_complete
    assert prepare(person, "decision_certified_94", "en", TYPED).is_complete
    assert not prepare(person, "decision_certified_94", "en", TYPED | refused).is_complete
    number = _issued(person, INSIDE, **refused)
    _serve(person, number)
    assert asked_of(person).history.of(AppealableDecisionServed)[-1].said.claim == protection
    assert _decision(person)[1].from_inside


def test_a_certificate_is_for_a_senior_person_and_no_feed_makes_one(db):
    person = with_everything(worker("casework"))
    said = ClaimCertified(
        claim=asked_of(person).history.of(ClaimMade)[0].number, under="section 94", country="EGY", reasons="x",
        certified_by="x", document="x",
    )  # fmt: skip
    with pytest.raises(Refused, match="a person who has signed in decides this"):
        record_fact(person, said, TODAY, source="a feed", by="a feed")


def test_nobody_liable_without_a_refused_claim_has_a_letter_on_a_certificate(db):
    missing = {each.need.name for each in prepare(liable(), "decision_certified_94", "en", TYPED).missing}
    assert {"certificate", "refused_on", "certified_by", "certificate_reasons"} <= missing
