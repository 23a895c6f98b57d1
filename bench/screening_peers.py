"""Peers over the same list and questions: RapidFuzz over every pair, nomenklatura's logic-v2 over candidates.

BENCH_PEERS names the Python of an environment that has rapidfuzz and nomenklatura; without it there are no peers.
Candidates for logic-v2 are the fifty best of token_sort and of token_set together with all that we found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from casekeeper.synthetic.naming.lists import Asked, Listed, as_ftm, as_query
from casekeeper.synthetic.naming.measures import Answers

RAPIDFUZZ = {"token_sort": "token_sort_ratio", "token_set": "token_set_ratio", "WRatio": "WRatio"}
FOR_LOGIC_V2 = ("token_sort", "token_set")
CANDIDATES = 50


def peers(entries: Iterable[Listed], asked: Sequence[Asked], ours: Answers) -> dict[str, Answers]:
    """The answers of each peer, by its name; none where BENCH_PEERS is not set."""
    python = os.environ.get("BENCH_PEERS")
    if not python:
        return {}
    with TemporaryDirectory() as folder:
        list_file, queries = Path(folder) / "list.jsonl", Path(folder) / "queries.jsonl"
        _write(list_file, (as_ftm(entry) for entry in entries))
        _write(queries, (as_query(one) for one in asked))
        found = {name: _run(python, "rapidfuzz_brute", scorer, list_file, queries, CANDIDATES)
                 for name, scorer in RAPIDFUZZ.items()}  # fmt: skip
        candidates = Path(folder) / "candidates.jsonl"
        _write(candidates, (_together(one.id, [ours, *(found[name] for name in FOR_LOGIC_V2)]) for one in asked))
        found["logic-v2"] = _run(python, "logic_v2", list_file, queries, candidates, CANDIDATES)
    return found


def _together(id_: str, all_answers: Iterable[Answers]) -> dict[str, object]:
    ids = dict.fromkeys(entry for answers in all_answers for entry, _ in answers[id_])
    return {"id": id_, "results": [{"id": entry} for entry in ids]}


def _run(python: str, script: str, *arguments: object) -> Answers:
    print(f"peer {script} {arguments[0]} ...", file=sys.stderr, flush=True)
    file = Path(__file__).with_name("peers") / f"{script}.py"
    done = subprocess.run([python, str(file), *map(str, arguments)], stdout=subprocess.PIPE, check=True)
    said = (json.loads(line) for line in done.stdout.splitlines())
    return {one["id"]: [(found["id"], found["score"]) for found in one["results"]] for one in said}


def _write(file: Path, lines: Iterable[dict[str, object]]) -> None:
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
