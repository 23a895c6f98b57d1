"""Copies of letters to whoever acts for the person, and letters to staff who hand them over."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from tests.letters_people import TODAY, certify, liable, our_office, with_everything, worker  # noqa: F401
from tests.letters_sent import (
    BEFORE,
    HAND,
    issued_to,
    letter_issued,
    posted_to_them,
    somebody_reached,
    told_of,
)
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, ours  # noqa: F401

from casekeeper.actions.letters.issuing import (
    services,
    unserved,
)
from casekeeper.actions.letters.sending import give_to_staff, send_copy, sent_for
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.record_fact import record_facts
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.claims import RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.letters import LetterCopied, LetterGivenToServe
from casekeeper.position.serving import copy_missing
from casekeeper.records import to_people
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("our_office")]


def _acts(name="Invented and Partners", email="them@example.invalid", on=BEFORE):
    return (
        (RepresentativeInstructed(name=name), on),
        (ContactDetailGiven(means="e-mail", detail=email, whose="representative"), on),
    )


def _copy(person, number):
    user = worker("casework")
    send_copy(person, number, user=user, by=user.username)


def test_a_copy_goes_to_whoever_acts_and_opens_the_gate_that_it_closed() -> None:
    person = somebody_reached(*_acts())
    number, _ = posted_to_them(person, "removal_notice")
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
    assert hashlib.sha256(sent.pdf).hexdigest() == letter_issued(person, number).said.digest
    assert "Kolasani" not in sent.text
    history = asked_of(person).history
    (copied,) = history.of(LetterCopied)
    assert (copied.said.letter, copied.said.to) == (number, "them@example.invalid")
    assert copy_missing(history, service) is None


def test_a_copy_that_bounced_was_not_sent() -> None:
    person = somebody_reached(*_acts())
    number, _ = posted_to_them(person, "removal_notice")
    _copy(person, number)
    send_messages(Dies())
    message = sent_for(person, number).last()
    assert told_of(message, "permanent-failure") == "taken"
    history = asked_of(person).history
    assert history.of(LetterCopied) == ()
    assert copy_missing(history, services(history)[number]) is not None
    with pytest.raises(Refused, match=r"No e-mail of Invented and Partners"):
        _copy(person, number)


def test_no_copy_goes_to_somebody_who_acted_before_or_to_an_address_of_theirs() -> None:
    person = somebody_reached(*_acts())
    number = issued_to(person, "removal_notice")
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
    number = issued_to(person, "liability_notice")
    with pytest.raises(Refused, match="Nobody acts"):
        _copy(person, number)


def test_staff_where_the_person_is_held_get_it_to_hand_over_and_that_serves_nothing_yet(settings) -> None:
    settings.SERVING_MAILBOXES = {"Invented House": "serving@example.invalid"}
    person = somebody_reached()
    number = issued_to(person, **HAND)
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
    posted = issued_to(person)
    with pytest.raises(Refused, match="served otherwise: post in the UK"):
        give_to_staff(person, posted, place="Invented House", user=user, by="c")
