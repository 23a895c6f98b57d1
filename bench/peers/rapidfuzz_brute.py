"""Every question against every entry by one scorer of RapidFuzz; answers as `casekeeper screen --json` writes them.

python rapidfuzz_brute.py token_sort_ratio LIST QUERIES TOP > ANSWERS
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process, utils

SCORERS = {name: getattr(fuzz, name) for name in ("token_sort_ratio", "token_set_ratio", "WRatio")}
AT_ONCE = 200


def main(scorer: str, list_file: str, queries_file: str, top: int) -> None:
    """Print one line of answers for each question."""
    entries = [json.loads(line) for line in Path(list_file).read_text(encoding="utf-8").splitlines()]
    queries = [json.loads(line) for line in Path(queries_file).read_text(encoding="utf-8").splitlines()]
    names = [utils.default_process(entry["properties"]["name"][0]) for entry in entries]
    for start in range(0, len(queries), AT_ONCE):
        some = queries[start : start + AT_ONCE]
        asked = [utils.default_process(query["name"]) for query in some]
        scores = process.cdist(asked, names, scorer=SCORERS[scorer], workers=2, dtype=np.float32)
        for query, row in zip(some, scores, strict=True):
            best = np.argsort(-row, kind="stable")[:top]
            found = [{"id": entries[place]["id"], "score": round(float(row[place]) / 100, 6)} for place in best]
            print(json.dumps({"id": query["id"], "results": found}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
