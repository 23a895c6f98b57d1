"""What the duties towards somebody we are looking for share: each spell, and from which day its checks count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.missed_report import contact
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.contact_state import ContactState, Lost
from casekeeper.position.reporting.tracing import start_of


def spells(case: Case, *states: ContactState) -> Sequence[Lost]:
    """Each spell in one of these states, in order."""
    standing = contact(case)
    return [spell for spell in standing.lost if spell.state in states] if standing is not None else ()


def key_of(spell: Lost) -> str:
    """The same for ever: the fact that began it, or the day on which the rule did."""
    return str(spell.fact.first_number) if spell.fact is not None else str(spell.since)


def why(spell: Lost) -> Reason:
    """What began it."""
    if spell.fact is not None:
        return because(f"{spell.state.value.capitalize()} since {spell.since}", spell.fact)
    return because(f"{spell.state.value.capitalize()} since {spell.since}, by the policy", under=spell.rule)


def counts_from(case: Case, spell: Lost) -> date:
    """The first miss of the run that led to it: what was done to find the person since then counts."""
    standing = contact(case)
    return start_of(standing, spell) if standing is not None else spell.since
