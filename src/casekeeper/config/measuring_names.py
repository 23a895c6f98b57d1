"""Error by naming tradition: a list of invented people is asked for its own aliases, by name alone."""

from __future__ import annotations

from collections.abc import Callable

from casekeeper.matching.names.by_tradition import FoundBy, Measured

SEED, SHARE = 3, 0.01
"""Which invented people; and so many unrelated people in one may score above the point of measurement."""


def measure(entries: int, progress: Callable[[int], None]) -> Measured:
    """Names alone, for a birth date would hide what names do. `progress` is told of every question asked."""
    from casekeeper.matching.screening import AlertIndex, ListEntry, Query
    from casekeeper.synthetic.naming import measures as m
    from casekeeper.synthetic.naming.lists import ALIAS, EASY, alert_list

    made = alert_list(entries, SEED, innocents=entries // 2)
    index = AlertIndex.build(ListEntry(one.id, (one.name,)) for one in made.entries)
    asked = [one for one in made.asked if one.kind in (ALIAS, EASY)]
    answers = {}
    for one in asked:
        found = index.search(Query(one.id, (one.name,)), m.TOP)
        answers[one.id] = [(candidate.id, candidate.weight) for candidate in found]
        progress(1)
    cut = m.threshold(answers, asked, EASY, SHARE)
    rates, among_ten = m.by_tradition(answers, asked, cut), m.by_tradition(answers, asked)
    alarms = m.false_alarms(answers, asked, EASY, cut)
    traditions = tuple(
        FoundBy(
            name, rate.of, *(round(share, 4) for share in (among_ten[name].found, *rate[:3], alarms.get(name, 0.0)))
        )
        for name, rate in rates.items()
    )
    apart, beyond_chance = round(m.gap(rates).apart, 4), round(m.gap_beyond_chance(rates), 4)
    return Measured(index.version, entries, apart, beyond_chance, traditions)
