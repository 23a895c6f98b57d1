"""Opens what a system sends and gives its documents one at a time, in bounded memory.

A page object with `content`, an array, one document, or JSON lines; compressed or not; with a byte order mark or
not. Reading never stops at a bad document: it is given as unreadable, with its place, and the rest goes on. In an
array that was cut off, everything before the cut is read.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, cast

from casekeeper.exchange.brackets import Brackets
from casekeeper.exchange.fields import clean
from casekeeper.exchange.paxlst.segments import ASK, STARTS, NoInterchange, as_document, messages
from casekeeper.exchange.said import Unreadable
from casekeeper.exchange.window import BLOCK, Window

LONGEST_DOCUMENT = 16 << 20
"""In characters. A longer one is stepped over without being held, and what follows it is read."""
LONGEST_KEPT = 100_000
NOT_KEPT = "(an interchange; not kept)"
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
        self._json = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=str, strict=False)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.repeated = True
        return found

    def read(self, text: str, start: int) -> tuple[Any, int, bool]:
        self.repeated = False
        value, end = self._json.raw_decode(text, start)
        return value, end, self.repeated


def open_documents(stream: IO[bytes], *, advanced: Callable[[int], None] | None = None) -> Iterator[Item]:
    """The documents of a stream of bytes. `advanced` is told how many bytes were read, for a progress bar."""
    text = Window(_uncompressed(stream), advanced)
    if text.skip_space() and _is_interchange(text):
        yield from _interchange(text)
        return
    decoder = _Decoder()
    number = 0
    while text.skip_space():
        for item in _next(text, decoder, number):
            number += 1
            yield item
    if text.problem is not None:
        yield Item(f"after item {number}", problem=text.problem, cut=True)


def _is_interchange(text: Window) -> bool:
    """Not JSON but EDIFACT, which begins with one of its own tags?"""
    if len(text.text) - text.at < len(STARTS[0]):
        text.more()
    return text.text.startswith(STARTS, text.at)


def _interchange(text: Window) -> Iterator[Item]:
    """Its messages. Of one that cannot be taken apart nothing is kept: it may name people who are none of ours."""
    while len(text.text) - text.at <= LONGEST_DOCUMENT and text.more():
        pass
    number = 0
    try:
        if len(text.text) - text.at > LONGEST_DOCUMENT:
            raise NoInterchange(Unreadable(f"one of at most {LONGEST_DOCUMENT:,} characters", "a longer one", ASK))
        for message in messages(clean(text.text[text.at :])):
            number += 1
            yield Item(f"message {number}", as_document(message))
        if not number:
            raise NoInterchange(Unreadable("a message from UNH to UNT", "an interchange without any", ASK))
    except NoInterchange as error:
        yield Item(f"after message {number}", problem=error.why, raw=NOT_KEPT, cut=True)


def _uncompressed(stream: IO[bytes]) -> IO[bytes]:
    start = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    if not start and hasattr(stream, "seekable") and stream.seekable():
        start = stream.read(2)
        stream.seek(-len(start), 1)
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if start == b"\x1f\x8b" else stream


def _next(text: Window, decoder: _Decoder, number: int) -> Iterator[Item]:
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
        _step_over(text, depth=1)
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


def _whole(text: Window, decoder: _Decoder) -> tuple[Any, bool] | None:
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


def _can_grow(text: Window) -> bool:
    if len(text.text) - text.at > LONGEST_DOCUMENT:
        return False
    page = _CONTENT.search(text.text, text.at, text.at + BLOCK)
    if page and len(text.text) - text.at > 2 * BLOCK:
        return False
    return text.double()


def _is_wrong_whatever_follows(error: ValueError, text: Window) -> bool:
    """An error well before the end of the window is no cut; a string that never ends may be."""
    if not isinstance(error, json.JSONDecodeError):
        return True
    return not error.msg.startswith("Unterminated string") and error.pos < len(text.text) - 32


def _elements(text: Window, decoder: _Decoder, number: int) -> Iterator[Item]:
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
            yield from _documents_in(whole[0], whole[1], number - 1)


def _bad(text: Window, number: int, *, at_top: bool) -> Item:
    """Step over a document that is not JSON, and say where it was."""
    end = _end_of_bad(text, at_top=at_top)
    start = text.at
    raw = text.text[start : start + LONGEST_KEPT if end is None else max(end, start + 1)]
    if end is None:
        _step_over(text)
    else:
        text.at = start + len(raw)
    cut = text.ended and text.at >= len(text.text)
    came = "text that is not JSON, is nested too deeply or holds too large a number"
    if end is None:
        came = f"one of more than {LONGEST_DOCUMENT:,} characters"
    elif cut:
        came = "JSON that is cut off"
    problem = Unreadable("one whole JSON document", came, "Ask for the document again, or correct it and redrive.")
    return Item(f"item {number + 1}", problem=problem, raw=clean(raw[:LONGEST_KEPT]), cut=cut)


def _end_of_bad(text: Window, *, at_top: bool) -> int | None:
    """Where the next document may begin: after the matching bracket, or else on a later line. None: too far."""
    if at_top:
        while (line := text.text.find("\n", text.at)) < 0 and len(text.text) - text.at < LONGEST_DOCUMENT:
            if not text.double():
                break
        if line >= 0 and not _opens_on_later_lines(text, line):
            return line + 1
    while True:
        balanced = _balanced_end(text.text, text.at)
        if balanced:
            return balanced
        if len(text.text) - text.at > LONGEST_DOCUMENT:
            return None
        if not text.double():
            break
    following = _NEXT_LINE.search(text.text, text.at)
    return following.end() if following else len(text.text)


def _opens_on_later_lines(text: Window, line: int) -> bool:
    """Is this one document spread over lines, so that its first line alone is not the whole of it?"""
    return text.text[text.at : line].strip() in ("{", "[")


def _balanced_end(text: str, start: int) -> int:
    """After the bracket that closes what opens at `start`; 0 where the text ends before that."""
    end, closed = Brackets().past(text, start)
    return end if closed else 0


def _step_over(text: Window, depth: int = 0) -> None:
    """Go past what is not held: a document that is too long, or what follows the content of a page."""
    brackets = Brackets(depth)
    while True:
        text.at, closed = brackets.past(text.text, text.at)
        if closed:
            return
        if not text.more():
            text.at = len(text.text)
            return
