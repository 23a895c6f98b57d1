"""Fill an invented population: histories into the ledger, and today's feeds through the readers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from casekeeper.config.command_line import needs_database


@click.command("populate", help=__doc__)
@click.option("--people", default=2000, show_default=True, type=click.IntRange(min=1), help="How many people.")
@click.option("--reporting", default=0, show_default=True, type=click.IntRange(min=0),
              help="How many besides who report or absconded; 131,727 are the country's.")  # fmt: skip
@click.option("--seed", default="casekeeper", show_default=True, help="Another seed, other people.")
@click.option("--write-feeds", type=click.Path(path_type=Path), help="Write the feeds into this folder, store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")
def command(people: int, reporting: int, seed: str, write_feeds: Path | None, as_json: bool) -> None:
    """The people are invented from the seed and today's day; the same again adds nobody."""
    done = _write(people, seed, write_feeds) if write_feeds else _populate(people, seed, reporting, quiet=as_json)
    click.echo(json.dumps(done) if as_json else "\n".join(f"{name}: {count}" for name, count in done.items()))


def _write(people: int, seed: str, folder: Path) -> dict[str, int]:
    from casekeeper.records.clock import today
    from casekeeper.synthetic import invent
    from casekeeper.synthetic.feeds import feeds, write

    made = feeds(list(invent(people, today(), seed)), today(), seed)
    write(made, folder)
    return {feed.name: len(feed.documents) for feed in made}


@needs_database
def _populate(people: int, seed: str, reporting: int, *, quiet: bool) -> dict[str, int]:
    from casekeeper.config.populating import populate

    return populate(people, seed, reporting=reporting, quiet=quiet)
