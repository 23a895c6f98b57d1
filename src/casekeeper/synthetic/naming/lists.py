"""Invented lists of alerts, and whom to ask of them, for measuring how well people are found.

    made = alert_list(5_000, seed=1)
    made.entries[0], made.asked[0]          an entry, and a question whose right answer is known
    for one in crowded(1_000_000, seed=1)   the same entries first, then a crowd of namesakes

A list holds the name of each entry and none of its aliases: these are the questions. Innocents are on no list: *easy*
ones come from all parts of the world and are nobody's namesakes; *hard* ones come from where the entries of the list
come from, and go by aliases too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, NamedTuple

from casekeeper.synthetic.naming.born import birth_date, noisy_birth_date
from casekeeper.synthetic.naming.person import InventedPerson, invent
from casekeeper.synthetic.naming.slips import OPERATORS
from casekeeper.synthetic.naming.traditions import TRADITIONS

ONCE = 4
OFTENER: Mapping[str, int] = {
    "arabic": 14, "hebrew": 2, "east_slavic": 10, "west_european": 3, "balkan_albanian": 3, "latin_american": 12,
    "persian_afghan": 8, "south_asian": 8, "east_asian_chinese": 3, "east_asian_korean": 3, "japanese": 2,
}  # fmt: skip
"""On a list of alerts some parts of the world stand more often than others; all that are not here, `ONCE`.

