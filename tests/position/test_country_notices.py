"""A notice on a country closes the gate for everybody who would be returned there, until it is ended; never by time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.country_notices import FROM_ON, ended, goes_on, law_with, told
from tests.making import the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, ready, ready_history

from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.look_at_notice_again import duties
from casekeeper.facts import Kind
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.law import Law, NoticeStep
from casekeeper.position.departure.proof import proof_of_departure

DAY = date(2026, 6, 10)


def stood(law: Law, *more: tuple[date, Kind], day: date = DAY, leave_out: type[Kind] | None = None) -> Derived:
    return derive(ready_history(*more, leave_out=leave_out), law, the_calendars(), day)


def closes(found: Derived) -> bool:
    return found.gates["depart"].outcome != "met" and "BAR-16" in (found.position["safeguards"].value or ())


def planned(to: str, how: str = "removed") -> tuple[date, Kind]:
    return LEAVES_ON, AttemptPlanned(leaves_on=LEAVES_ON, to=to, how=how)  # type: ignore[arg-type]


def test_while_a_notice_stands_the_gate_is_closed_and_the_reason_names_it() -> None:
    found = stood(law_with(told()))
    assert closes(found)
    assert found.position["removable today"].outcome == "not met"
    said = " ".join(reason.text for reason in found.gates["depart"].reasons)
    for word in ("Notice 1", "Albania (ALB)", "no flights", "CD-1", "2026-06-05", "by: country desk"):
        assert word in said


def test_a_notice_on_another_country_changes_nothing() -> None:
    assert stood(law_with(told("POL"))).gates == stood(the_law()).gates
    assert stood(law_with(told("POL"))).next_boundary == stood(the_law()).next_boundary


@pytest.mark.parametrize("late", [1, 400, 4_000])
def test_that_its_expected_end_and_its_review_day_go_by_ends_nothing(late: int) -> None:
    day = FROM_ON + timedelta(days=late)
    found = stood(law_with(told(until=FROM_ON, review=FROM_ON)), day=day)
    assert "BAR-16" in found.position["safeguards"].value
    (owed,) = duties(law_with(told(until=FROM_ON, review=FROM_ON)), the_calendars().default, day)
    assert (owed.owed_by, owed.due, owed.is_overdue_on(day)) == ("country desk", FROM_ON, True)
    assert owed.under.page == "departure_policy.look_at_notice_again"


def test_it_ends_on_the_day_the_country_desk_ended_it_and_not_the_day_before() -> None:
    law = law_with(told(), ended(1, DAY))
    assert closes(stood(law, day=DAY - timedelta(days=1)))
    assert stood(law, day=DAY).gates["depart"].outcome == "met"
    assert stood(law, day=DAY - timedelta(days=1)).next_boundary == DAY
    assert not list(duties(law, the_calendars().default, DAY))


def test_a_notice_from_a_later_day_closes_from_that_day_and_at_once_what_is_planned_after_it() -> None:
    law = law_with(told(on=DAY, told_on=FROM_ON))
    day = DAY - timedelta(days=4)
    assert closes(stood(law, day=day))
    earlier = (day, AttemptPlanned(leaves_on=DAY - timedelta(days=1), to="ALB"))
    before = stood(law, earlier, day=day)
    assert "BAR-16" not in before.position["safeguards"].value
    assert before.next_boundary is not None
    assert before.next_boundary <= DAY
    assert "BAR-16" in stood(law, earlier, day=DAY).position["safeguards"].value


@pytest.mark.parametrize("how", ["removed", "early removal scheme", "transferred to a prison abroad"])
@pytest.mark.parametrize("to", ["POL", "pol", "Poland", "Republic of Poland", "Polish"])
def test_the_planned_destination_closes_by_every_way_of_leaving_and_of_writing_it(how: str, to: str) -> None:
    found = stood(law_with(told("POL")), planned(to, how))
    assert found.gates["depart"].outcome == "not met"
    assert "BAR-16" in found.position["safeguards"].value


def test_another_destination_does_not_take_the_nationality_away() -> None:
    assert "BAR-16" in stood(law_with(told("ALB")), planned("POL")).position["safeguards"].value


def test_a_destination_that_nobody_can_read_is_closed_by_any_notice_and_by_none_if_none_stands() -> None:
    found = stood(law_with(told("POL")), planned("over the hills"))
    assert "over the hills, which names no country for certain" in str(found.position["safeguards"].reasons)
    assert "BAR-16" not in stood(the_law(), planned("over the hills")).position["safeguards"].value


def test_each_nationality_stands_until_one_is_determined() -> None:
    law = law_with(told("XK"))
    also = (DAY, NationalityClaimed(nationality="XK", confidence="stated"))
    assert "BAR-16" in stood(law, also).position["safeguards"].value
    determined = (DAY, NationalityClaimed(nationality="ALB", confidence="determined"))
    assert "BAR-16" not in stood(law, also, determined).position["safeguards"].value


def test_who_goes_of_their_own_will_is_told_and_not_kept() -> None:
    found = stood(law_with(told()), planned("ALB", "voluntary"))
    assert found.gates["depart"].outcome == "met"
    assert "Notice 1" in str(found.gates["depart"].reasons)


def test_as_known_on_a_day_leaves_out_what_was_told_later() -> None:
    law = law_with(told(told_on=date(2026, 6, 8)), ended(1, date(2026, 6, 9), told_on=date(2026, 6, 12)))
    assert law.as_published_by(date(2026, 6, 7)).notices == ()
    assert closes(stood(law.as_published_by(date(2026, 6, 11))))
    assert stood(law).gates["depart"].outcome == "met"
    assert stood(law.as_published_by(date(2026, 6, 7))).gates == stood(the_law()).gates


def test_the_version_of_the_law_changes_with_each_step_and_only_then() -> None:
    versions = [
        law_with(*steps).version for steps in ((), (told(),), (told(), goes_on(1, DAY)), (told(), ended(1, DAY)))
    ]
    assert len(set(versions)) == 4
    assert versions[0] == the_law().version
    assert law_with(told()).as_published_by(date(2026, 5, 1)).version == the_law().as_published_by(
        date(2026, 5, 1)
    ).version  # fmt: skip


def test_a_look_gives_a_new_day_and_the_longest_time_holds_where_a_later_one_is_named() -> None:
    calendar = the_calendars().default
    (before,) = duties(law_with(told()), calendar, DAY)
    (after,) = duties(law_with(told(), goes_on(1, DAY, until=date(2026, 6, 30))), calendar, DAY)
    (longest,) = duties(law_with(told(until=date(2030, 1, 1))), calendar, DAY)
    assert (before.due, after.due) == (date(2026, 6, 5), date(2026, 6, 30))
    # Twenty working days after Monday 1 June 2026.
    assert longest.due == date(2026, 6, 29)
    assert longest.ladder[0] > longest.due


def test_the_proof_of_a_departure_knows_no_notice_told_after_it_and_the_departure_is_looked_into_all_the_same() -> None:
    facts = ready((LEAVES_ON, Departed(how="removed", to="ALB")))
    law = law_with(told(told_on=LEAVES_ON + timedelta(days=1)))
    assert proof_of_departure("TEST-0001", facts, law, the_calendars(), len(facts)).complete
    found = derive(
        ready_history((LEAVES_ON, Departed(how="removed", to="ALB"))), law, the_calendars(), date(2026, 6, 12)
    )
    (owed,) = [each for each in found.duties if each.key.startswith("departure against gate")]
    assert "Notice 1" in str(owed.because)


STEP = st.builds(
    lambda number, which, notice, on, late: _step(number, which, notice, on, on + timedelta(days=late)),
    st.integers(1, 60), st.sampled_from(["told", "told", "goes on", "ended"]), st.integers(1, 12),
    st.dates(date(2026, 5, 1), date(2026, 7, 31)), st.integers(0, 40),
)  # fmt: skip


def _step(number: int, which: str, notice: int, on: date, told_on: date) -> NoticeStep:
    new = which == "told"
    return NoticeStep(
        number, number if new else notice, which, on, told_on, "r", "d", "desk",
        ("ALB" if number % 2 else "POL") if new else "", "no flights" if new else "", None, on if new else None,
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(STEP, max_size=8, unique_by=lambda step: step.number), st.dates(date(2026, 5, 1), date(2026, 9, 30)),
    st.dates(date(2026, 5, 1), date(2026, 9, 30)),
)  # fmt: skip
def test_only_an_ending_that_is_known_opens_and_no_boundary_is_missed(
    steps: list[NoticeStep], day: date, known_on: date
) -> None:
    """Against an oracle that reads the steps as they lie; and nothing changes between a day and its boundary."""
    law = law_with(*steps).as_published_by(known_on)
    known = [step for step in steps if step.told_on <= known_on]
    closed = {
        step.country
        for step in known
        if step.step == "told" and step.on <= day
        and not any(each.step == "ended" and each.notice == step.number and each.number > step.number and each.on <= day
                    and _is_last(each, known) for each in known)
    }  # fmt: skip
    found = stood(law, day=day)
    assert ("BAR-16" in found.position["safeguards"].value) == ("ALB" in closed or _planned_into(law, day))
    assert found.next_boundary is None or found.next_boundary > day
    if found.next_boundary is not None and found.next_boundary > day + timedelta(days=1):
        after = stood(law, day=found.next_boundary - timedelta(days=1))
        assert _open(after) == _open(found)


def _is_last(step: NoticeStep, known: list[NoticeStep]) -> bool:
    later = [each for each in known if each.step == "ended" and each.notice == step.notice]
    return max(later, key=lambda each: each.number) is step


def _planned_into(law: Law, day: date) -> bool:
    is_planned = day >= date(2026, 5, 20)
    return is_planned and day < LEAVES_ON and any(
        notice.country == "ALB" and notice.stands_on(LEAVES_ON) for notice in law.notices
    )  # fmt: skip


def _open(found: Derived) -> Any:
    return [code for code in found.position["safeguards"].value if code == "BAR-16"]
