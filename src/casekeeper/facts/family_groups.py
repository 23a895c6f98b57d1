"""People who are to leave together, or of whom one stays behind: the group, its two stages, its plan, and parting it.

A group is known by a name that says nothing about anybody. No fact names another record: who else is in a group is
found by its name, so that a record tells nothing of one that may not be seen. What is said of the whole group is
written on the record of everybody in it, in one transaction; see `WRITTEN_ON_ALL`.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Part = Literal["leaves with the others", "stays behind"]
Relation = Literal["parent", "child", "spouse or civil partner", "other"]
Who = Literal["this person", "the whole group"]


class FamilyGrouped(Kind):
    """This person is to leave together with others, or stays behind when they leave; then it is said with whom."""

    kind: Literal["family.grouped"] = "family.grouped"
    label: ClassVar[str] = "In a family group"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    group: str = Field(title="Name of the group", min_length=1, max_length=20)
    part: Part = Field(title="Leaves, or stays behind")
    relation: Relation = Field(title="Who the person is in the family")
    stays_with: str = Field("", title="If staying behind: with whom, and who says so")
    reasons: str = Field(title="Why they are one group", min_length=1)
    grouped_by: str = Field(title="Recorded by", min_length=1)


class RequiredReturnTold(Kind):
    """Required return: the family was told to leave by a day by itself, with help offered.

    Like all that is said of the whole group it is read on every record in it: it names nobody.
    """

    kind: Literal["family.required_return_told"] = "family.required_return_told"
    label: ClassVar[str] = "Family told to leave by a day"
    substantive: ClassVar[bool] = True

    leave_by: date = Field(title="Last day to leave by themselves")
    help_offered: str = Field(title="What help was offered", min_length=1)
    told_by: str = Field(title="Told by", min_length=1)
    document: str = Field(title="Document reference", min_length=1)


class ReturnPlanMade(Kind):
    """Ensured return: a named person planned how the family is returned and how each child is kept safe."""

    kind: Literal["family.return_plan_made"] = "family.return_plan_made"
    label: ClassVar[str] = "Family returns plan made"
    substantive: ClassVar[bool] = True

    safeguards: str = Field(
        title="How each child is kept safe, on the way and on arrival (read on every record in the group: name nobody)",
        min_length=1,
    )
    reception: str = Field(title="Who receives the family, and where", min_length=1)
    health_and_school: str = Field("", title="Health, schooling, and what each child was told")
    made_by: str = Field(title="Made by", min_length=1)
    document: str = Field("", title="Document reference")


class PanelAdvised(Kind):
    """The independent family panel advised on the plan: the day, what it advised, and the document."""

    kind: Literal["family.panel_advised"] = "family.panel_advised"
    label: ClassVar[str] = "Advice of the family panel"
    substantive: ClassVar[bool] = True

    advice: Literal["go on with the plan", "change the plan", "do not go on"] = Field(title="What the panel advises")
    document: str = Field(title="Document reference", min_length=1)
    detail: str = Field("", title="Detail")


class ReturnPlanAgreed(Kind):
    """Somebody other than who made the family returns plan agreed it, and says what became of the panel's advice."""

    kind: Literal["family.return_plan_agreed"] = "family.return_plan_agreed"
    label: ClassVar[str] = "Family returns plan agreed"
    substantive: ClassVar[bool] = True

    advice: Literal["followed", "not followed"] = Field(title="Is the panel's advice followed?")
    reasons: str = Field("", title="If it is not followed: why")
    agreed_by: str = Field(title="Agreed by", min_length=1)


class PartingProposed(Kind):
    """Somebody proposes that this person leaves the group, or that the whole group ends, with reasons."""

    kind: Literal["family.parting_proposed"] = "family.parting_proposed"
    label: ClassVar[str] = "Parting of a family proposed"
    substantive: ClassVar[bool] = True

    who: Who = Field(title="Who is parted")
    reasons: str = Field(title="Why, and what it means for each child", min_length=1)
    proposed_by: str = Field(title="Proposed by", min_length=1)


class FamilyParted(Kind):
    """A second person decided that this person leaves the group, or that the group ends. Best interests come after."""

    kind: Literal["family.parted"] = "family.parted"
    label: ClassVar[str] = "Family parted"
    substantive: ClassVar[bool] = True

    who: Who = Field(title="Who is parted")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class PartingRefused(Kind):
    """A proposal to part a family was looked at and not followed: the family stays together."""

    kind: Literal["family.parting_refused"] = "family.parting_refused"
    label: ClassVar[str] = "Family not parted"
    substantive: ClassVar[bool] = True

    who: Who = Field(title="Who was to be parted")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


WRITTEN_ON_ALL: tuple[type[Kind], ...] = (RequiredReturnTold, ReturnPlanMade, PanelAdvised, ReturnPlanAgreed)
"""What is said of the whole group. Of a parting, only where the whole group ends."""


def is_of_the_whole(said: Kind) -> bool:
    """Is this written on the record of everybody in the group?"""
    if isinstance(said, PartingProposed | FamilyParted | PartingRefused):
        return said.who == "the whole group"
    return isinstance(said, WRITTEN_ON_ALL)
