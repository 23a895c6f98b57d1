"""States as lists, passports and people write them, read as one code: lower-case ISO 3166 alpha-2, or nothing.

    >>> state_code("GBR"), state_code("Albanian"), state_code("RKS"), state_code("XXA")
    ('gb', 'al', 'xk', '')

Nothing is guessed: what does not map is the empty text, and the source's own words stand beside it elsewhere.
"""

from __future__ import annotations

from functools import lru_cache

from rigour.territories import get_territory

from casekeeper.facts.nationalities import nationality_from

_OF_PASSPORTS = {
    "d": "de", "rks": "xk", "xkx": "xk", "gbd": "gb", "gbn": "gb", "gbo": "gb", "gbp": "gb", "gbs": "gb",
}  # fmt: skip
"""Codes of machine-readable zones that ISO 3166 does not have. Those of no state (XXA, UNO, EUE) map to nothing."""


@lru_cache(maxsize=8192)
def state_code(written: str) -> str:
    """Lower-case alpha-2 (`xk` for Kosovo, historic codes such as `suhh` as they are); empty where it does not map."""
    text = written.strip().lower()
    if text in _OF_PASSPORTS:
        return _OF_PASSPORTS[text]
    if not text or len(text) > 80:
        return ""
    if text.isascii() and text.isalpha() and len(text) <= 4:
        found = get_territory(text)
        if found is not None:
            return str(found.code)
        if len(text) == 2:
            return ""
    read = nationality_from(written).code
    if len(read) > 3 or read.lower() == text:
        return ""
    found = get_territory(read)
    return str(found.code) if found is not None else ""
