"""Names that are one name in many spellings and scripts: Mohammed, Muhamed and محمد; Bill and William.

The knowledge is that of the rigour package, built from public name data. It is asked for each word alone and kept,
because asking costs some fifty microseconds, and the first time some seconds.
"""

from __future__ import annotations

from functools import lru_cache

from rigour.names import NameTypeTag, analyze_names


@lru_cache(maxsize=1_000_000)
def symbols_of(word: str) -> tuple[str, ...]:
    """Ids of the names this word is known to write, or its short form stands for; sorted."""
    found: set[str] = set()
    for name in analyze_names(NameTypeTag.PER, [word], infer_initials=False, phonetics=False, numerics=False):
        for span in name.spans:
            said = str(span.symbol)
            if said.startswith(("[NAME:", "[NICK:")):
                found.add(said[1:-1])
    return tuple(sorted(found))
