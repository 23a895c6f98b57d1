"""Screen names against a list of alerts in a file, with every part of each score told; needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from casekeeper.matching.screening import AlertIndex, Candidate, Query

EXAMPLES = """\
\b
The list is FollowTheMoney entities, one JSON object a line.
  casekeeper screen --list alerts.jsonl --name "Jon Smyth" --born 1970
  casekeeper screen --list alerts.jsonl --batch queries.jsonl --top 10 --json
Each query is {"id": ..., "name": ..., "birthDate": ..., "nationality": ...}, name or document at least.
A candidate is a suggestion. Whether it is the person, a person says.
"""
WORTH_ANOTHER_PROCESS = 400


@click.command(help=__doc__, epilog=EXAMPLES)
@click.option(
    "--list", "list_file", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The alerts: FollowTheMoney entities, one a line.",
)  # fmt: skip
@click.option("--name", "names", multiple=True, help="A name to look for, in any script; more than one may be given.")
@click.option("--born", multiple=True, help="Birth date as far as it is known: 1970, 1970-03, 1970-03-01.")
@click.option("--nationality", "nationalities", multiple=True, help="Two letters, such as fr.")
@click.option("--sex", type=click.Choice(["m", "f"]), help="m or f.")
@click.option("--document", "documents", multiple=True, help="Number of a passport or other document.")
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Queries, one JSON a line.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many candidates at most.")
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes for a large batch."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a query.")
def command(
    list_file: Path, names: Sequence[str], born: Sequence[str], nationalities: Sequence[str], sex: str | None,
    documents: Sequence[str], batch: Path | None, top: int, workers: int, as_json: bool,
) -> None:  # fmt: skip
    """Build the index, ask, print."""
    from casekeeper.matching.screening import Document, Query

    if batch is None and not names and not documents:
        raise click.UsageError("Say whom to look for: --name, --document, or --batch with a file of queries.")
    index = _index_of(list_file)
    if batch is not None:
        _answer_batch(index, batch, top, workers, as_json)
        return
    query = Query(
        "query", tuple(names), tuple(born), tuple(one.lower() for one in nationalities), sex or "",
        tuple(Document(number) for number in documents),
    )  # fmt: skip
    _print(query.id, index.search(query, top), index, as_json)


def _index_of(list_file: Path) -> AlertIndex:
    from tqdm import tqdm

    from casekeeper.matching.screening import AlertIndex
    from casekeeper.matching.screening.follow_the_money import BadLine, read_entries

    bad: list[BadLine] = []

    def entries() -> Iterator[Any]:
        with list_file.open("rb") as lines:
            for found in read_entries(lines):
                if isinstance(found, BadLine):
                    bad.append(found)
                else:
                    yield found

    index = AlertIndex.build(tqdm(entries(), unit=" entries", desc="Reading the list", delay=2, disable=None))
    for line in bad[:5]:
        click.echo(f"Left out: {line}", err=True)
    if len(bad) > 5:
        click.echo(f"Left out: {len(bad) - 5} more lines that could not be read.", err=True)
    if not len(index):
        raise click.ClickException(f"There are no people in {list_file.name}. Expected FollowTheMoney Person entities.")
    return index


def _queries(batch: Path) -> Iterator[tuple[str, Query | None]]:
    """Each line's id and query; no query where the line could not be read, which is said and answered with nothing."""
    from casekeeper.matching.screening.follow_the_money import BadLine, query_of

    with batch.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                said = json.loads(line)
            except (ValueError, RecursionError):
                click.echo(
                    f"Query line {number}: expected one JSON object; this is not JSON. Answered with none.", err=True
                )
                yield f"line {number}", None
                continue
            query = query_of(said)
            if isinstance(query, BadLine):
                click.echo(f"Query line {number}: {query}. Answered with none.", err=True)
                id_ = said.get("id") if isinstance(said, dict) else None
                yield str(id_ if id_ is not None else f"line {number}"), None
            else:
                yield query.id or f"line {number}", query


_shared: tuple[AlertIndex, int] | None = None


def _answer_batch(index: AlertIndex, batch: Path, top: int, workers: int, as_json: bool) -> None:
    """A large batch is answered by several processes that share the index as it lies in memory."""
    import multiprocessing

    from tqdm import tqdm

    global _shared
    _shared = (index, top)
    queries = list(_queries(batch))
    bar = tqdm(total=len(queries), unit=" queries", desc="Screening", delay=2, disable=None)
    if workers > 1 and len(queries) >= WORTH_ANOTHER_PROCESS and "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            for (id_, _), found in zip(queries, pool.imap(_search, queries, chunksize=50), strict=True):
                _print(id_, found, index, as_json)
                bar.update()
    else:
        for one in queries:
            _print(one[0], _search(one), index, as_json)
            bar.update()
    bar.close()


def _search(asked: tuple[str, Query | None]) -> list[Candidate]:
    assert _shared is not None
    index, top = _shared
    return index.search(asked[1], top) if asked[1] is not None else []


def _print(id_: str, found: Sequence[Candidate], index: AlertIndex, as_json: bool) -> None:
    if as_json:
        results = [
            {"id": one.id, "score": one.score, "weight": one.weight,
             "parts": [{**part._asdict(), "weight": round(part.weight, 3)} for part in one.parts]}
            for one in found
        ]  # fmt: skip
        click.echo(json.dumps({"id": id_, "results": results}, ensure_ascii=False))
        return
    click.echo(f"{id_}: {len(found)} candidates" if found else f"{id_}: nobody")
    for one in found:
        entry = index.entry(one.id)
        click.echo(f"  {one.score:.2f}  {one.id}  {'; '.join(entry.names[:3])}  {', '.join(entry.born)}".rstrip())
        for part in one.parts:
            click.echo(f"        {part.weight:+6.1f}  {part.said}")
