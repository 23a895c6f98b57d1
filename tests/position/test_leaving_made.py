"""Nothing ends by a departure that was none: an appeal runs on, and no time to appeal from abroad begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.making import the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, READY, ready_history

from casekeeper.facts import appeals as ap
from casekeeper.facts import immigration as im
from casekeeper.position.appeals.decisions import left_after
from casekeeper.position.appeals.rights import appeals_of

LODGED = len(READY) + 1
LEFT, BACK = date(2026, 5, 22), date(2026, 5, 23)


@pytest.mark.parametrize(
    ("why", "pending"), [("removal failed", True), ("departure recorded in error", True), ("returned", False)]
)
def test_an_appeal_runs_on_where_the_person_never_left(why: Any, pending: bool) -> None:
    history = ready_history(
        (date(2026, 3, 1), ap.AppealLodged(time="in time")), (LEFT, im.Departed(how="removed")),
        (BACK, im.BackInCountry(why=why)),
    )  # fmt: skip
    found = appeals_of(history, the_law(), the_calendars(), LEAVES_ON)
    assert found is not None
    assert bool(found.pending) is pending
    assert (left_after(history, date(2026, 4, 1)) is None) is pending


def test_a_second_departure_that_stands_counts_from_its_own_day() -> None:
    again = date(2026, 6, 1)
    history = ready_history(
        (date(2026, 3, 1), ap.AppealLodged(time="in time")), (LEFT, im.Departed(how="removed")),
        (BACK, im.BackInCountry(why="removal failed")), (again, im.Departed(how="removed")),
    )  # fmt: skip
    found = appeals_of(history, the_law(), the_calendars(), LEAVES_ON)
    assert found is not None
    assert [each.ended_on for each in found.appeals] == [again]
    assert left_after(history, date(2026, 4, 1)) == again
