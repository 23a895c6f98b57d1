"""What the tribunal says of an appellant besides the appeal itself: where it believes the person is held."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind


class TribunalDetentionTold(Kind):
    """Where the tribunal believes the appellant is held. Only what belongs to the facility it names is kept."""

    kind: Literal["appeal.detention_told"] = "appeal.detention_told"
    label: ClassVar[str] = "Where the tribunal believes the person is held"
    by_hand: ClassVar[bool] = False

    detained: bool = Field(title="In detention")
    facility: Literal["immigration removal centre", "prison", "other", "not stated"] = Field(
        "not stated", title="Kind of place"
    )
    place: str = Field("", title="Place")
    prison_number: str = Field("", title="Prison number, as the tribunal has it")
    released_on: date | None = Field(None, title="Release date it was given")
    bail_pending: bool | None = Field(None, title="A bail application is pending")
