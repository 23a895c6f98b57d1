"""A file of records, CSV or JSON lines, as records. What cannot be read is said with its line, and nothing is guessed.

records = read_records(lines, "left.csv")
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from casekeeper.matching.linking.fields import COLUMNS, IDS, RowRefused, record_of
from casekeeper.matching.linking.record import LinkRecord

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 1_000_000


class FileRefused(ValueError):
    """A file that cannot be read as records: what was expected, what came, what to do."""


def read_records(lines: Iterable[str], name: str) -> list[LinkRecord]:
    """Every record of a file, in order. Raises FileRefused; `name` is how the file is called in what it says."""
    rows = _rows(iter(lines), name)
    found: list[LinkRecord] = []
    seen: dict[str, str] = {}
    for where, row in rows:
        try:
            record = record_of(row, where)
        except RowRefused as error:
            raise FileRefused(f"{name}, {error}") from error
        if record.id in seen:
            raise FileRefused(
                f"{name}: the id {record.id!r} stands on {seen[record.id]} and on {where}. Give each record its own id."
            )
        seen[record.id] = where
        found.append(record)
    return found


def _rows(lines: Iterator[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = next((line for line in lines if line.strip("\ufeff \t\r\n")), "").lstrip("\ufeff")
    if first.lstrip().startswith("{"):
        return _json_rows(chain([first], lines), name)
    return _csv_rows(first, lines, name)


def _json_rows(lines: Iterator[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise FileRefused(f"{name}, line {number}: expected one JSON object a line; this is not JSON.") from error
        if not isinstance(row, dict):
            raise FileRefused(f"{name}, line {number}: expected a JSON object; got {type(row).__name__}.")
        yield f"line {number}", row


def _csv_rows(first: str, lines: Iterator[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not first:
        return
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, skipinitialspace=True)
    try:
        head = [column.strip().lower().replace(" ", "_") for column in next(reader)]
        if not set(head) & set(IDS):
            raise FileRefused(
                f"{name}: expected a heading line with a column {', '.join(IDS[:-1])} or {IDS[-1]}; "
                f"got {', '.join(head[:8])!r}. JSON lines begin with a brace."
            )
        if not set(head) & COLUMNS - set(IDS):
            raise FileRefused(
                f"{name}: no column is known to be compared. Expected some of given_name, surname, name, "
                f"date_of_birth, identifier, postcode; got {', '.join(head[:8])!r}."
            )
        for cells in reader:
            if any(cells):
                yield f"line {reader.line_num}", dict(zip(head, cells, strict=False))
    except csv.Error as error:
        raise FileRefused(f"{name}, line {reader.line_num}: not CSV as expected ({error}).") from error
