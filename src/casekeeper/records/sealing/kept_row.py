"""One row of the ledger as a check reads it: from the database, or from a line of an export."""

from __future__ import annotations

from typing import NamedTuple

from casekeeper.records.sealing.hashing import Columns


class Row(NamedTuple):
    """One fact as it is kept."""

    columns: Columns
    payload: str | None
    salt: bytes | None
    content_hash: bytes
