"""Does a certificate stand on a claim, and on which claim does a decision answer that may be appealed?

2002 Act, ss 92, 94 and 94B: while a certificate stands, an appeal against the refusal is brought from outside the
country. Withdrawn or quashed, it takes nothing away any more.
"""

from __future__ import annotations

from collections.abc import Mapping

from casekeeper.facts import Fact, History
from casekeeper.facts.claims import CertificateWithdrawn, ClaimCertified
from casekeeper.position.claims.made import Claim, claims_of

CLAIMS_OF: Mapping[str, frozenset[str]] = {
    "refusal of a protection claim": frozenset({"protection", "further submissions"}),
    "refusal of a human-rights claim": frozenset({"human rights", "further submissions"}),
}
"""By what was decided, the claims that it may have refused; further submissions may have been either."""


def certificate_on(history: History, claim: int) -> Fact[ClaimCertified] | None:
    """The newest certificate on the claim, unless it was withdrawn since."""
    newest = next((fact for fact in reversed(history.of(ClaimCertified)) if fact.said.claim == claim), None)
    return None if newest is None or is_withdrawn(history, newest) else newest


def is_withdrawn(history: History, certificate: Fact[ClaimCertified]) -> bool:
    """Was this certificate withdrawn or quashed?"""
    return any(
        each.said.claim == certificate.said.claim and each.in_order >= certificate.in_order
        for each in history.of(CertificateWithdrawn)
    )


def claim_refused(history: History, decision: str) -> Claim | None:
    """The claim that a decision of this kind refused last. None where it answers no claim, or none is recorded."""
    kinds = CLAIMS_OF.get(decision, frozenset())
    refused = [
        each for each in claims_of(history)
        if each.considered is not None and each.considered.said.outcome == "refused" and each.made.said.claim in kinds
    ]  # fmt: skip
    return max(refused, key=lambda each: each.considered.in_order if each.considered else (), default=None)


def certificates_standing(history: History) -> tuple[Fact[ClaimCertified], ...]:
    """Every certificate that stands, in the order of the claims."""
    found = (certificate_on(history, claim.number) for claim in claims_of(history))
    return tuple(each for each in found if each is not None)
