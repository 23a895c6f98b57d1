"""Offer a duty to another unit. Until that unit accepts, the unit that offers it still owes it."""

from __future__ import annotations

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import ANYBODY, HAND_OFF, Worker, may, require
from casekeeper.records import clock
from casekeeper.records.models import DutyRow, HandOff, Person
from casekeeper.records.refused import Refused


def hand_off(
    person: Person, key: str, *, to_unit: str, reason: str, by: str, user: Worker | None = None
) -> HandOff:  # fmt: skip
    """Offer one open duty. Raises Refused where it has ended, is offered already, or is theirs already."""
    if to_unit not in ANYBODY:
        raise Refused(f"There is no unit called {to_unit!r}. Use one of: {', '.join(ANYBODY)}.")
    if not reason.strip():
        raise Refused("Say why the other unit should have it; they read this before they answer.")
    if user is not None:
        require(may(user, HAND_OFF, person))
    with held(person):
        duty = DutyRow.objects.filter(person=person, key=key, ended=None).first()
        if duty is None:
            raise Refused(f"{key!r} is no open duty of {person.reference}. It may have been done just now: look again.")
        if user is not None and user.unit != duty.owed_by:
            raise Refused(f"This duty is owed by {duty.owed_by}; only they can hand it on, and you are in {user.unit}.")
        if duty.owed_by == to_unit:
            raise Refused(f"{to_unit} owes this duty already.")
        if HandOff.objects.filter(person=person, key=key, answered_at=None).exists():
            raise Refused("This duty is already offered to a unit that has not answered. Wait for the answer.")
        return HandOff.objects.create(
            person=person, key=key, from_unit=duty.owed_by, to_unit=to_unit, reason=reason, offered_by=by,
            offered_at=clock.now(),
        )  # fmt: skip
