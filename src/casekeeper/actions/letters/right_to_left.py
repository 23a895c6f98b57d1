"""Cuts a line of Arabic letters into pieces that the PDF keeps in the order in which they are read.

The writer of the PDF stores what stands together on a line from left to right. So each word, each sign and each run of
Latin letters or numbers is a piece of its own; pieces are stored in the order of reading, whichever way they are drawn.

>>> [kind for kind, _ in pieces("من Home Office (bail).")]
['word', 'plain', 'plain', 'plain', 'sign', 'plain', 'sign', 'sign']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casekeeper.actions.letters.values import END_OF_ISOLATE, ISOLATE

Piece = tuple[str, str]
"""A kind and its text: `word` in letters written from right to left, `sign` one mark, `plain` anything else."""
_LETTERS = (
    "\u0590-\u05ff\u0600-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
"""Hebrew and Arabic, without the comma, semicolon and question mark of Arabic: those are signs."""
_WORD = re.compile(f"[{_LETTERS}]+")
_OTHER = f"[^\\W{_LETTERS}]"
"""A letter or figure of another script."""
_ISOLATE = re.compile(f"{ISOLATE}([^{ISOLATE}{END_OF_ISOLATE}]*){END_OF_ISOLATE}")
_LATIN = re.compile(f"{_OTHER}(?:[^{_LETTERS}\u060c\u061b\u061f{ISOLATE}]*(?:{_OTHER}|\\)))?")


def pieces(line: str) -> list[Piece]:
    """The pieces in the order of reading; together they are the line."""
    found: list[Piece] = []
    at = 0
    for isolate in _ISOLATE.finditer(line):
        found += _outside(line[at : isolate.start()])
        found += _outside(isolate[1]) if _WORD.search(isolate[1]) else [("plain", isolate[0])]
        at = isolate.end()
    return [*found, *_outside(line[at:])]


def _outside(text: str) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        word, latin = _WORD.match(text, at), _LATIN.match(text, at)
        if word is not None:
            yield "word", word[0]
            at = word.end()
        elif latin is not None:
            run = _balanced(latin[0])
            yield "plain", f"{ISOLATE}{run}{END_OF_ISOLATE}"
            at += len(run)
        else:
            yield ("plain" if text[at] == " " else "sign"), text[at]
            at += 1


def _balanced(run: str) -> str:
    """Without a closing bracket that opened before the run, and what follows it."""
    depth = 0
    for place, char in enumerate(run):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return run[:place].rstrip()
    return run
