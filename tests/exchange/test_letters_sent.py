"""Letters through the outbox: the bytes that were issued, each once, whatever dies when; posted, copied, come back."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.letters_people import TODAY, certify, liable, our_office, with_everything, worker  # noqa: F401
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, ours  # noqa: F401

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.letters.came_of_it import paper_came_back
from casekeeper.actions.letters.issuing import (
    draw_issued,
    issue_letter,
    issue_put_forward,
    services,
    unserved,
    withdraw_letter,
)
from casekeeper.actions.letters.sending import give_to_staff, post_letter, send_copy, sent_for
from casekeeper.actions.letters.serving import Service, clock_of_service, hand_over, record_service
from casekeeper.actions.letters.templates import letters
from casekeeper.actions.letters.writing import asked_of, prepare
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.exchange.messages.files import FileCarrier
from casekeeper.exchange.messages.receipt import ask_after, take_receipt
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.claims import RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailFailed, ContactDetailGiven
from casekeeper.facts.letters import LetterCopied, LetterGivenToServe, LetterIssued
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.serving import PaperCameBack
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.papers_on_file import papers_on_file
from casekeeper.position.serving import copy_missing
from casekeeper.records import outbox, to_people
from casekeeper.records.models import Delivery, DutyRow, OutboxMessage
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_office")]
ADDRESS = "1 Invented Way, Nowhere, ZZ1 1ZZ"
BEFORE = date(2026, 11, 3)
TYPED = {
    "method": "post in the UK", "sent_on": TODAY.isoformat(), "reasons": "As the file says.", "destination": "Egypt",
    "decision": "refusal of a human-rights claim", "nation": "england-and-wales",
}  # fmt: skip
HAND = {"method": "by hand"}


def _somebody(*more, address=ADDRESS):
    person = with_everything(worker("casework"))
    given = [(ContactDetailGiven(means="address", detail=address), BEFORE)] if address else []
    record_facts(person, [*given, *more], source="test", by="a test")
    return person


def _issued(person, key="decision_with_appeal", **typed):
    user, manager = worker("casework"), worker("casework", "manager")
    number = issue_letter(person, prepare(person, key, "en", TYPED | typed), why="x", user=user, by=user.username)
    if letters()[key].second_person:
        number = issue_put_forward(person, number, user=manager, by=manager.username)
    return number


def _post(person, number):
    user = worker("casework")
    post_letter(person, number, user=user, by=user.username)


def _posted(person, key="decision_with_appeal", carrier=None, **typed):
    number = _issued(person, key, **typed)
    _post(person, number)
    send_messages(carrier or Dies())
    return number, _told(sent_for(person, number).last(), "received")


def _told(message, status):
    number = Delivery.objects.get(message=message).carrier_id
    return take_receipt({"id": number, "status": status})


def _returned(message):
    number = Delivery.objects.get(message=message).carrier_id
    return take_receipt({"notification_id": number, "reference": to_people.reference_of(message), "sent_by": "API"})


def _fact(person, number):
    return next(each for each in asked_of(person).history.of(LetterIssued) if each.number == number)


def _decision(person):
    asked = asked_of(person)
    return decisions_of(asked.history, asked.law, asked.calendars)[-1]


def test_the_bytes_that_leave_are_those_that_were_issued(tmp_path: Path) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    carrier = Dies()
    assert send_messages(carrier).sent == 1
    (sent,) = carrier.letters
    assert hashlib.sha256(sent.pdf).hexdigest() == _fact(person, number).said.digest
    assert sent.pdf == draw_issued(_fact(person, number)).pdf
    assert (sent.channel, sent.to) == ("letter", ADDRESS)


def test_into_files_the_pdf_lies_whole_beside_its_line_and_nothing_counts_as_served(tmp_path: Path) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    send_messages(FileCarrier(tmp_path))
    (line,) = [json.loads(each) for each in (tmp_path / "letter.jsonl").read_text().splitlines()]
    pdf = (tmp_path / line["pdf"]).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == line["sha256"] == _fact(person, number).said.digest
    assert [each.number for each in unserved(asked_of(person).history)] == [number]


@pytest.mark.parametrize("method", ["post in the UK", "post abroad"])
def test_a_letter_is_served_on_the_day_it_is_posted_and_its_clock_is_that_of_the_law_page(method, the_day) -> None:
    person = _somebody()
    number = _issued(person, method=method)
    _post(person, number)
    send_messages(Dies())
    assert _decision_count(person) == 0
    assert Delivery.objects.get().state == "accepted"
    the_day[0] = NOON + timedelta(days=1)
    message = sent_for(person, number).get()
    assert _told(message, "received") == "taken"
    assert _told(message, "received") == "nothing new"
    assert _told(message, "accepted") == "nothing new"
    assert Delivery.objects.get().state == "posted"
    asked = asked_of(person)
    service = services(asked.history)[number]
    assert (service.said.method, service.on, service.said.representative) == (method, TODAY, "none instructed")
    clock = clock_of_service(service, None, asked.law, asked.calendars, asked.history)
    expected = {"post in the UK": ("2026-11-25", "2026-12-09"), "post abroad": ("2026-12-21", "2027-01-04")}
    assert (str(clock.served_on), str(clock.until)) == expected[method]
    assert _decision(person).served.on == clock.served_on
    assert unserved(asked.history) == ()
    assert DutyRow.objects.get(person=person, key=f"serve letter:{number}").ended == "met"


def _decision_count(person):
    asked = asked_of(person)
    return len(decisions_of(asked.history, asked.law, asked.calendars))


def test_posting_is_asked_for_where_no_callback_came(the_day) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    carrier = Dies()
    carrier.state = lambda carrier_id: "received"
    send_messages(carrier)
    assert number not in services(asked_of(person).history)
    the_day[0] = NOON + timedelta(hours=5)
    ask_after(carrier)
    assert number in services(asked_of(person).history)


def test_a_letter_that_came_back_was_not_served_and_is_to_be_served_anew() -> None:
    person = _somebody()
    number, _ = _posted(person)
    assert _decision(person).may_appeal_until is not None
    message = sent_for(person, number).get()
    assert _returned(message) == "taken"
    assert _returned(message) == "nothing new"
    asked = asked_of(person)
    (back,) = asked.history.of(PaperCameBack)
    service = services(asked.history)[number]
    assert back.said.paper == service.number
    assert _decision(person).may_appeal_until is None
    assert "It came back" in clock_of_service(service, None, asked.law, asked.calendars, asked.history).not_computed
    assert [each.number for each in papers_on_file(asked.history)] == [service.number]
    assert [each.number for each in unserved(asked.history)] == [number]
    assert [fact.said.detail for fact in asked.history.of(ContactDetailFailed)] == [ADDRESS]
    duty = DutyRow.objects.get(person=person, what="Serve a paper anew that came back")
    assert (duty.ended, duty.owed_by) == (None, "casework")
    assert "BAR-19" in _raised(person)
    user = worker("casework")
    record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by=user.username)
    duty.refresh_from_db()
    assert duty.ended == "met"
    assert papers_on_file(asked_of(person).history) == ()
    assert str(_decision(person).may_appeal_until) == "2026-12-08"
    assert "BAR-19" not in _raised(person)


def _raised(person):
    """What is raised against departure, by code."""
    asked = asked_of(person)
    known = known_of(asked.history, asked.law)
    found = asked_anyway(asked.history, asked.law, asked.calendars, TODAY, known)
    return {each.code for each in found.raised}


def test_what_came_back_is_handed_over_when_the_person_is_met_and_its_clock_runs_from_then(the_day) -> None:
    person = _somebody()
    number, _ = _posted(person)
    _returned(sent_for(person, number).get())
    record_fact(person, ReportAttended(channel="reporting centre"), TODAY, source="test", by="a test")
    duty = DutyRow.objects.get(person=person, what="Hand over papers that wait on the file")
    assert duty.ended is None
    (paper,) = papers_on_file(asked_of(person).history)
    desk = worker("reporting")
    hand_over(person, paper.number, proof="Signed", where="Lunar House", user=desk, by=desk.username)
    duty.refresh_from_db()
    assert duty.ended == "met"
    assert _decision(person).served.on == TODAY
    assert DutyRow.objects.get(person=person, what="Serve a paper anew that came back").ended == "met"


def test_that_it_came_back_is_noted_by_a_person_as_well_once_and_with_how_we_know() -> None:
    person = _somebody()
    number, _ = _posted(person)
    paper, user = services(asked_of(person).history)[number].number, worker("casework")
    with pytest.raises(Refused, match="how we know"):
        paper_came_back(person, paper, how=" ", user=user, by="c")
    with pytest.raises(NotAllowed):
        paper_came_back(person, paper, how="Gone away", user=worker("tracing"), by="t")
    paper_came_back(person, paper, how="Gone away", user=user, by="c")
    assert [fact.said.detail for fact in asked_of(person).history.of(ContactDetailFailed)] == [ADDRESS]
    with pytest.raises(Refused, match="noted already"):
        paper_came_back(person, paper, how="Gone away", user=user, by="c")
    assert _returned(sent_for(person, number).get()) == "taken"
    assert len(asked_of(person).history.of(PaperCameBack)) == 1
    by_hand = _issued(person, **HAND)
    fact = record_service(person, by_hand, Service("by hand", TODAY, "signed"), user=user, by="c")
    with pytest.raises(Refused, match="no paper that was sent"):
        paper_came_back(person, fact, how="Gone away", user=user, by="c")


@pytest.mark.parametrize("status", ["permanent-failure", "validation-failed", "virus-scan-failed", "technical-failure"])
def test_a_letter_that_was_never_printed_is_served_by_nothing_and_blames_no_address(status: str) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    send_messages(Dies())
    _told(sent_for(person, number).get(), status)
    history = asked_of(person).history
    assert (services(history), history.of(ContactDetailFailed)) == ({}, ())
    assert Delivery.objects.get().state == "failed"
    _post(person, number)
    assert [each.unique_key for each in sent_for(person, number)] == [
        f"letter:{number}:person:1", f"letter:{number}:person:2",
    ]  # fmt: skip
    carrier = Dies()
    assert send_messages(carrier).sent == 1


def test_a_second_one_is_refused_while_one_is_under_way_in_doubt_or_gone() -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    with pytest.raises(Refused, match="under way or was sent already"):
        _post(person, number)
    carrier = Dies(can_tell=False)
    carrier.plan = ["lost before"]
    send_messages(carrier)
    assert send_messages(carrier).unknown == 1
    with pytest.raises(Refused, match="under way"):
        _post(person, number)
    assert OutboxMessage.objects.filter(channel="letter").count() == 1


STEPS = ("before it is begun", "begun", "handed over", "marked")
FATES = st.sampled_from(["", "dies after", "lost after", "lost before", "away", *STEPS])


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fates=st.lists(FATES, max_size=10), can_tell=st.booleans(), pressed=st.integers(1, 3))
def test_whatever_dies_when_each_letter_leaves_once_or_is_shown_as_unknown_and_is_served_at_most_once(
    fates: list[str], can_tell: bool, pressed: int, a_letter
) -> None:
    person, number = a_letter
    ours().all().delete()
    for _ in range(pressed):
        try:
            _post(person, number)
        except Refused:
            continue
    carrier = Dies(can_tell)
    left = list(fates)
    for _ in range(len(fates) + 3):

        def step(at: str) -> None:
            fate = left.pop(0) if left else ""
            if fate in STEPS and fate == at:
                raise Died
            if fate and fate not in STEPS:
                carrier.plan.append(fate)

        try:
            send_messages(carrier, step=step)
        except Died:
            continue
    carrier.plan.clear()
    send_messages(carrier)
    message = sent_for(person, number).get()
    came = carrier.delivered[to_people.reference_of(message)]
    allowed = {(outbox.SENT, 1)} if can_tell else {(outbox.SENT, 1), (outbox.UNKNOWN, 0), (outbox.UNKNOWN, 1)}
    assert (message.outcome, came) in allowed
    assert {hashlib.sha256(each.pdf).hexdigest() for each in carrier.letters} <= {_fact(person, number).said.digest}
    assert services(asked_of(person).history) == {}


@pytest.fixture
def a_letter():
    person = _somebody()
    return person, _issued(person)


def test_a_posting_told_while_the_process_dies_is_noted_whole_or_not_at_all(monkeypatch) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    send_messages(Dies())
    message = sent_for(person, number).get()
    module = "casekeeper.actions.messages.note.note_posted"

    def dies(message):
        raise Died

    with monkeypatch.context() as broken:
        broken.setattr(module, dies)
        with pytest.raises(Died):
            _told(message, "received")
    assert (Delivery.objects.get().state, services(asked_of(person).history)) == ("accepted", {})
    assert _told(message, "received") == "taken"
    assert list(services(asked_of(person).history)) == [number]


def _withdraw(person, number):
    user = worker("casework")
    withdraw_letter(person, number, why="Wrong", user=user, by=user.username)


def _correct(person, number):
    manager = worker("casework", "manager")
    correct_fact(number, reason="Never issued", by=manager.username, withdrawn=True, user=manager)


def _serve_by_hand(person, number):
    user = worker("casework")
    record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by=user.username)


def _move(person, number):
    record_fact(person, ContactDetailGiven(means="address", detail="2 Other Way, ZZ2 2ZZ"), TODAY, source="t", by="t")


@pytest.mark.parametrize(
    ("done", "why"),
    [
        (_withdraw, "The letter was withdrawn."),
        (_correct, "The letter was corrected since."),
        (_serve_by_hand, "It was served otherwise."),
        (_move, "The address on the letter is not the one on record"),
        (lambda person, number: certify(person, on=TODAY), "A certificate under section 94"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_nothing_goes_that_was_withdrawn_corrected_served_or_is_no_longer_right(done, why, late) -> None:
    """Also where that happens after the relay has chosen it and before it is begun."""
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    carrier = Dies()
    if late:
        send_messages(carrier, step=lambda at: done(person, number) if at == "before it is begun" else None)
    else:
        done(person, number)
        send_messages(carrier)
    message = sent_for(person, number).get()
    assert (message.outcome, not carrier.letters) == (to_people.HELD_BACK, True)
    assert message.error.startswith(why)


def test_a_day_of_posting_that_has_gone_by_keeps_the_letter_back(the_day, monkeypatch) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    the_day[0] = NOON + timedelta(days=2)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-25")
    carrier = Dies()
    assert send_messages(carrier).held_back == 1
    assert "which has gone" in sent_for(person, number).get().error


def test_a_letter_waits_for_the_day_that_it_names(the_day, monkeypatch) -> None:
    person = _somebody()
    number = _issued(person, sent_on="2026-11-24")
    _post(person, number)
    assert send_messages(Dies()).waiting == 1
    the_day[0] = NOON + timedelta(days=1)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-24")
    assert send_messages(Dies()).sent == 1


def test_other_bytes_than_those_issued_do_not_go_and_it_is_shown(monkeypatch) -> None:
    person = _somebody()
    number = _issued(person)
    _post(person, number)
    from casekeeper.actions.letters import issuing

    real = issuing.draw_again

    def other(*args, **more):
        drawn = real(*args, **more)
        return drawn._replace(pdf=drawn.pdf + b"x", digest="1" * 64)

    monkeypatch.setattr(issuing, "draw_again", other)
    carrier = Dies()
    send_messages(carrier)
    message = sent_for(person, number).get()
    assert (message.outcome, not carrier.letters) == (to_people.NOT_SENT, True)
    assert "other bytes" in message.error


@pytest.mark.parametrize(
    ("typed", "address", "why"),
    [
        (HAND, ADDRESS, "served otherwise: by hand"),
        ({}, "", "shows no address"),
    ],
)
def test_what_cannot_go_by_post_is_refused_with_why(typed, address, why) -> None:
    person = _somebody(address=address)
    number = _issued(person, **typed)
    with pytest.raises(Refused, match=why):
        _post(person, number)
    with pytest.raises(Refused, match="no letter that waits to be served"):
        _post(person, 1)
    assert not sent_for(person)


def _acts(name="Invented and Partners", email="them@example.invalid", on=BEFORE):
    return (
        (RepresentativeInstructed(name=name), on),
        (ContactDetailGiven(means="e-mail", detail=email, whose="representative"), on),
    )


def _copy(person, number):
    user = worker("casework")
    send_copy(person, number, user=user, by=user.username)


def test_a_copy_goes_to_whoever_acts_and_opens_the_gate_that_it_closed() -> None:
    person = _somebody(*_acts())
    number, _ = _posted(person, "removal_notice")
    service = services(asked_of(person).history)[number]
    assert service.said.representative == "not copied"
    assert copy_missing(asked_of(person).history, service) is not None
    _copy(person, number)
    with pytest.raises(Refused, match="under way"):
        _copy(person, number)
    carrier = Dies()
    send_messages(carrier)
    (sent,) = carrier.letters
    assert (sent.channel, sent.to) == ("email", "them@example.invalid")
    assert hashlib.sha256(sent.pdf).hexdigest() == _fact(person, number).said.digest
    assert "Kolasani" not in sent.text
    history = asked_of(person).history
    (copied,) = history.of(LetterCopied)
    assert (copied.said.letter, copied.said.to) == (number, "them@example.invalid")
    assert copy_missing(history, service) is None


def test_a_copy_that_bounced_was_not_sent() -> None:
    person = _somebody(*_acts())
    number, _ = _posted(person, "removal_notice")
    _copy(person, number)
    send_messages(Dies())
    message = sent_for(person, number).last()
    assert _told(message, "permanent-failure") == "taken"
    history = asked_of(person).history
    assert history.of(LetterCopied) == ()
    assert copy_missing(history, services(history)[number]) is not None
    with pytest.raises(Refused, match=r"No e-mail of Invented and Partners"):
        _copy(person, number)


def test_no_copy_goes_to_somebody_who_acted_before_or_to_an_address_of_theirs() -> None:
    person = _somebody(*_acts())
    number = _issued(person, "removal_notice")
    _copy(person, number)
    record_facts(
        person, [(RepresentativeEnded(), date(2026, 11, 20)), (RepresentativeInstructed(name="Others"), TODAY)],
        source="test", by="a test",
    )  # fmt: skip
    carrier = Dies()
    send_messages(carrier)
    assert not carrier.letters
    assert sent_for(person, number).get().outcome == to_people.HELD_BACK
    with pytest.raises(Refused, match="No e-mail of Others"):
        _copy(person, number)
    person = liable()
    number = _issued(person, "liability_notice")
    with pytest.raises(Refused, match="Nobody acts"):
        _copy(person, number)


def test_staff_where_the_person_is_held_get_it_to_hand_over_and_that_serves_nothing_yet(settings) -> None:
    settings.SERVING_MAILBOXES = {"Invented House": "serving@example.invalid"}
    person = _somebody()
    number = _issued(person, **HAND)
    user = worker("casework")
    with pytest.raises(Refused, match="Choose where it is served: Invented House"):
        give_to_staff(person, number, place="Elsewhere", user=user, by="c")
    give_to_staff(person, number, place="Invented House", user=user, by="c")
    carrier = Dies()
    send_messages(carrier)
    (sent,) = carrier.letters
    assert (sent.channel, sent.to) == ("email", "serving@example.invalid")
    history = asked_of(person).history
    assert [fact.said.to for fact in history.of(LetterGivenToServe)] == ["Invented House"]
    assert [each.number for each in unserved(history)] == [number]
    posted = _issued(person)
    with pytest.raises(Refused, match="served otherwise: post in the UK"):
        give_to_staff(person, posted, place="Invented House", user=user, by="c")


def test_only_who_may_record_the_service_sends_a_letter() -> None:
    person = _somebody()
    number = _issued(person)
    for send in (post_letter, send_copy):
        with pytest.raises(NotAllowed):
            send(person, number, user=worker("tracing"), by="t")
    with pytest.raises(NotAllowed):
        give_to_staff(person, number, place="x", user=worker("tracing"), by="t")
