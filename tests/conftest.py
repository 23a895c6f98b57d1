"""The private PostgreSQL under the tests.

A template database is migrated once per state of the migrations, and each test session works in its own copy of
it, so sessions can run side by side. The tests use the program's own login: what the database refuses to the
program, it refuses to the tests. `owner_login` gives a connection that may do more.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A copy of the migrated template, under a name of this session's own."""
    from django.db import connections

    from casekeeper.config.database import ensure_database

    ensure_database()
    name = f"test_casekeeper_{os.getpid()}"
    with django_db_blocker.unblock():
        template = _migrated_template()
        with _maintenance() as server:
            _drop_abandoned(server)
            server.execute(f"drop database if exists {name} with (force)")
            server.execute(f"create database {name} template {template}")
            server.execute(f"alter database {name} set synchronous_commit = off")
        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        for alias in connections:
            connections[alias].close()
        with _maintenance() as server:
            server.execute(f"drop database if exists {name} with (force)")


def _maintenance() -> psycopg.Connection[Any]:
    """The owner of the tables, connected to no database of ours."""
    from casekeeper.config.logins import owner_login

    login = owner_login()
    return psycopg.connect(
        host=login.host, port=login.port or None, user=login.user, password=login.password or None,
        dbname="postgres", autocommit=True,
    )  # fmt: skip


def _migrated_template() -> str:
    import casekeeper.records.migrations as migrations

    digest = hashlib.sha256()
    (folder,) = migrations.__path__
    privileges = Path(folder).parent / "privileges.py"
    for file in (*sorted(Path(folder).glob("*.py")), privileges):
        digest.update(file.name.encode() + file.read_bytes())
    name = f"template_casekeeper_{digest.hexdigest()[:12]}"
    with _maintenance() as server:
        server.execute("select pg_advisory_lock(7)")
        if server.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is None:
            _drop_older_templates(server)
            server.execute(f"create database {name}_making")
            _migrate(f"{name}_making")
            server.execute(f"alter database {name}_making rename to {name}")
    return name


def _drop_abandoned(server: psycopg.Connection[Any]) -> None:
    """Databases that sessions which were killed have left behind."""
    found = server.execute(
        "select datname from pg_database d where datname ~ '^test_casekeeper_[0-9]+$' "
        "and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)"
    ).fetchall()
    for (name,) in found:
        if not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            server.execute(f"drop database if exists {name}")


def _drop_older_templates(server: psycopg.Connection[Any]) -> None:
    old = server.execute("select datname from pg_database where datname like 'template_casekeeper_%'").fetchall()
    for (name,) in old:
        server.execute(f"drop database if exists {name} with (force)")


def _migrate(name: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    owner = connections["owner"]
    before = owner.settings_dict["NAME"]
    owner.close()
    owner.settings_dict["NAME"] = name
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    owner.close()
    owner.settings_dict["NAME"] = before


@pytest.fixture(scope="session", autouse=True)
def _committed_tests_clean_up_as_owner(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that commit are cleaned up after by the owner: the program's login may not empty the ledger."""
    from django.test import TransactionTestCase

    def empty_tables(self: TransactionTestCase) -> None:
        with owner_connection() as owner:
            empty_every_table(owner)

    before = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = before  # type: ignore[attr-defined]


KEPT = {"django_migrations", "django_content_type", "auth_permission"}
GUARDED = ("fact", "sealed_batch", "erasure", "look", "centre_statement", "estate_statement", "country_notice_step")


def empty_every_table(owner: psycopg.Connection[Any]) -> None:
    """Empty the test database, with the guards of the ledger put aside for the moment."""
    found = owner.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    tables = sorted({name for (name,) in found} - KEPT)
    # Deleting from tables this small is many times quicker than truncating them.
    aside = [f"alter table {guarded} disable trigger user" for guarded in GUARDED]
    empty = [f"delete from {table}" for table in tables]
    back = [f"alter table {guarded} enable trigger user" for guarded in GUARDED]
    owner.execute("; ".join([*aside, *empty, "set constraints all immediate", *back]))


def owner_connection() -> psycopg.Connection[Any]:
    """A connection of its own to the test database as the owner of the tables."""
    return _connection("owner")


def program_connection() -> psycopg.Connection[Any]:
    """A connection of its own to the test database as the program's login."""
    return _connection("default")


def _connection(alias: str) -> psycopg.Connection[Any]:
    from django.db import connections

    settings = connections[alias].settings_dict
    return psycopg.connect(
        host=settings["HOST"], port=settings["PORT"] or None, dbname=settings["NAME"], user=settings["USER"],
        password=settings["PASSWORD"] or None,
    )  # fmt: skip


@pytest.fixture
def program_login(transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    """A second connection as the program's login, beside the one the test itself uses."""
    with program_connection() as connection:
        yield connection


@pytest.fixture
def owner_login(transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    """A second connection as the owner of the tables."""
    with owner_connection() as connection:
        yield connection


@pytest.fixture(autouse=True)
def _no_index_unless_asked_for(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that wants the screening index built does not set a thread to it, unless the test is about that."""
    if {"db", "transactional_db"} & set(request.fixturenames) and "index_of_words" not in request.fixturenames:
        from casekeeper.records.screening import held

        request.getfixturevalue("settings").SCREENING_FOLDER = request.getfixturevalue("tmp_path") / "screening"
        monkeypatch.setattr(held, "_build_in_background", lambda **_: None)
        held.forget()


@pytest.fixture(autouse=True)
def _seals_of_their_own(request: pytest.FixtureRequest) -> None:
    """Tests with a database seal with a key and into a file of heads of their own, never the ones in use."""
    marked = request.node.get_closest_marker("django_db")
    if marked or {"db", "transactional_db"} & set(request.fixturenames):
        settings = request.getfixturevalue("settings")
        folder = request.getfixturevalue("tmp_path")
        settings.SEAL_KEY = folder / "seal-key"
        settings.HEADS_FILE = folder / "heads.jsonl"
