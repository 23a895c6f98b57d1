"""Letters through the outbox: the bytes that were issued, each once, whatever dies when; posted, copied, come back."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.letters_people import TODAY, certify, liable, our_office, with_everything, worker  # noqa: F401
from tests.letters_sent import (
    ADDRESS,
    HAND,
    came_back_of,
    issued_to,
    last_decision,
    letter_issued,
    post,
    posted_to_them,
    somebody_reached,
    told_of,
)
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, ours  # noqa: F401

from casekeeper.actions.letters.came_of_it import paper_came_back
from casekeeper.actions.letters.issuing import (
    draw_issued,
    services,
    unserved,
)
from casekeeper.actions.letters.sending import give_to_staff, post_letter, send_copy, sent_for
from casekeeper.actions.letters.serving import Service, clock_of_service, hand_over, record_service
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.messages.files import FileCarrier
from casekeeper.exchange.messages.receipt import ask_after
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.contact import ContactDetailFailed
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.serving import PaperCameBack
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.papers_on_file import papers_on_file
from casekeeper.records import outbox, to_people
from casekeeper.records.models import Delivery, DutyRow, OutboxMessage
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_office")]


def test_the_bytes_that_leave_are_those_that_were_issued(tmp_path: Path) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    carrier = Dies()
    assert send_messages(carrier).sent == 1
    (sent,) = carrier.letters
    assert hashlib.sha256(sent.pdf).hexdigest() == letter_issued(person, number).said.digest
    assert sent.pdf == draw_issued(letter_issued(person, number)).pdf
    assert (sent.channel, sent.to) == ("letter", ADDRESS)


def test_into_files_the_pdf_lies_whole_beside_its_line_and_nothing_counts_as_served(tmp_path: Path) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    send_messages(FileCarrier(tmp_path))
    (line,) = [json.loads(each) for each in (tmp_path / "letter.jsonl").read_text().splitlines()]
    pdf = (tmp_path / line["pdf"]).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == line["sha256"] == letter_issued(person, number).said.digest
    assert [each.number for each in unserved(asked_of(person).history)] == [number]


@pytest.mark.parametrize("method", ["post in the UK", "post abroad"])
def test_a_letter_is_served_on_the_day_it_is_posted_and_its_clock_is_that_of_the_law_page(method, the_day) -> None:
    person = somebody_reached()
    number = issued_to(person, method=method)
    post(person, number)
    send_messages(Dies())
    assert _decision_count(person) == 0
    assert Delivery.objects.get().state == "accepted"
    the_day[0] = NOON + timedelta(days=1)
    message = sent_for(person, number).get()
    assert told_of(message, "received") == "taken"
    assert told_of(message, "received") == "nothing new"
    assert told_of(message, "accepted") == "nothing new"
    assert Delivery.objects.get().state == "posted"
    asked = asked_of(person)
    service = services(asked.history)[number]
    assert (service.said.method, service.on, service.said.representative) == (method, TODAY, "none instructed")
    clock = clock_of_service(service, None, asked.law, asked.calendars, asked.history)
    expected = {"post in the UK": ("2026-11-25", "2026-12-09"), "post abroad": ("2026-12-21", "2027-01-04")}
    assert (str(clock.served_on), str(clock.until)) == expected[method]
    assert last_decision(person).served.on == clock.served_on
    assert unserved(asked.history) == ()
    assert DutyRow.objects.get(person=person, key=f"serve letter:{number}").ended == "met"


def _decision_count(person):
    asked = asked_of(person)
    return len(decisions_of(asked.history, asked.law, asked.calendars))


def test_posting_is_asked_for_where_no_callback_came(the_day) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    carrier = Dies()
    carrier.state = lambda carrier_id: "received"
    send_messages(carrier)
    assert number not in services(asked_of(person).history)
    the_day[0] = NOON + timedelta(hours=5)
    ask_after(carrier)
    assert number in services(asked_of(person).history)


def test_a_letter_that_came_back_was_not_served_and_is_to_be_served_anew() -> None:
    person = somebody_reached()
    number, _ = posted_to_them(person)
    assert last_decision(person).may_appeal_until is not None
    message = sent_for(person, number).get()
    assert came_back_of(message) == "taken"
    assert came_back_of(message) == "nothing new"
    asked = asked_of(person)
    (back,) = asked.history.of(PaperCameBack)
    service = services(asked.history)[number]
    assert back.said.paper == service.number
    assert last_decision(person).may_appeal_until is None
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
    assert str(last_decision(person).may_appeal_until) == "2026-12-08"
    assert "BAR-19" not in _raised(person)


def _raised(person):
    """What is raised against departure, by code."""
    asked = asked_of(person)
    known = known_of(asked.history, asked.law)
    found = asked_anyway(asked.history, asked.law, asked.calendars, TODAY, known)
    return {each.code for each in found.raised}


def test_what_came_back_is_handed_over_when_the_person_is_met_and_its_clock_runs_from_then(the_day) -> None:
    person = somebody_reached()
    number, _ = posted_to_them(person)
    came_back_of(sent_for(person, number).get())
    record_fact(person, ReportAttended(channel="reporting centre"), TODAY, source="test", by="a test")
    duty = DutyRow.objects.get(person=person, what="Hand over papers that wait on the file")
    assert duty.ended is None
    (paper,) = papers_on_file(asked_of(person).history)
    desk = worker("reporting")
    hand_over(person, paper.number, proof="Signed", where="Lunar House", user=desk, by=desk.username)
    duty.refresh_from_db()
    assert duty.ended == "met"
    assert last_decision(person).served.on == TODAY
    assert DutyRow.objects.get(person=person, what="Serve a paper anew that came back").ended == "met"


def test_that_it_came_back_is_noted_by_a_person_as_well_once_and_with_how_we_know() -> None:
    person = somebody_reached()
    number, _ = posted_to_them(person)
    paper, user = services(asked_of(person).history)[number].number, worker("casework")
    with pytest.raises(Refused, match="how we know"):
        paper_came_back(person, paper, how=" ", user=user, by="c")
    with pytest.raises(NotAllowed):
        paper_came_back(person, paper, how="Gone away", user=worker("tracing"), by="t")
    paper_came_back(person, paper, how="Gone away", user=user, by="c")
    assert [fact.said.detail for fact in asked_of(person).history.of(ContactDetailFailed)] == [ADDRESS]
    with pytest.raises(Refused, match="noted already"):
        paper_came_back(person, paper, how="Gone away", user=user, by="c")
    assert came_back_of(sent_for(person, number).get()) == "taken"
    assert len(asked_of(person).history.of(PaperCameBack)) == 1
    by_hand = issued_to(person, **HAND)
    fact = record_service(person, by_hand, Service("by hand", TODAY, "signed"), user=user, by="c")
    with pytest.raises(Refused, match="no paper that was sent"):
        paper_came_back(person, fact, how="Gone away", user=user, by="c")


@pytest.mark.parametrize("status", ["permanent-failure", "validation-failed", "virus-scan-failed", "technical-failure"])
def test_a_letter_that_was_never_printed_is_served_by_nothing_and_blames_no_address(status: str) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    send_messages(Dies())
    told_of(sent_for(person, number).get(), status)
    history = asked_of(person).history
    assert (services(history), history.of(ContactDetailFailed)) == ({}, ())
    assert Delivery.objects.get().state == "failed"
    post(person, number)
    assert [each.unique_key for each in sent_for(person, number)] == [
        f"letter:{number}:person:1", f"letter:{number}:person:2",
    ]  # fmt: skip
    carrier = Dies()
    assert send_messages(carrier).sent == 1


def test_a_second_one_is_refused_while_one_is_under_way_in_doubt_or_gone() -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    with pytest.raises(Refused, match="under way or was sent already"):
        post(person, number)
    carrier = Dies(can_tell=False)
    carrier.plan = ["lost before"]
    send_messages(carrier)
    assert send_messages(carrier).unknown == 1
    with pytest.raises(Refused, match="under way"):
        post(person, number)
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
            post(person, number)
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
    assert {hashlib.sha256(each.pdf).hexdigest() for each in carrier.letters} <= {
        letter_issued(person, number).said.digest
    }
    assert services(asked_of(person).history) == {}


@pytest.fixture
def a_letter():
    person = somebody_reached()
    return person, issued_to(person)


def test_a_posting_told_while_the_process_dies_is_noted_whole_or_not_at_all(monkeypatch) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    send_messages(Dies())
    message = sent_for(person, number).get()
    module = "casekeeper.actions.messages.note.note_posted"

    def dies(message):
        raise Died

    with monkeypatch.context() as broken:
        broken.setattr(module, dies)
        with pytest.raises(Died):
            told_of(message, "received")
    assert (Delivery.objects.get().state, services(asked_of(person).history)) == ("accepted", {})
    assert told_of(message, "received") == "taken"
    assert list(services(asked_of(person).history)) == [number]


def test_only_who_may_record_the_service_sends_a_letter() -> None:
    person = somebody_reached()
    number = issued_to(person)
    for send in (post_letter, send_copy):
        with pytest.raises(NotAllowed):
            send(person, number, user=worker("tracing"), by="t")
    with pytest.raises(NotAllowed):
        give_to_staff(person, number, place="x", user=worker("tracing"), by="t")
