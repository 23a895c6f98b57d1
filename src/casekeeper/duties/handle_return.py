"""Somebody met by the police, located or back is dealt with: papers served, conditions looked at, the reason asked."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import key_of, spells, why
from casekeeper.duties.missed_report import since
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import CameBack, Encountered, Located, ReturnHandled
from casekeeper.facts.reporting import ReportAttended
from casekeeper.position.answer import because
from casekeeper.position.reporting.contact_state import ContactState

FOUND = frozenset({CameBack.key, Encountered.key, Located.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every spell that ended so; an absconder who simply reports again is one of them."""
    for spell in spells(case, ContactState.OUT_OF_CONTACT, ContactState.ABSCONDER):
        back = spell.ended_by
        if back is None:
            continue
        reports_again = back.kind == ReportAttended.key and spell.state is ContactState.ABSCONDER
        if back.kind not in FOUND and not reports_again:
            continue
        handled = since(case, ReturnHandled, back.on)
        yield owe(
            case,
            key=f"handle return:{key_of(spell)}:{back.first_number}",
            what="Deal with somebody who was found or came back",
            by=Unit.CASEWORK,
            arose=back.on,
            allowed=case.for_reporting("handle_return", back.on),
            discharged_by="papers served, conditions looked at again, and why contact was lost",
            reasons=(why(spell), because(f"{back.said.label} on {back.on}", back)),
            done_on=handled.on if handled is not None else None,
        )
