"""Interpol notices: pages of the public list, or single notices, as one JSON document or one a line.

A notice is a lead for screening and never proof of identity. The original lies in the entity as `said`.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import IO, Any

import orjson

from casekeeper.exchange.others_lists.wording import Bad
from casekeeper.matching.screening.follow_the_money import BadLine, text_of, texts, tidy_date

LONGEST = 100_000_000
"""Bytes. The whole public list has some thousands of notices."""
_WHAT = "Interpol notices: pages with _embedded.notices, or single notices with an entity_id"
_GENDERS = {"M": "male", "F": "female"}


def read_interpol(stream: IO[bytes], _skipped: MutableMapping[str, int]) -> Iterator[dict[str, Any] | Bad]:
    """Every notice as an entity; what is no notice as `Bad`."""
    content = stream.read(LONGEST + 1).removeprefix(b"\xef\xbb\xbf")
    if len(content) > LONGEST:
        yield Bad(BadLine(0, f"at most {LONGEST:,} bytes", "more"), "")
        return
    try:
        yield from _notices(orjson.loads(content), 1)
        return
    except (orjson.JSONDecodeError, RecursionError):
        pass
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            said = orjson.loads(line)
        except (orjson.JSONDecodeError, RecursionError):
            text = line[:100_000].decode("utf-8", "replace")
            yield Bad(BadLine(number, _WHAT, f"what is not JSON, starting {text[:40]!r}"), text)
            continue
        yield from _notices(said, number)


def _notices(said: Any, number: int) -> Iterator[dict[str, Any] | Bad]:
    inside = said.get("_embedded") if isinstance(said, dict) else None
    notices = inside.get("notices") if isinstance(inside, dict) else None
    if isinstance(notices, list):
        for one in notices:
            yield _entity(one, number)
    elif isinstance(said, list):
        for one in said:
            yield from _notices(one, number)
    else:
        yield _entity(said, number)


def _entity(notice: Any, number: int) -> dict[str, Any] | Bad:
    if not isinstance(notice, dict) or not text_of(notice.get("entity_id")):
        return Bad(BadLine(number, _WHAT, "something else"), _as_text(notice))
    forename, surname = text_of(notice.get("forename")), text_of(notice.get("name"))
    warrants = [one for one in _listed(notice, "arrest_warrants") if isinstance(one, dict)]
    properties = {
        "name": [full] if (full := " ".join(part for part in (forename, surname) if part)) else [],
        "firstName": [forename] if forename else [], "lastName": [surname] if surname else [],
        "birthDate": [date] if (date := tidy_date(text_of(notice.get("date_of_birth")))) else [],
        "birthPlace": list(texts(notice, "place_of_birth")),
        "birthCountry": [one.lower() for one in texts(notice, "country_of_birth_id")],
        "nationality": [one.lower() for one in texts(notice, "nationalities")],
        "gender": [gender] if (gender := _GENDERS.get(text_of(notice.get("sex_id")))) else [],
        "topics": ["wanted"] if warrants else [],
        "notes": [charge for one in warrants if (charge := text_of(one.get("charge")))],
    }  # fmt: skip
    return {"id": text_of(notice["entity_id"]), "schema": "Person",
            "properties": {name: values for name, values in properties.items() if values}, "said": notice}  # fmt: skip


def _listed(notice: dict[str, Any], name: str) -> list[Any]:
    value = notice.get(name)
    return value if isinstance(value, list) else []


def _as_text(value: Any) -> str:
    try:
        return orjson.dumps(value).decode()[:100_000]
    except (orjson.JSONEncodeError, RecursionError):
        return "(nested too deeply to be kept)"
