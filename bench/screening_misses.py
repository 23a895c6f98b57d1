"""Who is missed and who alarms, with examples and the kind of each: what to work on next. Invented people only.

python -m bench.screening_misses > FILE
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from bench.claim import number_asked
from bench.screening_questions import answers, list_entries, questions
from casekeeper.matching.screening import AlertIndex
from casekeeper.synthetic.naming.lists import ALIAS, EASY, HARD, REAL, SCRIPT, Asked, Listed
from casekeeper.synthetic.naming.measures import (
    Answers,
    by_tradition,
    false_alarms,
    gap,
    is_found,
    of_kind,
    rate,
    threshold,
)
from casekeeper.synthetic.naming.slips import OPERATORS

EXAMPLES = 6


def report() -> str:
    """The whole report as text."""
    made, asked = questions(
        number_asked("BENCH_ALERTS", REAL), number_asked("BENCH_SEED", 1), float(os.environ.get("BENCH_SHARE") or 1)
    )
    entries = {entry.id: entry for entry in made.entries}
    index = AlertIndex.build(list_entries(made.entries))
    found = answers(index, asked)
    cut = threshold(found, asked, EASY, 0.01)
    lines = [f"# Misses on {len(index):,} invented entries", "", f"Weight at 1% easy: {cut:.1f}; at 3% hard: "]
    lines[-1] += f"{threshold(found, asked, HARD, 0.03):.1f}. Aliases among ten: {rate(found, of_kind(asked, ALIAS))}."
    rates, alarms = by_tradition(found, asked, cut), false_alarms(found, asked, EASY, cut)
    among_ten = by_tradition(found, asked)
    lines += ["", "| tradition | aliases at 1% easy | among ten | easy false alarms |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {one} | {among_ten[name].found:.3f} | {alarms.get(name, 0):.3f} |" for name, one in rates.items()
    ]
    lines += ["", f"Best to worst: {gap(rates)}", "", "## Kinds of misses (aliases at 1% easy)", ""]
    lines += _kinds(found, asked, entries, cut)
    for kind in (SCRIPT, *OPERATORS):
        some = of_kind(asked, kind)
        lines += ["", f"## {kind}: among ten {rate(found, some)}, at 1% easy {rate(found, some, cut)}", ""]
        lines += [_told(one, found, entries) for one in some if not is_found(found, one, cut)][:EXAMPLES]
    lines += ["", "## Innocents who alarm most", ""]
    for kind in (EASY, HARD):
        worst = sorted((one for one in of_kind(asked, kind) if found[one.id]), key=lambda one: -found[one.id][0][1])
        lines += [_told(one, found, entries) for one in worst[: EXAMPLES * 3]]
    return "\n".join(lines)


def _kinds(found: Answers, asked: Sequence[Asked], entries: dict[str, Listed], cut: float) -> list[str]:
    missed = [one for one in of_kind(asked, ALIAS) if not is_found(found, one, cut)]
    kinds = {one.id: _kind(one, entries[one.entry].name, found) for one in missed}
    lines = []
    for kind, many in Counter(kinds.values()).most_common():
        lines += [f"### {kind}: {many} of {len(missed)}", ""]
        where = Counter(one.tradition for one in missed if kinds[one.id] == kind)
        lines += [", ".join(f"{name} {count}" for name, count in where.most_common()), ""]
        lines += [_told(one, found, entries) for one in missed if kinds[one.id] == kind][: EXAMPLES * 2]
        lines.append("")
    return lines


def _kind(one: Asked, listed: str, found: Answers) -> str:
    """By what the eye sees: how many words of the two names agree, nearly agree, or are left out."""
    from rapidfuzz.distance import JaroWinkler

    asked_words = [word.strip(".,").lower() for word in one.name.replace("-", " ").split()]
    listed_words = listed.replace("-", " ").lower().split()
    near = sum(any(JaroWinkler.similarity(word, other) > 0.84 for other in listed_words) for word in asked_words)
    where = "below the threshold" if is_found(found, one) else "not among ten"
    if near == 0:
        return f"no word alike, {where}"
    if near < min(len(asked_words), len(listed_words)):
        return f"{'one word' if near == 1 else 'some words'} alike and others not, {where}"
    return f"every word of the shorter name alike, {where}"


def _told(one: Asked, found: Answers, entries: dict[str, Listed]) -> str:
    first = found[one.id][0] if found[one.id] else None
    said = f"- {one.tradition}: asked *{one.name}*"
    if one.entry:
        own = next((f"{weight:.1f}" for entry, weight in found[one.id] if entry == one.entry), "not among ten")
        said += f", listed *{entries[one.entry].name}* ({own})"
    if first and first[0] != one.entry:
        said += f"; first is *{entries[first[0]].name}* ({first[1]:.1f})"
    return said


if __name__ == "__main__":
    print(report())
