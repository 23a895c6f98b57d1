"""Compare the prison's last whole list with our records, in both directions."""

from __future__ import annotations

import json

import click

from casekeeper.config.command_line import needs_database


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True)
@click.option("--even-if-many", is_flag=True, help="Record absences even where more than a quarter would be missing.")
@needs_database
def command(as_json: bool, even_if_many: bool) -> None:
    """Compare, record who is missing without a reason, and list the differences that stand."""
    from casekeeper.exchange.reconciliation import reconcile
    from casekeeper.records.queries.reconciliation import differences
    from casekeeper.records.queries.sight import Sight

    found = reconcile(even_if_many=even_if_many)
    stand = differences(sight=Sight(restricted=True))
    if as_json:
        gone = [duty.person.reference for duty in stand.lost]
        click.echo(json.dumps(found.as_json() | {"standing": gone}))
        return
    if found.refused:
        click.echo(found.refused, err=True)
    click.echo(f"{found.list_name or 'No list'}: {found.on_list:,} on it")
    click.echo(f"With us and not on the list: {len(found.not_on_list)} new, {len(stand.lost)} standing")
    for duty in stand.lost:
        click.echo(f"  {duty.person.reference}  since {duty.arose:%d %B %Y}")
    click.echo(f"Documents that wait for a record: {len(stand.without_record)}")
