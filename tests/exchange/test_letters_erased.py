"""A letter that waits in the outbox does not leave once its record was erased; nothing of it is left there."""

from __future__ import annotations

from datetime import date

import pytest
from tests.letters_people import TODAY, liable, our_office, worker  # noqa: F401
from tests.messages_sent import Dies, clock_at_noon  # noqa: F401

from casekeeper.actions.close_record import close_record
from casekeeper.actions.letters.issuing import issue_letter
from casekeeper.actions.letters.sending import post_letter, send_copy, sent_for
from casekeeper.actions.letters.writing import prepare
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.claims import RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.records import to_people
from casekeeper.records.models import FactRow
from casekeeper.records.sealing.erasing import erase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("our_office")]


@pytest.mark.parametrize("at_the_last_moment", [False, True])
def test_a_letter_of_an_erased_record_does_not_leave(at_the_last_moment: bool) -> None:
    person = liable((ContactDetailGiven(means="address", detail="1 Invented Way, ZZ1 1ZZ"), date(2026, 11, 3)))
    typed = {"method": "post in the UK", "sent_on": TODAY.isoformat(), "reasons": "Fourteen months."}
    user = worker("casework")
    number = issue_letter(person, prepare(person, "liability_notice", "en", typed), why="x", user=user, by="c")
    post_letter(person, number, user=user, by="c")
    close_record(person, outcome="referred in error", reasons="x", by="c")

    def gone(at: str = "before it is begun") -> None:
        if at == "before it is begun":
            erase(person, rule="rule 7", asked_by="A", authorised_by="B")

    carrier = Dies()
    if not at_the_last_moment:
        gone()
    send_messages(carrier, **({"step": gone} if at_the_last_moment else {}))
    assert not carrier.letters
    message = sent_for(person).get()
    assert (message.body, message.outcome) == ({}, to_people.HELD_BACK)


def test_a_copy_whose_record_is_erased_while_it_leaves_writes_nothing_about_anybody() -> None:
    person = liable(
        (RepresentativeInstructed(name="Invented and Partners"), date(2026, 11, 3)),
        (ContactDetailGiven(means="e-mail", detail="them@example.invalid", whose="representative"), date(2026, 11, 4)),
    )
    typed = {"method": "by hand", "sent_on": TODAY.isoformat(), "reasons": "Fourteen months."}
    user = worker("casework")
    number = issue_letter(person, prepare(person, "liability_notice", "en", typed), why="x", user=user, by="c")
    send_copy(person, number, user=user, by="c")
    close_record(person, outcome="referred in error", reasons="x", by="c")

    def gone(at: str) -> None:
        if at == "handed over":
            erase(person, rule="rule 7", asked_by="A", authorised_by="B")

    assert send_messages(Dies(), step=gone).sent == 1
    assert not FactRow.objects.filter(person=person, payload__isnull=False).exists()
    assert sent_for(person).get().body == {}
