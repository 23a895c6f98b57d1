"""Opens what a system sends and gives its documents one at a time, in bounded memory.

A page object with `content`, an array, one document, or JSON lines; compressed or not; with a byte order mark or
not. Reading never stops at a bad document: it is given as unreadable, with its place, and the rest goes on. In an
array that was cut off, everything before the cut is read.
"""

from __future__ import annotations

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, cast

from casekeeper.exchange.fields import clean
from casekeeper.exchange.said import Unreadable

BLOCK = 1 << 18
LONGEST_DOCUMENT = 8 << 20
_SPACE = re.compile(r"[\s,\x1e]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)
_CONTENT = re.compile(r'"content"\s*:\s*\[')
_NEXT_LINE = re.compile(r"\n\s*(?=[{\[])")


@dataclass(frozen=True, slots=True)
class Item:
    """One document with its place in the stream; or, with `problem`, the text that could not be read as JSON."""

    place: str
    document: Any = None
    problem: Unreadable | None = None
    raw: str = ""
    repeated: bool = False
    """A member stood twice in one object; the last was taken."""
    cut: bool = False
    """The stream ended before this document, or the list around it, did."""


class _Decoder:
    """JSON as it comes: repeated members are noticed, and what is not a number stays text."""

    def __init__(self) -> None:
        self.repeated = False
        self._json = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=str)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.repeated = True
        return found

    def read(self, text: str, start: int) -> tuple[Any, int, bool]:
        self.repeated = False
        value, end = self._json.raw_decode(text, start)
        return value, end, self.repeated


class _Text:
    """A window of decoded text that moves over the stream."""

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

    def _without_mark(self, block: bytes) -> bytes:
        self._first = False
        for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if block.startswith(mark):
                self._decode = codecs.getincrementaldecoder(name)("replace").decode
                return block[len(mark) :]
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


def open_documents(stream: IO[bytes], *, advanced: Callable[[int], None] | None = None) -> Iterator[Item]:
    """The documents of a stream of bytes. `advanced` is told how many bytes were read, for a progress bar."""
    text = _Text(_uncompressed(stream), advanced)
    decoder = _Decoder()
    number = 0
    while text.skip_space():
        for item in _next(text, decoder, number):
            number += 1
            yield item
    if text.problem is not None:
        yield Item(f"after item {number}", problem=text.problem, cut=True)


def _uncompressed(stream: IO[bytes]) -> IO[bytes]:
    start = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    if not start and hasattr(stream, "seekable") and stream.seekable():
        start = stream.read(2)
        stream.seek(-len(start), 1)
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if start == b"\x1f\x8b" else stream


def _next(text: _Text, decoder: _Decoder, number: int) -> Iterator[Item]:
    """What stands next at the top: an array, a page, or one document (perhaps one of many lines)."""
    if text.text[text.at] == "[":
        text.at += 1
        yield from _elements(text, decoder, number)
        return
    if text.text[text.at] == "]":
        text.at += 1
        return
    whole = _whole(text, decoder)
    if whole is not None:
        document, repeated = whole
        yield from _documents_in(document, repeated, number)
        return
    page = _CONTENT.search(text.text, text.at) if text.text[text.at] == "{" else None
    if page and text.text.find("\n{", text.at, page.start()) < 0:
        text.at = page.end()
        yield from _elements(text, decoder, number)
        _skip_rest_of_page(text)
        return
    yield _bad(text, number, at_top=True)


def _documents_in(document: Any, repeated: bool, number: int) -> Iterator[Item]:
    if isinstance(document, dict) and isinstance(document.get("content"), list):
        members = document["content"]
    elif isinstance(document, list):
        members = document
    else:
        yield Item(f"item {number + 1}", document, repeated=repeated)
        return
    for position, member in enumerate(members, number + 1):
        yield Item(f"item {position}", member, repeated=repeated)


