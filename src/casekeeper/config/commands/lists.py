"""Others' lists: import a version and see what it changed, show the lists there are, export one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO

import click

from casekeeper.config.command_line import needs_database


@click.group("lists")
def command() -> None:
    """Lists of alerts that others keep: imported in versions, each entry with its source and its own words."""


@command.command("import")
@click.argument("name")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--format", "format_", type=click.Choice(["ftm", "interpol", "csv"]), default="ftm", show_default=True,
              help="FollowTheMoney lines, Interpol notices, or CSV with our field names; each may be gz.")  # fmt: skip
@click.option("--publisher", default="", help="Who publishes it.")
@click.option("--kind", default="", help="What it is: sanctions, wanted persons, ...")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day it was published.")
@click.option("--accept-loss", is_flag=True, help="The version is whole, although it leaves out many entries.")
@click.option("--try", "only_try", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@needs_database
def import_(
    name: str, file: Path, format_: str, publisher: str, kind: str, published: datetime | None, accept_loss: bool,
    only_try: bool, as_json: bool,
) -> None:  # fmt: skip
    """Import FILE as the next version of the list NAME. The same file again changes nothing."""
    from casekeeper.actions.import_list import About
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.exchange.others_lists import import_file

    about = About(file.name, format_, publisher, kind, published.date() if published else None)
    with progress(unit="entries") as advance:
        done = import_file(
            name, file, by="command line", format=format_, about=about, accept_loss=accept_loss, only_try=only_try,
            progress=lambda more: advance("entries", more),
        )  # fmt: skip
    if as_json:
        print_json({**done._asdict(), "version": done.version.number if done.version else None})
        return
    if done.same:
        click.echo(f"{name}: this file was read before; nothing changed.")
        return
    what = f"version {done.version.number}" if done.version else "only tried, nothing kept"
    click.echo(f"{name}, {what}: {done}")
    if done.version:
        click.echo("Thresholds are measured anew and people screened by the next: casekeeper who-is-who")
    if done.unreadable and done.version:
        click.echo("What could not be read is in quarantine: casekeeper quarantine list", err=True)


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@needs_database
def show(as_json: bool) -> None:
    """The lists there are, their newest version, and whether they are out of date."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records import clock
    from casekeeper.records.queries.lists import lists_there_are
    from casekeeper.records.rulebook import current_law

    found = lists_there_are(current_law(), clock.today())
    if as_json:
        print_json({"lists": [
            {"name": one.alert_list.name, "publisher": one.alert_list.publisher, "version": one.newest.number,
             "entries": one.newest.entries, "imported_at": one.newest.imported_at, "read_at": one.newest.read_at,
             "stale": one.stale} for one in found
        ]})  # fmt: skip
        return
    for one in found:
        late = "  OUT OF DATE" if one.stale else ""
        click.echo(
            f"{one.alert_list.name:24} version {one.newest.number:<4} {one.newest.entries:>9,} entries  "
            f"last read {one.newest.read_at:%Y-%m-%d}{late}"
        )
    if not found:
        click.echo("No list was imported yet. Import one with: casekeeper lists import NAME FILE")


@command.command("export")
@click.argument("name")
@click.option("--to", "to", type=click.File("wb"), default="-", help="The file to write; standard output unless told.")
@needs_database
def export(name: str, to: IO[bytes]) -> None:
    """Write a list as it stands, FollowTheMoney entities one a line, in the list's own words."""
    import orjson

    from casekeeper.records.models import AlertList
    from casekeeper.records.queries.lists import payloads_of_current_version

    if not AlertList.objects.filter(name=name).exists():
        names = ", ".join(AlertList.objects.order_by("name").values_list("name", flat=True)) or "there are none yet"
        raise click.ClickException(f"There is no list called {name!r}. The lists: {names}.")
    for entity in payloads_of_current_version(name):
        to.write(orjson.dumps(entity) + b"\n")
