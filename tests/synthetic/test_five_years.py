"""Over five invented years everybody is in exactly one place on every day asked, and stocks equal flows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from tests.making import the_calendars, the_law

from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, history_of
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.synthetic.population import invent

TODAY = date(2026, 8, 20)
DAYS = [TODAY - timedelta(days=91 * back) for back in range(20, -1, -1)]


def test_everybody_is_in_one_place_and_each_stock_is_the_one_before_and_who_came_and_left() -> None:
    stocks, moves = [Counter[Whereabouts]() for _ in DAYS], Counter[tuple[int, str, str]]()
    for person in [each for each in invent(260, TODAY) if each.told]:
        facts = [
            Fact(at, told.said.key, told.happened, told.recorded_at, told.source, told.by, told.said)
            for at, told in enumerate(person.told, start=1)
            if told.corrects is None
        ]
        history = history_of("TEST-0001", facts)
        places = [
            Whereabouts(derive(history, the_law(), the_calendars(), day).position["whereabouts"].value)
            for day in DAYS
        ]  # fmt: skip
        for at, place in enumerate(places):
            stocks[at][place] += 1
        for at, (before, after) in enumerate(pairwise(places)):
            if before is not after:
                moves[(at, before, after)] += 1
    for at, (before, after) in enumerate(pairwise(stocks)):
        for place in Whereabouts:
            came = sum(count for (when, _, to), count in moves.items() if when == at and to == place)
            left = sum(count for (when, out_of, _), count in moves.items() if when == at and out_of == place)
            assert after[place] == before[place] + came - left
    assert len({sum(stock.values()) for stock in stocks}) == 1
    assert {Whereabouts.ABSCONDER, Whereabouts.OUT_OF_CONTACT, Whereabouts.IN_CONTACT} <= stocks[-1].keys()
