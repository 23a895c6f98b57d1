"""A person of ours and an entry of a list: that they may be the same, what somebody judged, and why it ended."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Judgement = Literal["same person", "different person", "unsure"]
FROM_0_TO_1 = r"^(0(\.[0-9]{1,9})?|1(\.0{1,9})?)$"
"""Written as text, so that it stays exactly as it was."""


class MatchSuggested(Kind):
    """Screening found that this person may be on a list. A suggestion of a machine; a person judges it.

    Says which entry and which words of it were compared, never what the entry says of its own person.
    """

    kind: Literal["screening.match_suggested"] = "screening.match_suggested"
    label: ClassVar[str] = "Possible match with a list entry"
    by_hand: ClassVar[bool] = False

    entry: str = Field(title="List and entry", min_length=1)
    entry_digest: str = Field(title="Which words of the entry")
    asked_digest: str = Field(title="Which identity data of the person")
    list_version: str = Field("", title="Version of the list")
    score: str = Field(title="Score, from 0 to 1", pattern=FROM_0_TO_1)
    threshold: str = Field(title="Score from which a match is suggested", pattern=FROM_0_TO_1)
    check: str = Field("", title="The check that found it")


class MatchJudged(Kind):
    """A named person judged a possible match, with reasons. Withdrawn like any fact, by a correction."""

    kind: Literal["screening.match_judged"] = "screening.match_judged"
    label: ClassVar[str] = "Possible match judged"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    suggested: int = Field(title="Number of the fact that suggested it")
    judgement: Judgement = Field(title="Judgement")
    reasons: str = Field(title="Reasons", min_length=1, max_length=4000)


class MatchLapsed(Kind):
    """A possible match is no longer to be judged: the entry left its list or changed, or the person's data did."""

    kind: Literal["screening.match_lapsed"] = "screening.match_lapsed"
    label: ClassVar[str] = "Possible match lapsed"
    by_hand: ClassVar[bool] = False

    suggested: int = Field(title="Number of the fact that suggested it")
    why: Literal["entry left its list", "entry changed", "person's data changed"] = Field(title="Why")