def _whole(text: _Text, decoder: _Decoder) -> tuple[Any, bool] | None:
    """The value that stands here, reading on while it may only be incomplete; None where it cannot be read."""
    while True:
        try:
            value, end, repeated = decoder.read(text.text, text.at)
        except RecursionError:
            return None
        except ValueError as error:
            if _is_wrong_whatever_follows(error, text) or not _can_grow(text):
                return None
            continue
        if end == len(text.text) and text.more():
            continue
        text.at = end
        return value, repeated


def _can_grow(text: _Text) -> bool:
    if len(text.text) - text.at > LONGEST_DOCUMENT:
        return False
    page = _CONTENT.search(text.text, text.at, text.at + BLOCK)
    if page and len(text.text) - text.at > 2 * BLOCK:
        return False
    return text.more()


def _is_wrong_whatever_follows(error: ValueError, text: _Text) -> bool:
    """An error well before the end of the window is no cut; a string that never ends may be."""
    if not isinstance(error, json.JSONDecodeError):
        return True
    return not error.msg.startswith("Unterminated string") and error.pos < len(text.text) - 32


def _elements(text: _Text, decoder: _Decoder, number: int) -> Iterator[Item]:
    """The members of an array up to its closing bracket, one at a time."""
    cut = False
    while True:
        if not text.skip_space():
            if cut:
                return
            yield Item(
                f"after item {number}",
                problem=Unreadable(
                    "the end of the list: ]", "the end of the file", "Ask for the rest; what came before it was read."
                ),
                cut=True,
            )
            return
        if text.text[text.at] == "]":
            text.at += 1
            return
        number += 1
        whole = _whole(text, decoder)
        if whole is None:
            yield _bad(text, number - 1, at_top=False)
            cut = text.ended and text.at >= len(text.text)
        else:
            yield Item(f"item {number}", whole[0], repeated=whole[1])


def _bad(text: _Text, number: int, *, at_top: bool) -> Item:
    """Step over a document that is not JSON, and say where it was."""
    end = max(_end_of_bad(text, at_top=at_top), text.at + 1)
    start = text.at
    raw = text.text[start:end]
    text.at = end
    cut = text.ended and end >= len(text.text)
    came = "JSON that is cut off" if cut else "text that is not JSON, is nested too deeply or holds too large a number"
    problem = Unreadable("one whole JSON document", came, "Ask for the document again, or correct it and redrive.")
    return Item(f"item {number + 1}", problem=problem, raw=clean(raw[:100_000]), cut=cut)


def _end_of_bad(text: _Text, *, at_top: bool) -> int:
    """Where the next document may begin: after the matching bracket, or else on a later line."""
    if at_top:
        while (line := text.text.find("\n", text.at)) < 0 and len(text.text) - text.at < LONGEST_DOCUMENT:
            if not text.more():
                break
        if line >= 0 and not _opens_on_later_lines(text, line):
            return line + 1
    while True:
        balanced = _balanced_end(text.text, text.at)
        if balanced:
            return balanced
        if len(text.text) - text.at > LONGEST_DOCUMENT or not text.more():
            break
    following = _NEXT_LINE.search(text.text, text.at)
    return following.end() if following else len(text.text)


def _opens_on_later_lines(text: _Text, line: int) -> bool:
    """Is this one document spread over lines, so that its first line alone is not the whole of it?"""
    return text.text[text.at : line].strip() in ("{", "[")


def _balanced_end(text: str, start: int) -> int:
    depth = 0
    for token in _TOKEN.finditer(text, start):
        first = token.group()[0]
        if first in "{[":
            depth += 1
        elif first in "}]":
            depth -= 1
            if depth == 0:
                return token.end()
            if depth < 0:
                return token.start() if token.start() > start else token.end()
    return 0


def _skip_rest_of_page(text: _Text) -> None:
    """Step over what follows the content of a page: its number, size and totals."""
    depth = 1
    while True:
        for token in _TOKEN.finditer(text.text, text.at):
            first = token.group()[0]
            depth += (first in "{[") - (first in "}]")
            if depth == 0:
                text.at = token.end()
                return
        text.at = len(text.text)
        if not text.more():
            return
