"""What followed from something just recorded: the lines of the duties' trail that name it as their cause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from casekeeper.records.models import DutyChange, Person


class Following(NamedTuple):
    """The number of what was recorded, and each change it made."""

    number: int
    lines: list[DutyChange]


WORDS = {
    "raised": "New duty", "moved": "Moved", "ended": "Ended", "reopened": "Open again", "withdrawn": "Withdrawn",
    "handed": "Handed over",
}  # fmt: skip


def after(person: Person, number: str, is_shown: Callable[[str], bool]) -> Following | None:
    """The changes that this fact caused to duties the reader is shown; None where the address names no fact."""
    if not (number.isascii() and number.isdigit()) or len(number) > 18:
        return None
    lines: list[Any] = list(
        DutyChange.objects.filter(person=person, cause__startswith=f"fact {number} ").order_by("id")[:50]
    )
    lines = [line for line in lines if is_shown((line.after or line.before or {}).get("owed_by", ""))]
    for line in lines:
        line.words = WORDS.get(line.change, line.change)
        line.what = (line.after or line.before or {}).get("what", "")
    return Following(int(number), lines)
