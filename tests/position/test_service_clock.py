"""The clock that service starts: each method and nation, agreeing with the worked cases, the duties and the gates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import history, the_calendars, the_law

from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.consideration import LiabilityNoticeSent
from casekeeper.facts.departures import RemovalNoticeServed
from casekeeper.facts.serving import PapersHandedOver
from casekeeper.periods.calendars import NATIONS
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.position.departure.notices import notice_run
from casekeeper.position.papers_on_file import handed_over, papers_on_file
from casekeeper.position.service_clock import Sending, clock_of
from casekeeper.position.serving import service_of

CASES = Path(__file__).parents[1] / "cases"
METHODS = ("post in the UK", "post abroad", "email", "fax", "courier", "by hand")
OF_PAGE = {"post-uk": "post in the UK", "post-abroad": "post abroad", "by-hand": "by hand"}


def _clock(paper, method, on, **more):
    return clock_of(paper, Sending(method, on, **more), the_law(), the_calendars())


def _worked(rule):
    for file in sorted(CASES.rglob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(content, dict) and content.get("rule") == rule:
            yield from (pytest.param(case, id=f"{file.stem}: {case['name']}") for case in content["cases"])


@pytest.mark.parametrize("case", list(_worked("deemed-service")))
def test_the_day_of_service_is_that_of_the_worked_case(case):
    asked = case["asked"]
    method = OF_PAGE.get(asked["method"], asked["method"])
    if method not in METHODS:
        return
    found = _clock("letter", method, asked["sent_on"], nation=asked.get("nation", "england-and-wales"))
    assert found.served_on == case.get("date")
    assert bool(found.not_computed) == ("date" not in case)


@pytest.mark.parametrize("case", list(_worked("appeal-deadline")))
def test_the_day_after_which_rights_are_exhausted_is_that_of_the_worked_case(case):
    asked = case["asked"]
    if asked["stage"] not in ("FT_IC", "FT_OOC_1", "FT_OOC_2", "FT_IC_FAST"):
        return
    sending = {"nation": asked["nation"], "stage": asked["stage"], "received_on": asked["from"]}
    if asked["stage"] == "FT_OOC_1":  # its time runs from the departure and not from service
        assert _clock("appealable decision", "by hand", asked["from"], **sending).until is None
        sending["departed_on"] = asked["from"]
    found = _clock("appealable decision", "by hand", asked["from"], **sending)
    assert found.exhausted_after == case.get("date")
    if found.until is not None and found.exhausted_after is not None:
        assert asked["from"] < found.until <= found.exhausted_after


@pytest.mark.parametrize(
    ("method", "nation", "served", "until"),
    [
        ("by hand", "england-and-wales", "2026-11-27", "2026-12-11"),
        ("email", "scotland", "2026-11-27", "2026-12-11"),
        ("post in the UK", "england-and-wales", "2026-12-01", "2026-12-15"),
        ("post in the UK", "scotland", "2026-12-02", "2026-12-16"),  # St Andrew's Day is kept on 30 November
        ("post abroad", "england-and-wales", "2026-12-25", "2027-01-18"),
    ],
)
def test_an_appeal_against_a_decision_of_friday_27_november_2026(method, nation, served, until):
    found = _clock("appealable decision", method, date(2026, 11, 27), nation=nation)
    assert (str(found.served_on), str(found.until)) == (served, until)


@pytest.mark.parametrize(
    ("method", "served", "until"),
    [
        ("by hand", "2026-11-27", "2026-12-29"),
        ("post in the UK", "2026-12-01", "2026-12-31"),
        ("post abroad", "2026-12-25", "2027-01-26"),
    ],
)
def test_twenty_working_days_for_representations(method, served, until):
    found = _clock("liability notice", method, date(2026, 11, 27))
    assert (str(found.served_on), str(found.until)) == (served, until)
    assert "20 working days" in found.working[-1]


def test_five_working_days_of_notice_before_removal_and_none_before_the_law_of_it():
    found = _clock("removal notice", "by hand", date(2026, 11, 27))
    assert (str(found.served_on), str(found.until)) == ("2026-11-27", "2026-12-04")
    assert _clock("removal notice", "by hand", date(2023, 11, 19)).until is None


def test_a_paper_on_the_file_starts_no_clock_and_one_handed_over_does():
    found = _clock("liability notice", "to file", date(2026, 11, 27))
    assert (found.served_on, found.until) == (None, None)
    assert "nothing runs" in found.not_computed
    told = history((date(2026, 11, 27), LiabilityNoticeSent(method="to file", proof="Delivery was impossible: moved")))
    (paper,) = papers_on_file(told)
    told = history(
        (date(2026, 11, 27), paper.said),
        (date(2026, 12, 10), PapersHandedOver(paper=paper.number, proof="signed", handed_by="A. Officer")),
    )
    assert papers_on_file(told) == ()
    assert str(handed_over(told, paper).on) == "2026-12-10"


def test_a_day_proved_takes_the_place_of_the_day_deemed():
    found = _clock("appealable decision", "post abroad", date(2026, 11, 2), received_on=date(2026, 11, 9))
    assert (str(found.served_on), str(found.until)) == ("2026-11-09", "2026-11-23")


@settings(max_examples=150, deadline=None)
@given(
    on=st.dates(date(2023, 12, 1), date(2027, 6, 1)), method=st.sampled_from(METHODS), nation=st.sampled_from(NATIONS)
)
def test_the_day_shown_is_the_day_the_gates_and_duties_use(on, method, nation):
    said = {"method": method, "proof": "signed"}
    told = history(
        (on, AppealableDecisionServed(decision="refusal of a human-rights claim", nation=nation, **said)),
        (on, RemovalNoticeServed(notice="both", **said)),
    )
    law, calendars = the_law(), the_calendars()
    (decision,) = decisions_of(told, law, calendars)
    shown = _clock("appealable decision", method, on, nation=nation)
    assert (decision.served.on, decision.may_appeal_until) == (shown.served_on, shown.exhausted_after)
    notice = next(iter(told.of(RemovalNoticeServed)))
    removal = _clock("removal notice", method, on)
    assert service_of(told, notice, law, calendars.default).on == removal.served_on
    run = notice_run(told, law, calendars.default, date(2028, 6, 1), (), None)
    assert run.runs_until == removal.until
