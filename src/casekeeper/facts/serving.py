"""Papers that could not be delivered or came back: on the file, and handed over when the person is met."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind


class PapersHandedOver(Kind):
    """What had been served to the file was handed to the person; its clock runs from this day."""

    kind: Literal["service.handed_over"] = "service.handed_over"
    label: ClassVar[str] = "Papers handed over"
    substantive: ClassVar[bool] = True

    paper: int = Field(title="Number of the fact that served it to the file")
    where: str = Field("", title="Where")
    proof: str = Field(title="Proof of service", min_length=1)
    handed_by: str = Field(title="Handed over by", min_length=1)


class PaperCameBack(Kind):
    """A paper that counted as served came back: it was not served, and nothing has run from it."""

    kind: Literal["service.came_back"] = "service.came_back"
    label: ClassVar[str] = "Paper came back"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    paper: int = Field(title="Number of the fact that served it")
    how: str = Field(title="How we know", min_length=1)
    noted_by: str = Field(title="Noted by", min_length=1)
