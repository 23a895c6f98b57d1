"""Compare records that may be one person's, and propose the pairs worth a look. Nothing is joined by weight."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("propose-links", help=__doc__)
@click.option("--all", "everybody", is_flag=True, help="Every record, not only those that changed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(everybody: bool, as_json: bool) -> None:
    """Run it often, beside the sweep: what was compared is noted, and a run with nothing changed does nothing."""
    from dataclasses import asdict

    from casekeeper.actions.propose_links import Proposed, propose_waiting
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.records.models import LinkWaiting, PositionRow
    from casekeeper.records.projections.writing import wait_to_be_compared

    if everybody:
        wait_to_be_compared(list(PositionRow.objects.values_list("person_id", flat=True)))
    done = Proposed()
    with progress(LinkWaiting.objects.count()) as advance:
        while count := min(100, LinkWaiting.objects.count()):
            done.add(propose_waiting(most=count))
            advance("people", count)
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(
            f"{done.compared:,} pairs compared: {done.proposed:,} proposed, {done.below:,} taken back, "
            f"{done.joined:,} joined by an identifier with name and birth date."
        )
