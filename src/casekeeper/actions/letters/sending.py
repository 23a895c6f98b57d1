"""Puts a letter that was issued into the outbox: by post to the person, a copy to whoever acts, or to staff to serve.

What leaves is the PDF that was issued, byte for byte; the relay draws it, and looks again whether it is still to go.
Each goes once: as long as one is under way, or nobody can tell, there is no second.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from casekeeper.actions.holding import held
from casekeeper.actions.letters.asked import Asked
from casekeeper.actions.letters.contents import POSTED_TO
from casekeeper.actions.letters.drawing import Drawn, LetterRefused
from casekeeper.actions.letters.issuing import draw_issued, unserved, withdrawn
from casekeeper.actions.letters.serving import served_kind
from casekeeper.actions.letters.still_right import no_longer_right
from casekeeper.actions.letters.templates import Template, template_of
from casekeeper.actions.letters.writing import POST, asked_of, posted_to
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.facts import LEGAL_ZONE, Fact, History
from casekeeper.facts.claims import RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailFailed, ContactDetailGiven
from casekeeper.facts.letters import LetterIssued
from casekeeper.position.serving import representative_on
from casekeeper.records import outbox, to_people
from casekeeper.records.models import OutboxMessage, Person
from casekeeper.records.refused import Refused

TO_PERSON, COPY, TO_STAFF = "issued letter", "copy of a letter", "letter to serve by hand"
ABOUTS = (TO_PERSON, COPY, TO_STAFF)
WORDS: Mapping[str, str] = {
    TO_PERSON: "",
    COPY: "You act for the person of our reference {reference}. This is a copy of a letter to them, as they get it.",
    TO_STAFF: "Please hand this letter to the person of our reference {reference}, have them sign for it, and send us "
    "the day and the proof. If it cannot be handed over, tell us why.",
}  # fmt: skip
"""What an e-mail says that carries a letter: nothing about anybody but our reference."""
ANEW = "Withdraw it and write it again."
CAME_TO_NOTHING = (to_people.BOUNCED, to_people.FAILED, to_people.RETURNED)


def post_letter(person: Person, number: int, *, user: Worker, by: str) -> None:
    """To the person, by post. Raises NotAllowed, and Refused with what stands in the way."""
    with held(person):
        asked, letter = _to_send(person, number, user)
        if why := why_not_posted(asked, letter):
            raise Refused(why)
        address = letter.said.data[POSTED_TO]
        sent_on = date.fromisoformat(letter.said.data["sent_on"])
        _put(person, letter, TO_PERSON, to_people.LETTER, address, by, not_before=sent_on)


def send_copy(person: Person, number: int, *, user: Worker, by: str) -> None:
    """To whoever acts for the person, by e-mail. Raises NotAllowed, and Refused with what stands in the way."""
    with held(person):
        asked = asked_of(person)
        letter = _issued(asked.history, number)
        require(may_record(user, served_kind(letter), person))
        if why := why_not_copied(asked, letter):
            raise Refused(why)
        acting, address = _acting(asked)
        assert acting is not None
        more = {"representative": acting.first_number}
        _put(person, letter, COPY, to_people.EMAIL, address, by, which=f"copy {acting.first_number}", more=more)


def give_to_staff(person: Person, number: int, *, place: str, user: Worker, by: str) -> None:
    """To the staff of the place where the person is held, who hand it over. Raises NotAllowed, and Refused."""
    with held(person):
        asked, letter = _to_send(person, number, user)
        if why := why_not_given(asked, letter, place):
            raise Refused(why)
        _put(person, letter, TO_STAFF, to_people.EMAIL, mailboxes()[place], by, which="staff", more={"place": place})


def why_not_posted(asked: Asked, letter: Fact[LetterIssued]) -> str:
    """What stands in the way of posting it now; empty where nothing does."""
    data = letter.said.data
    if data.get("method") not in POST:
        return (
            f"The letter says that it is served otherwise: {data.get('method', 'not said')}. Withdraw it, write anew."
        )
    if not data.get(POSTED_TO):
        return "The letter shows no address, as none was on record when it was written. Record one and write it again."
    if posted_to(asked, data["method"]) != data[POSTED_TO]:
        return f"The address on the letter is not the one on record that works. {ANEW}"
    if date.fromisoformat(data["sent_on"]) < asked.today:
        return (
            f"The letter says that it is posted on {data['sent_on']}, which has gone. Withdraw it and write it again."
        )
    return no_longer_right(asked, template(letter), data)


def why_not_copied(asked: Asked, letter: Fact[LetterIssued]) -> str:
    """What stands in the way of sending a copy; empty where nothing does."""
    acting, address = _acting(asked)
    if acting is None:
        return "Nobody acts for the person."
    if not address:
        return f"No e-mail of {acting.said.name} that works was recorded since they were instructed. Record it first."
    return "The letter was withdrawn." if letter.first_number in withdrawn(asked.history) else ""


def why_not_given(asked: Asked, letter: Fact[LetterIssued], place: str) -> str:
    """What stands in the way of giving it to the staff of the place; empty where nothing does."""
    if place not in mailboxes():
        return f"Choose where it is served: {', '.join(mailboxes()) or 'no mailbox is set, see docs/operations.md'}."
    if letter.said.data.get("method") != "by hand":
        return f"The letter says that it is served otherwise: {letter.said.data.get('method', 'not said')}."
    return no_longer_right(asked, template(letter), letter.said.data)


def why_not_any_more(message: OutboxMessage) -> str:
    """Asked when it is about to leave: why it does not go after all; empty where it does."""
    body, person = message.body, message.person
    if person is None or "letter" not in body:
        return "The record was erased, or is not there."
    asked = asked_of(person)
    letter = next((each for each in asked.history.of(LetterIssued) if each.first_number == body["letter"]), None)
    if letter is None or letter.said.digest != body["digest"]:
        return "The letter was corrected since."
    if letter.first_number in withdrawn(asked.history):
        return "The letter was withdrawn."
    if body["about"] == COPY:
        acting, address = _acting(asked)
        same = acting is not None and (acting.first_number, address) == (body["representative"], body["to"])
        return "" if same else "They do not act any more, or are reached elsewhere."
    if letter not in unserved(asked.history):
        return "It was served otherwise."
    if body["about"] == TO_STAFF:
        return why_not_given(asked, letter, body["place"])
    return why_not_posted(asked, letter)


def letter_of(message: OutboxMessage) -> Fact[LetterIssued]:
    """The letter that the message carries. Raises Refused where it is not there any more."""
    assert message.person is not None
    return _issued(asked_of(message.person).history, message.body["letter"])


def pdf_of(message: OutboxMessage) -> Drawn:
    """What is sent: the bytes that were issued. Raises LetterRefused where other bytes would be drawn."""
    drawn = draw_issued(letter_of(message))
    if drawn.digest != message.body["digest"]:
        raise LetterRefused("The bytes are not those that were put into the outbox.")
    return drawn


def sent_for(person: Person, number: int | None = None) -> QuerySet[OutboxMessage]:
    """The messages that carry a letter of the person, or this one, in order of writing."""
    begins = "letter:" if number is None else f"letter:{number}:"
    found = OutboxMessage.objects.filter(person=person, unique_key__startswith=begins)
    return found.select_related("delivery").order_by("id")


def template(letter: Fact[LetterIssued]) -> Template:
    """The words it was written with."""
    return template_of(letter.said.letter, letter.said.template_version)


def mailboxes() -> Mapping[str, str]:
    """Where people are held and whose staff serve letters, and the mailbox of each: from the settings."""
    found: Mapping[str, str] = settings.SERVING_MAILBOXES
    return found


def _to_send(person: Person, number: int, user: Worker) -> tuple[Asked, Fact[LetterIssued]]:
    asked = asked_of(person)
    letter = next((each for each in unserved(asked.history) if each.first_number == number), None)
    if letter is None:
        raise Refused(f"Fact {number} is no letter that waits to be served.")
    require(may_record(user, served_kind(letter), person))
    return asked, letter


def _issued(history: History, number: int) -> Fact[LetterIssued]:
    found = next((each for each in history.of(LetterIssued) if each.first_number == number), None)
    if found is None:
        raise Refused(f"Fact {number} is no letter that was issued.")
    return found


def _acting(asked: Asked) -> tuple[Fact[RepresentativeInstructed] | None, str]:
    """Whoever acts today, and their e-mail as recorded since they were instructed: never that of somebody before."""
    acting = representative_on(asked.history, asked.today)
    if acting is None:
        return None, ""
    failed = {fact.said.detail.strip(): fact.in_order for fact in asked.history.of(ContactDetailFailed)}
    given = [
        fact for fact in asked.history.of(ContactDetailGiven)
        if fact.said.whose == "representative" and fact.said.means == "e-mail" and fact.in_order > acting.in_order
    ]  # fmt: skip
    newest = given[-1] if given else None
    if newest is None or failed.get(newest.said.detail.strip(), newest.in_order) > newest.in_order:
        return acting, ""
    return acting, newest.said.detail.strip()


def _put(
    person: Person, letter: Fact[LetterIssued], about: str, channel: str, to: str, by: str, *, which: str = "person",
    more: Mapping[str, Any] | None = None, not_before: date | None = None,
) -> None:  # fmt: skip
    """In the outbox, unless one is under way: what came to nothing may be sent again under a number of its own."""
    draw_issued(letter)
    number = letter.first_number
    before = sent_for(person, number).filter(unique_key__startswith=f"letter:{number}:{which}:")
    ended = Q(outcome=to_people.HELD_BACK) | Q(outcome=outbox.SENT, delivery__state__in=CAME_TO_NOTHING)
    if before.exclude(ended).exists():
        raise Refused("It is under way or was sent already. Look at what became of it.")
    body = {
        "about": about, "to": to, "letter": number, "digest": letter.said.digest, "language": letter.said.language,
        "subject": template(letter).name, "by": by, "text": WORDS[about].format(reference=person.reference),
        **(more or {}),
    }  # fmt: skip
    start = datetime.combine(not_before, time(), LEGAL_ZONE) if not_before is not None else None
    to_people.put(channel, f"letter:{number}:{which}:{before.count() + 1}", body, person_id=person.pk, not_before=start)
