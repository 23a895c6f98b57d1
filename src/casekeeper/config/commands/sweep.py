"""Record what the passing of days changes: boundaries passed, duties overdue, rungs reached."""

from __future__ import annotations

from datetime import datetime

import click

from casekeeper.config.command_line import needs_database


@click.command("sweep")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day; today where it is left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(as_at: datetime | None, as_json: bool) -> None:
    """Record what the passing of days changes. Run it daily; running it late or twice does no harm.

    Exits 1 where somebody could not be derived, or an open record has neither a live duty nor a hold.
    """
    from casekeeper.config.commands._output import not_ahead, print_json, progress
    from casekeeper.records import clock
    from casekeeper.records.sweep import due_people, gap, sweep

    day = not_ahead(as_at.date() if as_at is not None else clock.today())
    with progress(len(due_people(day))) as advance:
        run = sweep(day, advance)
    missed = gap(run)
    if as_json:
        print_json({
            "as_at": run.as_at, "previous_as_at": run.previous_as_at, "days_missed": missed, "derived": run.derived,
            "changed": run.changed, "rungs": run.rungs, "failed": run.failed,
            "open_without_duty": run.open_without_duty,
        })  # fmt: skip
    else:
        click.echo(
            f"Sweep as at {run.as_at}: {run.derived} people derived, {run.changed} changed, "
            f"{run.rungs} steps of duties recorded."
        )
        if missed:
            click.echo(f"Warning: no sweep ran for {missed} days before this one; what they missed is recorded now.")
        for failure in run.failed:
            click.echo(f"Could not derive {failure['reference']}: {failure['error']}", err=True)
        if run.open_without_duty:
            click.echo(f"Fault: {run.open_without_duty} open records have no live duty and no hold.", err=True)
    if run.failed or run.open_without_duty:
        raise SystemExit(1)
