"""Writes a zone: for tests, for the invented population, and to show what a right one would be.

Letters are transliterated as Doc 9303-3 section 6 recommends (Ü is UE, ß is SS, Ø is OE, Þ is TH); hyphens become
fillers and apostrophes go. Names too long are cut so that the last character of the field is a letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

from casekeeper.matching.mrz.checking import FILLER, check_digit
from casekeeper.matching.mrz.forms import FORMS, Form, Span

_LETTERS = str.maketrans({
    "Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "ẞ": "SS", "Ñ": "N", "Ø": "OE", "Þ": "TH", "Å": "AA", "Æ": "AE",
    "Œ": "OE", "Ð": "D", "Đ": "D", "Ł": "L", "'": "", "’": "", "`": "",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    """What goes into a zone. Dates are `YYMMDD`, fillers for what is not known; empty is all fillers."""

    surname: str
    given: str = ""
    number: str = ""
    issuer: str = "UTO"
    nationality: str = "UTO"
    born: str = ""
    sex: str = FILLER
    expires: str = ""
    optional: str = ""
    document: str = "P"


def transliterated(text: str) -> str:
    """Letters of a zone alone, words parted by one filler."""
    letters = unicodedata.normalize("NFC", text).upper().translate(_LETTERS)
    return re.sub(r"[^A-Z0-9]+", FILLER, anyascii(letters).upper()).strip(FILLER)


def write_zone(form_name: str, holder: Holder) -> str:
    """The lines of a zone. Raises ValueError where the number and what is optional do not fit the form."""
    form = FORMS[form_name]
    lines = [[FILLER] * form.width for _ in range(form.lines)]

    def put(span: Span, text: str, what: str = "text") -> None:
        room = span.end - span.start
        if len(text) > room:
            raise ValueError(f"The {what} has {len(text)} characters, and {form.name} has room for {room}.")
        lines[span.line][span.start : span.end] = text.ljust(room, FILLER)

    put(Span(0, 0, 2), holder.document, "document code")
    put(Span(0, 2, 5), holder.issuer, "issuer")
    put(form.names, _names(holder, form.names.end - form.names.start), "names")
    number, optional = transliterated(holder.number).replace(FILLER, ""), transliterated(holder.optional)
    width = form.number.end - form.number.start
    if len(number) > width:
        optional = (number[width:] + check_digit(number) + FILLER + optional).rstrip(FILLER)
        put(form.number_check, FILLER)
    else:
        put(form.number_check, check_digit(number))
    put(form.number, number[:width], "number")
    put(form.optional[0], optional, "optional data")
    put(form.nationality, holder.nationality, "nationality")
    put(form.sex, holder.sex, "sex")
    for span, check, text in (
        (form.born, form.born_check, holder.born),
        (form.expires, form.expires_check, holder.expires),
    ):
        put(span, text, "date")
        put(check, check_digit(text.ljust(6, FILLER)))
    if form.optional_check is not None:
        put(form.optional_check, check_digit(optional) if optional else FILLER)
    return "\n".join(_with_composite(form, ["".join(line) for line in lines]))


def _with_composite(form: Form, lines: list[str]) -> list[str]:
    if form.composite_check is not None:
        over = "".join(lines[span.line][span.start : span.end] for span in form.composite)
        line, start, _ = form.composite_check
        lines[line] = lines[line][:start] + check_digit(over) + lines[line][start + 1 :]
    return lines


def _names(holder: Holder, room: int) -> str:
    surname, given = transliterated(holder.surname), transliterated(holder.given)
    if not given or not surname:
        return (surname or given)[:room]
    whole = f"{surname}{FILLER * 2}{given}"
    if len(whole) <= room:
        return whole
    if len(surname) > room - 3:
        surname = surname[: room - 3].rstrip(FILLER)
    cut = f"{surname}{FILLER * 2}{given}"[:room]
    return cut if cut[-1] != FILLER else cut.rstrip(FILLER)
