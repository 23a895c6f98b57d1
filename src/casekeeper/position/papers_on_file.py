"""Which papers went to the file because they could not be delivered, and wait? (Appendix SN, 1.6 and 1.7.)

On locating the person a copy is given at once; the clock runs from that day, and not from the day on the file.
"""

from __future__ import annotations

from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.serving import PapersHandedOver

TO_FILE = "to file"


def handed_over(history: History, paper: Fact[Any]) -> Fact[PapersHandedOver] | None:
    """The fact that handed this paper over, if one did."""
    return next((each for each in history.of(PapersHandedOver) if each.said.paper == paper.first_number), None)


def papers_on_file(history: History) -> tuple[Fact[Any], ...]:
    """Every paper whose fact says that it went to the file, and that was not handed over since."""
    return tuple(
        fact
        for fact in history.facts
        if getattr(fact.said, "method", "") == TO_FILE and handed_over(history, fact) is None
    )
