"""Declare an absconder as the second person, or refuse what was proposed; the gate is asked while it is held."""

from __future__ import annotations

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import Worker
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.absconding import ContactLost, DeclarationProposed, DeclarationRefused
from casekeeper.records import clock
from casekeeper.records.models import Person


def propose_declaration(person: Person, *, reasons: str, by: str, user: Worker, condition: int | None = None) -> int:
    """Propose it; the number of the fact. Nothing follows before a second person has declared."""
    said = DeclarationProposed(condition=condition, reasons=reasons, proposed_by=by)
    with held(person):
        return record_fact(person, said, clock.today(), source="casework", by=by, user=user)


def declare_absconder(person: Person, *, reasons: str, by: str, user: Worker) -> int:
    """Declare; the number of the fact. Raises Refused, with everything that is missing, where the gate is closed."""
    said = ContactLost(standing="absconder", declared_by=by, reasons=reasons)
    with held(person):
        return record_fact(person, said, clock.today(), source="casework", by=by, user=user)


def refuse_declaration(person: Person, *, reasons: str, by: str, user: Worker) -> int:
    """Refuse it for now; the time to decide runs again from today."""
    said = DeclarationRefused(reasons=reasons, decided_by=by)
    with held(person):
        return record_fact(person, said, clock.today(), source="casework", by=by, user=user)
