"""What the record says of a certificate, for the letter of a decision: may an appeal come from inside, or from abroad?

Which certificate is meant follows from what was decided: that on the claim of this kind that was refused last. Where
nobody has said yet what was decided, any certificate that stands is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casekeeper.actions.letters.asked import Asked
from casekeeper.facts import Fact
from casekeeper.facts.claims import ClaimCertified
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.position.claims.certified import certificate_on, certificates_standing, claim_refused

AFTER_LEAVING, AFTER_RECEIPT = "appeal_time_limits.ft_ooc_1", "appeal_time_limits.ft_ooc_2"


def certificate_of(asked: Asked) -> Fact[ClaimCertified] | None:
    """The certificate that stands against what was decided."""
    decision = asked.typed.get("decision", "")
    if not decision:
        standing = [each for each in certificates_standing(asked.history) if asked.certificate in ("", each.said.under)]
        return standing[-1] if standing else None
    claim = claim_refused(asked.history, decision)
    return certificate_on(asked.history, claim.number) if claim is not None else None


def has_left(asked: Asked) -> bool:
    """Is the person out of the country?"""
    left, back = asked.history.latest(Departed), asked.history.latest(BackInCountry)
    return left is not None and (back is None or back.in_order < left.in_order)


def _from_inside(asked: Asked) -> str:
    """Empty while a certificate stands: an appeal is then from abroad."""
    return "" if certificate_of(asked) is not None else "yes"


def _told_of(asked: Asked) -> Fact[ClaimCertified] | None:
    """The certificate that this letter tells of: one under its own section."""
    found = certificate_of(asked)
    return found if found is not None and found.said.under == asked.certificate else None


def _of_certificate(name: str) -> Callable[[Asked], str]:
    def said(asked: Asked) -> str:
        found = _told_of(asked)
        return str(getattr(found.said, name)) if found is not None else ""

    return said


def _certified_on(asked: Asked) -> str:
    found = _told_of(asked)
    return found.on.isoformat() if found is not None else ""


def _certificate(asked: Asked) -> str:
    """The number of its fact, so that a certificate that was corrected since is another one."""
    found = _told_of(asked)
    return str(found.number) if found is not None else ""


def _refused_on(asked: Asked) -> str:
    """The day on which the claim was refused that the certificate is about."""
    found = _told_of(asked)
    considered: list[Fact[Any]] = [
        fact for fact in asked.history.facts
        if fact.kind == "claim.considered" and found is not None and fact.said.claim == found.said.claim
    ]  # fmt: skip
    return considered[-1].on.isoformat() if considered else ""


def _limit(page: str, *, abroad: bool) -> Callable[[Asked], str]:
    """The time to appeal, where it is the one that runs for this person."""

    def said(asked: Asked) -> str:
        value = asked.law[page].find(asked.today)
        return f"{value.value} {value.unit}" if value is not None and has_left(asked) is abroad else ""

    return said


RECORD: Mapping[str, Callable[[Asked], str]] = {
    "from_inside": _from_inside, "certificate": _certificate, "certified_on": _certified_on,
    "certified_by": _of_certificate("certified_by"), "certificate_reasons": _of_certificate("reasons"),
    "refused_on": _refused_on, "legal_help": _of_certificate("legal_help"),
    "live_evidence": _of_certificate("live_evidence"), "video_link": _of_certificate("video_link"),
    "cost": _of_certificate("cost"), "arrangements": _of_certificate("arrangements"),
    "individual_check": _of_certificate("individual_check"),
    "after_leaving": _limit(AFTER_LEAVING, abroad=False), "after_receipt": _limit(AFTER_RECEIPT, abroad=True),
}  # fmt: skip
"""Each need of a certificate, and where its answer comes from."""
