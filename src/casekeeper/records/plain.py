"""Answers, duties and warnings as plain data: what JSON can hold, with days as YYYY-MM-DD."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from casekeeper.duties.duty import Duty
from casekeeper.position.answer import Answer, Reason


def plain(value: Any) -> Any:
    """The value as dicts, lists, text, numbers and None."""
    kind = type(value)
    if value is None or kind is str or kind is int or kind is bool or kind is float:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(entry) for name, entry in zip(value._fields, value, strict=True)}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry) for entry in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)


def plain_reasons(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    """Reasons, leaving out what they do not rest on."""
    return [
        {"text": reason.text}
        | ({} if reason.fact is None else {"fact": reason.fact})
        | ({} if reason.page is None else {"page": reason.page})
        for reason in reasons
    ]


def plain_answer(answer: Answer) -> dict[str, Any]:
    """One answer, its question left to the key it is kept under."""
    return {
        "outcome": answer.outcome.value,
        "value": plain(answer.value),
        "reasons": plain_reasons(answer.reasons),
        "missing": list(answer.missing),
        "changes_on": None if answer.changes_on is None else answer.changes_on.isoformat(),
    }


def plain_duty(duty: Duty) -> dict[str, Any]:
    """The parts of a duty that have no column of their own."""
    return {
        "discharged_by": duty.discharged_by,
        "because": plain_reasons(duty.because),
        "note": duty.note,
    }
