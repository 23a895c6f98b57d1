"""What the record says of outcomes, for the letters on them: orders, further submissions, schemes, claims, referrals.

Each looks at the newest fact of its kind, and at nothing that was overtaken: an order that was revoked is no order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rigour.territories import get_territory

from casekeeper.actions.letters.asked import Asked
from casekeeper.facts import Fact, Kind
from casekeeper.facts.claims import ClaimConsidered, ClaimMade
from casekeeper.facts.consideration import Decided, RepresentationsReceived
from casekeeper.facts.departures import AttemptFailed, AttemptPlanned
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderRevoked
from casekeeper.facts.schemes import SchemeDecided
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.matching.screening.states import state_code
from casekeeper.position.claims.made import claims_of
from casekeeper.position.consideration import order_in_force
from casekeeper.position.information_needed import questions_of, to_ask

Find = Callable[[Asked], Fact[Any] | None]
Say = Callable[[Asked], str]

TO_DEPORT = frozenset({"deport", "deport, automatic"})
NOT_TO_DEPORT = frozenset({"do not deport", "exempt", "British citizen"})
WEIGHED: Mapping[str, str] = {
    "private_life_reasons": "Private life", "child_reasons": "Child", "partner_reasons": "Partner",
    "compelling_reasons": "Very compelling circumstances", "protection_reasons": "Protection",
    "trafficking_reasons": "Trafficking", "eu_reasons": "EU rights", "alternatives": "What else was considered",
    "evidence": "Evidence relied on",
}  # fmt: skip
ASKS: Mapping[str, str] = {
    "ask_language": "language", "ask_born": "birth date", "ask_nationality": "nationality", "ask_british": "British",
    "ask_children": "children", "ask_representative": "representative", "ask_health": "health", "ask_return": "return",
    "ask_address": "address", "ask_document": "document",
}  # fmt: skip
"""By need, the question of `position/information_needed.py`; its answer is the number under which it is asked."""


def _order(asked: Asked) -> Fact[DeportationOrdered] | None:
    return order_in_force(asked.history)


def _decided_to_deport(asked: Asked) -> Fact[Decided] | None:
    return _if_newest_is(asked, TO_DEPORT)


def _decided_not_to(asked: Asked) -> Fact[Decided] | None:
    return _if_newest_is(asked, NOT_TO_DEPORT)


def _if_newest_is(asked: Asked, outcomes: frozenset[str]) -> Fact[Decided] | None:
    newest = asked.history.latest(Decided)
    return newest if newest is not None and newest.said.outcome in outcomes else None


def _no_fresh_claim(asked: Asked) -> Fact[ClaimConsidered] | None:
    newest = asked.history.latest(ClaimConsidered)
    return newest if newest is not None and newest.said.outcome == "not a fresh claim" else None


def _submitted(asked: Asked) -> Fact[ClaimMade] | None:
    considered = _no_fresh_claim(asked)
    made = (each.made for each in claims_of(asked.history) if considered and each.number == considered.said.claim)
    return next(made, None)


def _open_claim(asked: Asked) -> Fact[ClaimMade] | None:
    return next((each.made for each in reversed(claims_of(asked.history)) if each.is_open), None)


def _failed_plan(asked: Asked) -> Fact[AttemptPlanned] | None:
    """The newest plan, where it failed."""
    plan, failed = asked.history.latest(AttemptPlanned), asked.history.of(AttemptFailed)
    return plan if plan is not None and any(each.said.attempt == plan.first_number for each in failed) else None


def _revoked(asked: Asked) -> Fact[DeportationOrderRevoked] | None:
    return asked.history.latest(DeportationOrderRevoked) if order_in_force(asked.history) is None else None


def _revoked_order(asked: Asked) -> Fact[DeportationOrdered] | None:
    return asked.history.latest(DeportationOrdered) if _revoked(asked) is not None else None


def _latest(kind: type[Kind]) -> Find:
    return lambda asked: asked.history.latest(kind)


def _represented(asked: Asked) -> Fact[RepresentationsReceived] | None:
    decided, received = _decided_to_deport(asked), asked.history.latest(RepresentationsReceived)
    return received if received is not None and decided is not None and received.on <= decided.on else None


def _on(find: Find) -> Say:
    def said(asked: Asked) -> str:
        found = find(asked)
        return found.on.isoformat() if found is not None else ""

    return said


def _number(find: Find) -> Say:
    """The number of its fact, so that one that was corrected since is another."""

    def said(asked: Asked) -> str:
        found = find(asked)
        return str(found.number) if found is not None else ""

    return said


def _of(find: Find, name: str) -> Say:
    def said(asked: Asked) -> str:
        found = find(asked)
        return str(getattr(found.said, name)) if found is not None else ""

    return said


def _weighed(asked: Asked) -> str:
    """Each limb that has reasons, one a line; where they were weighed in one text, that text."""
    weighed, decided = asked.history.latest(ExceptionsWeighed), _decided_to_deport(asked)
    lines = [] if weighed is None else [
        f"{title}: {' '.join(getattr(weighed.said, name).split())}"
        for name, title in WEIGHED.items() if getattr(weighed.said, name).strip()
    ]  # fmt: skip
    return "\n".join(lines) or (decided.said.exceptions_considered if decided is not None else "")


def _leaves_on(asked: Asked) -> str:
    plan = _failed_plan(asked)
    return plan.said.leaves_on.isoformat() if plan is not None else ""


def _scheme(asked: Asked) -> str:
    decided = asked.history.latest(SchemeDecided)
    offer = next((f for f in asked.history.facts if decided is not None and f.first_number == decided.said.offer), None)
    return str(getattr(offer.said, "scheme", "")) if offer is not None else ""


def _asks(question: str) -> Say:
    def said(asked: Asked) -> str:
        names = [each.name for each in to_ask(asked.history)]
        return str(names.index(question) + 1) if question in names else ""

    return said


def _any_question(asked: Asked) -> str:
    return str(len(to_ask(asked.history)) or "")


def _what_we_know(asked: Asked) -> str:
    known = (each for each in questions_of(asked.history) if not each.is_to_be_asked)
    lines = [(each.name[:1].upper() + each.name[1:], " ".join(each.as_known.split())) for each in known]
    return "\n".join(f"{name}: {_state(said) if name == 'Nationality' else said}" for name, said in lines)


def _state(code: str) -> str:
    """The state by its name; what is no state's code stays as it is."""
    found = get_territory(state_code(code)) if state_code(code) else None
    return found.name if found is not None else code


