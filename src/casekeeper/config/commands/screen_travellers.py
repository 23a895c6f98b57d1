"""Screen a passenger list: only travellers who are new or changed, or whom new lists have not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casekeeper.config.command_line import needs_database

if TYPE_CHECKING:
    from casekeeper.records.screening.asking import Asked

EXAMPLES = """\
\b
FILE is CSV with a line of headings, or JSON lines. Known fields: id, name, given_name, surname, date_of_birth,
nationality, sex, passport_number; others are passed over. `id` is your own key for the traveller, such as a booking's.
  casekeeper screen-travellers ferry.csv --purpose "ferry of 25 November"
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--purpose", required=True, help="What the checks are for.")
@click.option("--by", default="the program", help="Whose run it is.")
@click.option("--again", is_flag=True, help="Also those who were screened before and did not change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each traveller with a hit, then the counts.")
@needs_database
def command(file: Path, purpose: str, by: str, again: bool, as_json: bool) -> None:
    """Read, screen, and say who has a hit that was not cleared before."""
    from casekeeper.actions.screen_travellers import screen_travellers
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.config.commands.screen_people import say
    from casekeeper.exchange.passenger_lists import PassengerListRefused, Refusals, read_travellers
    from casekeeper.records.screening import held

    index = held.wait()
    refusals = Refusals()

    def tell(asked: Asked, answer: Any) -> None:
        hits = [one for one in answer.seen if one.alerts]
        if as_json:
            print_json({"id": asked.traveller, "decision_id": str(answer.check.id), "hits": [
                {"hit": one.hit.pk, "entry": one.entry.key, "score": one.candidate.score,
                 "parts": [part.said for part in one.candidate.parts]} for one in hits]})  # fmt: skip
            return
        for one in hits:
            click.echo(f"{asked.traveller}: {one.entry.key}, score {one.candidate.score:.2f}, hit {one.hit.pk}")

    with file.open("rb") as stream, progress(unit="travellers") as advance:
        travellers: Iterator[Asked] = read_travellers(stream, is_csv=file.suffix.lower() == ".csv", refusals=refusals)
        try:
            run = screen_travellers(
                travellers, index, by=by, purpose=purpose, everybody=again, tell=tell,
                progress=lambda number: advance("travellers", number),
            )  # fmt: skip
        except PassengerListRefused as error:
            raise click.ClickException(f"{file.name}: {error}") from error
    run.refused = refusals.number
    run.save(update_fields=["refused"])
    say(run, as_json)
    for line in refusals.first:
        click.echo(line, err=True)
    if refusals.number > len(refusals.first):
        click.echo(f"... and {refusals.number - len(refusals.first)} lines more that could not be read.", err=True)
