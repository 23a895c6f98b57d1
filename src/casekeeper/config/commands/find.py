"""Find a person by our reference or any identifier, however it was typed."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("find")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(text: str, as_json: bool) -> None:
    """Find a person by our reference or any identifier. Exits 1 where it leads to nobody, or to several."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.finding import find_people
    from casekeeper.records.models import PositionRow

    people = find_people(text)
    rows = PositionRow.objects.in_bulk([person.id for person in people])
    found = [
        {"person": person.reference, "whereabouts": row.whereabouts if (row := rows.get(person.id)) else None,
         "is_open": row.is_open if row else None}
        for person in people
    ]  # fmt: skip
    if as_json:
        print_json({"found": found})
    for line in () if as_json else found:
        click.echo(f"{line['person']}  {line['whereabouts'] or 'never derived'}")
    if len(found) != 1:
        if not as_json:
            click.echo(f"{len(found)} records answer to that.", err=True)
        raise SystemExit(1)
