"""One message read as a flight and who is on it. What it says of anybody is held only while it is looked through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from casekeeper.exchange.paxlst.segments import ASK, Message, Segment
from casekeeper.exchange.said import Unreadable
from casekeeper.facts import LEGAL_ZONE

PASSENGERS, CREW = "745", "250"
LONGEST_NAME = 200


class Traveller(NamedTuple):
    """One person on the list. `born` is a whole date or empty."""

    name: str
    born: str
    documents: tuple[str, ...]


class Manifest(NamedTuple):
    """A flight's list. `whole`: as many people as it says it has, and not broken off."""

    flight: str
    departs_from: str
    departs_at: datetime
    arrives_at: str
    crew: bool
    whole: bool
    travellers: tuple[Traveller, ...]


def manifest(message: Message, *, on: date) -> Manifest | Unreadable:
    """What the message says. Without flight and time of departure nothing can be put beside it."""
    head, people = _divided(message.segments)
    if not head or head[0].tag != "UNH" or head[0].part(1) != "PAXLST":
        return Unreadable("a message UNH+...+PAXLST", "another message", "Send passenger lists alone.")
    kind = next((each.part(0) for each in head if each.tag == "BGM"), PASSENGERS)
    if kind not in (PASSENGERS, CREW):
        return Unreadable(f"BGM+{PASSENGERS} (passengers) or +{CREW} (crew)", "another kind of list", ASK)
    flight = flight_number(next((each.part(1) for each in head if each.tag == "TDT" and each.part(0) == "20"), ""))
    departs = _moment(head, "189")
    if not flight or departs is None:
        return Unreadable("TDT+20 with the flight, and DTM+189 with its time of departure as YYMMDDHHMM",
                          "one of them missing", ASK)  # fmt: skip
    stated = next(
        (each.part(0, 1) for each in message.segments if each.tag == "CNT" and each.part(0) in ("42", "41")), ""
    )
    travellers = tuple(_traveller(group, on) for group in people)
    whole = not message.cut and (not stated.isdecimal() or int(stated[:9]) == len(travellers))
    return Manifest(
        flight, _place(head, "125"), departs, _place(head, "87"), kind == CREW, whole, travellers,
    )  # fmt: skip


def flight_number(written: str) -> str:
    """The carrier's two or three signs and the number without leading noughts: `BA0123` and `BA 123` are one flight."""
    text = "".join(each for each in written.upper() if each.isascii() and each.isalnum())[:10]
    digits = text[2:] if text[2:3].isdigit() else text[3:]
    carrier = text[: len(text) - len(digits)]
    number = digits.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (
        f"{carrier}{number.lstrip('0') or '0'}"
        if len(carrier) >= 2 and number.isdigit() and any(each.isalpha() for each in carrier)
        else ""
    )


def _divided(segments: Sequence[Segment]) -> tuple[list[Segment], list[list[Segment]]]:
    """What stands before the first person, and the segments of each person."""
    head: list[Segment] = []
    people: list[list[Segment]] = []
    for each in segments:
        if each.tag == "NAD" and each.part(0) in ("FL", "FM", "DDU", "DDT"):
            people.append([each])
        elif people:
            people[-1].append(each)
        else:
            head.append(each)
    return head, people


def _traveller(group: Sequence[Segment], on: date) -> Traveller:
    name = group[0].elements[3] if len(group[0].elements) > 3 else ()
    surname, given = (name[0] if name else ""), " ".join(name[1:])
    born = next((each.part(0, 1) for each in group if each.tag == "DTM" and each.part(0) == "329"), "")
    papers = tuple(paper for each in group if each.tag == "DOC" and (paper := plain(each.part(1))))
    return Traveller(" ".join(f"{given} {surname}".split())[:LONGEST_NAME], _born(born, on), papers)


def plain(number: str) -> str:
    """A document number as it is compared: letters and figures alone."""
    return "".join(each for each in number.upper() if each.isascii() and each.isalnum())[:60]


def _born(text: str, on: date) -> str:
    """YYMMDD, of the last hundred years; or YYYYMMDD."""
    if len(text) == 6 and text.isascii() and text.isdecimal():
        year = 2000 + int(text[:2])
        text = f"{year if year <= on.year else year - 100}{text[2:]}"
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat() if len(text) == 8 else ""
    except ValueError:
        return ""


def _moment(head: Sequence[Segment], kind: str) -> datetime | None:
    for each in head:
        text = each.part(0, 1)
        if each.tag == "DTM" and each.part(0) == kind and text.isascii() and text.isdecimal() and len(text) == 10:
            parts = [int(text[place : place + 2]) for place in range(0, 10, 2)]
            try:
                return datetime(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], tzinfo=LEGAL_ZONE)
            except ValueError:
                return None
    return None


def _place(head: Sequence[Segment], kind: str) -> str:
    return next((each.part(1)[:5] for each in head if each.tag == "LOC" and each.part(0) == kind), "")
