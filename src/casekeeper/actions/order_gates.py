"""Deciding to deport, and the order: when either may be recorded, and what has to be over first."""

from __future__ import annotations

from typing import Any

from casekeeper.actions.asking import Asking, passes
from casekeeper.actions.family_deportation import check_as_family
from casekeeper.position.appeals.rights import appeals_of
from casekeeper.position.claims.made import claims_of, unanswered_representations
from casekeeper.position.departure.gate import decided_to_remove
from casekeeper.position.departure.safeguards import decider_of
from casekeeper.position.exceptions import appeal_running, article_8_tier
from casekeeper.position.exceptions_weighed import exceptions_weighed
from casekeeper.position.representations import representations_ended
from casekeeper.position.sentence import longest_sentence
from casekeeper.records.refused import Refused

NO_ORDER = "nationality_immigration_asylum_act_2002.no_order_while_appeal_pending"
TO_DEPORT = frozenset({"deport", "deport, automatic"})


def decide(asking: Asking, said: Any) -> None:
    """Immigration Rules 13.2; UK Borders Act 2007, s 33: decided once all that speaks against it was weighed."""
    if asking.user is None or said.outcome not in TO_DEPORT:
        return
    check_as_family(asking, said)
    tier = article_8_tier(asking.law, asking.on, longest_sentence(asking.history, asking.law))
    passes(exceptions_weighed(asking.history, tier), "Deportation is not to be decided yet")


def order(asking: Asking, said: Any) -> None:
    """UK Borders Act 2007, s 34, and 2002 Act, s 79; and none against representations or an appeal that was allowed."""
    if asking.user is None:
        return
    decided = decided_to_remove(asking.history)
    if decided is None or decided.said.outcome not in TO_DEPORT:
        raise Refused("Nobody has decided to deport, or it was decided otherwise since. Decide first.")
    if getattr(asking.user, "username", "") in (decided.recorded_by, decided.said.decided_by):
        raise Refused("Whoever decided to deport does not make the order. Ask another manager.")
    check_as_family(asking, decided.said)
    running = appeal_running(asking.history)
    if running is not None:
        raise Refused(f"An appeal against conviction or sentence runs since {running.on}: no order is made meanwhile.")
    unanswered = unanswered_representations(asking.history)
    if unanswered is not None:
        raise Refused(f"The representations of {unanswered.on} are not answered by a decision yet. Decide first.")
    heard = representations_ended(asking.history, asking.law, asking.calendars.default, asking.on)
    passes(heard, "The order waits for the time for representations")
    _no_claim_stands(asking, decided)
    found = appeals_of(asking.history, asking.law, asking.calendars, asking.on)
    no_order = asking.law[NO_ORDER].find(asking.on)
    if found is not None and found.pending and not said.automatic and no_order is not None:
        raise Refused(f"An appeal is pending: {found.pending[0].why}. Only an automatic order is made meanwhile.")
    for appeal in found.allowed if found is not None else ():
        if appeal.outcome is not None and not decided.knew_of(appeal.outcome):
            text = f"An appeal was allowed on {appeal.outcome.on}, and nobody has decided to deport since"
            raise Refused(f"{text}. Carry it out, or decide again first.")


def _no_claim_stands(asking: Asking, decided: Any) -> None:
    """UK Borders Act 2007, s 33(2): a claim is decided first, and one that was granted is not overruled by an order."""
    for claim in claims_of(asking.history):
        what = f"The claim of {claim.made.said.claim} of {claim.made.on}"
        if claim.closed_by is None:
            raise Refused(f"{what} is not decided: no order is made meanwhile. {decider_of(claim.barrier)} decides it.")
        if claim.granted_and_stands and not decided.knew_of(claim.closed_by):
            raise Refused(f"{what} was granted on {claim.closed_by.on}, and nobody has decided to deport since.")
