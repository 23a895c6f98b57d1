"""A hit or candidate as pages show it: both sides in rows, the score unfolded, what speaks against, the judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from casekeeper.actions.screen_somebody import Seen, words_of
from casekeeper.records.models import Hit
from casekeeper.records.screening.earlier import Earlier, Judged
from casekeeper.screens.entries_in_words import date_in_words, state_in_words, topic_in_words
from casekeeper.screens.wording import as_sentence

WORDS = {"same person": "Same person", "different person": "Different person", "unsure": "Unsure"}
COLOURS = {"same person": "red", "different person": "green", "unsure": "yellow"}
COVERAGE, WHOLE, BEGINS = "coverage", "100% of the name asked and 100% of the name listed", "; any two names start"
SEXES = {"m": "Male", "f": "Female"}
OF_THE_LIST = ("publisher", "kind", "newest_version", "published", "read", "standing_since_version", "record")
"""What is told of the list in one sentence, or as a link, and so not as a row of its own."""


class Row(NamedTuple):
    """One thing compared: what was asked with, and what the entry says."""

    label: str
    asked: str
    listed: str


class Shown(NamedTuple):
    """One entry. `number` is the hit's, 0 for a candidate below the threshold that is nobody's to judge."""

    number: int
    key: str
    dataset: str
    list_version: str
    score: float
    parts: list[Mapping[str, Any]]
    speaks_against: list[str]
    rows: list[Row]
    more: list[tuple[str, str]]
    of_list: str
    judged: Judged | None
    before: bool
    heading: str
    record: str

    @property
    def whole_name_agrees(self) -> bool:
        """Is every word of either name met by one of the other, and does nothing speak against it?"""
        covered = (str(part["said"]) for part in self.parts if part["how"] == COVERAGE)
        return not self.speaks_against and any(said.startswith(WHOLE) for said in covered)


def of_seen(seen: Seen, asked: Mapping[str, Any]) -> Shown:
    """From an answer just given; `asked` is the query as it is kept."""
    parts = [part._asdict() for part in seen.candidate.parts]
    number = seen.hit.pk if seen.hit is not None else 0
    judged = seen.earlier.judged if seen.earlier is not None else None
    return _shown(
        number, seen.entry.key, seen.entry.dataset, seen.entry.version, seen.candidate.score, parts,
        words_of(seen.entry), asked, judged, seen.earlier,
    )  # fmt: skip


def of_hit(hit: Hit, judged: Judged | None, asked: Mapping[str, Any] | None) -> Shown:
    """From what was kept."""
    return _shown(
        hit.pk, hit.entry, hit.dataset, hit.list_version, hit.score, hit.parts, hit.words, asked or {}, judged, None
    )


def _shown(
    number: int, key: str, dataset: str, version: str, score: float, parts: Sequence[Mapping[str, Any]],
    words: Mapping[str, Any], asked: Mapping[str, Any], judged: Judged | None, earlier: Earlier | None,
) -> Shown:  # fmt: skip
    about = words.get("about") or {}
    return Shown(
        number, key, dataset, version, score, sorted(parts, key=lambda one: one["weight"] < 0), _against(parts),
        _rows(asked, words), _more(about), _of_list(about, version), judged, earlier is not None,
        next(iter(words.get("names") or ()), "") or "Entry without a name", str(about.get("record") or ""),
    )  # fmt: skip


def _against(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """What speaks against. That any two names begin below nought says nothing of these two."""
    told = [one for one in parts if one["weight"] < 0]
    covered = [str(one["said"]).partition(BEGINS)[0] for one in told if one["how"] == COVERAGE]
    return [str(one["said"]) for one in told if one["how"] != COVERAGE] + [
        f"only {said}" for said in covered if not said.startswith(WHOLE)
    ]


def _rows(asked: Mapping[str, Any], listed: Mapping[str, Any]) -> list[Row]:
    """What is compared, side by side; what neither says is left out."""
    rows = [Row(label, ours, theirs) for (label, ours), (_, theirs) in zip(_said(asked), _said(listed), strict=True)]
    return [row for row in rows if row.asked or row.listed]


def _said(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    documents = [_document(one) for one in words.get("documents") or ()]
    weak = [f"{name} (weak)" for name in words.get("weak_names") or ()]
    return [
        ("Names", "; ".join([*(words.get("names") or ()), *weak])),
        ("Date of birth", "; ".join(date_in_words(born) for born in words.get("born") or ())),
        ("Nationality", "; ".join(state_in_words(code) for code in words.get("nationalities") or ())),
        ("Sex", SEXES.get(str(words.get("sex")), "")),
        ("Documents", "; ".join(documents)),
    ]


def _document(one: Mapping[str, Any]) -> str:
    kind = "" if one["kind"] == "other" else as_sentence(one["kind"])
    country = f" ({str(one['country']).upper()})" if one["country"] else ""
    return f"{kind} {one['number']}{country}".strip()


def _more(about: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What else the entry says, label and value."""
    lines = [("Why it is listed", "; ".join(topic_in_words(str(one)) for one in about.get("topics") or ()))]
    lines += [
        (str(name).replace("_", " ").capitalize(), _text(value))
        for name, value in about.items()
        if name not in (*OF_THE_LIST, "topics")
    ]
    return [(label, value) for label, value in lines if value]


def _of_list(about: Mapping[str, Any], version: str) -> str:
    """Whose list it is and how fresh, in one sentence; nothing for our own alerts."""
    if not about.get("publisher") and not about.get("read"):
        return ""
    whose = ", ".join(str(about[name]) for name in ("publisher", "kind") if about.get(name))
    read = f", read on {date_in_words(str(about['read']))}" if about.get("read") else ""
    since = about.get("standing_since_version") or version
    return f"{whose or 'Publisher not stated'}{read}; in these words since version {since}"


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_text(each)}" for name, each in value.items() if each)
    text = "; ".join(_text(each) for each in value) if isinstance(value, list | tuple) else str(value or "")
    return date_in_words(text)
