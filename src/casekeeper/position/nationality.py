"""Which nationality does the person hold: British, Irish, foreign, or unclear? Never foreign or British by default.

Claims are a set: none erases another. A claim *determined* by the unit whose decision it is closes the question;
a *documented* one outweighs what was only stated or recorded. A British claim beside a foreign one may mean a dual
national, who is British and cannot be deported, so it stays unclear until determined.
"""

from __future__ import annotations

from collections.abc import Sequence

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.position.answer import Answer, Outcome, Reason

Claim = Fact[NationalityClaimed]

QUESTION = "nationality"
SAYS_NOTHING = frozenset({"UNKNOWN", "REFUSED", "OTHER"})
"""Answers that name no nationality. OTHER too: a source's list was too short, or its word has two meanings."""
BRITISH = frozenset({"GBR", "IMN", "JEY", "GGY"})
OTHER_BRITISH = frozenset(
    {
        "GBD", "GBN", "GBO", "GBP", "GBS",
        "AIA", "BMU", "VGB", "CYM", "FLK", "GIB", "MSR", "PCN", "SHN", "TCA", "SGS", "IOT",
    }
)  # fmt: skip
"""Overseas territories and other kinds of British nationality: some of these people are British citizens."""

_ANY = ("a claim to any nationality, with its source",)
_WHICH = ("a determination of nationality by the unit whose decision it is, with evidence",)


def nationality(history: History) -> Answer:
    """British, Irish or foreign where the claims allow one answer; otherwise unclear, with what is missing."""
    claims = history.of(NationalityClaimed)
    reasons = tuple([_reason(claim) for claim in claims])
    naming = [claim for claim in claims if claim.said.nationality not in SAYS_NOTHING]
    if not naming:
        return Answer(QUESTION, Outcome.CANNOT_TELL, "unclear", reasons, _ANY)
    if len(naming) == 1:
        return _answer(_class_of(naming[0]), reasons)
    determined = [claim for claim in naming if claim.said.confidence == "determined"]
    found = _as_determined(determined) if determined else _as_claimed(naming)
    return _answer(found, reasons)


def _answer(found: str, reasons: tuple[Reason, ...]) -> Answer:
    if found == "unclear":
        return Answer(QUESTION, Outcome.CANNOT_TELL, found, reasons, _WHICH)
    return Answer(QUESTION, Outcome.MET, found, reasons)


def _class_of(claim: Claim) -> str:
    code = claim.said.nationality
    if code in BRITISH:
        return "British"
    if code == "IRL":
        return "Irish"
    if code in OTHER_BRITISH and claim.said.confidence != "determined":
        return "unclear"
    return "foreign"


def _as_determined(determined: Sequence[Claim]) -> str:
    """The newest determination decides; of several on one day, being British counts, then being Irish.

    Where an older one said British and the newest does not, both cannot stand unless citizenship was lost:
    unclear until one of them is corrected.
    """
    newest = determined[-1].on
    on_that_day = {_class_of(claim) for claim in determined if claim.on == newest}
    if "British" in on_that_day:
        return "British"
    if any(_class_of(claim) == "British" for claim in determined):
        return "unclear"
    return "Irish" if "Irish" in on_that_day else "foreign"


def _as_claimed(naming: Sequence[Claim]) -> str:
    """Undetermined: British beside anything else is unclear; between Irish and foreign, documents outweigh words."""
    classes = {_class_of(claim) for claim in naming}
    if len(classes) == 1:
        return classes.pop()
    if "British" in classes or "unclear" in classes:
        return "unclear"
    documented = {_class_of(claim) for claim in naming if claim.said.confidence == "documented"}
    return documented.pop() if len(documented) == 1 else "unclear"


def _reason(claim: Claim) -> Reason:
    said = claim.said
    if said.nationality == "STATELESS":
        return Reason(f"No nationality (stateless), {said.confidence}, from {claim.source}", claim.number)
    name = f"{said.as_written} ({said.nationality})" if said.as_written else said.nationality
    return Reason(f"{name}, {said.confidence}, from {claim.source}", claim.number)
