"""Accept a duty that another unit offers, or send it back with a reason."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import ANSWER, Worker, may, require
from casekeeper.records import clock
from casekeeper.records.models import HandOff
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused


def answer_hand_off(
    offer: HandOff, *, accepted: bool, by: str, answer: str = "", as_at: date | None = None, user: Worker | None = None
) -> HandOff:
    """Answer an offer once. Raises Refused where it is answered, or the user is not of the unit it was made to."""
    if not accepted and not answer.strip():
        raise Refused("Say why you send it back, so that the unit that keeps it knows what is missing.")
    if user is not None:
        require(may(user, ANSWER, offer.person))
        if user.unit != offer.to_unit:
            raise Refused(f"This was offered to {offer.to_unit}; you are in {user.unit or 'no unit'}.")
    with held(offer.person):
        offer = HandOff.objects.select_for_update().get(id=offer.id)
        if offer.answered_at is not None:
            raise Refused(f"{offer.answered_by} has answered this already. Look again at what was said.")
        offer.accepted, offer.answer, offer.answered_by = accepted, answer, by
        offer.answered_at = clock.now()
        offer.save()
        if accepted:
            cause = f"{offer.to_unit} accepted it from {offer.from_unit}"
            rederive([offer.person_id], as_at=as_at or clock.today(), cause=cause)
    return offer
