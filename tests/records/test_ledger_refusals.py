"""The database itself keeps the ledger as it was written."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

TABLES = ["fact", "sealed_batch", "erasure", "look"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["delete from {}", "truncate {} cascade", "update {} set person_id = 0"])
def test_the_programs_login_may_not_change_the_ledger(program_login: Any, table: str, change: str) -> None:
    if table == "sealed_batch":
        change = change.replace("person_id", "count")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        program_login.execute(change.format(table))


@pytest.mark.parametrize("table", TABLES)
def test_not_even_the_owner_empties_the_ledger(owner_login: Any, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added to"):
        owner_login.execute(f"truncate {table}")
