"""The kinds of fact that people record, grouped as somebody looking for one would look."""

from __future__ import annotations

from collections.abc import Callable

from casekeeper.facts import KINDS, Kind

NAMES = {
    "consideration": "Consideration of deportation",
    "referral": "Referral and triage",
    "triage": "Referral and triage",
    "case": "Progress, holds and closing",
    "hold": "Progress, holds and closing",
    "custody": "Custody",
    "sentence": "Convictions and sentences",
    "immigration": "Immigration status",
    "departure": "Departure",
    "identity": "Identity and nationality",
    "document": "Travel and identity documents",
    "barrier": "Barriers and safeguards",
    "safeguard": "Barriers and safeguards",
    "appeal": "Appeals",
    "claim": "Claims and challenges",
    "court": "Claims and challenges",
    "trafficking": "Claims and challenges",
    "family": "Children and family",
    "detention": "Immigration detention",
    "scheme": "Ways home",
    "service": "Papers handed over",
    "overseas": "Arrests and checks abroad",
    "bail": "Immigration bail",
    "contact": "Contact and reporting",
    "reporting": "Contact and reporting",
    "absconding": "Absconding and tracing",
}


def families(allowed: Callable[[type[Kind]], bool]) -> list[tuple[str, list[type[Kind]]]]:
    """Family names with their kinds by label, in the order of NAMES; a family not named there comes last."""
    found: dict[str, list[type[Kind]]] = {name: [] for name in NAMES.values()}
    for key, kind in KINDS.items():
        if kind.by_hand and allowed(kind):
            found.setdefault(NAMES.get(key.partition(".")[0], "Other"), []).append(kind)
    return [(name, sorted(kinds, key=lambda kind: kind.label)) for name, kinds in found.items() if kinds]
