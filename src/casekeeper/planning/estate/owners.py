"""Who sees to what is left over? Each row has an owner; what leads to no record goes to those who open records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from casekeeper.duties.duty import Unit

Left = Literal["missing", "still here", "unexpected in", "unexpected out"]

OWNER: Mapping[Left, Unit] = {
    "missing": Unit.GATEKEEPER,
    "still here": Unit.CASEWORK,
    "unexpected in": Unit.GATEKEEPER,
    "unexpected out": Unit.CASEWORK,
}
"""Whoever is inside must be held on an authority, which the gatekeeper gives; a way out was for casework to plan."""
WITHOUT_RECORD = Unit.INTAKE


def owner_of(left: Left, *, has_record: bool) -> Unit:
    """The unit that sees to it."""
    return OWNER[left] if has_record else WITHOUT_RECORD
