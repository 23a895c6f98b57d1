"""Send what the outbox holds: each message once."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("relay")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(as_json: bool) -> None:
    """Send what the outbox holds, to files under outbox/ in the working folder. Exits 1 where one is unknown."""
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.exchange.detention_records_out import write_due
    from casekeeper.exchange.outbox import relay
    from casekeeper.records.models import OutboxMessage
    from casekeeper.records.outbox import UNKNOWN, UNSENT

    write_due()
    with progress(OutboxMessage.objects.filter(outcome=UNSENT).count(), unit="messages") as advance:
        done = relay(progress=advance)
    unknown = OutboxMessage.objects.filter(outcome=UNKNOWN).count()
    if as_json:
        print_json(done._asdict() | {"unknown": unknown})
    else:
        click.echo(f"{done.sent} sent, {done.settled} settled from a run that was cut off, {done.waiting} waiting.")
        if unknown:
            click.echo(f"{unknown} may or may not have arrived: ask the receiver, then mark them.", err=True)
    if unknown:
        raise SystemExit(1)
