"""Where each field of a zone lies: five forms, in the standard's own columns (from 0, end excluded).

Doc 9303: part 5 (TD1), part 6 (TD2), part 4 (TD3), part 7 (visas, which have no composite check digit).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Columns of one line."""

    line: int
    start: int
    end: int


class Form(NamedTuple):
    """One form of zone. `*_check` are single columns; None where the form has none."""

    name: str
    lines: int
    width: int
    names: Span
    number: Span
    number_check: Span
    nationality: Span
    born: Span
    born_check: Span
    sex: Span
    expires: Span
    expires_check: Span
    optional: tuple[Span, ...]
    optional_check: Span | None
    composite: tuple[Span, ...]
    composite_check: Span | None


def _two_lines(name: str, width: int, optional: Span, optional_check: Span | None, *, composite: int | None) -> Form:
    over = () if composite is None else (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, composite))
    return Form(
        name, 2, width, names=Span(0, 5, width), number=Span(1, 0, 9), number_check=Span(1, 9, 10),
        nationality=Span(1, 10, 13), born=Span(1, 13, 19), born_check=Span(1, 19, 20), sex=Span(1, 20, 21),
        expires=Span(1, 21, 27), expires_check=Span(1, 27, 28), optional=(optional,), optional_check=optional_check,
        composite=over, composite_check=None if composite is None else Span(1, composite, composite + 1),
    )  # fmt: skip


TD1 = Form(
    "TD1", 3, 30, names=Span(2, 0, 30), number=Span(0, 5, 14), number_check=Span(0, 14, 15),
    nationality=Span(1, 15, 18), born=Span(1, 0, 6), born_check=Span(1, 6, 7), sex=Span(1, 7, 8),
    expires=Span(1, 8, 14), expires_check=Span(1, 14, 15), optional=(Span(0, 15, 30), Span(1, 18, 29)),
    optional_check=None, composite=(Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)),
    composite_check=Span(1, 29, 30),
)  # fmt: skip
TD2 = _two_lines("TD2", 36, Span(1, 28, 35), None, composite=35)
TD3 = _two_lines("TD3", 44, Span(1, 28, 42), Span(1, 42, 43), composite=43)
MRV_A = _two_lines("MRV-A", 44, Span(1, 28, 44), None, composite=None)
MRV_B = _two_lines("MRV-B", 36, Span(1, 28, 36), None, composite=None)

FORMS: Mapping[str, Form] = {form.name: form for form in (TD3, TD1, TD2, MRV_A, MRV_B)}


def forms_of(first_letter: str) -> list[Form]:
    """The forms a zone may have that begins with this letter: V is for visas alone."""
    return [form for form in FORMS.values() if form.name.startswith("MRV") == (first_letter == "V")]


def at(lines: Sequence[str], span: Span) -> str:
    """What a zone has in these columns."""
    return lines[span.line][span.start : span.end]
