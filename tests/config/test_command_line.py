"""`casekeeper` helps a newcomer, loads only what it needs, and says what is wrong in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from casekeeper.config.command_line import COMMANDS, main
from casekeeper.config.logins import program_login
from casekeeper.config.private_postgres import ensure_running

NAMES = sorted(path.stem for path in COMMANDS.glob("*.py") if not path.stem.startswith("_"))


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    program = "from casekeeper.config.command_line import main; main(prog_name='casekeeper')"
    return subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": "src", **environment},
    )  # fmt: skip


def test_help_says_where_to_start_and_what_each_command_is_for() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert "Start here:" in shown
    for name in NAMES:
        line = next(line for line in shown.splitlines() if line.strip().startswith(name.replace("_", "-") + " "))
        assert len(line.split()) > 3


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    done = CliRunner().invoke(main, [name.replace("_", "-"), "--help"])
    assert done.exit_code == 0
    assert "Usage:" in done.output


def test_help_needs_neither_django_nor_a_database() -> None:
    program = (
        "import sys; from casekeeper.config.command_line import main\n"
        "try: main(['--help'])\n"
        "finally: assert not {'django', 'psycopg', 'pydantic'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": "src"})  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_command_that_does_not_exist_is_a_usage_error() -> None:
    done = CliRunner().invoke(main, ["no-such-command"])
    assert done.exit_code == 2
    assert "No such command" in done.output


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("mysql://somebody@somewhere/x", "should begin with postgresql://"),
        ("postgresql://nobody@127.0.0.1:1/none", "No answer from the database that DATABASE_URL names"),
    ],
)
def test_a_database_that_will_not_do_is_one_clear_line(address: str, because: str) -> None:
    done = run("migrate", DATABASE_URL=address)
    assert done.returncode == 1
    assert because in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_tables_are_one_clear_line() -> None:
    login = program_login()
    ensure_running()
    done = run("seal", DATABASE_URL=f"postgresql://{login.user}@/postgres?host={login.host}")
    assert done.returncode == 1
    assert "Make them with: casekeeper migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_one_clear_line(unused_port_taken: int) -> None:
    done = run("serve", "--port", str(unused_port_taken))
    assert done.returncode == 1
    assert f"Port {unused_port_taken} on 127.0.0.1 cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def unused_port_taken(tmp_path: Path) -> int:
    """A port that something else listens on."""
    import socket

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    _LISTENING.append(listener)
    port: int = listener.getsockname()[1]
    return port


_LISTENING: list[object] = []
