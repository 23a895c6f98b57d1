"""Counts brackets through JSON text, past what stands in quotes, so that what cannot be read can be stepped over."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"|\\.?|\n', re.DOTALL)
_BARE = re.compile(r'["{}\[\]]')


class Brackets:
    """How deep, and whether in quotes, at the place reached; the text may come in pieces."""

    __slots__ = ("depth", "in_quotes")

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.in_quotes = False

    def past(self, text: str, at: int) -> tuple[int, bool]:
        """The place after the closing bracket, and True; or the place to go on from in more text, and False.

        Where a line ends within quotes, a quote is missing: that is the end of it too.
        """
        start = at
        while (found := (_QUOTED if self.in_quotes else _BARE).search(text, at)) is not None:
            mark = found.group()
            if mark == "\\":
                return found.start(), False
            at = found.end()
            if mark == "\n":
                return at, True
            if mark == '"':
                self.in_quotes = not self.in_quotes
            elif not self.in_quotes:
                self.depth += 1 if mark in "{[" else -1
                if self.depth == 0:
                    return at, True
                if self.depth < 0:
                    return (found.start() if found.start() > start else at), True
        return len(text), False
