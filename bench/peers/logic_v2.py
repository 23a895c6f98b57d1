"""nomenklatura's logic-v2 over candidates that were found before; answers as `casekeeper screen --json` writes them.

python logic_v2.py LIST QUERIES CANDIDATES TOP > ANSWERS

It scores some thousands of pairs a second, so it is given candidates and not the whole list: what they lack it cannot
find. It keeps its analysis of a name by the entity's id, so no two questions share one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from followthemoney import model
from nomenklatura.matching import LogicV2


def main(list_file: str, queries_file: str, candidates_file: str, top: int) -> None:
    """Print one line of answers for each question."""
    config = LogicV2.default_config()
    entries = {said["id"]: _proxy(said["id"], said["properties"]) for said in _lines(list_file)}
    candidates = {said["id"]: [one["id"] for one in said["results"]] for said in _lines(candidates_file)}
    for query in _lines(queries_file):
        said = {"name": [query["name"]]}
        if "birthDate" in query:
            said["birthDate"] = [query["birthDate"]]
        asked = _proxy(f"asked-{query['id']}", said)
        found = [
            {"id": id_, "score": round(LogicV2.compare(asked, entries[id_], config).score, 6)}
            for id_ in candidates[query["id"]]
        ]
        found.sort(key=lambda one: -one["score"])
        print(json.dumps({"id": query["id"], "results": found[:top]}))


def _proxy(id_: str, said: dict[str, Any]) -> Any:
    kept = {name: said[name] for name in ("name", "birthDate") if name in said}
    return model.get_proxy({"id": id_, "schema": "Person", "properties": kept})


def _lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
