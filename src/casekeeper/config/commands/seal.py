"""Chain and sign the facts that are not sealed yet."""

from __future__ import annotations

from dataclasses import asdict

import click

from casekeeper.config.command_line import needs_database


@click.command("seal")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(as_json: bool) -> None:
    """Chain and sign the facts that are not sealed yet, and write the new heads to the file of heads.

    Run it often, once a minute say; what lies between two runs is what a change could go unseen in. Keep the file
    of heads, and the public key that is printed, where those who run the database cannot reach them.
    """
    from django.conf import settings

    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.records.sealing.seal import seal, waiting

    with progress(waiting(), unit="facts") as advance:
        done = seal(progress=lambda more: advance("facts", more))
    if as_json:
        print_json({**asdict(done), "heads_file": str(settings.HEADS_FILE)})
        return
    if not done.batches:
        click.echo(f"Nothing to seal: all {done.total} facts are sealed, up to head {done.head}.")
    else:
        click.echo(f"Sealed {done.facts} facts in {done.batches} batches; head {done.head} covers {done.total} facts.")
    click.echo(f"Heads are in {settings.HEADS_FILE}. Public key: {done.public_key}")
