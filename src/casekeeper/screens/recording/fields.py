"""The fields of a form, read off a kind of fact: each kind is declared once and its form follows."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from casekeeper.facts import Kind
from casekeeper.facts.custody import Received
from casekeeper.facts.reporting import SlotAgreed
from casekeeper.periods import PartialDate
from casekeeper.screens.barriers import MEANINGS, barrier_in_words
from casekeeper.screens.wording import as_sentence

LONG = frozenset(
    {"alternatives", "comment", "evidence", "exceptions_considered", "how", "reason", "reasons", "summary", "what"}
)
FEW = 7
_PARTIAL = get_args(PartialDate)[1]
_TIMES = {
    part.pattern
    for kind in (Received, SlotAgreed)
    for part in kind.model_fields["at"].metadata
    if hasattr(part, "pattern")
}

Control = Literal[
    "text", "long text", "number", "one of", "choose", "tick", "yes or no", "day", "partly known day", "time"
]


class Field(NamedTuple):
    """One field of a form. `options` are the values that may be chosen, each with its words."""

    name: str
    label: str
    control: Control
    needed: bool
    options: tuple[tuple[str, str], ...] = ()
    initial: Any = None


def fields_of(kind: type[Kind]) -> list[Field]:
    """Every field of the kind that a person may fill in, in the order it declares them."""
    return [_field(name, info) for name, info in kind.model_fields.items() if name != "kind"]


def _field(name: str, info: FieldInfo) -> Field:
    plain, may_be_none = _without_none(info.annotation)
    options = tuple((str(value), _words(str(value))) for value in get_args(plain)) if _is_literal(plain) else ()
    initial = None if info.is_required() else info.default
    label = info.title or as_sentence(name)
    control = _control(name, plain, may_be_none, info, len(options))
    if control == "yes or no":
        options = (("yes", "Yes"), ("no", "No"), ("", "Not known"))
    return Field(name, label, control, _needed(info), options, initial)


def _words(option: str) -> str:
    return barrier_in_words(option) if option in MEANINGS else as_sentence(option)


def _control(name: str, plain: Any, may_be_none: bool, info: FieldInfo, options: int) -> Control:
    if _is_literal(plain):
        return "one of" if options <= FEW else "choose"
    if plain is bool:
        return "yes or no" if may_be_none else "tick"
    if plain is date:
        return "day"
    if plain is int:
        return "number"
    if _PARTIAL in info.metadata:
        return "partly known day"
    if any(getattr(part, "pattern", "") in _TIMES for part in info.metadata):
        return "time"
    return "long text" if name in LONG or name.endswith("_reasons") else "text"


def _needed(info: FieldInfo) -> bool:
    return info.is_required() or any(getattr(part, "min_length", 0) for part in info.metadata)


def _is_literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not types.NoneType]
        if len(parts) == 1:
            return parts[0], True
    return annotation, False


def typed_from(field: Field, value: Any) -> Mapping[str, str]:
    """What the form's inputs would hold to say this value: for a form that starts from a recorded fact."""
    if value is None or value == "":
        return {}
    if field.control == "tick":
        return {field.name: "yes"} if value else {}
    if field.control == "yes or no":
        return {field.name: "yes" if value else "no"}
    if field.control == "day":
        return {f"{field.name}-{part}": str(getattr(value, part)) for part in ("day", "month", "year")}
    if field.control == "partly known day":
        return _parts_typed(field.name, str(value))
    return {field.name: str(value)}


def _parts_typed(name: str, said: str) -> dict[str, str]:
    parts = said.split("-")
    if not parts[0].isdigit():
        return {f"{name}-unstated": said}
    named = zip(("year", "month", "day"), parts, strict=False)
    return {f"{name}-{part}": str(int(number)) for part, number in named}
