"""Papers that went to the file because they could not be delivered, handed over when the person is met."""

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
