"""What became of a letter that was sent becomes fact, once: posted it is served, come back it was not; a copy went.

Posting starts the clock, not handing over to the carrier: a day that is too early would take time from the person.
"""

from __future__ import annotations

from casekeeper.actions.holding import held
from casekeeper.actions.letters.issuing import services, unserved
from casekeeper.actions.letters.sending import COPY, TO_PERSON, TO_STAFF
from casekeeper.actions.letters.serving import Copied, Service, fact_of_service
from casekeeper.actions.letters.writing import POST, asked_of
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Fact, Kind
from casekeeper.facts.contact import ContactDetailFailed
from casekeeper.facts.letters import LetterCopied, LetterGivenToServe, LetterIssued
from casekeeper.facts.serving import PaperCameBack
from casekeeper.position.papers_on_file import came_back, handed_over
from casekeeper.position.serving import representative_on
from casekeeper.records import clock, to_people
from casekeeper.records.models import FactRow, OutboxMessage, Person
from casekeeper.records.refused import Refused

SOURCE = "outbox"


def note_handed_to_carrier(message: OutboxMessage) -> None:
    """A copy that left, and a letter given to staff, are facts; a letter to the person is one when it is posted."""
    if message.body.get("about") not in (COPY, TO_STAFF) or message.person is None:
        return
    with held(message.person):
        message.refresh_from_db(fields=["body"])  # erased while it left: nothing about it is written again
        said = _left(message)
        if said is not None:
            _record(message, said, "sent")


def _left(message: OutboxMessage) -> Kind | None:
    body, proof = message.body, _proof(message)
    if body.get("about") == COPY:
        return LetterCopied(
            letter=body["letter"], representative=body["representative"], to=body["to"], digest=body["digest"],
            proof=proof,
        )  # fmt: skip
    if body.get("about") == TO_STAFF:
        return LetterGivenToServe(letter=body["letter"], to=body["place"], digest=body["digest"], proof=proof)
    return None


def note_posted(message: OutboxMessage) -> None:
    """The carrier posted it: it is served by post, and its clock runs as the law page says from today.

    Today is the day on which we learn it, never before the day of posting. Nothing is recorded where it was served
    otherwise, withdrawn or corrected in the meantime. What may not be recorded is said on the message, and stops nobody
    else's letter.
    """
    if message.body.get("about") != TO_PERSON or message.person is None:
        return
    with held(message.person):
        history = asked_of(message.person).history
        letter = next((each for each in unserved(history) if each.first_number == message.body["letter"]), None)
        if letter is None or letter.said.data.get("method") not in POST:
            return
        acting = representative_on(history, clock.today())
        copied: Copied = "not copied" if acting is not None else "none instructed"
        service = Service(letter.said.data["method"], clock.today(), _proof(message), representative=copied)  # type: ignore[arg-type]
        try:
            _record(message, fact_of_service(history, letter, service), "posted")
        except Refused as refused:
            error = f"It was posted, and that it is served could not be recorded: {refused}"
            OutboxMessage.objects.filter(pk=message.pk).update(error=error)


def note_came_back(message: OutboxMessage) -> None:
    """The post brought a letter back: whatever was deemed, it was not served."""
    if message.body.get("about") != TO_PERSON or message.person is None:
        return
    history = asked_of(message.person).history
    service = services(history).get(message.body["letter"])
    if service is not None and _may_come_back(service) and came_back(history, service) is None:
        said = PaperCameBack(paper=service.first_number, how=f"{_proof(message)}: returned", noted_by="relay")
        _record(message, said, "came back")


def paper_came_back(person: Person, paper: int, *, how: str, user: Worker, by: str) -> None:
    """Somebody notes that a paper served by post came back. Raises NotAllowed, and Refused."""
    require(may_record(user, PaperCameBack, person))
    with held(person):
        history = asked_of(person).history
        fact = next((each for each in history.facts if each.first_number == paper), None)
        if fact is None or not _may_come_back(fact):
            raise Refused(f"Fact {paper} is no paper that was sent.")
        if came_back(history, fact) is not None or handed_over(history, fact) is not None:
            raise Refused("That it came back is noted already, or it was handed over since.")
        if not how.strip():
            raise Refused("Say how we know that it came back, such as what is written on the envelope.")
        said = PaperCameBack(paper=paper, how=how, noted_by=by)
        record_fact(person, said, clock.today(), source="letters", by=by, user=user)
        letter = next(
            (each for each in history.of(LetterIssued) if fact.said.document == f"letter {each.first_number}"), None
        )
        _address_fails(person, letter, how, by)


def _address_fails(person: Person, letter: Fact[LetterIssued] | None, how: str, by: str) -> None:
    address = letter.said.data.get("posted_to", "") if letter is not None else ""
    if address:
        said = ContactDetailFailed(detail=address, how=f"A letter came back: {how}")
        record_fact(person, said, clock.today(), source="letters", by=by)


def _may_come_back(fact: Fact[Kind]) -> bool:
    method = getattr(fact.said, "method", "")
    return method in (*POST, "courier") and getattr(fact.said, "received_on", None) is None


def _record(message: OutboxMessage, said: Kind, what: str) -> None:
    assert message.person is not None
    key = _id(message, what)
    if FactRow.objects.filter(person=message.person, message_id=key).exists():
        return
    by = message.body.get("by", "relay")
    record_fact(message.person, said, clock.today(), source=SOURCE, by=by, message_id=key)


def _id(message: OutboxMessage, what: str) -> str:
    return f"message:{message.pk}:{what}"


def _proof(message: OutboxMessage) -> str:
    carrier = message.delivery.carrier or "carrier"
    return f"Sent through the outbox by {carrier}, reference {to_people.reference_of(message)}"
