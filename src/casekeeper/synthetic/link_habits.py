"""How often aliases on records to be linked do what, by tradition, so that they differ from names as real ones do.

Set so that the first and last word of name and alias come out alike as they did on 6,250 real aliases: the very same /
together 0.9 alike and more by Jaro-Winkler / each 0.7 and more / unlike. `tests/synthetic/test_link_records.py` holds
what was measured there beside what these habits make. Traditions that were not told apart there go by their neighbours.
"""

from __future__ import annotations

from casekeeper.synthetic.naming.tradition import Habits

_NAMED = ("another name", "order", "respell", "respell each", "drop", "add", "short", "slip into other letters",
          "initial")  # fmt: skip


def _habits(*shares: float) -> Habits:
    return dict(zip(_NAMED, shares, strict=True))


_SLAVIC = _habits(0.05, 0.03, 0.8, 0.7, 0.2, 0.6, 0.02, 0.1, 0.04)
_PERSIAN = _habits(0.05, 0.03, 0.95, 0.35, 0.1, 0.3, 0.02, 0.35, 0.01)
_KOREAN = _habits(0.18, 0.4, 0.6, 0.7, 0.45, 0.6, 0.02, 0.35, 0.01)
_AFRICAN = _habits(0.14, 0.25, 0.95, 0.35, 0.1, 0.3, 0.08, 0.1, 0.01)

HABITS_OF: dict[str, Habits] = {
    "east_slavic": _SLAVIC,
    "caucasus": _SLAVIC,
    "west_european": _SLAVIC,
    "greek": _SLAVIC,
    "arabic": _habits(0.14, 0.03, 0.95, 0.35, 0.2, 0.3, 0.08, 0.1, 0.04),
    "persian_afghan": _PERSIAN,
    "turkic": _PERSIAN,
    "east_asian_chinese": _habits(0.18, 0.4, 0.6, 0.35, 0.2, 0.6, 0.08, 0.35, 0.04),
    "east_asian_korean": _KOREAN,
    "southeast_asian": _habits(0.18, 0.4, 0.8, 0.7, 0.3, 0.6, 0.08, 0.35, 0.01),
    "west_african": _AFRICAN,
    "horn_of_africa": _AFRICAN,
    "south_asian": _habits(0.14, 0.25, 0.8, 0.35, 0.45, 0.3, 0.2, 0.1, 0.01),
    "latin_american": _habits(0.1, 0.25, 0.4, 0.5, 0.1, 0.6, 0.2, 0.35, 0.01),
}
