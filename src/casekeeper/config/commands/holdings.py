"""Compare what a register holds with our alerts: what it lost, holds too long, or has otherwise."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from casekeeper.config.command_line import needs_database

REGISTERS = ("border", "sis-return", "sis-refusal", "police", "interpol")

EXAMPLES = """\
\b
FILE is the register's whole holdings: JSON lines, an array, or CSV with a first line of names; it may be gzipped.
  casekeeper holdings border border.csv --day 2026-11-24
  casekeeper holdings --check                             which registers have sent nothing for a day; exits 1 if any
What registers answer to single messages is read with: casekeeper read register-answers FILE
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.argument("register", type=click.Choice(REGISTERS), required=False)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path), required=False)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day the holdings are of; today unless told.")
@click.option("--even-if-many", is_flag=True, help="Believe the file though a large part of our alerts is missing.")
@click.option("--check", is_flag=True, help="Read nothing; say which registers have sent no holdings for a day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(
    register: str | None, file: Path | None, day: datetime | None, even_if_many: bool, check: bool, as_json: bool
) -> None:
    """Read the file, record what follows, and print what was found."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.exchange.registers.reconciliation import lost_in, read_holdings

    if check:
        _check(as_json)
        return
    if register is None or file is None:
        raise click.UsageError("Name a register and its file, or use --check.")
    with file.open("rb") as stream:
        run = read_holdings(register, stream, on=day.date() if day else None, file=file.name, even_if_many=even_if_many)
    counted = ("lines", "of_others", "unreadable", "expected", "seen", "lost", "over_held", "differing", "gone")
    numbers = {name: getattr(run, name) for name in counted}
    if as_json:
        print_json({"register": run.register, "day": run.day, **numbers, "refused": run.refused or None})
    else:
        click.echo(f"{run.register}, holdings of {run.day}: " + ", ".join(f"{k} {v:,}" for k, v in numbers.items()))
        for key in lost_in(run):
            click.echo(f"  lost: {key}")
    if run.refused:
        click.echo(run.refused, err=True)
        raise SystemExit(1)


def _check(as_json: bool) -> None:
    from casekeeper.config.commands._output import print_json
    from casekeeper.records import clock
    from casekeeper.records.queries.register_runs import registers_now

    silent = [each for each in registers_now(clock.today()) if each.is_silent]
    if as_json:
        print_json({"silent": [{"register": each.register, "last": each.last_day} for each in silent]})
    for each in silent:
        last = f"since those of {each.last_day}" if each.last_day else "ever"
        click.echo(f"{each.register}: no holdings {last}; that it holds {each.live:,} alerts is not proven.", err=True)
    if silent:
        raise SystemExit(1)
