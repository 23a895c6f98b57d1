"""What follows outside from where an alert stands: written in the transaction of the facts that it follows from.

An alert whose ground has fallen is withdrawn at once, with the messages that take it out of every register; what was
waiting to go out is held back. Nothing else is decided here: what goes into a register was approved by a named person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from casekeeper.facts import history_of
from casekeeper.facts.alerts import AlertWithdrawn
from casekeeper.periods import day_of
from casekeeper.position.alerts import alerts_of
from casekeeper.records import outbox, rulebook
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import OutboxMessage, Person
from casekeeper.records.projections.projecting import Projection
from casekeeper.records.registers import channel_of, details_of, message_for

BY = "casekeeper"
HELD_BACK = "held back"
LOOKED_BACK = timedelta(days=31)
"""How long after the end of an alert messages that still wait to go out are looked for."""


def put_what_follows(now: Mapping[int, Projection], as_at: date) -> set[int]:
    """Withdraw what has ended, hold back what need not go, queue what waits. People to be derived once more."""
    alerts = {person: found for person, rows in now.items() if (found := list(_alerts(rows)))}
    if not alerts:
        return set()
    withdrawn = _withdraw(alerts, as_at)
    _hold_back([alert for found in alerts.values() for alert in found], as_at)
    waiting = {
        person: keys for person, found in alerts.items() if (keys := set(_waiting(found))) and person not in withdrawn
    }
    _queue(waiting, as_at)
    return withdrawn


def message_key(register: str, message: str, alert: str, trigger: int) -> str:
    """What names a message for ever: register, what it asks, which alert, and the fact that gave rise to it."""
    return f"{channel_of(register)}:{message}:{alert}:{trigger}"


def _alerts(rows: Projection) -> Iterator[Mapping[str, Any]]:
    if rows.position.continues_in is None:
        yield from rows.position.body["position"].get("alerts", {}).get("value") or ()


def _withdraw(alerts: Mapping[int, list[Mapping[str, Any]]], as_at: date) -> set[int]:
    """A fact for each alert that has ended and of which nobody has said so yet."""
    new = [
        NewFact(
            person, AlertWithdrawn(alert=alert["alert"], reasons=alert["why_ended"]), day_of(as_at), source=BY,
            recorded_by=BY,
        )
        for person, found in alerts.items()
        for alert in found
        if alert["ended_on"] is not None and not alert["is_withdrawn"]
    ]  # fmt: skip
    append(new)
    return {fact.person_id for fact in new}


def _hold_back(alerts: list[Mapping[str, Any]], as_at: date) -> None:
    """A creation or update that still lies in the outbox does not go out for an alert that has ended."""
    ended = [
        (leg["register"], alert["key"])
        for alert in alerts
        for leg in alert["registers"]
        if leg["ended"] and _lately(alert, leg, as_at)
    ]
    if not ended:
        return
    any_of = Q()
    for register, key in ended:
        for message in ("create", "update"):
            any_of |= Q(unique_key__startswith=f"{channel_of(register)}:{message}:{key}:")
    OutboxMessage.objects.filter(any_of, outcome=outbox.UNSENT).update(outcome=HELD_BACK)


def _lately(alert: Mapping[str, Any], leg: Mapping[str, Any], as_at: date) -> bool:
    return date.fromisoformat(alert["ended_on"] or leg["since"]) >= as_at - LOOKED_BACK


def _waiting(alerts: list[Mapping[str, Any]]) -> Iterator[str]:
    for alert in alerts:
        for leg in alert["registers"]:
            if leg["message"]:
                yield message_key(leg["register"], leg["message"], alert["key"], leg["trigger"])


def _queue(waiting: Mapping[int, set[str]], as_at: date) -> None:
    """Each message that is not in the outbox yet, in the shape of its register and with what the record says now."""
    wanted = {key for keys in waiting.values() for key in keys}
    if not wanted:
        return
    there = set(OutboxMessage.objects.filter(unique_key__in=wanted).values_list("unique_key", flat=True))
    people = [person for person, keys in waiting.items() if keys - there]
    if not people:
        return
    references = dict(Person.objects.filter(id__in=people).values_list("id", "reference"))
    law = rulebook.current_law()
    for person, facts in facts_of(people).items():
        history, _ = history_of(references[person], facts).as_at(as_at)
        details = details_of(history)
        for alert in alerts_of(history, law, as_at):
            for leg in alert.legs:
                if leg.message is None:
                    continue
                key = message_key(leg.register, leg.message, alert.key, leg.trigger)
                if key not in there:
                    body = message_for(leg.register, leg.message, alert, details, reference=leg.reference)
                    outbox.put(channel_of(leg.register), key, {**body, "messageId": key}, person_id=person)
