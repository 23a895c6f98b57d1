"""After a declaration the person is circulated and referred for tracing, and the breach recorded."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import key_of, spells, why
from casekeeper.duties.missed_report import since
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import Circulated
from casekeeper.position.answer import Reason
from casekeeper.position.reporting.contact_state import ContactState
from casekeeper.position.reporting.tracing import TEAMS, team_of


def duties(case: Case) -> Iterator[Duty]:
    """One for every declaration."""
    for spell in spells(case, ContactState.ABSCONDER):
        allowed = case.by_grade("circulate", spell.since)
        if allowed is None:
            continue
        done = since(case, Circulated, spell.since)
        yield owe(
            case,
            key=f"circulate absconder:{key_of(spell)}",
            what="Circulate the absconder and refer for tracing",
            by=Unit.CASEWORK,
            arose=spell.since,
            allowed=allowed,
            discharged_by="the circulation's reference, and the referral",
            reasons=(why(spell), Reason(f"Traced by {route(case)}; the case stays with its owner")),
            done_on=done.on if done is not None else None,
            lapsed_on=spell.until,
        )


def route(case: Case) -> str:
    """Who traces: people with a sentence are traced by criminal casework's own team."""
    return TEAMS[team_of(case.history)]
