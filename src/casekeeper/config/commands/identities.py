"""The records a person is made of, how each was joined, and what was decided while records were joined."""

from __future__ import annotations

from typing import Any

import click

from casekeeper.config.command_line import needs_database


@click.command("identities", help=__doc__)
@click.argument("person")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(person: str, as_json: bool) -> None:
    """PERSON is a reference or an identifier, as for explain."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.finding import find_person

    found = find_person(person)
    if found is None:
        raise click.ClickException(f"{person!r} leads to nobody, or to more than one. Give a reference: K7F3-9Q2M.")
    said = _identities(found)
    if as_json:
        print_json(said)
        return
    for each in said["records"]:
        joined = each["joined"]
        how = f"joined into {joined['into']} on {joined['on']} ({joined['how']}, by {joined['by']})" if joined else ""
        click.echo(f"{each['reference']}  {', '.join(each['names']) or 'name not known'}  {how}".rstrip())
    for each in said["taken_back"]:
        other = each["other"] or "another record"
        click.echo(
            f"\nJoined with {other} on {each['joined_on']}, taken back on {each['on']} by {each['by']}: "
            f"{each['reasons']}"
        )
        for line in each["decided_meanwhile"]:
            click.echo(f"  {line}")


def _identities(person: Any) -> dict[str, Any]:
    from casekeeper.actions.parting import join_of
    from casekeeper.facts import history_of
    from casekeeper.facts.identity import NameStated
    from casekeeper.facts.linking import RecordsParted
    from casekeeper.records.identities.lines import members_of
    from casekeeper.records.ledger import read_facts
    from casekeeper.records.models import Person
    from casekeeper.records.queries.told import told_in

    people = list(Person.objects.filter(id__in=members_of([person.id])[person.id]).order_by("id"))
    facts = read_facts([each.id for each in people])
    histories = {each.id: history_of(each.reference, facts[each.id]) for each in people}
    joins = {each.id: join_of(each) for each in people}
    return {
        "person": person.reference,
        "records": [
            {
                "reference": each.reference,
                "names": list(dict.fromkeys(fact.said.full for fact in histories[each.id].of(NameStated))),
                "joined": {"into": join.said.into, "on": join.on, "how": join.said.how, "because": join.said.because,
                           "by": join.recorded_by} if (join := joins[each.id]) is not None else None,
            }
            for each in people
        ],
        "taken_back": [
            {
                "on": fact.on, "by": fact.recorded_by, "other": fact.said.other, "joined_on": fact.said.joined_on,
                "reasons": fact.said.reasons,
                "decided_meanwhile": [
                    *(f"{one.on}: {one.label}, on {one.reference}, by {one.by} (fact {one.number})"
                      for one in told_in(fact.said.facts)),
                    *(f"Duty ended: {words}" for words in fact.said.duties),
                    *(f"Sent: {words}" for words in fact.said.messages),
                ],
            }
            for each in people
            for fact in histories[each.id].of(RecordsParted)
        ],
    }  # fmt: skip
