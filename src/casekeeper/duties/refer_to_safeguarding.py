"""A child or somebody vulnerable who is out of contact is a missing person first."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import counts_from, key_of, spells, why
from casekeeper.duties.missed_report import since, welfare_first
from casekeeper.duties.owed import owe
from casekeeper.facts.safeguards import SafeguardingReferred
from casekeeper.position.reporting.contact_state import ContactState


def duties(case: Case) -> Iterator[Duty]:
    """One for every spell out of contact, or as an absconder, of such a person."""
    for spell in spells(case, ContactState.OUT_OF_CONTACT, ContactState.ABSCONDER):
        first = welfare_first(case, spell.since, spell.until)
        if first is None:
            continue
        arose, reason = first
        referred = since(case, SafeguardingReferred, counts_from(case, spell))
        allowed = case.for_reporting("safeguarding", arose)
        yield owe(
            case,
            key=f"refer to safeguarding:{key_of(spell)}:{spell.state}",
            what="Refer a missing person to safeguarding",
            by=Unit.CASEWORK,
            arose=arose,
            allowed=allowed,
            discharged_by="a safeguarding referral",
            reasons=(why(spell), reason),
            done_on=referred.on if referred is not None else None,
            lapsed_on=spell.until,
            ladder=case.at_once_ladder(arose),
            urgent=True,
        )
