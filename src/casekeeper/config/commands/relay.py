"""Send what the outbox holds: each message once."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("relay")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(as_json: bool) -> None:
    """Send what the outbox holds: to other systems, then to people. Exits 1 where one is unknown.

    To files under outbox/ in the working folder; messages to people by GOV.UK Notify where a key is set.
    """
    from django.conf import settings

    from casekeeper.actions.messages.remind import write_reminders
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.exchange import under_way_out
    from casekeeper.exchange.detention_records_out import write_due
    from casekeeper.exchange.messages.carriers import carrier
    from casekeeper.exchange.messages.relay import send_messages
    from casekeeper.exchange.outbox import relay
    from casekeeper.exchange.tribunal import status_out
    from casekeeper.records import clock
    from casekeeper.records.models import OutboxMessage
    from casekeeper.records.outbox import UNKNOWN, UNSENT

    write_due()
    status_out.write_due()
    under_way_out.write_due()
    with progress(OutboxMessage.objects.filter(outcome=UNSENT).count(), unit="messages") as advance:
        done = relay(progress=advance)
    reminded = write_reminders(clock.today())
    people = send_messages(carrier(), link_base=settings.SITE_ADDRESS)
    unknown = OutboxMessage.objects.filter(outcome=UNKNOWN).count()
    if as_json:
        print_json(
            done._asdict() | {"unknown": unknown, "reminders": reminded._asdict(), "to_people": people._asdict()}
        )
    else:
        click.echo(f"{done.sent} sent, {done.settled} settled from a run that was cut off, {done.waiting} waiting.")
        click.echo(
            f"To people: {reminded.written} reminders written, {people.sent} messages sent, {people.refused} refused, "
            f"{people.held_back} held back, {people.waiting} waiting."
        )
        if reminded.unreachable:
            click.echo(f"{reminded.unreachable} people could not be reminded: nothing that works is known.", err=True)
        if unknown:
            click.echo(f"{unknown} may or may not have arrived: ask the receiver, then mark them.", err=True)
    if unknown:
        raise SystemExit(1)
