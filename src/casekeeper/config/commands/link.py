"""Link the records of one person, within a file or between two, with every part of each weight; needs no database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from casekeeper.matching.linking.job import Job
    from casekeeper.matching.linking.pairs import Pairs
    from casekeeper.matching.linking.record import LinkRecord, PairScore

EXAMPLES = """\
\b
CSV with a heading line, or one JSON object a line. An id is needed; given_name, surname, name, aliases,
date_of_birth, nationality, sex, address, postcode, identifier, sentence_date and the like are compared.
  casekeeper link --left custody.csv --right casework.csv --json
  casekeeper link --dedupe casework.jsonl --threshold 12
A pair is a suggestion. Whether the two are one person, a person says.
"""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(help=__doc__, epilog=EXAMPLES)
@click.option("--left", type=FILE, help="Records of one source ...")
@click.option("--right", type=FILE, help="... to be linked to records of another.")
@click.option("--dedupe", type=FILE, help="One file, whose records are compared with each other.")
@click.option("--threshold", type=float, help="The least weight of a pair, in log2 units; the model's own if left out.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a pair.")
def command(left: Path | None, right: Path | None, dedupe: Path | None, threshold: float | None, as_json: bool) -> None:
    """Read, link, print; what is being done is told on the error stream."""
    if (dedupe is None) == (left is None) or (left is None) != (right is None):
        raise click.UsageError("Give --left and --right, or --dedupe alone.")
    from casekeeper.matching.linking.batch import link
    from casekeeper.matching.linking.model import link_model

    records = _read(left or dedupe)
    others = _read(right) if right is not None else None
    job, pairs = link(records, others, link_model(), threshold=threshold, say=_say)
    _say(f"{len(pairs):,} pairs" if len(pairs) != 1 else "1 pair")
    _print(job, pairs, as_json)


def _say(what: str) -> None:
    click.echo(what, err=True)


def _read(file: Path | None) -> list[LinkRecord]:
    from casekeeper.matching.linking.files import FileRefused, read_records

    assert file is not None
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return read_records(lines, file.name)
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{file.name}: expected text in UTF-8; byte {error.start} is not. Save the file as UTF-8."
        ) from error
    except FileRefused as error:
        raise click.ClickException(str(error)) from error


def _print(job: Job, pairs: Pairs, as_json: bool) -> None:
    from casekeeper.matching.linking.unfolding import unfold_pairs

    for (left, right), score in unfold_pairs(job, pairs):
        click.echo(_as_json(left, right, score) if as_json else _as_text(left, right, score))


def _as_json(left: LinkRecord, right: LinkRecord, score: PairScore) -> str:
    parts = [{**part._asdict(), "weight": round(part.weight, 4)} for part in score.parts]
    said = {"left": left.id, "right": right.id, "weight": round(score.weight, 4), "parts": parts}
    return json.dumps(said, ensure_ascii=False)


def _as_text(left: LinkRecord, right: LinkRecord, score: PairScore) -> str:
    lines = [f"{score.weight:6.1f}  {left.id}  {right.id}"]
    return "\n".join([*lines, *(f"        {part.weight:+6.1f}  {part.field}: {part.said}" for part in score.parts)])
