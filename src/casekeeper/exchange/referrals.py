"""Reads one structured referral and answers it with a receipt: accepted, or sent back with the reasons.

    {"prisonerNumber": "B4321CD", "prison": "HCI", "referredOn": "2026-02-13",
     "previousConvictions": "attached" | "none" | "absent", "absentReason": "...",
     "nationality": "Albanian", "firstName": "...", "lastName": "...", "dateOfBirth": "...",
     "contact": {"name": "...", "email": "..."}}

The person is on record either way: a referral sent back does not make anybody vanish.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.exchange.content import content_key
from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.prisoner_search import no_prison_number, prison_number_in
from casekeeper.exchange.said import Receipt, Said, Statement, Unreadable
from casekeeper.exchange.statements import identifier, name_and_birth, nationality_claim, on_day, on_list_day
from casekeeper.facts import Kind
from casekeeper.facts.nationalities import nationality_from
from casekeeper.facts.referral import ReferralAcknowledged, ReferralRejected, Referred

SOURCE = "referral"
_CONVICTIONS = {"attached": "attached", "none": "none", "absent": "absent with reason",
                "absent with reason": "absent with reason"}  # fmt: skip
_SENDERS = ("prison list", "prison form", "court", "police", "probation", "other")


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the referral says, with the receipt that answers it. The same referral again has the same receipt."""
    if not isinstance(document, dict):
        return Unreadable("a referral as an object", what_came(document), "Send one object for each referral.")
    reference = f"R-{content_key(document)[:12].upper()}"
    fields = Fields(document, [])
    number = prison_number_in(fields, "prisonerNumber", "offenderNo")
    if not number:
        refused = no_prison_number(fields)
        why = f"prisonerNumber: expected {refused.expected.split(': ')[-1]}"
        return Unreadable(refused.expected, refused.came, refused.what_to_do, Receipt(reference, False, (why,)))
    referred, reasons = _referred(fields)
    day = fields.day("referredOn") or on
    if day > on:
        fields.warn("referredOn", "lies in the future; the day it arrived is taken")
        day = on
    answer: Kind = ReferralAcknowledged(receipt=reference)
    if reasons:
        answer = ReferralRejected(reasons=" ".join(reasons))
    statements = [
        *(on_list_day(said, on) for said in _identity(fields, number, on)),
        on_day(referred, day, on=on, warnings=fields.warnings),
        Statement(answer, on_list_day(answer, on).happened, dated=False),
    ]
    return Said(
        source=SOURCE,
        key=f"{number}/referral/{reference}",
        subjects=(f"prison_number:{number}",),
        statements=tuple(statements),
        warnings=tuple(fields.warnings),
        opens="referred to us",
        receipt=Receipt(reference, not reasons, tuple(reasons)),
    )


def _referred(fields: Fields) -> tuple[Referred, list[str]]:
    """The referral, and what would make it acceptable where it is not."""
    reasons = []
    prison = fields.text("prison", longest=60) or fields.text("referredBy", longest=60)
    if not prison:
        reasons.append("prison: say who refers, by the prison's code.")
    sent = fields.text("previousConvictions", longest=60).lower()
    why = fields.text("absentReason", longest=1000) or fields.text("previousConvictionsAbsentReason", longest=1000)
    if sent not in _CONVICTIONS:
        reasons.append("previousConvictions: say attached, none or absent.")
    elif _CONVICTIONS[sent] == "absent with reason" and not why:
        reasons.append("absentReason: say why the previous convictions are absent.")
    through = fields.text("through", longest=60).lower() or "prison form"
    if through not in _SENDERS:
        fields.warn("through", f"expected one of {', '.join(_SENDERS)}; read as other")
        through = "other"
    convictions = _CONVICTIONS.get(sent, "not stated")
    said = Referred(
        by=prison or "not stated",
        through=through,
        previous_convictions=convictions,
        absent_reason=why,
        keyed_by=fields.text("keyedBy", longest=200),
    )
    return said, reasons


def _identity(fields: Fields, number: str, on: date) -> Iterator[Kind]:
    yield identifier("prison_number", number, on=on, warnings=[])
    yield from name_and_birth(fields, on=on, use="main")
    if text := fields.text("nationality", longest=200):
        yield nationality_claim(nationality_from(text), confidence="stated", warnings=fields.warnings)
    typed = (("pnc", "pncNumber"), ("cro", "croNumber"), ("home_office_reference", "homeOfficeReferenceNumber"))
    for scheme, name in typed:
        if text := fields.text(name, longest=60):
            yield identifier(scheme, text, on=on, warnings=fields.warnings)
