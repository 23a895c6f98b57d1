"""What a letter of each kind says about an invented person: every need answered."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.letters.templates import letters

SENT_ON = date(2026, 11, 27)
OFFICE = {
    "office_name": "Invented Casework Office", "office_address": "1 Invented Way, Nowhere, ZZ1 1ZZ",
    "office_contact": "Telephone 020 7946 0000, letters@example.invalid",
}  # fmt: skip
SAID = {
    **OFFICE, "name": "Mirvet (Miri) Kolasani", "born": "1990-03-27", "references": "M1234567, Z9377UO",
    "method": "post in the UK", "sent_on": "2026-11-27", "served_on": "2026-12-01", "invented": "yes",
    "convictions": "Burglary, Invented Crown Court, 3 March 2026\nTheft, 4 May 2024: 14 months (ordinary)",
    "reasons": "You were sentenced to fourteen months.\nWe looked at what you told us.", "window": "20 working day",
    "reply_by": "2026-12-31", "decided_on": "2026-11-20",
    "from_inside": "yes", "ordered_on": "2026-11-20", "decision": "refusal of a human-rights claim",
    "nation": "scotland", "time_limit": "14 calendar day", "appeal_until": "2026-12-15", "destination": "Albania",
    "period": "5 working day", "not_until": "2026-12-08", "leaves_on": "2026-12-20", "stops": "none, direct",
    "more_time": "You did not ask for more time.", "reviewed_on": "2026-11-25", "outcome": "detention goes on",
    "period_reasons": "Three weeks so far.", "removal_reasons": "A document is expected in two weeks.",
    "granted_on": "2026-11-02", "conditions": "Residence: live at 1 Invented Way (to know where to write to)",
    "next_report": "2026-11-30", "next_place": "10:00, reporting centre, Lunar House", "release_ready": "A. Officer",
    "release_on": "2026-11-30", "address": "1 Invented Way, Nowhere, ZZ1 1ZZ", "certificate": "41",
    "refused_on": "2026-11-18", "certified_on": "2026-11-20", "certified_by": "A. Head",
    "certificate_reasons": "The claim says nothing that could succeed.\nThe country has a police that helps.",
    "country": "Albania", "after_leaving": "28 calendar day", "after_receipt": "28 calendar day",
    "order": "42", "order_made_on": "2026-11-20", "order_decided_on": "2026-11-18", "order_decided_by": "B. Officer",
    "order_reasons": "The offence was grave.\nNothing outweighs it.", "represented_on": "2026-11-10",
    "weighed": "Private life: four years here\nWhat else was considered: a warning, which was not enough",
    "submitted_on": "2026-11-02", "considered_on": "2026-11-20", "considered_by": "C. Officer",
    "considered_reasons": "It was said before.", "already_considered": "yes", "realistic_prospect": "no",
    "cancelled_day": "2026-11-25", "cancelled_to": "Albania", "why_cancelled": "The flight was cancelled.",
    "what_follows": "You stay where you are.", "retry": "21 calendar day", "scheme": "early removal",
    "scheme_outcome": "refused", "scheme_decided_on": "2026-11-20", "scheme_decided_by": "D. Officer",
    "scheme_reasons": "A charge is outstanding.", "revoked_on": "2026-11-24", "revoked_order_on": "2025-03-04",
    "revoked_reasons": "An appeal was allowed.", "status_now": "You have permission to stay until 2029.",
    "not_deported": "do not deport", "not_deported_on": "2026-11-20", "not_deported_by": "E. Officer",
    "not_deported_reasons": "A child depends on you.", "victim_referred_on": "2026-11-20",
    "victim_referred_by": "A first responder", "grounds_within": "5 calendar day", "recovery": "30 calendar day",
    "claim": "protection", "claim_made_on": "2026-11-20", "what_we_know": "Language: Albanian\nAddress: 1 Invented Way",
    "any_question": "10", "ask_language": "1", "ask_born": "2", "ask_nationality": "3", "ask_british": "4",
    "ask_children": "5", "ask_representative": "6", "ask_health": "7", "ask_return": "8", "ask_address": "9",
    "ask_document": "10", "reply_window": "20 working day",
    "legal_help": "effective", "live_evidence": "effective", "video_link": "effective", "cost": "effective",
    "arrangements": "effective", "individual_check": "You speak the language and have a solicitor here.",
}  # fmt: skip
LETTERS = tuple(letters())


def said_for(key: str) -> dict[str, str]:
    """The data of one letter, and nothing that it does not need."""
    return {need.name: SAID[need.name] for need in letters()[key].needs} | {"invented": "yes"}
