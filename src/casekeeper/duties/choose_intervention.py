"""When tracing finds a lead a named person chooses what to do about it, soon."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import spells
from casekeeper.duties.missed_report import since
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import InterventionChosen, TraceStepTaken
from casekeeper.position.answer import because
from casekeeper.position.reporting.contact_state import ContactState


def duties(case: Case) -> Iterator[Duty]:
    """One for every lead."""
    looked_for = spells(case, ContactState.ABSCONDER, ContactState.LOCATED)
    for lead in case.history.of(TraceStepTaken):
        if lead.said.result not in ("lead", "located"):
            continue
        spell = next((each for each in reversed(looked_for) if each.since <= lead.on), None)
        allowed = case.by_grade("intervene", lead.on)
        if spell is None or allowed is None or (spell.until is not None and spell.until < lead.on):
            continue
        chosen = since(case, InterventionChosen, lead.on)
        yield owe(
            case,
            key=f"choose intervention:{lead.first_number}",
            what="Choose what to do about a lead",
            by=Unit.TRACING,
            arose=lead.on,
            allowed=allowed,
            discharged_by="a named person's choice, with reasons",
            reasons=(because(f"{lead.said.source.capitalize()} on {lead.on}: {lead.said.result}", lead),),
            done_on=chosen.on if chosen is not None else None,
            lapsed_on=spell.until,
        )
