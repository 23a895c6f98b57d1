"""Reads a tagged PDF as a screen reader does: the structure tree in its order, and the text each part marks.

ActualText stands for what it covers, and a run marked as reversed is read from its last glyph to its first.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject, TextStringObject

IGNORED = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad"))
"""Marks that nobody sees or hears; one shape without ink may stand for any of them."""


class Element(NamedTuple):
    """One element of the structure: its tag, its language where it states one, and the text in it."""

    tag: str
    language: str
    text: str
    alternative: str


class Read:
    """An opened PDF."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = pypdf.PdfReader(BytesIO(pdf))
        self.root: Any = self.reader.trailer["/Root"]
        self.marked = {page.indirect_reference.idnum: _marked(self.reader, page) for page in self.reader.pages}
        self.elements: list[Element] = []
        self._walk(self.root["/StructTreeRoot"].get("/K"), None, self.root.get("/Lang", ""))

    @property
    def metadata(self) -> str:
        return self.root["/Metadata"].get_object().get_data().decode("utf-8")

    def texts(self, *tags: str) -> list[str]:
        """The text of every element with one of these tags, in reading order."""
        return [each.text for each in self.elements if each.tag in tags]

    def _walk(self, node: Any, page: int | None, language: str) -> str:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject | list):
            return "".join(self._walk(each, page, language) for each in node)
        if isinstance(node, int):
            return self.marked[page].get(int(node), "") if page is not None else ""
        if "/Pg" in node:
            page = node.raw_get("/Pg").idnum
        if node.get("/Type") == "/MCR":
            return self.marked[page].get(int(node["/MCID"]), "")
        if node.get("/Type") == "/OBJR":
            return ""
        language = node.get("/Lang", language)
        place = len(self.elements)
        self.elements.append(Element("", "", "", ""))
        text = self._walk(node["/K"], page, language) if "/K" in node else ""
        alternative = str(node.get("/Alt", ""))
        self.elements[place] = Element(str(node.get("/S", "")).lstrip("/"), str(language), seen(text), alternative)
        return text


def seen(text: str) -> str:
    """The text without marks of direction, with single spaces."""
    return " ".join(text.translate(IGNORED).split())


def _marked(reader: Any, page: Any) -> dict[int, str]:
    """By mark, the text shown under it."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, list[str]] = {}
    open_marks: list[tuple[int | None, bool, bool]] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            said: Any = operands[1] if len(operands) > 1 else {}
            said = page["/Resources"]["/Properties"][said] if isinstance(said, NameObject) else said
            mark = int(said["/MCID"]) if "/MCID" in said else None
            if "/ActualText" in said and not any(covered for _, _, covered in open_marks):
                within = (
                    mark if mark is not None else next((m for m, _, _ in reversed(open_marks) if m is not None), -1)
                )
                found.setdefault(within, []).append(str(said["/ActualText"]))
            open_marks.append((mark, operands[0] == "/ReversedChars", "/ActualText" in said))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"TJ", b"Tj") and not any(covered for _, _, covered in open_marks):
            glyphs = _glyphs(operands[0], font)
            if any(is_reversed for _, is_reversed, _ in open_marks):
                glyphs.reverse()
            within = next((m for m, _, _ in reversed(open_marks) if m is not None), -1)
            found.setdefault(within, []).append("".join(glyphs))
    return {mark: "".join(parts) for mark, parts in found.items()}


def _glyphs(shown: Any, font: dict[int, str]) -> list[str]:
    glyphs = []
    for part in shown if isinstance(shown, list) else [shown]:
        if isinstance(part, TextStringObject | ByteStringObject):
            raw = part.original_bytes
            glyphs += [font.get(int.from_bytes(raw[at : at + 2], "big"), "\ufffd") for at in range(0, len(raw), 2)]
    return glyphs


def _letters(font: Any) -> dict[int, str]:
    """What each glyph stands for. Ranges are refused: this writer makes none."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    assert "beginbfrange" not in table
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found
