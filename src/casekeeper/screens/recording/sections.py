"""A long form in parts: questions whose titles begin alike, as in `Child: ...`, stand together under that heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from casekeeper.screens.recording.fields import Field
from casekeeper.screens.wording import as_sentence

SHORT = 16
FEW_ENOUGH = 4


class Asked(NamedTuple):
    """One question as the form puts it: its words under the heading, and whether its answers fit one line."""

    field: Field
    words: str
    in_a_line: bool


class Section(NamedTuple):
    """Questions that belong together; no heading where one stands by itself."""

    heading: str
    asked: tuple[Asked, ...]


def in_sections(fields: Iterable[Field]) -> list[Section]:
    """The fields in their order, those side by side that begin alike in one section."""
    runs = [(before, list(run)) for before, run in groupby(fields, key=_before_the_colon)]
    return [_section(before if len(run) > 1 else "", run) for before, run in runs]


def _before_the_colon(field: Field) -> str:
    before, colon, after = field.label.partition(": ")
    return before if colon and after else ""


def _section(heading: str, fields: Sequence[Field]) -> Section:
    skipped = len(heading) + 2 if heading else 0
    return Section(heading, tuple(Asked(each, as_sentence(each.label[skipped:]), _short(each)) for each in fields))


def _short(field: Field) -> bool:
    return 0 < len(field.options) <= FEW_ENOUGH and all(len(words) <= SHORT for _, words in field.options)
