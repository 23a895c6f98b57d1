"""Letters that do not leave after all: withdrawn, corrected, served otherwise, no longer right, or of another day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.letters_people import TODAY, certify, liable, our_office, with_everything, worker  # noqa: F401
from tests.letters_sent import (
    ADDRESS,
    HAND,
    issued_to,
    post,
    somebody_reached,
    told_of,
)
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, ours  # noqa: F401

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.letters.issuing import (
    withdraw_letter,
)
from casekeeper.actions.letters.sending import sent_for
from casekeeper.actions.letters.serving import Service, record_service
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.records import to_people
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_office")]


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
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
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
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    the_day[0] = NOON + timedelta(days=2)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-25")
    carrier = Dies()
    assert send_messages(carrier).held_back == 1
    assert "which has gone" in sent_for(person, number).get().error


def test_a_letter_waits_for_the_day_that_it_names(the_day, monkeypatch) -> None:
    person = somebody_reached()
    number = issued_to(person, sent_on="2026-11-24")
    post(person, number)
    assert send_messages(Dies()).waiting == 1
    the_day[0] = NOON + timedelta(days=1)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-24")
    assert send_messages(Dies()).sent == 1


def test_other_bytes_than_those_issued_do_not_go_and_it_is_shown(monkeypatch) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
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
    person = somebody_reached(address=address)
    number = issued_to(person, **typed)
    with pytest.raises(Refused, match=why):
        post(person, number)
    with pytest.raises(Refused, match="no letter that waits to be served"):
        post(person, 1)
    assert not sent_for(person)


@pytest.mark.parametrize("done", [_withdraw, _correct, _serve_by_hand])
def test_what_was_done_after_it_left_stands_and_the_posting_is_no_service(done) -> None:
    """It cannot be called back; nothing is recorded twice, and the run goes on to the next letter."""
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    send_messages(Dies())
    done(person, number)
    before = [fact.number for fact in asked_of(person).history.facts]
    assert told_of(sent_for(person, number).get(), "received") == "taken"
    assert [fact.number for fact in asked_of(person).history.facts] == before


def test_a_service_that_may_not_be_recorded_is_said_on_the_message_and_stops_nobody(monkeypatch) -> None:
    person = somebody_reached()
    number = issued_to(person)
    post(person, number)
    send_messages(Dies())

    def refuse(*_, **__):
        raise Refused("Not like this.")

    monkeypatch.setattr("casekeeper.actions.letters.came_of_it.record_fact", refuse)
    message = sent_for(person, number).get()
    assert told_of(message, "received") == "taken"
    message.refresh_from_db()
    assert (message.delivery.state, "could not be recorded: Not like this." in message.error) == ("posted", True)
