"""The notice of a departure that failed: used up, unless somebody else found too that it was not ours to prevent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from tests.making import derived
from tests.ready_to_depart import LEAVES_ON, PLANNED_AS, ready_history

from casekeeper.facts import Kind
from casekeeper.facts.departures import AttemptFailed, AttemptPlanned, FailureRegraded, RemovalNoticeServed
from casekeeper.position.departure.lines import Line

Graded = Literal["yes", "no", "shared"]
SOON = LEAVES_ON + timedelta(days=5)
AWAITED = "an independent grading of the failure"


def again(graded: Graded, by_another: Graded | None, day: date, another: str = "B. Reviewer") -> Line:
    """The line of the notice for a second attempt on the day, the first graded so."""
    failed = AttemptFailed(
        attempt=PLANNED_AS, stage="at the port", cause="no seat or flight cancelled", controllable=graded,
        in_control_of="carrier", graded_by="A. Planner",
    )  # fmt: skip
    told: list[tuple[date, Kind]] = [(LEAVES_ON, failed)]
    if by_another is not None:
        regraded = FailureRegraded(
            attempt=PLANNED_AS, cause="no seat or flight cancelled", controllable=by_another, in_control_of="carrier",
            reasons="Looked at anew.", graded_by=another,
        )  # fmt: skip
        told.append((LEAVES_ON, regraded))
    details = RemovalNoticeServed(notice="departure details", leaves_on=day, proof="signed")
    told += [(LEAVES_ON, AttemptPlanned(leaves_on=day)), (LEAVES_ON, details)]
    found = derived(ready_history(*told), day.isoformat()).leaving
    assert found is not None
    return next(each for each in found.lines if each.name == "notice run")


def test_a_failure_that_both_found_outside_our_control_lets_its_notice_be_used_for_21_days() -> None:
    assert again("no", "no", LEAVES_ON + timedelta(days=21)).is_met
    assert not again("no", "no", LEAVES_ON + timedelta(days=22)).is_met


@pytest.mark.parametrize(
    ("graded", "by_another"), [("no", "yes"), ("no", "shared"), ("yes", "yes"), ("shared", "no"), ("yes", None)]
)
def test_a_failure_that_anybody_found_ours_uses_its_notice_up(graded: Graded, by_another: Graded | None) -> None:
    line = again(graded, by_another, SOON)
    assert not line.is_met
    assert AWAITED not in line.missing


def test_its_makers_word_alone_does_not_keep_a_notice_and_the_line_says_what_is_missing() -> None:
    line = again("no", None, SOON)
    assert not line.is_met
    assert AWAITED in line.missing
    assert "its notice may be used again once somebody else" in " ".join(reason.text for reason in line.reasons)
    assert not again("no", "no", SOON, another="A. Planner").is_met


def test_once_the_time_has_run_out_no_grading_is_missing() -> None:
    line = again("no", None, LEAVES_ON + timedelta(days=22))
    assert not line.is_met
    assert AWAITED not in line.missing
