"""Count in which place everybody was on every day, and check that each stock follows from who came and left."""

from __future__ import annotations

from datetime import date, datetime

import click

from casekeeper.config.command_line import needs_database


@click.command("stocks", help=__doc__)
@click.option("--years", default=5, show_default=True, type=click.IntRange(1, 30), help="How many years back.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day; today where it is left out.")
@click.option("--keep/--no-keep", "kept", default=True, help="Keep the counts for the page *Stocks and flows*.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(years: int, until: datetime | None, kept: bool, as_json: bool) -> None:
    """Exits 1 where a stock does not follow from the flows, or the long way of deriving says otherwise."""
    from casekeeper.config.commands._output import not_ahead, print_json, progress
    from casekeeper.position.whereabouts import Whereabouts
    from casekeeper.records import clock
    from casekeeper.records.models import Person
    from casekeeper.records.stocks import count_places, keep, unbalanced

    last = not_ahead(until.date() if until is not None else clock.today())
    first = _years_before(last, years)
    with progress(Person.objects.count()) as advance:
        counts = count_places(first, last, progress=advance)
    faults = counts.faults + unbalanced(counts, first, last)
    if kept and not faults:
        keep(counts, first, last)
    table = [
        {"place": place.value, "opening": counts.stood[first, place.value],
         "came": sum(count for (day, at), count in counts.came.items() if at == place.value and day > first),
         "left": sum(count for (_, at), count in counts.left.items() if at == place.value),
         "closing": counts.stood[last, place.value]}
        for place in Whereabouts
    ]  # fmt: skip
    if as_json:
        print_json({
            "from": first, "until": last, "days": (last - first).days + 1, "people": counts.people, "places": table,
            "derived_in_full": counts.checked, "faults": faults,
        })  # fmt: skip
    else:
        click.echo(f"{counts.people:,} people, every day from {first} to {last}:")
        for line in table:
            click.echo(f"  {line['place']:32} {line['opening']:>8,} + {line['came']:>7,} - {line['left']:>7,} "
                       f"= {line['closing']:>8,}")  # fmt: skip
        click.echo(f"{counts.checked:,} people derived in full, each on one of these days; "
                   f"{len(faults)} faults.")  # fmt: skip
        for fault in faults[:20]:
            click.echo(f"Fault: {fault}", err=True)
    if faults:
        raise SystemExit(1)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
