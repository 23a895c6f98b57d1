"""Whatever is told, in whatever order: an open clock is never lost, and ends with nothing but an answer or a stop."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ready_to_depart import LEAVES_ON, PLANNED_AS, ready
from tests.under_way_told import FIRST, clocks, instant, told_at

from casekeeper.facts import LEGAL_ZONE, Fact, Kind
from casekeeper.facts import casework as cw
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import consideration as co
from casekeeper.facts import departures as dp
from casekeeper.facts import immigration as im
from casekeeper.facts.correction import Correction
from casekeeper.position.departure.minutes import Clock
from casekeeper.statistics.considered_under_way import days_of_clocks

BEGINS = instant("2026-06-09T18:00")
TEXT = st.just("for a test")
careful = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STOPS = (dp.DepartureStopped, dp.AttemptFailed)
NUMBERS = st.sampled_from([PLANNED_AS, PLANNED_AS, *range(FIRST, FIRST + 14)])
"""Small, so that they meet."""


def raising() -> st.SearchStrategy[Kind]:
    return st.one_of(
        st.builds(cl.ClaimMade, claim=st.sampled_from(["protection", "human rights"]),
                  received_at=st.sampled_from(["", "", "00:05", "10:42", "23:59"])),
        st.just(co.RepresentationsReceived()),
        st.just(ch.ChallengeIssued(challenge="judicial review")),
        st.builds(cw.BarrierOpened, code=st.sampled_from(["BAR-08", "BAR-11"])),
        st.just(cw.VulnerabilityNoted(what="x")),
    )  # fmt: skip


def steps() -> st.SearchStrategy[Kind]:
    attempt = {"attempt": NUMBERS}
    return st.one_of(
        raising(),
        raising(),
        st.builds(dp.ConsideredUnderWay, raised=NUMBERS, outcome=st.just("the departure waits"), reasons=TEXT,
                  considered_by=TEXT),
        st.builds(cl.ClaimConsidered, claim=NUMBERS, outcome=st.just("refused"), reasons=TEXT, decided_by=TEXT,
                  by_unit=TEXT, document=TEXT),
        st.builds(cw.BarrierCleared, barrier=NUMBERS, document=TEXT, by_unit=TEXT),
        st.builds(dp.DepartureStopped, reason=TEXT, stopped_by=TEXT, **attempt),
        st.builds(dp.AttemptFailed, stage=st.just("booked"), cause=st.just("medical"), controllable=st.just("no"),
                  in_control_of=st.just("us"), graded_by=TEXT, **attempt),
        st.builds(dp.AttemptPlanned, leaves_on=st.dates(date(2026, 6, 9), date(2026, 6, 12))),
        st.builds(dp.AttemptMoved, leaves_on=st.dates(date(2026, 6, 9), date(2026, 6, 12)), reason=TEXT, **attempt),
        st.builds(dp.PersonCollected, **attempt),
        st.builds(dp.PersonBoarded, **attempt),
        st.just(im.Departed(how="removed")),
    )  # fmt: skip


def corrections() -> st.SearchStrategy[tuple[Correction, int]]:
    claim = Correction(reason="x", instead={"claim": "further submissions"})
    taken = Correction(reason="x", withdrawn=True)
    return st.tuples(st.sampled_from([taken, taken, claim]), NUMBERS)


@st.composite
def sequences(draw: Any, *, corrected: bool = True) -> list[Fact[Any]]:
    """Facts to the minute over two days around the departure; some of an earlier day, and some put right."""
    at, found = BEGINS, list[Fact[Any]]()
    told = st.one_of(steps(), steps(), corrections()) if corrected else steps()
    for number in range(FIRST, FIRST + draw(st.integers(2, 14))):
        at += timedelta(minutes=draw(st.sampled_from([0, 1, 20, 30, 31, 200, 600])))
        said = draw(told)
        if isinstance(said, tuple):
            target = next((each for each in found if each.number == said[1] and each.corrects is None), None)
            fits = target is None or said[0].withdrawn or target.kind == cl.ClaimMade.key
            if (said[1] == PLANNED_AS and said[0].withdrawn) or (target is not None and fits):
                found.append(told_at(number, at, said[0], corrects=said[1]))
            continue
        local = at.astimezone(LEGAL_ZONE).date()
        found.append(told_at(number, at, said, on=draw(st.sampled_from([local, local, local - timedelta(days=1)]))))
    return found


def by_number(found: tuple[Clock, ...]) -> dict[int, Clock]:
    return {clock.number: clock for clock in found}


def ends(last: Fact[Any], clock: Clock) -> bool:
    """May this fact, told last, end it?"""
    if isinstance(last.said, (Correction, *STOPS)):
        return True
    return clock.number in (getattr(last.said, name, None) for name in ("raised", "claim", "barrier"))


@careful
@given(sequences())
def test_an_open_clock_is_never_lost_and_ends_with_nothing_but_an_answer_a_stop_or_a_correction(
    told: list[Fact[Any]],
) -> None:
    before: dict[int, Clock] = {}
    for known in range(len(told) + 1):
        now = by_number(clocks([*ready(), *told[:known]]))
        for number, clock in before.items():
            assert number in now
            assert (now[number].started_at, now[number].due_at) == (clock.started_at, clock.due_at)
            if clock.is_open and not now[number].is_open:
                assert ends(told[known - 1], clock), told[known - 1]
            elif not clock.is_open and now[number].is_open:
                assert isinstance(told[known - 1].said, Correction)
        before = now


@careful
@given(sequences())
def test_no_clock_ends_before_it_started_and_each_has_somebody(told: list[Fact[Any]]) -> None:
    for clock in clocks([*ready(), *told]):
        assert clock.started_at <= clock.told.recorded_at or clock.number not in {fact.number for fact in told}
        assert clock.ended_at is None or clock.ended_at >= clock.started_at
        assert (clock.ending is None) == (clock.ended_at is None) == (clock.ended_by is None)
        assert clock.due_at < clock.rises[0] < clock.rises[1]
        assert clock.concern.owner
        assert clock.told_to(clock.due_at + timedelta(days=9))[0][0] == clock.concern.owner


@careful
@given(sequences(), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_does_not_matter(told: list[Fact[Any]], chance: Any) -> None:
    rows = [*ready(), *told]
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert clocks(rows) == clocks(shuffled)


@careful
@given(sequences(), st.integers(0, 3000))
def test_each_clock_is_counted_once_and_the_columns_come_to_what_came(told: list[Fact[Any]], minutes: int) -> None:
    found = clocks([*ready(), *told])
    counted = days_of_clocks(found, BEGINS + timedelta(minutes=minutes))
    assert sum(day.came for day in counted) == len(found)
    assert all(day.came == day.met + day.missed + day.running + day.taken_back for day in counted)
    assert all(day.missed_and_open <= day.missed for day in counted)


class Notes:
    """What a plain reader notes of one plan after another, with nothing put right; never looking at what is derived."""

    def __init__(self) -> None:
        self.days: dict[int, date] = {PLANNED_AS: LEAVES_ON}
        self.current, self.over, self.on_the_way = PLANNED_AS, False, False

    def hear(self, fact: Fact[Any]) -> None:
        said = fact.said
        about = getattr(said, "attempt", None)
        if isinstance(said, dp.AttemptPlanned):
            self.current, self.over, self.on_the_way = fact.number, False, False
            self.days[fact.number] = said.leaves_on
        elif isinstance(said, dp.AttemptMoved) and about == self.current:
            self.days[about] = said.leaves_on
        elif isinstance(said, (dp.PersonCollected, dp.PersonBoarded)) and about == self.current:
            self.on_the_way = True
        elif isinstance(said, STOPS) and about == self.current:
            self.over = True

    def is_under_way(self, at: datetime) -> bool:
        return not self.over and (self.on_the_way or at.astimezone(LEGAL_ZONE).date() >= self.days[self.current])


@careful
@given(sequences(corrected=False))
def test_whatever_comes_while_a_plain_reader_sees_somebody_on_the_way_has_a_clock(told: list[Fact[Any]]) -> None:
    heard = [fact for fact in told if not isinstance(fact.said, im.Departed)]
    found, notes = by_number(clocks([*ready(), *heard])), Notes()
    for fact in heard:
        hard = isinstance(fact.said, cw.BarrierOpened) and fact.said.code == "BAR-08"
        raises = hard or isinstance(fact.said, (cl.ClaimMade, co.RepresentationsReceived, ch.ChallengeIssued))
        if raises and notes.is_under_way(fact.recorded_at):
            assert fact.number in found
        notes.hear(fact)
