"""What a carrier's passenger list says of a planned departure, where it does not show the person aboard."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind


class NotOnPassengerList(Kind):
    """The passenger list of the planned flight came, and the person is not on it, or cannot be told from somebody."""

    kind: Literal["departure.not_on_passenger_list"] = "departure.not_on_passenger_list"
    label: ClassVar[str] = "Planned and not aboard"
    by_hand: ClassVar[bool] = False

    attempt: int = Field(title="Number of the fact that planned the attempt")
    flight: str = Field(title="Flight")
    found: Literal["not aboard", "cannot tell"] = Field("not aboard", title="What the list says")
