"""`casekeeper`: the one command-line entry. Each command is a file in `commands/`, loaded when it is asked for."""

from __future__ import annotations

import ast
import functools
import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")

# By name, so that asking costs no import of the part that raises them.
EXPECTED = {"DatabaseUnavailable", "FactRefused", "BeyondCoverage", "NotInForce", "Refused", "KeyUnreadable"}
COMMANDS = Path(__file__).parent / "commands"

START_HERE = """\
\b
Start here:
  casekeeper migrate                  make or update the tables (the private database starts by itself)
  casekeeper serve                    show the site on http://127.0.0.1:8000
  casekeeper when --help              ask a rule for a date; needs no database
  casekeeper explain PERSON           where somebody stands, what is due, and under which rule
  casekeeper verify                   is the ledger whole?
"""


class CommandFolder(click.Group):
    """A group whose commands are the files of a folder: `commands/some_name.py` is `casekeeper some-name`.

    The list for --help is read from each file's first line without importing it, so that asking for help, or
    for a command that needs no database, stays quick.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        files = (path.stem for path in COMMANDS.glob("*.py") if not path.stem.startswith("_"))
        return sorted(name.replace("_", "-") for name in files)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name.replace("-", "_")
        if not (COMMANDS / f"{name}.py").exists() or name.startswith("_"):
            return None
        module = importlib.import_module(f"casekeeper.config.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, _first_line(COMMANDS / f"{name.replace('-', '_')}.py")) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            if not _is_expected(error) or os.environ.get("CASEKEEPER_TRACEBACK"):
                raise
            raise click.ClickException(_one_line(error)) from None


@click.group(cls=CommandFolder, epilog=START_HERE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casekeeper", prog_name="casekeeper")
def main() -> None:
    """Every person has one record, every record has a next step, every step names its rule.

    Casekeeper keeps the records of foreign national offenders from a prison's list to the decision, and says who
    owes what by when, and under which provision. All of it runs on this machine.
    """


def needs_database(command: Callable[P, R]) -> Callable[P, R]:
    """For commands that work with records: the database is running and Django is set up before the body runs."""

    @functools.wraps(command)
    def with_database(*args: P.args, **kwargs: P.kwargs) -> R:
        set_up()
        return command(*args, **kwargs)

    return with_database


def set_up(*, database: bool = True) -> None:
    """Django ready to use; the database started first where it is wanted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")
    if database:
        from casekeeper.config.database import ensure_database

        ensure_database()
    import django

    django.setup()


def _first_line(file: Path) -> str:
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.splitlines()[0] if said else ""


def _is_expected(error: Exception) -> bool:
    """Errors whose message is meant for the person at the keyboard: one line, and no traceback."""
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return True
    names = {kind.__name__ for kind in type(error).__mro__}
    return bool(names & EXPECTED) or _tables_are_missing(error) or "OperationalError" in names


def _tables_are_missing(error: Exception) -> bool:
    return type(error.__cause__).__name__ in ("UndefinedTable", "UndefinedColumn")


def _one_line(error: Exception) -> str:
    if _tables_are_missing(error):
        return "The tables are not there yet, or not up to date. Make them with: casekeeper migrate"
    return " ".join(str(error).split())
