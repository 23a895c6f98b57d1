"""Where the database is, as whom we reach it, and what is said when it will not do."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from casekeeper.config import database, logins
from casekeeper.config.logins import DatabaseUnavailable, login_from, one_login_warning, owner_login, program_login


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("CASEKEEPER_OWNER_DATABASE_URL", raising=False)


def test_by_default_the_private_server_is_reached_by_two_logins_over_a_socket() -> None:
    assert (program_login().user, owner_login().user) == ("casekeeper_app", "casekeeper_owner")
    assert program_login().host.startswith("/")
    assert one_login_warning() is None


def test_a_database_address_is_read_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@db.example:6432/cases?sslmode=require")
    login = program_login()
    assert (login.host, login.port, login.name, login.user) == ("db.example", "6432", "cases", "app")
    assert (login.password, login.options) == ("p@ss", (("sslmode", "require"),))


def test_one_login_for_both_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/cases")
    assert owner_login() == program_login()
    assert "CASEKEEPER_OWNER_DATABASE_URL" in (one_login_warning() or "")
    monkeypatch.setenv("CASEKEEPER_OWNER_DATABASE_URL", "postgresql://owner@db.example/cases")
    assert one_login_warning() is None


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(DatabaseUnavailable, match="PostgreSQL alone"):
        login_from("sqlite:///file")


def test_a_server_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    login = program_login()
    from casekeeper.config.private_postgres import ensure_running

    ensure_running()
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{login.user}@/{login.name}?host={login.host}")
    database.ensure_database()
    monkeypatch.setattr(database, "OLDEST", 99)
    with pytest.raises(DatabaseUnavailable, match="needs PostgreSQL 99 or later"):
        database.ensure_database()


def test_a_long_path_gets_a_short_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CASEKEEPER_VAR", str(tmp_path / ("long" * 30)))
    assert len(str(logins.socket_folder())) < 80


def _soon(is_so: Callable[[], bool]) -> bool:
    """A session that was closed is gone a moment later, not at once."""
    return any(is_so() or time.sleep(0.1) for _ in range(100))


@pytest.mark.slow
def test_a_private_server_starts_in_a_folder_of_its_own_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    from casekeeper.config import private_postgres

    # Not under pytest's own folder, which every session of pytest closes to other accounts.
    folder = Path(tempfile.mkdtemp())
    monkeypatch.setenv("CASEKEEPER_VAR", str(folder / ("a folder" + "x" * 90)))
    try:
        assert private_postgres.ensure_running() is True
        assert private_postgres.ensure_running() is False
        assert _soon(lambda: private_postgres.others_connected() == 0)
    finally:
        assert private_postgres.stop() is True
    assert private_postgres.stop() is False
    assert not private_postgres.is_running()
    shutil.rmtree(folder)
