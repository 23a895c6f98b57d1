"""Who is who, kept up: pairs to propose, thresholds after a new list, people to screen, where any wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from casekeeper.config.command_line import needs_database
from casekeeper.config.screening_sample import SEED, SIZE

EXAMPLES = """\
\b
Run it every few minutes. It takes, in this order:
  1. records whose names, dates or numbers changed: compared, and pairs proposed (propose-links)
  2. lists that changed: thresholds measured anew on the new list (calibrate)
  3. people whose identity changed, and everybody against what changed in a list (screen-people)
A step that cannot be done is told and does not stop the next.
"""


@click.command("who-is-who", help=__doc__, epilog=EXAMPLES)
@click.option("--sample", "size", default=SIZE, show_default=True, type=click.IntRange(min=200),
              help="How many invented people thresholds are measured on.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object a step.")
@needs_database
def command(size: int, as_json: bool) -> None:
    """Take the steps, say what each came to, and exit 1 where one could not be done."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.alone import WHO_IS_WHO, alone
    from casekeeper.records.refused import Refused

    failed = False
    with alone(WHO_IS_WHO, "run of who-is-who"):
        for name, take in (("pairs", _pairs), ("thresholds", lambda: _thresholds(size)), ("people", _people)):
            try:
                for told, words in take():
                    print_json({"step": name, **told}) if as_json else click.echo(words)
            except Refused as refused:
                failed = True
                click.echo(f"{name}: {refused}", err=True)
    if failed:
        raise SystemExit(1)


Told = Iterator[tuple[dict[str, Any], str]]


def _pairs() -> Told:
    """Records that changed, a hundred at a time."""
    from dataclasses import asdict

    from casekeeper.actions.propose_links import Proposed, propose_waiting
    from casekeeper.records.models import LinkWaiting

    done = Proposed()
    while count := min(100, LinkWaiting.objects.count()):
        done.add(propose_waiting(most=count))
    words = f"pairs: {done.compared:,} compared, {done.proposed:,} proposed, {done.joined:,} joined by an identifier"
    yield asdict(done), words


def _thresholds(size: int) -> Told:
    """Measured anew where a list changed, or the model did."""
    from casekeeper.config.commands._output import progress
    from casekeeper.config.screening_sample import named, sample
    from casekeeper.records.queries.matching_waits import matching_waits
    from casekeeper.records.screening import held
    from casekeeper.records.screening.thresholds import calibrate, threshold_for

    if not matching_waits().is_anything_to_screen:
        yield {"measured": 0}, "thresholds: as they were"
        return
    index = held.wait()
    found = threshold_for("people", index)
    if found is not None and found.is_current:
        yield {"measured": 0}, "thresholds: as they were"
        return
    with progress(size, unit="checks") as advance:
        advanced: Callable[[int], None] = lambda done: advance("checks", done)  # noqa: E731
        rows = calibrate(index, sample(size, SEED), named=named(size, SEED), progress=advanced)
    scores = {row.page: row.score for row in rows}
    yield {"measured": len(rows), "scores": scores}, f"thresholds: {len(rows)} measured anew on the lists as they are"


def _people() -> Told:
    """Who waits, and everybody against the difference of each list."""
    from casekeeper.actions.screen_store import screen_differences, screen_waiting
    from casekeeper.records.queries.matching_waits import matching_waits
    from casekeeper.records.screening import held

    waits = matching_waits()
    if not waits.is_anything_to_screen:
        yield {"checks": 0, "hits": 0}, "people: nobody waits, and no list changed"
        return
    index = held.wait()
    runs = [screen_waiting(index, by="the program")] if waits.to_screen else []
    for run in [*runs, *screen_differences(index, by="the program")]:
        told = {"purpose": run.purpose, "checks": run.checks, "hits": run.hits, "lapsed": run.lapsed}
        yield (
            told,
            f"people: {run.purpose}: {run.checks:,} checks, {run.hits:,} possible matches, {run.lapsed:,} lapsed",
        )
