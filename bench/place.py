"""Where the measurements happen: a folder and a private PostgreSQL of their own, and copies of its databases.

    with working_on(copy_of(BASE, "bench_scratch")):
        ...                                   # Django's connection is on the copy

Call `start()` before anything of Django is imported.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BASE = "casekeeper"
EMPTY = "bench_empty"
QUEUE = "bench_queue"
LARGE = "bench_large"
SCRATCH = "bench_scratch"


def folder() -> Path:
    """`var/bench` beside the source, or BENCH_VAR."""
    stated = os.environ.get("BENCH_VAR")
    return Path(stated).resolve() if stated else Path(__file__).resolve().parents[1] / "var" / "bench"


def start(*, database: bool = True) -> None:
    """Settle on our own folder, and on the day for which its population was built; then start."""
    if os.environ.get("DATABASE_URL"):
        raise SystemExit("The bench writes as it likes, so it never works on the server DATABASE_URL names: unset it.")
    os.environ["CASEKEEPER_VAR"] = str(folder())
    os.environ["CASEKEEPER_DEMO"] = "yes"
    if built():
        os.environ["CASEKEEPER_TODAY"] = str(built()["on"])
    from casekeeper.config.command_line import set_up

    set_up(database=database)


def built() -> dict[str, Any]:
    """What population.py made here; empty where it did not yet."""
    file = folder() / "built.json"
    content: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    return content


def exists(name: str) -> bool:
    """Is there a database of this name?"""
    with server() as connection:
        return connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def copy_of(source: str, name: str) -> str:
    """Make database `name` a copy of `source`, in place of what it was."""
    from casekeeper.config.logins import OWNER

    close_ours()
    with server() as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and pid <> pg_backend_pid()",
            [source],
        )
        connection.execute(f"create database {name} owner {OWNER} template {source} strategy file_copy")
    return name


def drop(name: str) -> None:
    """Take a database away."""
    close_ours()
    with server() as connection:
        connection.execute(f"drop database if exists {name} with (force)")


@contextmanager
def working_on(name: str) -> Iterator[None]:
    """Django's connections work on this database."""
    from django.db import connections

    close_ours()
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name
    try:
        yield
    finally:
        close_ours()
        for alias, old in before.items():
            connections[alias].settings_dict["NAME"] = old


@contextmanager
def scratch(source: str = BASE) -> Iterator[None]:
    """Work on a copy that is gone afterwards."""
    with working_on(copy_of(source, SCRATCH)):
        yield
    drop(SCRATCH)


def settle(name: str, *tables: str) -> None:
    """After writing in bulk: statistics and visibility as they would be on a server that has been running."""
    with server(name) as connection:
        connection.execute(f"vacuum (analyze) {', '.join(tables)}")
        connection.execute("checkpoint")


def server(database: str = "postgres") -> Any:
    """The private server as its superuser."""
    from casekeeper.config.private_postgres import superuser_connection

    return superuser_connection(database)


def close_ours() -> None:
    """Let go of Django's connections, so that their database can be copied."""
    from django.db import connections

    for alias in connections:
        connections[alias].close()


def people_asked() -> int:
    """How many people the population is to have: BENCH_PEOPLE, or what is built, or 100,000."""
    stated = os.environ.get("BENCH_PEOPLE")
    return int(stated) if stated else int(built().get("people", 100_000))
