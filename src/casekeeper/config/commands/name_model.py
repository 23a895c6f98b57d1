"""Train the weights of the name model on invented people, or show the ones in use; needs no database."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.group(help=__doc__)
def command() -> None:
    """Two commands: train and show."""


@command.command()
@click.option("--people", default=12_000, show_default=True, type=click.IntRange(100), help="How many invented people.")
@click.option("--seed", default=11, show_default=True, help="The same seed gives the same model.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it here; otherwise only report.")
def train(people: int, seed: int, out: Path | None) -> None:
    """Fit the weights, and say how well they part one person's pairs from two people's, by naming tradition."""
    import numpy as np

    from casekeeper.matching.names.aligning import FEATURES
    from casekeeper.matching.names.training import fit
    from casekeeper.synthetic.name_pairs import name_pairs

    click.echo(f"Comparing the names of {people:,} invented people ...", err=True)
    pairs = name_pairs(people, seed)
    start, weights = fit(pairs.features, pairs.same, pairs.importance)
    told = pairs.features @ weights + start
    click.echo(f"{len(told):,} pairs, {int(pairs.same.sum()):,} of one person. Start {start:+.2f}")
    for number in range(FEATURES):
        click.echo(f"  {NAMES[number]:<28} {weights[number]:+8.3f}")
    for tradition in sorted(set(pairs.tradition)):
        chosen = np.array([one == tradition for one in pairs.tradition])
        right = (told[chosen] > 0) == (pairs.same[chosen] == 1)
        click.echo(f"  {tradition:<28} {right.mean():.3f} told rightly of {int(chosen.sum()):,}")
    if out is not None:
        said = {"version": f"names {people} {seed}", "start": round(start, 4),
                "weights": [round(float(weight), 4) for weight in weights]}  # fmt: skip
        out.write_text(json.dumps(said) + "\n", encoding="utf-8")
        click.echo(f"Written to {out}.")


@command.command()
def show() -> None:
    """The weights in use."""
    from casekeeper.matching.names.weighing import name_model

    model = name_model()
    click.echo(f"{model.version}: start {model.start:+.2f}")
    for name, weight in zip(NAMES, model.weights.tolist(), strict=True):
        click.echo(f"  {name:<28} {weight:+8.3f}")


NAMES = (
    "words that met", "how many met", "left over, asked", "left over, listed", "left over on both", "met exactly",
    "least alike of those met", "another order", "share of asked met", "share of listed met", "initials",
    "words left over, asked", "words left over, listed", "one word only", "words left over on both",
    "best of those met",
)  # fmt: skip
