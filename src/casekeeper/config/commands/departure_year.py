"""A year of departures: what stood open, came and left; what failed and whose failure it was; appeals by cohort."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import click

from casekeeper.config.command_line import needs_database


@click.command("departure-year", help=__doc__)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day; yesterday where it is left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(until: datetime | None, as_json: bool) -> None:
    """Exits 1 where a stock does not follow from what stood open before, what came and what left."""
    from casekeeper.config.commands._output import not_ahead, print_json, progress
    from casekeeper.records import clock
    from casekeeper.records.departure_year import count_departures
    from casekeeper.records.models import Person

    last = not_ahead(until.date() if until is not None else clock.today() - timedelta(days=1))
    first = last - timedelta(days=364)
    with progress(Person.objects.count()) as advance:
        year = count_departures(first, last, progress=advance)
    told = as_told(year, first, last)
    if as_json:
        print_json(told)
    else:
        _print(told, first, last)
    if year.faults:
        raise SystemExit(1)


def as_told(year: Any, first: date, last: date) -> dict[str, Any]:
    """Every figure by its name; shares are None where there was nothing to take a share of."""
    from casekeeper.statistics.departure_flows import STOCKS

    flows, tally = year.flows, year.tally
    stocks = [
        {"stock": stock, "opening": flows.opening[stock], "came": flows.came[stock], "left": flows.left[stock],
         "closing": flows.closing[stock],
         "ended": {how: count for (of, how), count in sorted(flows.ended.items()) if of == stock}}
        for stock in STOCKS
    ]  # fmt: skip
    cohorts = [
        {"lodged_in": cohort, "lodged": sum(outcomes.values()), **outcomes}
        for cohort, outcomes in _cohorts(tally.appeals).items()
    ]
    return {
        "from": first, "until": last, "people": tally.people, "stocks": stocks, "left": dict(tally.left),
        "removed": tally.removed, "failed": tally.failed, "failed_share": tally.failed_share,
        "controllable_by_maker": dict(tally.by_maker), "controllable_share": tally.controllable_share,
        "controllable_as_it_stands": dict(tally.as_it_stands), "graded_otherwise": tally.graded_otherwise,
        "early_share": tally.early_share, "causes": dict(tally.causes.most_common()), "stages": dict(tally.stages),
        "pounds_lost": tally.pounds_lost, "appeals": cohorts, "faults": year.faults,
    }  # fmt: skip


def _cohorts(appeals: dict[tuple[int, str], int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for (cohort, outcome), count in sorted(appeals.items()):
        found.setdefault(cohort, {})[outcome] = count
    return found


def _print(told: dict[str, Any], first: date, last: date) -> None:
    click.echo(f"{told['people']:,} people, {first} to {last}:")
    for line in told["stocks"]:
        ended = ", ".join(f"{how} {count:,}" for how, count in line["ended"].items())
        click.echo(f"  {line['stock']:28} {line['opening']:>7,} + {line['came']:>6,} - {line['left']:>6,} "
                   f"= {line['closing']:>7,}   {ended}")  # fmt: skip
    click.echo(f"Left: {', '.join(f'{how} {count:,}' for how, count in told['left'].items()) or 'nobody'}.")
    click.echo(
        f"Attempts that failed: {told['failed']:,} ({_percent(told['failed_share'])} of attempts); ours to prevent "
        f"by their makers {_percent(told['controllable_share'])}; graded otherwise by the second look "
        f"{told['graded_otherwise']:,}; lost £{told['pounds_lost']:,}."
    )
    click.echo(f"Under early removal: {_percent(told['early_share'])} of removals.")
    for cohort in told["appeals"]:
        lodged = cohort["lodged"]
        undecided = cohort.get("not decided yet", 0)
        click.echo(
            f"Appeals lodged in {cohort['lodged_in']}: {lodged:,}; allowed {cohort.get('allowed', 0):,}, "
            f"dismissed {cohort.get('dismissed', 0):,}; {_percent(undecided / lodged)} not decided yet."
        )
    for fault in told["faults"][:20]:
        click.echo(f"Fault: {fault}", err=True)


def _percent(share: float | None) -> str:
    return "none to take a share of" if share is None else f"{share:.1%}"
