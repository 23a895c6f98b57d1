"""Before anybody is declared an absconder every check is made, with its date, result and lawful basis."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import counts_from, key_of, spells, why
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import CHECKS, CheckMade
from casekeeper.position.answer import Reason
from casekeeper.position.reporting.contact_state import ContactState


def duties(case: Case) -> Iterator[Duty]:
    """One for every spell out of contact."""
    for spell in spells(case, ContactState.OUT_OF_CONTACT):
        allowed = case.by_grade("declare", spell.since)
        if allowed is None:
            continue
        start = counts_from(case, spell)
        made = {
            fact.said.check: max(fact.on, spell.since)
            for fact in reversed(case.history.of(CheckMade))
            if fact.on >= start and fact.said.is_complete
        }
        missing = [name for name in CHECKS if name not in made]
        yield owe(
            case,
            key=f"make mandatory checks:{key_of(spell)}",
            what="Make the checks that come before a declaration",
            by=Unit.CASEWORK,
            arose=spell.since,
            allowed=allowed,
            discharged_by="every check made, or the reason why one was not",
            reasons=(why(spell), Reason(f"Missing: {', '.join(missing)}" if missing else "Every check is made")),
            done_on=None if missing else max(made.values()),
            lapsed_on=spell.until,
        )
