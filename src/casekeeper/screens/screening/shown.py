"""A hit or candidate as pages show it: the score unfolded, what speaks against, the entry's words, the judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from casekeeper.actions.screen_somebody import Seen, words_of
from casekeeper.records.models import Hit
from casekeeper.records.screening.earlier import Earlier, Judged
from casekeeper.screens.dates import in_words_partly

WORDS = {"same person": "Same person", "different person": "Different person", "unsure": "Unsure"}
COLOURS = {"same person": "red", "different person": "green", "unsure": "yellow"}


class Shown(NamedTuple):
    """One entry. `number` is the hit's, 0 for a candidate below the threshold that is nobody's to judge."""

    number: int
    key: str
    dataset: str
    list_version: str
    score: float
    speaks_for: list[Mapping[str, Any]]
    speaks_against: list[Mapping[str, Any]]
    words: list[tuple[str, str]]
    judged: Judged | None
    before: bool
    heading: str
    record: str


def of_seen(seen: Seen) -> Shown:
    """From an answer just given."""
    parts = [part._asdict() for part in seen.candidate.parts]
    number = seen.hit.pk if seen.hit is not None else 0
    judged = seen.earlier.judged if seen.earlier is not None else None
    return _shown(
        number, seen.entry.key, seen.entry.dataset, seen.entry.version, seen.candidate.score, parts,
        words_of(seen.entry), judged, seen.earlier,
    )  # fmt: skip


def of_hit(hit: Hit, judged: Judged | None) -> Shown:
    """From what was kept."""
    return _shown(hit.pk, hit.entry, hit.dataset, hit.list_version, hit.score, hit.parts, hit.words, judged, None)


def _shown(
    number: int, key: str, dataset: str, version: str, score: float, parts: Sequence[Mapping[str, Any]],
    words: Mapping[str, Any], judged: Judged | None, earlier: Earlier | None,
) -> Shown:  # fmt: skip
    about = words.get("about") or {}
    return Shown(
        number, key, dataset, version, score, [one for one in parts if one["weight"] >= 0],
        [one for one in parts if one["weight"] < 0], _in_words(words), judged, earlier is not None,
        next(iter(words.get("names") or ()), "") or "Entry without a name", str(about.get("record") or ""),
    )  # fmt: skip


def _in_words(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The entry's own words, label and value; what it does not say is left out."""
    documents = [f"{one['number']} ({one['kind']}{', ' + one['country'] if one['country'] else ''})"
                 for one in words.get("documents") or ()]  # fmt: skip
    lines = [
        ("Names", "; ".join(words.get("names") or ())),
        ("Weak names", "; ".join(words.get("weak_names") or ())),
        ("Date of birth", "; ".join(in_words_partly(born) for born in words.get("born") or ())),
        ("Nationality", ", ".join(code.upper() for code in words.get("nationalities") or ())),
        ("Sex", {"m": "Male", "f": "Female"}.get(str(words.get("sex")), "")),
        ("Documents", "; ".join(documents)),
    ]
    about = words.get("about") or {}
    lines += [
        (str(name).replace("_", " ").capitalize(), _text(value)) for name, value in about.items() if name != "record"
    ]
    return [(label, value) for label, value in lines if value]


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_text(each)}" for name, each in value.items() if each)
    return "; ".join(_text(each) for each in value) if isinstance(value, list | tuple) else str(value or "")
