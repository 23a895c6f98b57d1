"""Compare what the screening index finds with a full comparison of a sample: what is missed is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

import click

from casekeeper.config.command_line import needs_database

if TYPE_CHECKING:
    from casekeeper.matching.screening import ListEntry, Query

EXAMPLES = """\
\b
Run it every night. Half of the questions are people of ours, half are entries of the lists under a slip of the pen; who
is drawn changes with the day, and --seed draws the same again. It exits 1 where anything was missed.
  casekeeper audit-screening --sample 200 --json
"""


@click.command("audit-screening", help=__doc__, epilog=EXAMPLES)
@click.option("--sample", "size", default=100, show_default=True, type=click.IntRange(2, 10_000), help="Questions.")
@click.option("--seed", help="Which are drawn; the day unless told.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@needs_database
def command(size: int, seed: str | None, as_json: bool) -> None:
    """Draw, compare, and say what came out."""
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.records import clock
    from casekeeper.records.refused import Refused
    from casekeeper.records.screening import held
    from casekeeper.records.screening.audit import audit
    from casekeeper.records.screening.thresholds import threshold_for

    now = held.wait()
    threshold = threshold_for("people", now)
    if threshold is None:
        raise Refused("There is no threshold for these lists yet. Find it first: casekeeper calibrate")
    drawn = seed or clock.today().isoformat()
    chance = Random(f"audit {drawn}")
    listed = list(now.index.entries())
    queries = [*_people(size // 2, chance), *_entries(listed, size - size // 2, chance)]
    with progress(len(now.index), unit="entries") as advance:
        found = audit(now.index, queries, score=threshold.score, progress=lambda more: advance("entries", more))
    if as_json:
        print_json({**found._asdict(), "missed": [one._asdict() for one in found.missed], "seed": drawn,
                    "threshold": threshold.score})  # fmt: skip
    else:
        click.echo(
            f"{found.queries:,} questions against {len(now.index):,} entries: {found.reached:,} reach the threshold "
            f"of {threshold.score:.3f}, {len(found.missed):,} of them missed by the index."
        )
        for one in found.missed[:20]:
            click.echo(f"  missed: {one.entry}, score {one.score:.3f}, asked by {one.query}", err=True)
    if found.missed:
        raise SystemExit(1)


def _people(size: int, chance: Random) -> Iterator[Query]:
    from casekeeper.actions.screen_store import everybody
    from casekeeper.facts import history_of
    from casekeeper.matching.screening.of_history import query_of_history
    from casekeeper.records.ledger import facts_of
    from casekeeper.records.models import Person

    people = everybody()
    chosen = Person.objects.in_bulk(chance.sample(people, min(size, len(people))))
    for number, facts in facts_of(sorted(chosen)).items():
        query = query_of_history(history_of(chosen[number].reference, facts))
        if query.names or query.documents:
            yield query


def _entries(entries: list[ListEntry], size: int, chance: Random) -> Iterator[Query]:
    """Entries asked for by their first name, written as somebody in a hurry writes it."""
    from casekeeper.matching.screening import Query
    from casekeeper.synthetic.naming import OPERATORS

    slips = [OPERATORS[name] for name in sorted(OPERATORS)]
    for entry in chance.sample(entries, min(size, len(entries))):
        if entry.names:
            name = chance.choice(slips)(entry.names[0], chance) or entry.names[0]
            yield Query(f"a slip in {entry.id}", names=(name,), born=entry.born)
