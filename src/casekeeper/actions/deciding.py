"""Which unit decides each barrier. Nobody else clears it, time does not clear it, and unknown is not cleared at all.

Bodies outside (a court, a clinician, a local authority) decide by a document; casework records it, in their name
and with the document's reference. The table is `position/departure/safeguards.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casekeeper.facts import Fact, history_of
from casekeeper.facts.casework import BarrierCleared
from casekeeper.position.barriers import barriers_of
from casekeeper.position.departure.safeguards import decider_of
from casekeeper.records.refused import Refused


def check_clearing(reference: str, facts: Sequence[Fact[Any]], said: BarrierCleared) -> None:
    """Raises Refused unless the barrier is open on this record, and the unit named is the one that decides it."""
    found = {barrier.opened.first_number: barrier for barrier in barriers_of(history_of(reference, facts))}
    barrier = found.get(said.barrier)
    if barrier is None or not barrier.is_open:
        numbers = ", ".join(str(number) for number, each in found.items() if each.is_open) or "none"
        raise Refused(f"Fact {said.barrier} is no open barrier of this record. Open barriers: {numbers}.")
    decider = decider_of(barrier.code)
    if decider is None:
        raise Refused(f"A barrier coded {barrier.code} cannot be cleared. Give it its right code first.")
    if said.by_unit != decider:
        raise Refused(f"{barrier.code} is decided by {decider}, not by {said.by_unit}. Ask {decider} to clear it.")
