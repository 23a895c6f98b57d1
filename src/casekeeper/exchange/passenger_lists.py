"""Passenger lists with our own field names, CSV or JSON lines, read as questions. Nothing but the line is needed.

A line that cannot be read is counted, with what was expected and what came, and the others are read all the same.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

import orjson

from casekeeper.matching.screening.entry import Query
from casekeeper.matching.screening.follow_the_money import query_of
from casekeeper.records.screening.asking import Asked

OURS: Mapping[str, str] = {
    "name": "name", "date_of_birth": "birthDate", "nationality": "nationality", "sex": "gender",
    "passport_number": "passportNumber",
}  # fmt: skip
"""Our field names, and what an entity calls the same."""
KNOWN = frozenset({"id", "given_name", "surname", *OURS})
LONGEST_LINE = 1_000_000
FIRST = 20


class PassengerListRefused(ValueError):
    """The whole file is none; the message says what was expected and what came."""


@dataclass
class Refusals:
    """How many lines could not be read, and what was wrong with the first of them."""

    number: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, line: int, said: str) -> None:
        """Count one."""
        self.number += 1
        if len(self.first) < FIRST:
            self.first.append(f"Line {line}: {said}")


def read_travellers(stream: IO[bytes], *, is_csv: bool, refusals: Refusals) -> Iterator[Asked]:
    """Each traveller with their key; the number of the line where a line has no `id`. Raises PassengerListRefused."""
    rows = _csv_rows(stream) if is_csv else _json_rows(stream, refusals)
    for number, row in rows:
        query = query_of(_as_entity(row))
        if not isinstance(query, Query):
            refusals.add(number, f"expected {query.expected}; got {query.came}")
            continue
        key = " ".join(str(row.get("id") or "").split())[:200]
        yield Asked(query, key or f"line {number}")


def _as_entity(row: Mapping[str, Any]) -> dict[str, Any]:
    said = {theirs: row[ours] for ours, theirs in OURS.items() if row.get(ours) not in (None, "")}
    parts = [str(row[part]) for part in ("given_name", "surname") if row.get(part) not in (None, "")]
    if parts and "name" not in said:
        said["name"] = " ".join(parts)
    return said


def _json_rows(stream: IO[bytes], refusals: Refusals) -> Iterator[tuple[int, Mapping[str, Any]]]:
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError:
            refusals.add(number, "expected one JSON object; got what is no JSON")
            continue
        if isinstance(said, dict):
            yield number, said
        else:
            refusals.add(number, "expected one JSON object; got another kind of JSON")


def _csv_rows(stream: IO[bytes]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    reader = csv.DictReader(text)
    try:
        headings = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if not KNOWN & set(headings):
            raise PassengerListRefused(
                f"Expected a line of headings with at least one of {', '.join(sorted(KNOWN))}; got "
                f"{', '.join(headings)[:200] or 'nothing'}. Give the columns our field names."
            )
        reader.fieldnames = headings
        for number, row in enumerate(reader, start=2):
            yield number, {name: value for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise PassengerListRefused(f"Expected CSV; {error}. Save it as CSV with UTF-8.") from error
    finally:
        text.detach()
