"""Train the weights of the name model on invented people, or show the ones in use; needs no database."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import click


@click.group(help=__doc__)
def command() -> None:
    """Three commands: train, measure and show."""


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
        found = {"start": round(start, 4), "weights": [round(float(weight), 4) for weight in weights]}
        # The same people compared in another way give other weights, and a version says which weights they are.
        digest = sha256(json.dumps(found).encode()).hexdigest()[:8]
        out.write_text(json.dumps({"version": f"names {people} {seed} {digest}"} | found) + "\n", encoding="utf-8")
        click.echo(f"Written to {out}.")


@command.command()
@click.option("--entries", default=4_000, show_default=True, type=click.IntRange(200), help="People on the list.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it here; otherwise only report.")
def measure(entries: int, out: Path | None) -> None:
    """How often invented people are found under another of their names, by naming tradition."""
    from casekeeper.config.commands._output import progress
    from casekeeper.config.measuring_names import measure

    with progress(unit="questions") as advance:
        found = measure(entries, lambda done: advance("questions", done))
    for one in found.traditions:
        click.echo(
            f"{one.in_words:<24} {one.found:.3f} ({one.low:.3f} to {one.high:.3f}) of {one.aliases:,}, "
            f"false alarms {one.false_alarms:.3f}"
        )
    click.echo(f"Best and worst are {found.apart:.3f} apart, {found.apart_beyond_chance:.3f} with chance taken out.")
    if out is not None:
        said = found._asdict() | {"traditions": [one._asdict() for one in found.traditions]}
        out.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
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
