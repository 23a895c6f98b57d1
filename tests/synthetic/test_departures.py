"""An invented year of departures: shaped as published, each stock what came and left, and nobody past a safeguard."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from math import sqrt

from tests.making import the_calendars, the_law
from tests.synthetic.test_every_day import history

from casekeeper.duties.derivation import derive
from casekeeper.facts.consideration import Decided
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.immigration import Departed
from casekeeper.position.answer import Outcome
from casekeeper.position.departure.gate import Departure, departure_of
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.papers import Application, papers_of
from casekeeper.position.exceptions_weighed import weighed_of
from casekeeper.statistics.departure_flows import STOCKS, Flows, faults_of, flows_of
from casekeeper.statistics.departure_year import Tally, tally_of
from casekeeper.synthetic import departure_shape as shape
from casekeeper.synthetic import invent
from casekeeper.synthetic.shape import EARLY_REMOVAL_SHARE
from casekeeper.synthetic.stories_of_departure import STORIES
from casekeeper.synthetic.told import Invented

TODAY = date(2026, 11, 23)
LAST = TODAY - timedelta(days=1)
FIRST = LAST - timedelta(days=364)
MANY = 3_000
CERTAIN = 3.5
"""Standard errors: a figure further from the published one than chance takes it is a fault of the invention."""


@cache
def people() -> tuple[Invented, ...]:
    return tuple(each for each in invent(MANY, TODAY) if each.told)


@cache
def year() -> Tally:
    total = Tally()
    for person in people():
        total.add(tally_of(history(person), the_law(), the_calendars(), FIRST, LAST))
    return total


def near(found: float | None, published: float, of: int) -> bool:
    return found is not None and abs(found - published) <= CERTAIN * sqrt(published * (1 - published) / of)


def test_as_many_attempts_fail_as_were_published_as_many_are_ours_and_as_many_leave_early() -> None:
    found = year()
    assert found.removed > 500
    assert near(found.failed_share, shape.FAILED_SHARE, found.failed + found.removed)
    assert near(found.controllable_share, shape.CONTROLLABLE_SHARE, found.failed)
    assert near(found.early_share, EARLY_REMOVAL_SHARE, found.removed)
    assert len(found.causes) > 8
    assert 0 < found.graded_otherwise < found.failed / 4


def test_about_a_third_of_the_appeals_that_were_decided_are_allowed() -> None:
    outcomes = Counter[str]()
    for (_, outcome), count in year().appeals.items():
        outcomes[outcome] += count
    decided = outcomes["allowed"] + outcomes["dismissed"]
    assert decided > 150
    assert 0.2 < outcomes["allowed"] / decided < 0.5
    assert outcomes["not decided yet"] > 10


def test_every_stock_on_the_way_to_departure_is_what_stood_before_and_what_came_and_left() -> None:
    total = Flows()
    for person in people()[:1_200]:
        found = flows_of(history(person), the_law(), the_calendars(), FIRST, LAST)
        assert faults_of(found) == [], person.name
        total.add(found)
    assert faults_of(total) == []
    assert all(total.came[stock] for stock in STOCKS if stock != "claims undecided")


def test_hardly_anybody_of_the_invented_left_against_a_closed_gate() -> None:
    left = [each for each in people() if any(isinstance(one.said, Departed) for one in each.told)][:250]
    against = 0
    for person in left:
        found = derive(history(person), the_law(), the_calendars(), TODAY)
        against += any(duty.key.startswith("departure against gate") for duty in found.duties)
    assert len(left) > 150
    assert against <= 0.03 * len(left)


def test_countries_say_yes_no_and_nothing_yet_and_nobody_asks_after_what_was_refused() -> None:
    papers = [papers_of(history(person)) for person in people()]
    applications = [each for found in papers for each in found.applications]
    ended = Counter(each.ended.kind if each.ended is not None else "under way" for each in applications)
    assert ended["document.refused"] > 0.05 * len(applications)
    assert {"document.held", "document.withdrawn", "under way"} < set(ended)
    assert any(each.agreed is not None and each.ended is None for each in applications)
    assert not [each for each in applications if _asked_after_its_end(each)]


def _asked_after_its_end(application: Application) -> bool:
    refused = application.ended is not None and application.ended.kind == "document.refused"
    return refused and application.last.kind == "document.chased"


def test_some_of_those_planned_to_leave_have_everything_ready() -> None:
    gates = [found.gate for found in map(_departure, people()) if found is not None and found.attempt is not None]
    assert {Outcome.MET, Outcome.NOT_MET} <= {gate.outcome for gate in gates}


def _departure(person: Invented) -> Departure | None:
    told, law = history(person), the_law()
    return departure_of(told, law, the_calendars(), TODAY, known_of(told, law))


def test_whoever_was_to_be_deported_had_every_exception_weighed_and_no_decision_says_the_opposite() -> None:
    deported = [history(person) for person in people() if any(_deports(one.said) for one in person.told)]
    told = [each for each in deported if each.has(ExceptionsWeighed)]
    assert len(told) > 0.8 * len(deported) > 800
    for each in told:
        days = [fact.on for fact in each.of(Decided)]
        assert any(fact.on in days for fact in each.of(ExceptionsWeighed)), each.person
        met = [found.name for fact in each.of(ExceptionsWeighed) for found in weighed_of(fact.said)
               if found.outcome is not Outcome.NOT_MET]  # fmt: skip
        assert met == [], each.person


def _deports(said: object) -> bool:
    return isinstance(said, Decided) and said.outcome.startswith("deport")


def test_the_stories_of_leaving_are_what_they_say() -> None:
    today_, again = (_departure(next(story.tell(9_000 + place, TODAY))) for place, story in enumerate(STORIES))
    assert today_ is not None
    assert today_.attempt is not None
    assert today_.attempt.leaves_on == TODAY
    assert [line.name for line in today_.lines if not line.is_met] == []
    assert again is not None
    assert [each.failed is not None for each in again.attempts] == [True, False]
    assert again.notice.again_until is not None
    assert again.attempt is not None
    assert again.attempt.leaves_on <= again.notice.again_until
    assert [line.name for line in again.lines if not line.is_met] == []
