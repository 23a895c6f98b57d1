"""What answers are worth: how many of those on a list are found, at how many false alarms; with intervals.

A threshold is set on innocents: it is the top score that only the given share of them exceeds. Somebody counts as found
at that point where their entry is among the ten first and scores above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from casekeeper.synthetic.naming.lists import ALIAS, EASY, HARD, SCRIPT, Asked
from casekeeper.synthetic.naming.slips import OPERATORS

Answers = Mapping[str, Sequence[tuple[str, float]]]
"""For each question the entries found with their scores, best first."""

TOP = 10
POINTS = {"1% easy": (EASY, 0.01), "0.1% easy": (EASY, 0.001), "3% hard": (HARD, 0.03)}
FEWEST = 30
"""A tradition with fewer questions than this is shown, and not judged by."""
RESAMPLED = 400


class Rate(NamedTuple):
    """A share found, its 95% interval over entries, and of how many questions."""

    found: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        return f"{self.found:.3f} ({self.low:.3f}-{self.high:.3f})" if self.of else "-"


class Gap(NamedTuple):
    """Best and worst tradition, and how far apart."""

    best: str
    worst: str
    apart: float


def threshold(answers: Answers, asked: Iterable[Asked], kind: str, share: float) -> float:
    """The score that only this share of the innocents of a kind exceeds."""
    tops = sorted(
        (answers[one.id][0][1] if answers[one.id] else -1e9 for one in asked if one.kind == kind), reverse=True
    )
    if not tops:
        raise ValueError(f"No innocents of the kind {kind} were asked, so there is no threshold.")
    return tops[min(int(share * len(tops)), len(tops) - 1)]


def is_found(answers: Answers, one: Asked, above: float = -1e9, top: int = TOP) -> bool:
    """Is the right entry among the first, with a score above this?"""
    return any(entry == one.entry and score > above for entry, score in answers[one.id][:top])


def rate(answers: Answers, asked: Sequence[Asked], above: float = -1e9, top: int = TOP) -> Rate:
    """The share of these questions answered rightly. Entries, not questions, are drawn again for the interval."""
    by_entry: dict[str, list[bool]] = defaultdict(list)
    for one in asked:
        by_entry[one.entry].append(is_found(answers, one, above, top))
    if not by_entry:
        return Rate(0.0, 0.0, 0.0, 0)
    hits = np.array([sum(found) for found in by_entry.values()])
    many = np.array([len(found) for found in by_entry.values()])
    drawn = np.random.default_rng(1).integers(0, len(hits), (RESAMPLED, len(hits)))
    low, high = np.percentile(hits[drawn].sum(axis=1) / many[drawn].sum(axis=1), [2.5, 97.5])
    return Rate(float(hits.sum() / many.sum()), float(low), float(high), int(many.sum()))


def of_kind(asked: Iterable[Asked], kind: str) -> list[Asked]:
    """The questions of one kind."""
    return [one for one in asked if one.kind == kind]


def by_tradition(answers: Answers, asked: Sequence[Asked], above: float = -1e9, kind: str = ALIAS) -> dict[str, Rate]:
    """The rate of each tradition, worst first."""
    groups: dict[str, list[Asked]] = defaultdict(list)
    for one in of_kind(asked, kind):
        groups[one.tradition].append(one)
    found = {name: rate(answers, group, above) for name, group in groups.items()}
    return dict(sorted(found.items(), key=lambda one: one[1].found))


def false_alarms(answers: Answers, asked: Sequence[Asked], kind: str, above: float) -> dict[str, float]:
    """The share of innocents of each tradition with a score above this: the other half of error."""
    tops: dict[str, list[bool]] = defaultdict(list)
    for one in of_kind(asked, kind):
        tops[one.tradition].append(bool(answers[one.id]) and answers[one.id][0][1] > above)
    return {name: sum(over) / len(over) for name, over in tops.items()}


def gap(rates: Mapping[str, Rate]) -> Gap:
    """Between the best and the worst of the traditions that were asked often enough."""
    judged = {name: one.found for name, one in rates.items() if one.of >= FEWEST}
    if not judged:
        return Gap("", "", 0.0)
    best, worst = max(judged, key=judged.__getitem__), min(judged, key=judged.__getitem__)
    return Gap(best, worst, judged[best] - judged[worst])


def summary(answers: Answers, asked: Sequence[Asked]) -> dict[str, Rate]:
    """Every figure of one screener, by what it says."""
    cuts = {name: threshold(answers, asked, kind, share) for name, (kind, share) in POINTS.items()}
    aliases, scripts = of_kind(asked, ALIAS), of_kind(asked, SCRIPT)
    found = {"alias, first 1": rate(answers, aliases, top=1), "alias, first 10": rate(answers, aliases)}
    found |= {f"alias, {name}": rate(answers, aliases, cut) for name, cut in cuts.items()}
    found["original script, first 10"] = rate(answers, scripts)
    found["original script, 1% easy"] = rate(answers, scripts, cuts["1% easy"])
    slips = [one for one in asked if one.kind in OPERATORS]
    found["all slips, first 10"] = rate(answers, slips)
    found["all slips, 1% easy"] = rate(answers, slips, cuts["1% easy"])
    for kind in OPERATORS:
        found[f"{kind}, first 10"] = rate(answers, of_kind(asked, kind))
        found[f"{kind}, 1% easy"] = rate(answers, of_kind(asked, kind), cuts["1% easy"])
    return found


def gap_beyond_chance(rates: Mapping[str, Rate]) -> float:
    """How far apart best and worst are once the scatter that so few questions bring is taken out.

    Among many small groups the extremes lie far apart by chance alone. Each rate is drawn towards their mean by the
    share of their spread that its own interval explains.
    """
    judged = [one for one in rates.values() if one.of >= FEWEST]
    if len(judged) < 2:
        return 0.0
    found = np.array([one.found for one in judged])
    by_chance = np.mean([((one.high - one.low) / 3.92) ** 2 for one in judged])
    spread = found.var(ddof=1)
    left = max(0.0, 1.0 - by_chance / spread) ** 0.5 if spread > 0 else 0.0
    return float((found.max() - found.min()) * left)
