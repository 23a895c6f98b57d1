"""People who report, and absconders: the same from a seed, in the published proportions, each with a next step."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from tests.making import the_calendars, the_law

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import Fact, history_of
from casekeeper.position.answer import Outcome
from casekeeper.synthetic import reporting_shape as shape
from casekeeper.synthetic.reporters import invent_reporters, national_share
from casekeeper.synthetic.told import renumbered

TODAY = date(2026, 11, 23)
MANY = 1_400


@cache
def derived() -> list[Derived]:
    found = []
    for person in invent_reporters(MANY, TODAY):
        facts = [
            Fact(at, told.said.key, told.happened, told.recorded_at, told.source, told.by,
                 renumbered(told.said, lambda place: place + 1))
            for at, told in enumerate(person.told, start=1)
        ]  # fmt: skip
        found.append(derive(history_of("TEST-0001", facts), the_law(), the_calendars(), TODAY))
    return found


def near(found: int, expected: float, tolerance: float) -> bool:
    """Within the tolerance, or what chance does to a count of this size."""
    return abs(found - expected) <= expected * tolerance + 3.5 * expected**0.5


def test_a_bigger_population_contains_the_smaller_one_and_nothing_is_told_of_tomorrow() -> None:
    assert list(invent_reporters(30, TODAY)) == list(invent_reporters(60, TODAY))[:30]
    for person in invent_reporters(60, TODAY):
        assert all(told.recorded_at.date() < TODAY for told in person.told)
        assert person.known_by is not None
    assert len({person.known_by for person in invent_reporters(3_000, TODAY)}) == 3_000


def test_at_this_scale_the_counts_are_those_of_the_country_within_the_stated_tolerance() -> None:
    share = MANY / national_share(1.0)
    standings = Counter(one.position["contact"].value["standing"] for one in derived())
    told = MANY - standings["absconder"]
    assert near(told, shape.REPORTING_NOT_OFFENDERS * share, 0.02)
    assert near(standings["absconder"], shape.ABSCONDERS_NOT_OFFENDERS * share, 0.02)
    assert near(standings["out of contact"], told * shape.OUT_OF_CONTACT, 0.25)
    assert set(standings) <= {"in contact", "a miss is open", "out of contact", "absconder"}
    reports = [one.position["reporting"].value for one in derived() if one.lost == () or one.lost[-1].until is not None]
    crowded = sum(1 for value in reports if value and value["place"] in shape.CROWDED)
    assert near(crowded, len(reports) * shape.AT_THREE_CENTRES, 0.04)
    every = Counter(value["every"] for value in reports if value)
    for name, share_of in shape.EVERY.items():
        assert near(every[name], len(reports) * share_of / 100, 0.10), name


def test_for_most_absconders_nothing_was_done_and_that_is_on_the_zero_action_list() -> None:
    now = [one.lost[-1] for one in derived() if one.lost and one.lost[-1].until is None]
    lost = [spell for spell in now if spell.state == "absconder"]
    nothing = sum(1 for spell in lost if spell.steps == 0)
    assert near(nothing, len(lost) * (1 - shape.TRACED_SHARE), 0.04)
    years = Counter((TODAY - spell.since).days // 365 for spell in lost)
    assert set(range(8)) <= set(years)


def test_everybody_has_a_live_duty_or_a_hold() -> None:
    bare = [
        one for one in derived()
        if one.is_open and one.position["hold"].outcome is not Outcome.MET
        and not any(duty.ended is None for duty in one.duties)
    ]  # fmt: skip
    assert bare == []
