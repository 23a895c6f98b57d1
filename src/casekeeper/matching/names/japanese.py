"""One Japanese reading in its spellings: Hepburn's Shoji, Kunrei's Syozi, a passport's Shohji and Shouji are one.

    >>> plain_form("syouzi") == plain_form("shohji") == "shoji"
    True
    >>> plain_form("smith")
    ''

Which characters stand behind a reading, and which of its readings a character has, is not told by Latin letters, and
is not guessed: kanji meet Latin letters through known names alone (see `symbols`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_LONG = re.compile(r"oh(?![aiueo])|ou|oo")
_TO_HEPBURN = (
    ("sy", "sh"), ("ty", "ch"), ("cy", "ch"), ("zy", "j"), ("jy", "j"), ("dy", "j"), ("si", "shi"), ("ti", "chi"),
    ("zi", "ji"), ("di", "ji"), ("hu", "fu"), ("du", "zu"), ("dzu", "zu"), ("uu", "u"), ("cch", "tch"),
)  # fmt: skip
_TU, _SHU = re.compile(r"(?<![s])tu"), re.compile(r"(?<![sc])hu")
_MORAS = re.compile(
    r"(?:(?:[kgsztdnhbpmr]|sh|ch|ts|j|f|y|w|[kgnhbpmr]y)?[aiueo]|n(?![aiueoy])|tch[aiueo]|(k|s|t|p)(?=\1))+"
)
_SHORTEST = 3


@lru_cache(maxsize=200_000)
def plain_form(word: str) -> str:
    """A reading as Hepburn wrote it, its vowels short, n before every consonant; empty for what is no Japanese word."""
    if len(word) < _SHORTEST or word[-1] not in "aiueonh":
        return ""
    text = _LONG.sub("o", word)
    text = _TU.sub("tsu", text)
    for written, said in _TO_HEPBURN:
        if written == "hu":
            text = _SHU.sub("fu", text)
        elif written in ("si", "zi"):
            text = re.sub(f"(?<![t]){written}", said, text)
        else:
            text = text.replace(written, said)
    text = re.sub(r"m(?=[bpm])", "n", text)
    return text if _MORAS.fullmatch(text) else ""
