"""Children and dependants: who is there, whether the child's best interests were looked at, and separate decisions."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind
from casekeeper.periods import PartialDate


class ChildNoted(Kind):
    """Somebody says that the person has a child in the country, or a child whose life removal would touch."""

    kind: Literal["family.child_noted"] = "family.child_noted"
    label: ClassVar[str] = "Child noted"
    substantive: ClassVar[bool] = True

    relation: str = Field("child", title="How the child is related")
    born: PartialDate = Field("unknown", title="Date of birth of the child")
    status: Literal["British", "settled", "other", "not known"] = Field("not known", title="Status of the child")
    source: str = Field("", title="Who says so")


class BestInterestsRecorded(Kind):
    """Section 55: a named person asked whether there is a child, and if so what is best for that child."""

    kind: Literal["family.best_interests_recorded"] = "family.best_interests_recorded"
    label: ClassVar[str] = "Child's best interests recorded"
    substantive: ClassVar[bool] = True

    found: Literal["no child is affected", "a child is affected and was considered"] = Field(title="What was found")
    children: int = Field(0, ge=0, title="How many children")
    asked: str = Field("", title="Whom we asked")
    reasons: str = Field(title="Reasons, with what is best for the child", min_length=1)
    considered_by: str = Field(title="Considered by", min_length=1)
    document: str = Field("", title="Document reference")


class DependantLinked(Kind):
    """Somebody's case hangs on this person's, or this person's on theirs."""

    kind: Literal["family.dependant_linked"] = "family.dependant_linked"
    label: ClassVar[str] = "Family member's case linked"

    who: str = Field(title="Reference of the other record, or who it is", min_length=1)
    relation: Literal["spouse or civil partner", "child", "parent", "other"] = Field(title="How they are related")


class SeparateDecisionServed(Kind):
    """The linked family member has a decision of their own, served on them."""

    kind: Literal["family.separate_decision_served"] = "family.separate_decision_served"
    label: ClassVar[str] = "Separate decision served"
    substantive: ClassVar[bool] = True

    link: int = Field(title="Number of the fact that linked them")
    document: str = Field(title="Document reference", min_length=1)
