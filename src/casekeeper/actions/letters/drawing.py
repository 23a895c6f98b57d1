"""Draws the contents of a letter as PDF/UA-1, the same bytes each time: the compiler refuses what is not accessible.

The bytes depend on the data, the layout, the compiler and the typefaces: `DRAWN_WITH` names their versions and is kept
with the letter. No font of the machine is used, no file is read and nothing is fetched while drawing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import typst

from casekeeper.actions.letters.right_to_left import Piece, pieces
from casekeeper.records.refused import Refused

LAYOUT = Path(__file__).parent / "layout_1.typ"
TYPEFACES = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")
DRAWN_WITH = ", ".join(
    [
        "layout 1",
        *(f"{name} {version(name)}" for name in ("typst", "fontpkg-ibm-plex-sans", "fontpkg-ibm-plex-sans-arabic")),
    ]
)
_NO_GLYPH = re.compile(r"the text `\"(.*?)\"` could not be displayed")


class LetterRefused(Refused):
    """A letter cannot be written or drawn as asked; the message says what is missing or what to do."""


class Drawn(NamedTuple):
    """The PDF and its SHA-256."""

    pdf: bytes
    digest: str


def draw(letter: Mapping[str, Any], written_on: date) -> Drawn:
    """The PDF of the contents. Raises LetterRefused where a character has no shape in the typefaces."""
    said = json.dumps(_in_pieces(letter), ensure_ascii=False, sort_keys=True)
    stamp = datetime(written_on.year, written_on.month, written_on.day, tzinfo=UTC)
    try:
        pdf = typst.compile(
            LAYOUT, root=LAYOUT.parent, font_paths=_typefaces(), format="pdf",
            sys_inputs={"letter": said}, pdf_standards="ua-1", timestamp=stamp,
        )  # fmt: skip
    except typst.TypstError as error:
        without = _NO_GLYPH.findall(str(error))
        if without:
            shown = ", ".join(sorted({repr(each) for each in without}))[:200]
            raise LetterRefused(
                f"The typefaces of letters have no shape for {shown}. "
                "Write it in Latin, Greek, Cyrillic or Arabic letters."
            ) from None
        raise LetterRefused(f"The letter could not be drawn: {str(error)[:300]}") from error
    return Drawn(pdf, hashlib.sha256(pdf).hexdigest())


def _in_pieces(letter: Mapping[str, Any]) -> dict[str, Any]:
    """The letter with each line cut into pieces, as the direction of its block or of its own first letter asks."""
    parts = [
        part | {"blocks": [block | {"lines": _lines(block, part["dir"])} for block in part["blocks"]]}
        for part in letter["parts"]
    ]
    return {**letter, "parts": parts}


def _lines(block: Mapping[str, Any], direction: str) -> list[list[Piece]]:
    ways = block["dirs"] or [direction] * len(block["lines"])
    return [pieces(line) if way == "rtl" else [("plain", line)] for line, way in zip(block["lines"], ways, strict=True)]


@cache
def _typefaces() -> typst.Fonts:
    folders: list[str] = [str(files(name) / "files") for name in TYPEFACES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
