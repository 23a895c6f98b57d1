"""A year's figures from the facts: each attempt in the year it ended, both gradings, appeals by the year lodged."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.making import the_calendars, the_law
from tests.statistics.test_departure_flows import OURS, told

from casekeeper.facts import History
from casekeeper.facts import appeals as ap
from casekeeper.facts import departures as dp
from casekeeper.facts import immigration as im
from casekeeper.statistics.departure_year import Tally, tally_of

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def tally(history: History) -> Tally:
    return tally_of(history, the_law(), the_calendars(), FIRST, LAST)


def failed(on: str, cause: Any = "wrong notice", pounds: int | None = None) -> tuple[str, dp.AttemptFailed]:
    return on, dp.AttemptFailed(attempt=1, stage="booked", cause=cause, pounds_lost=pounds, **OURS)


PLANNED = ("2025-12-20", dp.AttemptPlanned(leaves_on=date(2026, 1, 20)))


def test_a_failure_counts_in_the_year_it_happened_with_what_its_maker_said_and_what_stands() -> None:
    second = dp.FailureRegraded(attempt=1, cause="wrong notice", controllable="no", in_control_of="carrier",
                                reasons="The carrier moved it.", graded_by="B. Reviewer")  # fmt: skip
    found = tally(told(PLANNED, failed("2026-01-20", pounds=400), ("2026-01-25", second)))
    assert (found.failed, found.by_maker["yes"], found.as_it_stands["no"], found.graded_otherwise) == (1, 1, 1, 1)
    assert (found.causes["wrong notice"], found.pounds_lost, found.failed_share) == (1, 400, 1.0)
    assert tally(told(PLANNED, failed("2027-01-20"))).failed == 0
    assert tally(told(("2025-06-01", PLANNED[1]), failed("2025-12-31"))).failed == 0


def test_who_left_counts_by_how_and_not_where_it_was_recorded_in_error() -> None:
    left = ("2026-05-05", im.Departed(how="early removal scheme", to="ALB"))
    assert tally(told(left)).early_share == 1.0
    assert tally(told(("2026-05-05", im.Departed(how="voluntary")))).removed == 0
    error = ("2026-05-09", im.BackInCountry(why="departure recorded in error"))
    assert tally(told(left, error)).left == {}
    came_back = ("2026-08-09", im.BackInCountry(why="returned"))
    assert tally(told(left, came_back)).left["early removal scheme"] == 1


def test_an_appeal_belongs_to_the_year_it_was_lodged_in_and_one_not_decided_yet_is_told_apart() -> None:
    lodged = ("2024-02-01", ap.AppealLodged(time="in time"))
    assert tally(told(lodged)).appeals == {(2024, "not decided yet"): 1}
    allowed = ("2026-02-01", ap.AppealOutcome(appeal=1, outcome="allowed"))
    assert tally(told(lodged, allowed)).appeals == {(2024, "allowed"): 1}
    withdrawn = ("2024-03-01", ap.AppealEnded(appeal=1, how="withdrawn by the person"))
    assert tally(told(lodged, withdrawn)).appeals == {(2024, "ended undecided"): 1}


def test_nothing_is_a_share_of_nothing_and_people_add_up() -> None:
    total = Tally()
    assert (total.failed_share, total.controllable_share, total.early_share) == (None, None, None)
    total.add(tally(told(PLANNED, failed("2026-01-20"))))
    total.add(tally(told(("2026-05-05", im.Departed(how="removed")))))
    assert (total.people, total.failed, total.removed, total.failed_share) == (2, 1, 1, 0.5)
