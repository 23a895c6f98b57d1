"""A window of decoded text that moves over a stream of bytes, whatever its encoding, so that little is held at once."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable
from typing import IO

from casekeeper.exchange.said import Unreadable

BLOCK = 1 << 18
_SPACE = re.compile(r"[\s,\x1e\ufeff]*")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_WITHOUT_MARK = (
    (re.compile(rb"[^\0]\0\0\0"), "utf-32-le"), (re.compile(rb"\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0"), "utf-16-le"), (re.compile(rb"\0[^\0]"), "utf-16-be"),
)  # fmt: skip
"""JSON begins with an ASCII character, so where its zeros stand tells the encoding."""


class Window:
    """The text from `at` on is yet to be read; `more` brings the next block in."""

    def __init__(self, stream: IO[bytes], advanced: Callable[[int], None] | None) -> None:
        self._stream = stream
        self._advanced = advanced
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self.text, self.at, self.ended = "", 0, False
        self.problem: Unreadable | None = None
        self._first = True

    def more(self) -> bool:
        """Read another block; False where there is none."""
        if self.ended:
            return False
        try:
            block = getattr(self._stream, "read1", self._stream.read)(BLOCK)
        except (OSError, EOFError, zlib.error):
            block = b""
            self.problem = Unreadable(
                "a compressed file that is whole", "one that is damaged from here on", "Ask for the file again."
            )
        if self._advanced and block:
            self._advanced(len(block))
        if self._first:
            block = self._without_mark(block)
        self.ended = not block
        self.text = self.text[self.at :] + self._decode(block, self.ended)
        self.at = 0
        return not self.ended

    def double(self) -> bool:
        """Read as much again as is waiting, so that a long document is not read over once for every block."""
        waiting = [self.text[self.at :]]
        wanted = len(waiting[0])
        self.text, self.at = "", 0
        while wanted >= 0 and self.more():
            waiting.append(self.text)
            wanted -= len(self.text)
            self.text = ""
        self.text = "".join([*waiting, self.text])
        return len(waiting) > 1

    def _without_mark(self, block: bytes) -> bytes:
        self._first = False
        for mark, name in _MARKS:
            if block.startswith(mark):
                self._decode = codecs.getincrementaldecoder(name)("replace").decode
                return block[len(mark) :]
        for start, name in _WITHOUT_MARK:
            if start.match(block):
                self._decode = codecs.getincrementaldecoder(name)("replace").decode
                return block
        return block.removeprefix(codecs.BOM_UTF8)

    def skip_space(self) -> bool:
        """Move to the next character that matters; False at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text):
                return True
            if not self.more():
                return self.at < len(self.text)
