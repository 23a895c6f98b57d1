"""Settle an arrival that stands beside another record of the same report, or that led to nobody. A person says how."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from casekeeper.actions.check_in import (
    NOT_PLACED,
    SOURCE,
    TO_SETTLE,
    TOLD_OTHERWISE,
    Came,
    attendance_on,
    beside_message,
    said_of,
)
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import TAKE_ARRIVALS, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.seeing import sight_of
from casekeeper.facts.reporting import ArrivalSettled
from casekeeper.records import clock
from casekeeper.records.finding import find_person
from casekeeper.records.models import Arrival, FactRow
from casekeeper.records.refused import Refused

ONE_REPORT, BOTH, SOMEBODY_ELSE = "one report, told twice", "both took place", "somebody else came"
PLACED, NOBODY = "it was this person", "nobody of ours"
WAYS: Mapping[str, tuple[str, ...]] = {
    TOLD_OTHERWISE: (ONE_REPORT, BOTH, SOMEBODY_ELSE),
    NOT_PLACED: (PLACED, NOBODY),
}


def settle_arrival(
    arrival: Arrival, how: str, *, reasons: str, reference: str = "", by: str, user: Worker | None = None
) -> Arrival:
    """Say what it was, with reasons. Raises Refused where it is settled already, or does not lead to one person."""
    if user is not None:
        require(may(user, TAKE_ARRIVALS))
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().select_related("centre").get(pk=arrival.pk)
        if arrival.outcome not in TO_SETTLE or arrival.settled_at is not None:
            raise Refused("This arrival has been settled already. Look at the list again.")
        if how not in WAYS[arrival.outcome]:
            raise Refused(f"Choose one of: {', '.join(WAYS[arrival.outcome])}.")
        if not reasons.strip():
            raise Refused("Give your reasons; whoever reads this next needs them.")
        if how == BOTH:
            _record(arrival, arrival.typed, by=by, user=user, as_second=True)
        elif how == PLACED:
            _record(arrival, reference, by=by, user=user)
        _tell_settled(arrival, how, reasons.strip(), by=by, user=user)
        arrival.settled, arrival.settled_because = how, reasons.strip()
        arrival.settled_by, arrival.settled_at = by, clock.now()
        arrival.save()
    return arrival


def _tell_settled(arrival: Arrival, how: str, reasons: str, *, by: str, user: Worker | None) -> None:
    """Of an arrival on somebody's record: the fact that ends the duty to settle it."""
    rows = FactRow.objects.filter(person=arrival.person, message_id=beside_message(arrival.key), corrects=None)
    beside = rows.first() if arrival.person is not None else None
    if beside is not None and arrival.person is not None:
        said = ArrivalSettled(arrival=beside.number, how=how, reasons=reasons, settled_by=by)
        record_fact(arrival.person, said, clock.today(), source=SOURCE, by=by, user=user)


def _record(arrival: Arrival, typed: str, *, by: str, user: Worker | None, as_second: bool = False) -> None:
    """The fact on the day the person came; none where that day's report was told already."""
    person = arrival.person if as_second else find_person(typed)
    if person is None or (user is not None and not sight_of(user).sees(person)):
        raise Refused("This leads to no single record that you may open. Enter the reference on the record.")
    came = Came(arrival.key, arrival.centre, arrival.typed, arrival.on, arrival.at, arrival.way)
    with held(person):
        other = attendance_on(person, arrival.on)
        arrival.person = person
        if other is not None and not as_second:
            arrival.beside = other.number
            return
        message = f"arrival {arrival.key}"
        arrival.fact = record_fact(person, said_of(came), came.on, source=SOURCE, by=by, message_id=message, user=user)
