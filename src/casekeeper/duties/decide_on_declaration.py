"""Somebody out of contact is declared an absconder, or not, within the policy's time.

In a pilot it took 219 days on average. A refusal is a decision too; the time then runs again from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import key_of, spells, why
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import DeclarationRefused
from casekeeper.position.answer import Reason
from casekeeper.position.reporting.contact_state import ContactState, Lost


def duties(case: Case) -> Iterator[Duty]:
    """One for every spell out of contact, and one more after each refusal."""
    for spell in spells(case, ContactState.OUT_OF_CONTACT):
        refusals = [
            fact for fact in case.history.of(DeclarationRefused)
            if fact.on >= spell.since and (spell.until is None or fact.on < spell.until)
        ]  # fmt: skip
        starts = [(spell.since, ""), *((fact.on, f":{fact.first_number}") for fact in refusals)]
        ends: list[date | None] = [fact.on for fact in refusals]
        for (start, mark), refused_on in zip(starts, [*ends, None], strict=True):
            allowed = case.by_grade("declare", start)
            if allowed is None:
                continue
            yield owe(
                case,
                key=f"decide on declaration:{key_of(spell)}{mark}",
                what="Decide whether to declare an absconder",
                by=Unit.CASEWORK,
                arose=start,
                allowed=allowed,
                discharged_by="a declaration by a second person of the named grade, or a refusal with reasons",
                reasons=(why(spell), Reason("A missed report is not absconding: three things have to be shown")),
                done_on=refused_on or _declared_on(spell),
                lapsed_on=spell.until,
            )


def _declared_on(spell: Lost) -> date | None:
    declared = spell.ended_by is not None and getattr(spell.ended_by.said, "standing", "") == "absconder"
    return spell.until if declared else None
