"""The contents of a letter: its words with the data put in, as parts that the layout draws in their order.

Plain data comes out: every text is a text, whatever it looks like. The order here is the reading order of the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casekeeper.actions.letters.templates import Template, Wording, parts_of, shared_words, wording_of
from casekeeper.actions.letters.values import address_lines, day_in, direction_of, in_line, paragraphs
from casekeeper.actions.own_words import ENGLISH, Words, words_in

HEAD = ("name", "born", "references", "written")
DRAFT = ", draft, not issued"
INVENTED = "invented"
"""The data's own mark that the person is invented; it is no need of any template."""
POSTED_TO = "posted_to"
"""The address that a letter sent by post shows in the window of its envelope: data of its own as well."""
MANY = 20
"""From this number on some languages write the unit otherwise (Romanian: 20 de zile)."""


def contents(template: Template, language: str, data: Mapping[str, str], *, is_draft: bool = False) -> dict[str, Any]:
    """The whole letter: one part, or two where the English follows a translation that nobody checked.

    A draft says so at the foot of each page.
    """
    words = words_in(language)
    parts = [_part(template, language, data, follows=False)]
    if not words.checked:
        parts.append(_part(template, ENGLISH, data, follows=True, of=language))
    wording = wording_of(template, language)
    return {
        "lang": language, "dir": words.direction, "title": wording.title,
        "foot": f"{template.key} {template.version} {language}{DRAFT if is_draft else ''}", "parts": parts,
    }  # fmt: skip


def as_staff_read(template: Template, name: str, said: str) -> str:
    """What is known for one need, in English as the letter will say it: 20 working days, not "20 working day"."""
    need = template.need(name)
    if not said or need.kind not in ("limit", "day", "choice", "born"):
        return said
    return _value(need.kind, name, said, words_in(ENGLISH), shared_words(template.shared, ENGLISH))


def text_of(letter: Mapping[str, Any]) -> list[str]:
    """Every text of the contents in reading order: what somebody hears who has the letter read out."""
    return [line for part in letter["parts"] for block in part["blocks"] for line in block["lines"]]


def _part(template: Template, language: str, data: Mapping[str, str], *, follows: bool, of: str = "") -> dict[str, Any]:
    words, shared = words_in(language), shared_words(template.shared, language)
    wording = wording_of(template, language)
    values = _values(template, words, shared, data)
    blocks = []
    if follows:
        blocks.append(_block("title", shared["labels"]["english"]))
    elif data.get(POSTED_TO):
        lines = address_lines(data["name"], data[POSTED_TO])
        dirs = [direction_of(line) for line in lines]
        blocks.append({"kind": "address", "lines": lines, "dirs": dirs, "as_written": True})
    blocks.append(_block("heading" if follows else "title", wording.title))
    if not words.checked:
        blocks.append(_block("note", shared["labels"]["not_checked"]))
    if data.get(INVENTED):
        blocks.append(_block("note", shared["labels"]["invented"]))
    blocks += [_block("text", shared["labels"][name].format(**values)) for name in HEAD]
    blocks += _blocks(template, wording, shared, data, values)
    return {"lang": language, "dir": words.direction, "blocks": blocks}


def _blocks(
    template: Template, wording: Wording, shared: Mapping[str, Any], data: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[dict[str, Any]]:  # fmt: skip
    empty = {need.name for need in template.needs if not data.get(need.name)}
    for kind, text in _with_shared(wording, shared):
        if kind in ("said", "each"):
            if text in empty:
                continue
            if wording.language != ENGLISH:
                yield _block("note", shared["labels"]["as_written"])
            lines = paragraphs(data[text])
            found = "list" if kind == "each" else "said"
            yield {"kind": found, "lines": lines, "dirs": [direction_of(line) for line in lines], "as_written": True}
        elif not parts_of(text) & empty:
            lines = [text] if isinstance(text, str) else list(text)
            yield {"kind": kind, "lines": [line.format(**values) for line in lines], "dirs": [], "as_written": False}


def _with_shared(wording: Wording, shared: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for kind, text in wording.blocks:
        if kind != "shared":
            yield kind, text
            continue
        for block in shared["blocks"][text]:
            yield from block.items()


def _values(template: Template, words: Words, shared: Mapping[str, Any], data: Mapping[str, str]) -> dict[str, str]:
    values = {}
    for need in template.needs:
        said = data.get(need.name, "")
        if said and need.kind not in ("long", "lines"):
            values[need.name] = _value(need.kind, need.name, said, words, shared)
    return values


def _value(kind: str, name: str, said: str, words: Words, shared: Mapping[str, Any]) -> str:
    if kind == "choice":
        return str(shared["choices"][name][said])
    if kind == "limit":
        number, _, unit = said.partition(" ")
        forms = shared["units"][unit]
        return str(forms["many" if int(number) >= MANY else "few"]).format(number=number)
    if kind == "day":
        return day_in(words, said)
    if kind == "born" and len(said) == 10:
        born = date.fromisoformat(said)
        return f"{born.day} {words.months[born.month - 1]} {born.year}"
    return in_line(said)


def _block(kind: str, line: str) -> dict[str, Any]:
    return {"kind": kind, "lines": [line], "dirs": [], "as_written": False}
