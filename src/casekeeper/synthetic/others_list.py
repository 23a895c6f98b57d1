"""An invented list of somebody else's, in two versions: what the screens of lists and differences show in a demo.

Nobody on it is anybody: names come from the invented population's parts, and every id and note says so.
"""

from __future__ import annotations

from random import Random
from typing import Any

from casekeeper.synthetic.names import LATIN, invent_name

NAME = "invented-wanted"
PUBLISHER = "An invented authority"
ENTRIES = 400
_TRADITIONS = (*sorted(LATIN), "cyrillic", "greek", "arabic", "chinese")
_STATES = {
    "romance": "ro", "slavic": "pl", "baltic": "lt", "vietnamese": "vn", "west african": "ng", "english": "jm",
    "albanian": "al", "south asian": "pk", "cyrillic": "bg", "greek": "gr", "arabic": "dz", "chinese": "cn",
}  # fmt: skip


def versions(seed: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The list on two days: on the second some entries say more, some are new, and a few have come off."""
    first = [_entity(seed, number) for number in range(ENTRIES)]
    second = [_changed(one) if number % 40 == 7 else one for number, one in enumerate(first) if number % 50 != 3]
    return first, second + [_entity(seed, ENTRIES + number) for number in range(9)]


def _entity(seed: str, number: int) -> dict[str, Any]:
    chance = Random(f"{seed} others' list {number}")
    tradition = chance.choice(_TRADITIONS)
    woman = chance.random() < 0.2
    name = invent_name(chance, tradition, woman=woman)
    year, month, day = chance.randrange(1950, 2005), chance.randrange(1, 13), chance.randrange(1, 29)
    born = chance.choice(
        (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}")
    )
    said: dict[str, list[Any]] = {
        "name": [f"{name.given} {name.family}"], "alias": [f"{name.family} {name.given}"], "birthDate": [born],
        "nationality": [_STATES[tradition]], "gender": ["female" if woman else "male"], "topics": ["wanted"],
        "notes": ["Invented for demonstration"],
        "sanctions": [{"schema": "Sanction", "properties": {"authority": [PUBLISHER], "reason": ["Invented"]}}],
    }  # fmt: skip
    if name.native:
        said["alias"].append(name.native)
    if chance.random() < 0.4:
        said["passportNumber"] = [f"ZZ{chance.randrange(10**7):07}"]
    return {"id": f"invented-{number:04}", "schema": "Person", "datasets": [NAME], "properties": said}


def _changed(entity: dict[str, Any]) -> dict[str, Any]:
    said = entity["properties"]
    return {**entity, "properties": {**said, "birthDate": [said["birthDate"][0][:4]], "topics": ["wanted", "crime"]}}
