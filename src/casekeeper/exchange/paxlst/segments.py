"""Takes an EDIFACT interchange apart into messages and segments.

A segment ends with its mark, elements and components are set apart by theirs, and a release character takes away what
the next one means. `UNA` at the start may name other characters for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from casekeeper.exchange.said import Unreadable

STARTS = ("UNA", "UNB")
MEMBER = "PAXLST"
LONGEST_SEGMENT = 20_000
MOST_SEGMENTS = 200_000
ASK = "Ask the carrier for the list again."


class Marks(NamedTuple):
    """The characters with a meaning."""

    component: str = ":"
    element: str = "+"
    release: str = "?"
    ends: str = "'"


class Segment(NamedTuple):
    """A tag, and its elements, each of one component or more."""

    tag: str
    elements: tuple[tuple[str, ...], ...]

    def part(self, element: int, component: int = 0) -> str:
        """The component of the element, counted from nought after the tag; empty where there is none."""
        parts = self.elements[element] if element < len(self.elements) else ()
        return parts[component].strip() if component < len(parts) else ""


class Message(NamedTuple):
    """The segments from UNH to UNT, both among them. `cut`: the text ended before UNT."""

    segments: tuple[Segment, ...]
    cut: bool = False


def as_document(message: Message) -> dict[str, Any]:
    """The message as JSON: a list of segments, each its tag and its elements."""
    told = [[each.tag, [list(parts) for parts in each.elements]] for each in message.segments]
    return {MEMBER: told} | ({"cut": True} if message.cut else {})


class NoInterchange(ValueError):
    """The text is none; `why` says what was expected and what came."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why.expected)
        self.why = why


def messages(text: str) -> Iterator[Message]:
    """Each message in turn. Raises NoInterchange where the text does not begin as one or a segment never ends."""
    text = text.lstrip("\ufeff \t\r\n")
    if not text.startswith(STARTS):
        raise NoInterchange(Unreadable("an interchange that begins with UNA or UNB", "another text", ASK))
    marks, at = _marks(text)
    held: list[Segment] = []
    for number, segment in enumerate(segments(text, at, marks)):
        if number >= MOST_SEGMENTS:
            raise NoInterchange(Unreadable(f"at most {MOST_SEGMENTS:,} segments", "more", ASK))
        if segment.tag == "UNH":
            if held:
                yield Message(tuple(held), cut=True)
            held = [segment]
        elif held:
            held.append(segment)
            if segment.tag == "UNT":
                yield Message(tuple(held))
                held = []
    if held:
        yield Message(tuple(held), cut=True)


def _marks(text: str) -> tuple[Marks, int]:
    """What UNA says: component, element, decimal mark, release, one kept free, end of segment."""
    if not text.startswith("UNA"):
        return Marks(), 0
    said = text[3:9]
    found = Marks(said[0:1], said[1:2], said[3:4], said[5:6])
    if (
        len(said) < 6
        or len(set(found)) < 4
        or any(each.isalnum() or (each.isspace() and each != "\n") for each in found)
    ):
        raise NoInterchange(Unreadable("UNA and six characters, each with one meaning", "others", ASK))
    return found, 9


def segments(text: str, at: int, marks: Marks) -> Iterator[Segment]:
    """Every segment from this place on; one that the text breaks off is given as far as it goes."""
    component: list[str] = []
    parts: list[str] = []
    elements: list[tuple[str, ...]] = []
    length = 0
    released = False

    def close_component() -> None:
        parts.append("".join(component))
        component.clear()

    def close_element() -> None:
        close_component()
        elements.append(tuple(parts))
        parts.clear()

    while at < len(text):
        mark = text[at]
        at += 1
        length += 1
        if length > LONGEST_SEGMENT:
            raise NoInterchange(Unreadable(f"segments of at most {LONGEST_SEGMENT:,} characters", "a longer one", ASK))
        if released:
            component.append(mark)
            released = False
        elif mark == marks.release:
            released = True
        elif mark == marks.component:
            close_component()
        elif mark == marks.element:
            close_element()
        elif mark == marks.ends:
            close_element()
            if (made := _segment(elements)) is not None:
                yield made
            elements.clear()
            length = 0
        else:
            component.append(mark)
    if component or parts or elements:
        close_element()
        if (made := _segment(elements)) is not None and made.tag not in ("UNT", "UNZ"):
            yield made


def _segment(elements: list[tuple[str, ...]]) -> Segment | None:
    """None where nothing stands between two ends, as after a line break."""
    tag = elements[0][0].strip() if elements and elements[0] else ""
    return Segment(tag.upper()[:6], tuple(elements[1:])) if tag else None