Three traditions have their share from their neighbours and no other share moves: hebrew from arabic (16 together),
balkan_albanian from east_slavic and west_european (16), japanese from Chinese and Korean (8), of 92.
"""
OFTENER_ELSEWHERE: Mapping[str, int] = {
    "west_european": 30, "latin_american": 20, "east_slavic": 14, "balkan_albanian": 4, "west_african": 12, "greek": 8,
    "turkic": 8, "arabic": 3, "hebrew": 1, "east_asian_chinese": 3, "east_asian_korean": 3, "japanese": 2,
}  # fmt: skip
"""Among easy innocents, whose names come from other parts of the world than those of most lists; carved alike."""
RARE, RARE_ELSEWHERE = 0.85, 1.0
"""Share of people whose names are rare: among people like those on the list, and among people from elsewhere."""
ALIAS, SCRIPT, EASY, HARD = "alias", "original script", "easy", "hard"
REAL = 5_000
"""So many entries of a crowded list are people; the rest is put together from their words."""


class Listed(NamedTuple):
    """An entry: one name, and what else a list says."""

    id: str
    name: str
    born: date
    country: str
    woman: bool
    tradition: str


class Asked(NamedTuple):
    """A question. `kind` is alias, original script, an operator's name, easy or hard; `entry` the right answer, empty
    for an innocent; `born` as another office has it, empty where it has none."""

    id: str
    kind: str
    name: str
    entry: str
    tradition: str
    born: str
    country: str


@dataclass(frozen=True)
class AlertList:
    """A list and what to ask of it."""

    entries: tuple[Listed, ...]
    asked: tuple[Asked, ...]


def alert_list(count: int, seed: int, *, innocents: int | None = None) -> AlertList:
    """So many entries and all their questions; as many innocents of either kind as entries, unless said otherwise."""
    chance = Random(f"list {seed}")
    entries: list[Listed] = []
    asked: list[Asked] = []
    for number in range(count):
        person = _somebody(chance)
        entry = _listed(person, f"entry-{number}", chance)
        entries.append(entry)
        for kind, name in _names_asked(person, number, chance):
            born = noisy_birth_date(entry.born, chance)
            asked.append(Asked(f"q{len(asked)}", kind, name, entry.id, entry.tradition, born, entry.country))
    strangers = Random(f"innocents {seed}")
    listed = {_same_words(entry.name) for entry in entries}
    for number in range(count if innocents is None else innocents):
        asked.append(_easy(f"easy-{number}", strangers, listed))
        asked.append(_hard(f"hard-{number}", strangers))
    return AlertList(tuple(entries), tuple(asked))


def crowded(count: int, seed: int) -> Iterator[Listed]:
    """The entries of `alert_list(5_000, seed)`, then as many more as are asked for, of words of one tradition each."""
    yield from alert_list(min(count, REAL), seed, innocents=0).entries
    chance = Random(f"crowd {seed}")
    pools = {name: _pool(name, max(count // 200, 200), chance) for name in TRADITIONS}
    shares = _shares()
    for number in range(REAL, count):
        tradition = chance.choice(shares)
        person, words = chance.choice(pools[tradition])
        other, others = chance.choice(pools[tradition])
        # The last word of one person with the first of another: both keep their places.
        last = min(len(words), len(others)) // 2 or 1
        name = " ".join((*others[:-last], *words[-last:]))
        yield Listed(f"crowd-{number}", name, birth_date(chance), person.country, other.woman, tradition)


def as_ftm(entry: Listed) -> dict[str, Any]:
    """The entry as a FollowTheMoney Person."""
    said = {
        "name": [entry.name], "birthDate": [entry.born.isoformat()], "nationality": [entry.country],
        "gender": ["female" if entry.woman else "male"],
    }  # fmt: skip
    return {"id": entry.id, "schema": "Person", "properties": said}


def as_query(asked: Asked, *, with_birth_date: bool = False) -> dict[str, Any]:
    """The question as `casekeeper screen --batch` reads it: a name, and a birth date where wanted and known."""
    query = {"id": asked.id, "name": asked.name}
    return {**query, "birthDate": asked.born} if with_birth_date and asked.born else query


def _shares(oftener: Mapping[str, int] = OFTENER) -> list[str]:
    return [name for name in TRADITIONS for _ in range(oftener.get(name, ONCE))]


def _somebody(chance: Random) -> InventedPerson:
    return invent(chance.choice(_shares()), chance, rare=RARE)


def _listed(person: InventedPerson, id_: str, chance: Random) -> Listed:
    return Listed(id_, person.primary, birth_date(chance), person.country, person.woman, person.tradition)


def _names_asked(person: InventedPerson, number: int, chance: Random) -> Iterator[tuple[str, str]]:
    """All aliases, one script, and two slips of the hand: over eight entries each operator comes twice."""
    for name in person.aliases:
        yield ALIAS, name
    if person.original_script:
        yield SCRIPT, chance.choice(person.original_script)
    kinds = list(OPERATORS)
    for kind in (kinds[number % len(kinds)], kinds[(number + 3) % len(kinds)]):
        made = OPERATORS[kind](person.primary, chance)
        if made.lower() != person.primary.lower():
            yield kind, made


def _easy(id_: str, chance: Random, listed: Container[str]) -> Asked:
    """Somebody from elsewhere; no namesake of an entry, for ours would be far more than life has."""
    while True:
        person = invent(chance.choice(_shares(OFTENER_ELSEWHERE)), chance, aliases=0, rare=RARE_ELSEWHERE)
        if _same_words(person.primary) not in listed:
            break
    return _innocent(id_, EASY, person.primary, person, chance)


def _same_words(name: str) -> str:
    return " ".join(sorted(name.lower().split()))


def _hard(id_: str, chance: Random) -> Asked:
    person = _somebody(chance)
    name = chance.choice((person.primary, *person.aliases))
    return _innocent(id_, HARD, name, person, chance)


def _innocent(id_: str, kind: str, name: str, person: InventedPerson, chance: Random) -> Asked:
    born = noisy_birth_date(birth_date(chance), chance)
    return Asked(id_, kind, name, "", person.tradition, born, person.country)


def _pool(tradition: str, size: int, chance: Random) -> list[tuple[InventedPerson, list[str]]]:
    people = (invent(tradition, chance, aliases=0, rare=RARE) for _ in range(size))
    return [(person, person.primary.split()) for person in people]
