"""The suggestions on a person's record, and how each stands: open, judged, or lapsed."""

from __future__ import annotations

from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.facts.screening import MatchJudged, MatchLapsed, MatchSuggested

OPEN, LAPSED, UNSURE = "open", "lapsed", "unsure"


class Suggestion(NamedTuple):
    """One suggestion. `number` is that of its fact; `stands` is a judgement, open, or lapsed."""

    number: int
    entry: str
    entry_digest: str
    asked_digest: str
    stands: str

    @property
    def is_open(self) -> bool:
        """Is it still to be judged?"""
        return self.stands in (OPEN, UNSURE)

    @property
    def is_cleared(self) -> bool:
        """Was it judged to be somebody else?"""
        return self.stands == "different person"

    def still_tells(self, asked_digest: str) -> bool:
        """Is nothing new to be said of this entry while the person's data are these?

        What is open, or judged to be the same person, waits for nobody. What was cleared was cleared for the data
        of then.
        """
        return self.is_open or self.stands == "same person" or (self.is_cleared and self.asked_digest == asked_digest)


def suggestions_of(history: History) -> list[Suggestion]:
    """Every suggestion of the record, oldest first."""
    stands = {judged.said.suggested: str(judged.said.judgement) for judged in history.of(MatchJudged)}
    for lapsed in history.of(MatchLapsed):
        # Nobody decided: unsure is no decision.
        if stands.get(lapsed.said.suggested, UNSURE) == UNSURE:
            stands[lapsed.said.suggested] = LAPSED
    return [
        Suggestion(
            fact.first_number, fact.said.entry, fact.said.entry_digest, fact.said.asked_digest,
            stands.get(fact.first_number, OPEN),
        )
        for fact in history.of(MatchSuggested)
    ]  # fmt: skip
