"""The one way to put a fact right: a new fact that points at the old one and says why."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind


class Correction(Kind):
    """What the corrected fact should have said, or that it should not have been said at all."""

    kind: Literal["correction"] = "correction"
    label: ClassVar[str] = "Correction"
    by_hand: ClassVar[bool] = False

    reason: str = Field(title="Why", min_length=1)
    withdrawn: bool = Field(False, title="The fact should not have been recorded")
    happened_from: date | None = Field(None, title="The day it happened, or began")
    happened_until: date | None = Field(None, title="The day it ended")
    instead: dict[str, Any] | None = Field(None, title="What it should have said")
