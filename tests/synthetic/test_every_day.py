"""Over five invented years everybody is in exactly one place on every day; each stock is the one before, in and out."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.duties.histories import bailed_facts, raw_facts
from tests.making import the_calendars, the_law
from tests.position.test_contact_properties import careful

from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, History, history_of
from casekeeper.position.places import places_of
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.stocks import Counts, tell, unbalanced
from casekeeper.synthetic.population import invent
from casekeeper.synthetic.reporters import invent_reporters
from casekeeper.synthetic.told import Invented, renumbered

TODAY = date(2026, 8, 20)
FIRST = date(2021, 8, 20)


def history(person: Invented) -> History:
    """What the ledger would say of an invented person."""
    facts = [
        Fact(at, told.said.key, told.happened, told.recorded_at, told.source, told.by,
             renumbered(told.said, lambda place: place + 1),
             corrects=None if told.corrects is None else told.corrects + 1)
        for at, told in enumerate(person.told, start=1)
    ]  # fmt: skip
    return history_of("TEST-0001", facts)


def test_on_every_day_of_five_years_each_stock_is_the_one_before_and_who_came_and_left() -> None:
    counts = Counts()
    people = [each for each in chain(invent(220, TODAY), invent_reporters(260, TODAY)) if each.told]
    for person in people:
        places = places_of(history(person), the_law(), the_calendars().default, FIRST, TODAY)
        assert [place.since for place in places] == sorted({place.since for place in places})
        assert all(before.where is not after.where for before, after in pairwise(places))
        tell(counts, places, FIRST, TODAY)
    assert unbalanced(counts, FIRST, TODAY) == []
    for ahead in range((TODAY - FIRST).days + 1):
        day = FIRST + timedelta(days=ahead)
        known = sum(1 for person in people if min(told.happened.start for told in person.told) <= day)
        assert sum(counts.stood[day, place.value] for place in Whereabouts) == known, day
    assert all(counts.stood[TODAY, place.value] for place in (Whereabouts.ABSCONDER, Whereabouts.OUT_OF_CONTACT))


def test_the_short_way_to_a_place_says_what_deriving_in_full_says() -> None:
    for person in [each for each in chain(invent(60, TODAY), invent_reporters(60, TODAY)) if each.told]:
        told = history(person)
        places = places_of(told, the_law(), the_calendars().default, FIRST, TODAY)
        for ahead in range((places[0].since - FIRST).days + 1, (TODAY - FIRST).days, 61):
            day = FIRST + timedelta(days=ahead)
            short = [place.where for place in places if place.since <= day][-1]
            assert derive(told, the_law(), the_calendars(), day).position["whereabouts"].value == short, day


@careful
@given(st.one_of(bailed_facts(), raw_facts()))
def test_whatever_was_told_there_is_one_place_a_day_and_it_is_the_one_derived(facts) -> None:
    told = history_of("TEST-0001", facts)
    if not told.facts:
        return
    first, last = date(2023, 1, 1), date(2027, 3, 31)
    places = places_of(told, the_law(), the_calendars().default, first, last)
    days = {place.since for place in places} | {place.since - timedelta(days=1) for place in places[1:]}
    for day in sorted(days):
        short = [place.where for place in places if place.since <= day][-1]
        assert derive(told, the_law(), the_calendars(), day).position["whereabouts"].value == short, day
