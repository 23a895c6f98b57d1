"""Which papers went to the file because delivery was impossible or failed, and wait? (Appendix SN, 1.6 and 1.7.)

A paper that came back was not served, whatever was deemed: it waits on the file like one that never went. On locating
the person a copy is given at once; the clock runs from that day, and not from the day on the file.
"""

from __future__ import annotations

from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.letters import LetterWithdrawn
from casekeeper.facts.serving import PaperCameBack, PapersHandedOver
from casekeeper.position.letter_named import letter_named

TO_FILE = "to file"


def handed_over(history: History, paper: Fact[Any]) -> Fact[PapersHandedOver] | None:
    """The fact that handed this paper over, if one did."""
    return next((each for each in history.of(PapersHandedOver) if each.said.paper == paper.first_number), None)


def came_back(history: History, paper: Fact[Any]) -> Fact[PaperCameBack] | None:
    """The fact that this paper came back, if it did; what was never served cannot."""
    if not hasattr(paper.said, "method"):
        return None
    return next((each for each in history.of(PaperCameBack) if each.said.paper == paper.first_number), None)


def served_anew(history: History, paper: Fact[Any]) -> Fact[Any] | None:
    """The first later service of the same letter; or of the same paper, where what came back names no letter."""
    return next((
        fact for fact in history.facts
        if fact.first_number > paper.first_number and fact.kind == paper.kind and _same_paper(paper.said, fact.said)
        and came_back(history, fact) is None
    ), None)  # fmt: skip


def _same_paper(one: Any, other: Any) -> bool:
    if letter_named(getattr(one, "document", "")) is not None:
        return bool(one.document == other.document)
    return all(getattr(one, name, None) == getattr(other, name, None) for name in ("notice", "decision"))


def waits_on_file(history: History, paper: Fact[Any]) -> bool:
    """On the file because it could not be delivered or came back, and neither handed over nor served anew since.

    A paper that came back and whose letter was withdrawn does not wait: another is written in its place.
    """
    if handed_over(history, paper) is not None:
        return False
    if getattr(paper.said, "method", "") == TO_FILE:
        return True
    if came_back(history, paper) is None or served_anew(history, paper) is not None:
        return False
    letter = letter_named(getattr(paper.said, "document", ""))
    return letter is None or all(fact.said.letter != letter for fact in history.of(LetterWithdrawn))


def papers_on_file(history: History) -> tuple[Fact[Any], ...]:
    """Every paper that waits on the file."""
    return tuple(fact for fact in history.facts if waits_on_file(history, fact))
