"""A list as CSV with our field names. The first row names the columns; those not known are kept, and not compared.

`id` is needed, and a name: `name`, or `given_name` and `surname`. Then as known: `aliases`, `weak_aliases`,
`date_of_birth`, `nationality`, `sex`, `passport_number`, `identifier`, `reason`, `authority`, `source_url`. Several
values of one field are parted by `;`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, MutableMapping
from typing import IO, Any

from casekeeper.exchange.others_lists.wording import Bad
from casekeeper.matching.screening.follow_the_money import BadLine

PROPERTIES = {
    "name": "name", "given_name": "firstName", "surname": "lastName", "aliases": "alias", "weak_aliases": "weakAlias",
    "date_of_birth": "birthDate", "nationality": "nationality", "sex": "gender", "passport_number": "passportNumber",
    "identifier": "idNumber", "topics": "topics", "notes": "notes", "source_url": "sourceUrl",
}  # fmt: skip
SANCTION = {"reason": "reason", "authority": "authority", "listed_on": "listingDate", "ends_on": "endDate"}
NEEDED = "a first row of column names with id, and name or surname"
LONGEST_FIELD = 100_000
MOST_COLUMNS = 200


def read_csv(stream: IO[bytes], _skipped: MutableMapping[str, int]) -> Iterator[dict[str, Any] | Bad]:
    """Every row as an entity; a row that cannot be read as `Bad`."""
    rows = csv.reader(_texts(stream), strict=True)
    header: list[str] | None = None
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Bad(BadLine(rows.line_num, "a row of comma-separated values", str(error)), "")
            continue
        if header is None:
            header = [column.strip().lower() for column in row]
            if "id" not in header or not {"name", "surname"} & set(header) or len(header) > MOST_COLUMNS:
                yield Bad(BadLine(1, NEEDED, ", ".join(header)[:200] or "an empty row"), ",".join(row))
                return
        elif any(row):
            yield _entity(header, row, rows.line_num)


def _texts(stream: IO[bytes]) -> Iterator[str]:
    for number, line in enumerate(stream):
        text = line.decode("utf-8", "replace")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _entity(header: list[str], row: list[str], number: int) -> dict[str, Any] | Bad:
    text = ",".join(row)[:100_000]
    if len(row) != len(header):
        return Bad(BadLine(number, f"{len(header)} values, as many as columns", f"{len(row)}"), text)
    if "\ufffd" in text:
        return Bad(BadLine(number, "text in UTF-8", "bytes that are not"), text)
    said = {column: value.strip() for column, value in zip(header, row, strict=True) if column and value.strip()}
    properties: dict[str, Any] = {
        PROPERTIES[column]: [part.strip() for part in value.split(";") if part.strip()]
        for column, value in said.items() if column in PROPERTIES
    }  # fmt: skip
    sanction = {SANCTION[column]: [value] for column, value in said.items() if column in SANCTION}
    if sanction:
        properties["sanctions"] = [{"schema": "Sanction", "properties": sanction}]
    return {"id": said.get("id", ""), "schema": "Person", "properties": properties, "said": said}
