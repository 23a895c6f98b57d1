"""What the program's own login may do in the database: work with everything, and only ever add to the ledger.

Runs after every migration, as the owner of the tables, so that a new table is never forgotten.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

ADDED_TO_ONLY = ("fact", "sealed_batch", "erasure", "look", "centre_statement", "estate_statement",
                 "country_notice_step")  # fmt: skip
READ_ONLY = ("django_migrations",)


def grant_to_program(*, using: str = "default", **_: Any) -> None:
    """Give the program's login its rights. Does nothing where it owns the tables itself."""
    owner = connections[using]
    program = connections["default"].settings_dict["USER"]
    if not program or program == owner.settings_dict["USER"]:
        return
    role = owner.ops.quote_name(program)
    tables = owner.introspection.table_names()
    if "fact" not in tables:
        return
    added_to = ", ".join(ADDED_TO_ONLY)
    with owner.cursor() as cursor:
        cursor.execute(f"grant usage on schema public to {role}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {role}")
        cursor.execute(f"revoke update, delete, truncate on {added_to} from {role}")
        cursor.execute(f"revoke insert, update, delete on {', '.join(READ_ONLY)} from {role}")
        cursor.execute(f"grant usage, select on all sequences in schema public to {role}")
