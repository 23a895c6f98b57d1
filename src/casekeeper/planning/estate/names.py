"""Which centre, and which of its beds, a written name means.

Feeds write "Brook House", "BROOKHOUSE ", "Yarl's Wood" and "Yarl\u2019s  Wood" for the same places: only letters and
figures are compared, without case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casekeeper.planning.estate.told import Beds, LocationNames


class Place(NamedTuple):
    """Some of the beds of one centre."""

    centre: str
    beds: Beds


def plain_name(text: str) -> str:
    """Letters and figures alone, without case."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def places(names: Mapping[str, LocationNames]) -> dict[str, Place]:
    """Each written name and what it means. A name that two places were given means neither."""
    found: dict[str, Place] = {}
    twice: set[str] = set()
    for centre in sorted(names):
        said = names[centre]
        given: Iterable[tuple[Beds, tuple[str, ...]]] = (("men", said.men), ("women", said.women))
        for beds, texts in given:
            for text in texts:
                name = plain_name(text)
                if found.setdefault(name, Place(centre, beds)) != Place(centre, beds):
                    twice.add(name)
    return {name: place for name, place in found.items() if name and name not in twice}
