"""FollowTheMoney entities (as OpenSanctions publishes them), one JSON object a line, read as list entries.

    for found in read_entries(open("targets.nested.json", "rb")):
        found.names        # or found is a BadLine: its number, what was expected, what came

Read in both forms: *nested*, where a passport lies inside its holder, and *plain*, where it is a line of its own that
points at the holder. People are read, and entities that do not say what they are; companies, vessels and the rest are
skipped and can be counted. A value that cannot be read (a birth date of "unknown") is left out of the entry: it stays
in the list's own words, which an import keeps. Nothing raises: a line that cannot be read is a `BadLine`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from casekeeper.matching.screening.born import born_number
from casekeeper.matching.screening.entry import Document, ListEntry, Query
from casekeeper.matching.screening.states import state_code

PEOPLE = frozenset({"Person", "LegalEntity", ""})
"""Schemata read as people. A list that cannot tell a person from a company says LegalEntity, or nothing."""
DOCUMENTS = frozenset({"Passport", "Identification"})
LONGEST_LINE = 8_000_000
"""Bytes. A line beyond this is a file without line breaks, or no list."""
LONGEST_VALUE = 1_000

_UNTIDY = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SEXES = {"m": "m", "male": "m", "man": "m", "f": "f", "female": "f", "woman": "f"}
_PASSPORT_WORDS = ("passport", "travel document")
Entity = Mapping[str, Any]


class BadLine(NamedTuple):
    """A line that is no list entry: its number (from 1; 0 where there is none), what was expected, what came."""

    number: int
    expected: str
    came: str

    def __str__(self) -> str:
        where = f"line {self.number}: " if self.number else ""
        return f"{where}expected {self.expected}; came {self.came}"


def read_entries(
    lines: Iterable[bytes], skipped: MutableMapping[str, int] | None = None
) -> Iterator[ListEntry | BadLine]:
    """Every person on the list, in the order of the lines; bad lines among them.

    A file or a sequence is gone through twice, the first time only for documents that point at their holders. Other
    iterables are read once: a document is joined where its line comes before its holder's. `skipped` counts entities
    that are not people, by schema.
    """
    documents, rest = _documents_first(lines)
    once = documents is None
    known = documents or {}
    for number, line in enumerate(rest, start=1):
        entity = entity_of_line(line, number)
        if entity is None:
            continue
        if isinstance(entity, BadLine):
            yield entity
            continue
        schema = schema_of(entity)
        if schema in PEOPLE:
            found = entry_of(entity, known, number)
            yield found
        elif once and schema in DOCUMENTS:
            _remember(entity, known)
        elif skipped is not None and schema not in DOCUMENTS:
            skipped[schema] = skipped.get(schema, 0) + 1


def entry_of_ftm(line: bytes) -> ListEntry | BadLine:
    """One line by itself. A line that is empty, or is not about a person, is a `BadLine` too."""
    entity = entity_of_line(line)
    if entity is None:
        return BadLine(0, "one JSON object", "an empty line")
    if isinstance(entity, BadLine):
        return entity
    if schema_of(entity) not in PEOPLE:
        return BadLine(0, "an entity with the schema Person", f"schema {cut(schema_of(entity))}")
    return entry_of(entity)


def entity_of_line(line: bytes, number: int = 0) -> dict[str, Any] | BadLine | None:
    """The JSON object on a line; nothing where the line is empty."""
    if number <= 1 and line.startswith(b"\xef\xbb\xbf"):
        line = line[3:]
    if len(line) > LONGEST_LINE:
        return BadLine(number, f"one JSON object of at most {LONGEST_LINE} bytes a line", f"{len(line)} bytes")
    try:
        said = orjson.loads(line)
    except (orjson.JSONDecodeError, RecursionError):
        if not line.strip():
            return None
        return BadLine(number, "one JSON object", _shown(line))
    if not isinstance(said, dict):
        return BadLine(number, "one JSON object", f"JSON that is {_kind(said)}")
    return said


def schema_of(entity: Entity) -> str:
    """Person, Company, Passport, ...; empty where the entity does not say."""
    schema = entity.get("schema")
    return schema if isinstance(schema, str) else ""


def entry_of(
    entity: Entity, documents: Mapping[str, Iterable[Document]] | None = None, number: int = 0
) -> ListEntry | BadLine:
    """The entry an entity stands for, with the documents that other lines say it holds."""
    id_ = text_of(entity.get("id"))
    if not id_:
        return BadLine(number, "an entity with an id", f"id {_kind(entity.get('id'))}")
    said = properties_of(entity)
    names = _names(said)
    weak = texts(said, "weakAlias")
    if not names and weak:
        names, weak = weak, ()
    if not names:
        return BadLine(number, "a person with at least one name", f"entity {cut(id_)} without any")
    own = _documents(said)
    if documents and (held := documents.get(id_)):
        own = tuple(dict.fromkeys((*own, *held)))
    return ListEntry(id_, names, weak, _born(said), _nationalities(said), _sex(said), own)


def query_of(said: object) -> Query | BadLine:
    """A query as JSON says it, flat (`name`, `birthDate`, `nationality`, `gender`, `passportNumber`; a string or a
    list of strings each) or as an entity with `properties`. A name or a document is needed; all else may be missing.
    """
    if not isinstance(said, Mapping):
        return BadLine(0, "one JSON object", f"JSON that is {_kind(said)}")
    asked = properties_of(said)
    names = tuple(dict.fromkeys((*_names(asked), *texts(asked, "weakAlias"))))
    held = _documents(asked)
    if not names and not held:
        return BadLine(0, "a query with a name or a document number", "one with neither")
    return Query(text_of(said.get("id")), names, _born(asked), _nationalities(asked), _sex(asked), held)


def to_ftm(entry: ListEntry) -> dict[str, Any]:
    """The entry as a FollowTheMoney Person, nested: what `entry_of` reads back as the same entry."""
    said: dict[str, list[Any]] = {}

    def say(name: str, values: Iterable[Any]) -> None:
        if found := list(values):
            said[name] = found

    say("name", entry.names[:1])
    say("alias", entry.names[1:])
    say("weakAlias", entry.weak_names)
    say("birthDate", entry.born)
    say("nationality", entry.nationalities)
    say("gender", ({"m": "male", "f": "female"}[entry.sex],) if entry.sex in ("m", "f") else ())
    plain = {"passport": "passportNumber", "national id": "idNumber"}
    for document in entry.documents:
        if document.kind in plain and not document.country:
            said.setdefault(plain[document.kind], []).append(document.number)
    say(
        "identification", (_document_out(entry, one) for one in entry.documents if one.country or one.kind not in plain)
    )
    return {"id": entry.id, "caption": entry.names[0] if entry.names else entry.id, "schema": "Person",
            "properties": said}  # fmt: skip


def properties_of(entity: Entity) -> Mapping[str, Any]:
    """What an entity says of itself: its `properties`, or the object itself where it has none (the flat form)."""
    said = entity.get("properties")
    return said if isinstance(said, Mapping) else entity


def texts(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """All values of a property as tidy texts, each once. What is neither text nor number is left out."""
    value = said.get(name)
    if value is None:
        return ()
    if type(value) is list:
        found = [one for item in value if (one := text_of(item))]
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))
    return (one,) if (one := text_of(value)) else ()


def text_of(value: object) -> str:
    """A text or a whole number as tidy text, of reasonable length; empty for anything else."""
    if type(value) is str:
        if value.isprintable() and len(value) <= LONGEST_VALUE:
            return value.strip()
        return _UNTIDY.sub(" ", value).encode("utf-8", "ignore").decode().strip()[:LONGEST_VALUE].rstrip()
    return str(value) if type(value) is int and value.bit_length() <= 256 else ""


def _names(said: Mapping[str, Any]) -> tuple[str, ...]:
    """Full names first as they are given; built from their parts only where there is no full one."""
    found = texts(said, "name") + texts(said, "alias") + texts(said, "previousName")
    if found:
        return found if len(found) == 1 else tuple(dict.fromkeys(found))
    parts = (
        " ".join(texts(said, part)) for part in ("firstName", "secondName", "middleName", "fatherName", "lastName")
    )
    built = " ".join(part for part in parts if part)
    return (built[:LONGEST_VALUE],) if built else ()


def _born(said: Mapping[str, Any]) -> tuple[str, ...]:
    found = [date for one in texts(said, "birthDate") if (date := tidy_date(one))]
    return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))


@lru_cache(maxsize=65_536)
def tidy_date(written: str) -> str:
    """A date as far as it is known, `1970`, `1970-03` or `1970-03-01`; empty where it cannot be read."""
    number = born_number(written) if len(written) < 40 and written.isascii() else 0
    if not number:
        return ""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _nationalities(said: Mapping[str, Any]) -> tuple[str, ...]:
    found = [code for one in texts(said, "nationality") + texts(said, "citizenship") if (code := state_code(one))]
    return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))


def _sex(said: Mapping[str, Any]) -> str:
    """One sex where the list says one; empty where it says none, another, or two that disagree."""
    given = texts(said, "gender") or texts(said, "sex")
    if len(given) == 1:
        return _SEXES.get(given[0].lower(), "")
    found = {_SEXES.get(one.lower(), "") for one in given}
    return found.pop() if len(found) == 1 else ""


def _documents(said: Mapping[str, Any]) -> tuple[Document, ...]:
    found = [Document(one, "passport") for one in texts(said, "passportNumber")]
    found += [Document(one, "national id") for one in texts(said, "idNumber")]
    for value in said.values():
        if type(value) is list and value and type(value[0]) is dict:
            found += (one for item in value for one in _document_in(item))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _document_in(item: object) -> list[Document]:
    return _document(item) if isinstance(item, dict) and schema_of(item) in DOCUMENTS else []


def _document(entity: Entity) -> list[Document]:
    said = properties_of(entity)
    kind = (texts(said, "type") or ("",))[0].lower()
    country = next((code for one in texts(said, "country") if (code := state_code(one))), "")
    if schema_of(entity) == "Passport" or any(word in kind for word in _PASSPORT_WORDS):
        kind = "passport"
    elif kind not in ("pnc", "cro", "other"):
        kind = "national id"
    return [Document(number, kind, country) for number in texts(said, "number")]


def _document_out(entry: ListEntry, document: Document) -> dict[str, Any]:
    said = {"holder": [entry.id], "number": [document.number], "type": [document.kind]}
    if document.country:
        said["country"] = [document.country]
    schema = "Passport" if document.kind == "passport" else "Identification"
    return {"id": f"{entry.id}-{document.kind.replace(' ', '-')}-{document.number}", "schema": schema,
            "properties": said}  # fmt: skip


def _remember(entity: Entity, known: dict[str, list[Document]]) -> None:
    for holder in texts(properties_of(entity), "holder"):
        known.setdefault(holder, []).extend(_document(entity))


def _documents_first(lines: Iterable[bytes]) -> tuple[dict[str, list[Document]] | None, Iterable[bytes]]:
    """Documents by holder where the lines can be gone through again, and the lines from the start."""
    rewind = getattr(lines, "seek", None)
    if rewind is None or not getattr(lines, "seekable", bool)():
        if iter(lines) is lines:
            return None, lines
        rewind = None
    known: dict[str, list[Document]] = {}
    start = lines.tell() if rewind is not None else 0  # type: ignore[attr-defined]
    for line in lines:
        if b'"holder"' in line:
            entity = entity_of_line(line)
            if isinstance(entity, dict) and schema_of(entity) in DOCUMENTS:
                _remember(entity, known)
    if rewind is not None:
        rewind(start)
    return known, lines


def cut(text: str) -> str:
    """A text short enough to show in an error."""
    return text if len(text) <= 60 else text[:57] + "..."


def _shown(line: bytes) -> str:
    start = line[:40].decode("utf-8", "replace")
    return f"what is not JSON, starting {_UNTIDY.sub(' ', start)!r}"


def _kind(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return "missing" if value is None else names.get(type(value), "of another kind")
