"""Add, import or list bank holidays; every open duty that moves is named."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from casekeeper.config.command_line import needs_database

NATIONS = ("england-and-wales", "scotland", "northern-ireland")


@click.group("holidays")
def command() -> None:
    """Bank holidays that this office added to, or took from, the installed calendars."""


@command.command("add")
@click.argument("nation", type=click.Choice(NATIONS))
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("title")
@click.option("--source", required=True, help="Where it was announced.")
@click.option("--not-a-holiday", is_flag=True, help="The day is a working day after all.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def add(nation: str, day: datetime, title: str, source: str, not_a_holiday: bool, as_json: bool) -> None:
    """Add one bank holiday, and derive everybody again."""
    _keep_and_derive([(nation, day.date(), not not_a_holiday, title)], source, as_json)


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="GOV.UK list of bank holidays", show_default=True, help="Where the list is from.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def import_list(file: Path, source: str, as_json: bool) -> None:
    """Read the published list (the GOV.UK JSON format), and derive everybody again."""
    from casekeeper.periods.bank_holidays import ListRefused, overrides_from

    try:
        overrides = overrides_from(file.read_bytes())
    except ListRefused as error:
        raise click.ClickException(f"{file.name}: {error} Nothing was changed.") from error
    _keep_and_derive([tuple(override) for override in overrides], source, as_json)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def list_added(as_json: bool) -> None:
    """What was added or taken away, with its source."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.models import BankHolidayOverride

    names = ("nation", "day", "is_holiday", "title", "source")
    rows = list(BankHolidayOverride.objects.order_by("day", "nation").values(*names))
    if as_json:
        print_json({"added": rows})
        return
    for row in rows:
        sign = "" if row["is_holiday"] else "not a holiday: "
        click.echo(f"{row['day']}  {row['nation']}  {sign}{row['title']}  ({row['source']})")
    click.echo(f"{len(rows)} days differ from the installed calendars.")


def _keep_and_derive(overrides: list[Any], source: str, as_json: bool) -> None:
    from casekeeper.config.commands._output import progress
    from casekeeper.config.commands.rederive import report
    from casekeeper.records import clock
    from casekeeper.records.holidays import keep_overrides
    from casekeeper.records.projections.rederiving import everybody, rederive_all

    kept = keep_overrides(overrides, source=source)
    cause = _cause(overrides, source)
    people = everybody()
    with progress(len(people)) as advance:
        changes = rederive_all(clock.today(), cause=cause, people=people, progress=advance)
    report(changes, as_json, {"cause": cause, "overrides_changed": kept})
    if changes.failed:
        raise SystemExit(1)


def _cause(overrides: list[tuple[str, date, bool, str]], source: str) -> str:
    if len(overrides) == 1:
        nation, day, is_holiday, title = overrides[0]
        return f"{day} became a {'bank holiday' if is_holiday else 'working day'} in {nation}: {title} ({source})"
    return f"list of bank holidays: {source}"
