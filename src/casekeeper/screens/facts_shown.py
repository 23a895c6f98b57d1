"""What a fact says, as label and value in plain words."""

from __future__ import annotations

from functools import cache

from casekeeper.facts import Kind
from casekeeper.screens.wording import as_sentence, in_plain_words


def said_in_words(said: Kind) -> list[tuple[str, str]]:
    """Each field that says something, under the label its form has."""
    return [
        (label, as_sentence(in_plain_words(value)) if is_choice else in_plain_words(value))
        for name, label, is_choice in _labels(type(said))
        if (value := getattr(said, name)) not in (None, "", False, 0)
    ]


@cache
def _labels(kind: type[Kind]) -> tuple[tuple[str, str, bool], ...]:
    from typing import Literal, get_origin

    return tuple(
        (name, info.title or as_sentence(name), get_origin(info.annotation) is Literal)
        for name, info in kind.model_fields.items()
        if name != "kind"
    )
