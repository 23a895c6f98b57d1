"""What each barrier's code means, in a few words: pages show the words with the code, never the code alone."""

from __future__ import annotations

import re

MEANINGS = {
    "UNKNOWN": "not yet known what stands in the way",
    "BAR-01": "appeal pending or still in time",
    "BAR-02": "further submissions not yet considered",
    "BAR-03": "asylum or protection claim",
    "BAR-04": "human rights claim",
    "BAR-05": "judicial review or a court's order",
    "BAR-06": "possible victim of trafficking: referral open",
    "BAR-07": "no travel document, or nationality not accepted",
    "BAR-08": "health: unfit, pregnant or under a hospital order",
    "BAR-09": "age disputed: may be a child",
    "BAR-10": "criminal matter open: charge, trial, recall or confiscation",
    "BAR-11": "licence or probation conditions",
    "BAR-12": "stateless, or no country to return to",
    "BAR-13": "child's best interests not yet assessed",
    "BAR-14": "EU rights: status claimed or under appeal",
    "BAR-15": "may be British or long settled",
    "BAR-16": "no way into the country of return just now",
    "BAR-17": "did not comply, or disrupted an attempt",
    "BAR-18": "family member's case not separately decided",
    "BAR-19": "decision not yet served in person",
}
_CODE = re.compile(r"\bBAR-\d\d\b(?!\))|^UNKNOWN(?= opened on )")


def barrier_in_words(code: str) -> str:
    """Words first, then the code that other systems use."""
    words = MEANINGS.get(code, "")
    said = f"{words[:1].upper()}{words[1:]}"
    return f"{said} ({code})" if words and code != "UNKNOWN" else said or code


_WITHOUT_ARTICLE = frozenset({"casework", "probation", "returns logistics", "status review"})


def decider_in_words(decides: str) -> str:
    """`the tribunal`, `casework`: whoever alone clears a barrier, as a sentence says it."""
    return decides if decides in _WITHOUT_ARTICLE else f"the {decides}"


def with_barriers(text: str) -> str:
    """The text with each code of a barrier in it said in words."""
    return _CODE.sub(lambda found: barrier_in_words(found[0]), text) if "BAR-" in text or "UNKNOWN" in text else text