RECORD: Mapping[str, Say] = {
    "order": _number(_order), "order_made_on": _on(_order), "order_decided_on": _on(_decided_to_deport),
    "order_decided_by": _of(_decided_to_deport, "decided_by"), "order_reasons": _of(_decided_to_deport, "reasons"),
    "weighed": _weighed, "represented_on": _on(_represented),
    "submitted_on": _on(_submitted), "considered_on": _on(_no_fresh_claim),
    "considered_by": _of(_no_fresh_claim, "decided_by"), "considered_reasons": _of(_no_fresh_claim, "reasons"),
    "already_considered": _of(_no_fresh_claim, "already_considered"),
    "realistic_prospect": _of(_no_fresh_claim, "realistic_prospect"),
    "cancelled_day": _leaves_on, "cancelled_to": _of(_failed_plan, "to"),
    "scheme": _scheme, "scheme_outcome": _of(_latest(SchemeDecided), "outcome"),
    "scheme_decided_on": _on(_latest(SchemeDecided)), "scheme_decided_by": _of(_latest(SchemeDecided), "decided_by"),
    "scheme_reasons": _of(_latest(SchemeDecided), "reasons"),
    "revoked_on": _on(_revoked), "revoked_order_on": _on(_revoked_order), "revoked_reasons": _of(_revoked, "reason"),
    "not_deported": _of(_decided_not_to, "outcome"), "not_deported_on": _on(_decided_not_to),
    "not_deported_by": _of(_decided_not_to, "decided_by"), "not_deported_reasons": _of(_decided_not_to, "reasons"),
    "victim_referred_on": _on(_latest(TraffickingReferred)),
    "victim_referred_by": _of(_latest(TraffickingReferred), "by"),
    "claim": _of(_open_claim, "claim"), "claim_made_on": _on(_open_claim),
    "what_we_know": _what_we_know, "any_question": _any_question,
    **{name: _asks(about) for name, about in ASKS.items()},
}  # fmt: skip
"""Each need of an outcome, and where its answer comes from."""
