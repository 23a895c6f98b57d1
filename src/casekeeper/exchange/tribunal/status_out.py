"""Replies to the tribunal with what we hold of an appellant and of the decision appealed against: once for each appeal.

write_due()        to be called before the outbox is sent; harmless when called twice

What we do not hold is left out. Where we hold no decision, the reply says so; it never guesses one.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from casekeeper.exchange.tribunal.cases import SOURCE
from casekeeper.exchange.tribunal.codes import APPEAL_TYPES
from casekeeper.facts import Fact, History, history_of
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.identity import BirthDateStated, NameStated, NationalityClaimed, SexRecorded
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import OutboxMessage

CHANNEL = "tribunal-status"
NAMES = uuid.UUID("5a4b7b52-3c1e-4d0e-9a61-0c54b0a7d2f3")
CONSUMER = {"code": "HMCTS", "description": "HM Courts and Tribunals Service"}
NO_DECISION = {
    "errorCode": "1010", "messageText": "No decision that may be appealed is held for this person.", "success": False,
}  # fmt: skip
_CODE_OF: Mapping[str, str] = {ours: theirs for theirs, ours in APPEAL_TYPES.items()}

_DUE = """
SELECT f.person_id, f.number FROM fact f
WHERE f.kind = %s AND f.source = %s AND f.payload IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.unique_key = %s || f.number)
ORDER BY f.number LIMIT 2000
"""


def write_due() -> int:
    """Write a reply for each appeal the tribunal told us of and has none for; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [AppealLodged.key, SOURCE, f"{CHANNEL}:"])
        due = cursor.fetchall()
    facts = facts_of(list({person for person, _ in due}))
    messages = []
    for person, number in due:
        key = f"{CHANNEL}:{number}"
        history = history_of("", facts[person])
        appeal = next((fact for fact in history.of(AppealLodged) if fact.first_number == number), None)
        if appeal is not None:
            body = reply(history, appeal, correlation=str(uuid.uuid5(NAMES, key)), at=clock.now().isoformat())
            messages.append(
                OutboxMessage(unique_key=key, channel=CHANNEL, person_id=person, body=body, written_at=clock.now())
            )
    OutboxMessage.objects.bulk_create(messages, ignore_conflicts=True)
    return len(messages)


def reply(history: History, appeal: Fact[AppealLodged], *, correlation: str, at: str) -> dict[str, Any]:
    """The document, from what is known of the person."""
    decision = _decision(history, appeal)
    about = [{"code": "APPEALREFERENCE", "valueString": appeal.said.reference}]
    told = _application(decision) if decision is not None else {}
    status = {"person": _person(history), "applicationStatus": told | {"metadata": about + told.get("metadata", [])}}
    found: dict[str, Any] = {
        "messageHeader": {"consumer": dict(CONSUMER), "correlationId": correlation, "eventDateTime": at},
        "messageType": "RESPONSE_RIGHT_OF_APPEAL",
        "status": [status],
    }
    return found if decision is not None else found | {"errorDetail": dict(NO_DECISION)}


def _decision(history: History, appeal: Fact[AppealLodged]) -> Fact[AppealableDecisionServed] | None:
    """The one the appeal names; else the newest one served before it, where it is of the same kind."""
    served = history.of(AppealableDecisionServed)
    named = next((fact for fact in served if fact.first_number == appeal.said.decision), None)
    if named is not None:
        return named
    alike = [fact for fact in served if fact.on <= appeal.on and fact.said.decision == appeal.said.appeal]
    return alike[-1] if alike else None


def _person(history: History) -> dict[str, Any]:
    name, sex = history.latest(NameStated), history.latest(SexRecorded)
    claims = [fact for fact in history.of(NationalityClaimed) if len(fact.said.nationality) == 3]
    person: dict[str, Any] = {}
    if name is not None:
        person |= {"givenName": name.said.forenames, "familyName": name.said.surname, "fullName": name.said.full}
    born = history.latest(BirthDateStated)
    if born is not None:
        person |= parts_of_birth(born.said.born)
    if sex is not None:
        person["gender"] = {"description": sex.said.sex}
    if claims:
        said = claims[-1].said
        person["nationality"] = {"code": said.nationality, "description": said.as_written}
    return {member: value for member, value in person.items() if value != ""}


def parts_of_birth(born: str) -> dict[str, int]:
    """Three whole numbers; the day, or the month too, is left out where it is not known."""
    names = ("yearOfBirth", "monthOfBirth", "dayOfBirth")
    parts = born.split("-") if born[:4].isdecimal() else []
    return {name: int(part) for name, part in zip(names, parts, strict=False)}


def _application(decision: Fact[AppealableDecisionServed]) -> dict[str, Any]:
    said = decision.said
    status: dict[str, Any] = {
        "applicationType": {"code": _CODE_OF.get(said.decision, ""), "description": said.decision},
        "decisionType": {"code": "R", "description": "Rejected"},
        "decisionDate": decision.on.isoformat(),
        "documentReference": said.document,
        "decisionCommunication": _communication(said.method, decision.on, said.received_on),
        "metadata": [{"code": "CERTIFIED", "valueString": said.certified}] if said.certified != "no" else [],
    }
    return {member: value for member, value in status.items() if value not in ("", [])}


def _communication(method: ServiceMethod, sent: date, received: date | None) -> dict[str, Any]:
    said: dict[str, Any] = {"description": method, "sentDate": sent.isoformat()}
    return said | ({"receivedDate": received.isoformat()} if received is not None else {})
