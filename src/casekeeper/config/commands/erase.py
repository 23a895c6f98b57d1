"""Erase what a person's facts say, under a retention rule and two names."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database


@click.command("erase")
@click.argument("person")
@click.option("--rule", required=True, help="The retention rule it is done under, with its date.")
@click.option("--asked-by", required=True, help="Who asks for it.")
@click.option("--authorised-by", required=True, help="Who allows it: somebody else.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(person: str, rule: str, asked_by: str, authorised_by: str, yes: bool, as_json: bool) -> None:
    """Erase what PERSON's facts say. It cannot be undone.

    What was said is taken away, with everything derived from it; that there was a fact, its kind, day and source
    stay, and the chain of seals still verifies. PERSON is a reference or any identifier the record carries.
    """
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.finding import find_person
    from casekeeper.records.sealing.erasing import erase

    found = find_person(person)
    if found is None:
        raise click.ClickException(f"No record answers to {person!r}. Give the reference, like K7F3-9Q2M.")
    if not yes:
        click.confirm(f"Erase what is said about {found.reference} for ever?", abort=True, err=True)
    done = erase(found, rule=rule, asked_by=asked_by, authorised_by=authorised_by)
    if as_json:
        print_json({"person": found.reference, "erasure": done.pk, "facts": len(done.facts)})
    else:
        click.echo(f"Erased what {len(done.facts)} facts about {found.reference} said (erasure {done.pk}).")
