"""Read a file another system sent: prisoners, events, sentence dates, movements, hearings, records, referrals ..."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from casekeeper.config.command_line import needs_database

FEED_NAMES = (
    "prisoners", "events", "sentence-dates", "movements", "court", "immigration-detention", "referrals",
    "register-answers", "removal-centres", "tribunal-cases", "passenger-lists",
)  # fmt: skip

EXAMPLES = """\
\b
FILE is a page, an array, one document, or JSON lines; it may be compressed (gz).
  casekeeper read prisoners list.json --complete-list     the whole list: who is missing from it is found too
  casekeeper read events events.jsonl                     events in any order, however often
What cannot be read is quarantined with the reason: casekeeper quarantine list.
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.argument("feed", type=click.Choice(FEED_NAMES))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object: read, new, changed, unchanged, warned, ...")
@click.option("--complete-list", is_flag=True, help="The file is the prison's whole list (prisoners only).")
@click.option("--list-day", type=click.DateTime(["%Y-%m-%d"]), help="The day the file speaks of; today unless told.")
@click.option("--warnings", "show_warnings", is_flag=True, help="Also say which warnings there were, and how many.")
@needs_database
def command(
    feed: str, file: Path, as_json: bool, complete_list: bool, list_day: datetime | None, show_warnings: bool
) -> None:  # fmt: skip
    """Read the file and print the counts."""
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.exchange.counts import KINDS_OF_WARNING_SHOWN
    from casekeeper.exchange.reading import read_documents
    from casekeeper.exchange.reconciliation import reconcile

    if complete_list and feed != "prisoners":
        raise click.UsageError("--complete-list is for prisoners: only they come as a whole list.")
    on = list_day.date() if list_day else None
    done = 0
    with file.open("rb") as stream, progress(unit="documents") as advance:

        def so_far(number: int) -> None:
            nonlocal done
            advance("documents", number - done)
            done = number

        counts = read_documents(feed, stream, progress=so_far, complete=complete_list, on=on)
    answer: dict[str, object] = counts.as_json()
    if complete_list:
        found = reconcile()
        if found.refused:
            click.echo(found.refused, err=True)
        if not as_json:
            click.echo(f"Not on the list, and nothing said why: {len(found.not_on_list)}")
    if show_warnings:
        answer["warnings"] = dict(counts.warnings.most_common(KINDS_OF_WARNING_SHOWN))
    if as_json:
        print_json(answer)
    else:
        click.echo(f"{feed}: {counts}")
        for text, number in counts.warnings.most_common(KINDS_OF_WARNING_SHOWN if show_warnings else 5):
            click.echo(f"  {number:>7,}  {text}")
    if counts.quarantined:
        click.echo(
            f"{counts.quarantined} could not be read and are in quarantine: casekeeper quarantine list", err=True
        )
