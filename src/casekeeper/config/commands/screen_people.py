"""Screen persons of ours: those whose identity changed, and everybody against what changed in a list."""

from __future__ import annotations

from typing import Any

import click

from casekeeper.config.command_line import needs_database

EXAMPLES = """\
\b
  casekeeper screen-people                              who waits, and the difference of every list that changed
  casekeeper screen-people --all                        everybody against everything
  casekeeper screen-people --list NAME --version 7      everybody against what version 7 of a list changed
What is found is a suggestion on the record, with a duty to decide it.
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.option("--all", "everybody", is_flag=True, help="Everybody against everything, not the difference alone.")
@click.option("--list", "dataset", help="With --version: one list.")
@click.option("--version", type=click.IntRange(min=1), help="With --list: what this version changed.")
@click.option("--by", default="the program", help="Whose run it is.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a run.")
@needs_database
def command(everybody: bool, dataset: str | None, version: int | None, by: str, as_json: bool) -> None:
    """Run, with a bar, and say what was found."""
    from casekeeper.actions.screen_store import screen_difference, screen_differences, screen_everybody, screen_waiting
    from casekeeper.config.commands._output import progress
    from casekeeper.records.models import Person
    from casekeeper.records.screening import held

    if (dataset is None) != (version is None):
        raise click.UsageError("--list and --version go together.")
    index = held.wait()
    if dataset is not None and dataset not in index.versions:
        raise click.BadParameter(f"there is no list {dataset!r}; there are: {', '.join(sorted(index.versions))}.")
    with progress(Person.objects.count()) as advance:

        def done(number: int) -> None:
            advance("people", number)

        if everybody:
            runs = [screen_everybody(index, by=by, progress=done)]
        elif dataset is not None and version is not None:
            runs = [screen_difference(index, dataset, str(version - 1), str(version), by=by, progress=done)]
        else:
            runs = [screen_waiting(index, by=by, progress=done), *screen_differences(index, by=by, progress=done)]
    for run in runs:
        say(run, as_json)


def say(run: Any, as_json: bool) -> None:
    """What a run came to, in one line."""
    from casekeeper.config.commands._output import counted, print_json

    if as_json:
        print_json({
            "purpose": run.purpose, "checks": run.checks, "unchanged": run.unchanged, "hits": run.hits,
            "cleared": run.cleared, "lapsed": run.lapsed, "threshold": run.threshold,
            "list_versions": run.list_versions,
        })  # fmt: skip
        return
    click.echo(
        f"{run.purpose}: {counted(run.checks, 'check', 'checks')}, {counted(run.hits, 'hit', 'hits')}, "
        f"{run.cleared} cleared before, {run.lapsed} lapsed, {run.unchanged} unchanged"
    )
