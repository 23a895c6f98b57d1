"""What the person told us from a distance, what they asked for, and what became of it.

Nothing here says where the person was: no place is asked of the telephone, and no address of the network is kept.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

ConfirmedBy = Literal[
    "date of birth", "date of birth and end of Home Office reference", "comparison of faces"
]  # fmt: skip
Wish = Literal["another time", "another place", "another way of reporting", "something else"]


class OwnPagesApproved(Kind):
    """A named person approved that somebody uses their own pages, and how they show there who they are."""

    kind: Literal["reporting.own_pages_approved"] = "reporting.own_pages_approved"
    label: ClassVar[str] = "Own pages approved"
    substantive: ClassVar[bool] = True

    confirmed_by: ConfirmedBy = Field(title="How the person shows who they are")
    has_device: Literal["yes", "no", "not asked"] = Field(title="Have they a telephone or computer for it?")
    reasons: str = Field(title="Reasons", min_length=1)
    approved_by: str = Field(title="Approved by", min_length=1)


class AnswersGiven(Kind):
    """The short questions of a report, answered by the person. What is left empty was not answered."""

    kind: Literal["reporting.answers_given"] = "reporting.answers_given"
    label: ClassVar[str] = "Answers of the person"

    same_address: Literal["yes", "no", "not answered"] = Field("not answered", title="Still at the same address?")
    new_address: str = Field("", title="New address", max_length=500)
    same_telephone: Literal["yes", "no", "not answered"] = Field("not answered", title="Same telephone number?")
    new_telephone: str = Field("", title="New telephone number", max_length=40)
    health: str = Field("", title="Health, or anything that makes reporting hard", max_length=2000)
    help_wanted: Literal["yes", "no", "not answered"] = Field("not answered", title="Do they want somebody to call?")
    language: str = Field("", title="Language in which they answered")

    @property
    def wants_looking_into(self) -> bool:
        """Does any answer say that something changed or is needed?"""
        return "no" in (self.same_address, self.same_telephone) or self.help_wanted == "yes" or bool(self.health)


class AnswersLookedInto(Kind):
    """Somebody read what the person told us, and did what it calls for."""

    kind: Literal["reporting.answers_looked_into"] = "reporting.answers_looked_into"
    label: ClassVar[str] = "Answers looked into"
    substantive: ClassVar[bool] = True

    answers: int = Field(title="Number of the fact with the answers")
    done: str = Field(title="What was done", min_length=1)
    looked_into_by: str = Field(title="Looked into by", min_length=1)


class ChangeAsked(Kind):
    """The person asks for another time, place or way of reporting. Until it is answered, all stays as it is."""

    kind: Literal["reporting.change_asked"] = "reporting.change_asked"
    label: ClassVar[str] = "Change asked for"

    wish: Wish = Field(title="What they ask for")
    report_on: date | None = Field(None, title="The report it is about; empty for all of them")
    what: str = Field(title="In their words", min_length=1, max_length=2000)


class ChangeAnswered(Kind):
    """A named person answered the wish, with reasons. What was agreed is recorded beside it as what it is."""

    kind: Literal["reporting.change_answered"] = "reporting.change_answered"
    label: ClassVar[str] = "Change answered"
    substantive: ClassVar[bool] = True

    asked: int = Field(title="Number of the fact that asks for it")
    outcome: Literal["agreed", "agreed in part", "refused"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    person_told: str = Field("", title="How the person was told")
    decided_by: str = Field(title="Decided by", min_length=1)
