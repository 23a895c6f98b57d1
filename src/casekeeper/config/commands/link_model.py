"""Train the linking model on invented records, or measure it: parameters, charts, errors by naming tradition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from casekeeper.matching.linking.model import LinkModel

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MODEL_FILE = Path("src/casekeeper/matching/linking/model.json")


@click.group(help=__doc__)
def command() -> None:
    """Two verbs: train and evaluate."""


@command.command("train")
@click.option("--seed", "seeds", default=(1, 11, 12), multiple=True, show_default=True, help="Which invented people.")
@click.option("--share", default=1.0, show_default=True, type=click.FloatRange(0.01, 1), help="A part of the records.")
@click.option("--version", required=True, help="What the new model is to be called.")
@click.option("--into", default=MODEL_FILE, show_default=True, type=click.Path(dir_okay=False, path_type=Path))
def train_command(seeds: tuple[int, ...], share: float, version: str, into: Path) -> None:
    """Train on lists of 24,000 and 22,000 invented records, of which 2,100 people are on both; write the model file."""
    from casekeeper.matching.linking.job import ready
    from casekeeper.matching.linking.model import link_model, written
    from casekeeper.matching.linking.training import train
    from casekeeper.synthetic.link_records import files_of_size

    lists = [files_of_size(seed, share) for seed in seeds]
    (job, people), *more = [(ready(one.left, one.right, link_model(), _say), one.people) for one in lists]
    _say("training")
    model = train(job, people, version=version, more=more)
    into.write_text(json.dumps(written(model), indent=1) + "\n", encoding="utf-8")
    _say(f"Written to {into}. Measure it before it is used: casekeeper link-model evaluate --model {into}")


@command.command("evaluate")
@click.option("--seed", default=2, show_default=True, help="Which invented people; others than those of the training.")
@click.option("--share", default=1.0, show_default=True, type=click.FloatRange(0.01, 1), help="A part of the records.")
@click.option("--model", "model_file", type=FILE, help="The model to measure; that of the package if left out.")
@click.option("--charts", type=FOLDER, help="Write the report and Splink's charts of the model into this folder.")
@click.option("--textbook/--no-textbook", default=True, help="Measure textbook Splink on the same records beside.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evaluate_command(
    seed: int, share: float, model_file: Path | None, charts: Path | None, textbook: bool, as_json: bool
) -> None:
    """Link invented records and tell precision and recall by threshold, blocking recall, and errors by tradition.

    Ends with 1 where a stated bound is passed: the gap between traditions, or clusters that hold two people.
    """
    from casekeeper.config.measuring_links import measure

    model = _model(model_file)
    report, failures = measure(model, seed, share, textbook=textbook, say=_say)
    if charts is not None:
        _write(charts, model, report)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else "\n".join(_lines(report)))
    for failure in failures:
        _say(f"Not within bounds: {failure}.")
    if failures:
        raise SystemExit(1)


def _model(file: Path | None) -> LinkModel:
    from casekeeper.matching.linking.model import link_model, read_model

    if file is None:
        return link_model()
    try:
        return read_model(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException(
            f"{file.name}: expected a model as 'link-model train' writes it; {error!r} went wrong."
        ) from error


def _write(folder: Path, model: LinkModel, report: dict[str, Any]) -> None:
    from casekeeper.matching.linking.charts import charts_of

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "splink-settings.json").write_text(json.dumps(model.settings, indent=1), encoding="utf-8")
    for name, chart in charts_of(model).items():
        (folder / f"{name}.html").write_text(chart.to_html(inline=True), encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(chart.chart_dict), encoding="utf-8")
    _say(f"The report and the charts are in {folder}.")


def _lines(report: dict[str, Any], indent: str = "") -> list[str]:
    found: list[str] = []
    for name, value in report.items():
        if isinstance(value, dict) and len(value) > 3:
            found += [f"{indent}{name}", *_lines(value, indent + "  ")]
        else:
            said = ", ".join(f"{key} {one}" for key, one in value.items()) if isinstance(value, dict) else value
            found.append(f"{indent}{name}: {said}")
    return found


def _say(what: str) -> None:
    click.echo(what, err=True)
