"""The form that judges a hit: three answers side by side, none of them chosen beforehand, and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

OPTIONS = (("same person", "Same person"), ("different person", "Different person"), ("unsure", "Unsure"))


class Judging(NamedTuple):
    """The names of the two fields, each with the hit's number so that several forms fit on a page; and the faults."""

    judgement: str
    reasons: str
    typed_judgement: str = ""
    typed_reasons: str = ""
    wrong: Mapping[str, str] = {}
    options: tuple[tuple[str, str], ...] = OPTIONS


def asked_of(number: int) -> Judging:
    """An empty form for the hit."""
    return Judging(f"judgement-{number}", f"reasons-{number}")


def read(posted: Mapping[str, str], number: int) -> Judging:
    """The form as filled in, with what to mend."""
    empty = asked_of(number)
    judgement, reasons = posted.get(empty.judgement, ""), posted.get(empty.reasons, "").strip()[:4000]
    wrong = {}
    if judgement not in dict(OPTIONS):
        wrong[empty.judgement] = "Choose same person, different person or unsure"
    if not reasons:
        wrong[empty.reasons] = "Enter the reasons for your judgement"
    return empty._replace(typed_judgement=judgement, typed_reasons=reasons, wrong=wrong)
