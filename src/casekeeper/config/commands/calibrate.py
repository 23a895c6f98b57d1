"""Find the thresholds of screening for the lists as they are now: so many false alerts in 10,000 checks."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database
from casekeeper.config.screening_sample import SEED, SIZE

EXAMPLES = """\
\b
Run it after every publication of a list; the policy's figures are pages of law (law/matching_policy/).
  casekeeper calibrate                      with the usual sample of invented travellers
  casekeeper calibrate --sample 2000        quicker, and rougher
"""


@click.command(help=__doc__, epilog=EXAMPLES)
@click.option(
    "--sample", "size", default=SIZE, show_default=True, type=click.IntRange(min=200), help="How many people."
)
@click.option("--seed", default=SEED, show_default=True, help="Which invented people.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a way of screening.")
@needs_database
def command(size: int, seed: int, as_json: bool) -> None:
    """Screen the sample and keep the score for each way of screening."""
    from casekeeper.config.commands._output import print_json, progress
    from casekeeper.config.screening_sample import named, sample
    from casekeeper.records.screening import held
    from casekeeper.records.screening.thresholds import calibrate

    with progress(unit="entries") as advance:
        index = held.wait(lambda done: advance("entries", done))
    with progress(size, unit="checks") as advance:
        found = calibrate(index, sample(size, seed), named=named(size, seed), progress=lambda n: advance("checks", n))
    for one in found:
        told = {
            "page": one.page, "score": one.score, "asked_per_10000": one.asked_per_10000,
            "measured_per_10000": one.measured_per_10000, "list_versions": one.list_versions,
            "model_version": one.model_version,
        }  # fmt: skip
        if as_json:
            print_json(told)
        else:
            click.echo(
                f"{one.page}: from {one.score:.3f} on; {one.measured_per_10000:g} of 10,000 alerted, "
                f"{one.asked_per_10000} expected"
            )
