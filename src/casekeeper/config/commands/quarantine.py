"""What could not be read: list it, show one with its document, read it again, or set it aside."""

from __future__ import annotations

import json

import click

from casekeeper.config.command_line import needs_database


@click.group(help=__doc__)
def command() -> None:
    """Quarantine holds every document that could not be read, with what was expected, what came, and what to do."""


@command.command("list")
@click.option("--feed", default="", help="Of one feed only.")
@click.option("--json", "as_json", is_flag=True)
@needs_database
def list_(feed: str, as_json: bool) -> None:
    """What waits in quarantine, oldest first."""
    from casekeeper.exchange.quarantine import open_ones

    rows = [
        {
            "id": row.id, "feed": row.source, "received_at": row.received_at.isoformat(), "place": row.place,
            "times": row.times, "expected": row.expected, "came": row.came, "what_to_do": row.what_to_do,
        }
        for row in open_ones(feed)
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo(f"{row['id']:>6}  {row['feed']}, {row['place']} ({row['times']} times)")
        click.echo(f"        expected {row['expected']}; got {row['came']}. {row['what_to_do']}")
    click.echo(f"{len(rows)} in quarantine")


@command.command("show")
@click.argument("number", type=int)
@needs_database
def show(number: int) -> None:
    """One document as it came. It may hold personal data."""
    from casekeeper.records.models import Quarantined

    row = Quarantined.objects.filter(id=number).first()
    if row is None:
        raise click.ClickException(f"There is no quarantined document {number}. See: casekeeper quarantine list.")
    click.echo(row.document)


@command.command("redrive")
@click.argument("numbers", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="Everything in quarantine.")
@click.option("--json", "as_json", is_flag=True)
@needs_database
def redrive_(numbers: tuple[int, ...], every: bool, as_json: bool) -> None:
    """Read documents again, after the reader or the reference data was put right."""
    from casekeeper.exchange.quarantine import open_ones
    from casekeeper.exchange.redriving import redrive

    if not numbers and not every:
        raise click.UsageError("Name the documents by number, or give --all.")
    done = redrive([row.id for row in open_ones()] if every else numbers, by="command line")
    if as_json:
        click.echo(json.dumps([{"id": one.id, "resolved": one.resolved, "outcome": one.outcome} for one in done]))
        return
    for one in done:
        click.echo(f"{one.id:>6}  {'read' if one.resolved else 'still in quarantine'}: {one.outcome}")


@command.command("set-aside")
@click.argument("number", type=int)
@click.option("--why", required=True)
@needs_database
def set_aside_(number: int, why: str) -> None:
    """Nothing is to be done with this document; say why."""
    from casekeeper.exchange.quarantine import set_aside

    set_aside(number, by="command line", why=why)
    click.echo("Set aside.")
