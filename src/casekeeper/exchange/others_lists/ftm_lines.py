"""FollowTheMoney lines as entities of people in the nested form: what other lines say of a person is put inside.

The plain form has passports, identifications and sanctions on lines of their own, which point at the person. They are
gone through first and kept, so memory grows with them alone and never with the people.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import IO, Any

from casekeeper.exchange.others_lists.wording import Bad
from casekeeper.matching.screening.follow_the_money import (
    DOCUMENTS,
    PEOPLE,
    BadLine,
    entity_of_line,
    properties_of,
    schema_of,
    text_of,
    texts,
)

POINTERS = {"Sanction": ("entity", "sanctions")} | dict.fromkeys(DOCUMENTS, ("holder", "identification"))
"""For each schema that speaks of a person: the property that points there, and where it lies in the nested form."""
_WORTH_A_LOOK = tuple(f'"{schema}"'.encode() for schema in POINTERS)


def read_ftm(stream: IO[bytes], skipped: MutableMapping[str, int]) -> Iterator[dict[str, Any] | Bad]:
    """Every person of the file, nested; bad lines among them. `skipped` counts the rest by schema."""
    said_elsewhere = _said_elsewhere(stream)
    stream.seek(0)
    for number, line in enumerate(stream, start=1):
        entity = entity_of_line(line, number)
        if entity is None:
            continue
        if isinstance(entity, BadLine):
            yield Bad(entity, line[:100_000].decode("utf-8", "replace"))
            continue
        schema = schema_of(entity)
        if schema in PEOPLE:
            yield _nested(entity, said_elsewhere)
        elif schema not in POINTERS:
            skipped[schema[:60]] = skipped.get(schema[:60], 0) + 1


def _said_elsewhere(stream: IO[bytes]) -> dict[str, dict[str, list[bytes]]]:
    found: dict[str, dict[str, list[bytes]]] = {}
    for line in stream:
        if not any(mark in line for mark in _WORTH_A_LOOK):
            continue
        entity = entity_of_line(line)
        if not isinstance(entity, dict) or (schema := schema_of(entity)) not in POINTERS:
            continue
        pointer, place = POINTERS[schema]
        for person in texts(properties_of(entity), pointer):
            found.setdefault(person, {}).setdefault(place, []).append(line)
    return found


def _nested(entity: dict[str, Any], said_elsewhere: dict[str, dict[str, list[bytes]]]) -> dict[str, Any]:
    told = said_elsewhere.get(text_of(entity.get("id")))
    said = entity.get("properties")
    if told is None or not isinstance(said, dict):
        return entity
    for place, lines in told.items():
        inside = said.get(place)
        kept = [one for one in inside if isinstance(one, dict)] if isinstance(inside, list) else []
        ids = {text_of(one.get("id")) for one in kept}
        for line in lines:
            one = entity_of_line(line)
            if isinstance(one, dict) and text_of(one.get("id")) not in ids:
                kept.append(one)
        said[place] = kept
    return entity
