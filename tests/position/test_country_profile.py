"""The profile of a country: its own line, else that for any, else not known; and a document reckoned with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.making import the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, ready_history

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import Kind
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.travel_documents import DocumentApplied
from casekeeper.law import Law, PageRefused
from casekeeper.law.reading import page_from
from casekeeper.position.departure.country_profile import LEAD, LINES, VIDEO, appeals_from, lead_of, line_of, profile_of

DAY = date(2026, 6, 1)


def law_saying(page: str, **lines: Any) -> Law:
    """The law folder, with these lines on the page from a year before."""
    found = the_law()[page]
    told = replace(found.values[0], value=lines, effective_on=date(2025, 6, 1), source="An invented source")
    return the_law().with_pages(replace(found, values=(*found.values, told), _by_day={}))


def test_a_line_of_its_own_stands_before_that_for_any_and_without_either_it_is_not_known() -> None:
    law = law_saying(LEAD, any=40, ALB=15)
    own, other = line_of(law, LEAD, "ALB", DAY), line_of(law, LEAD, "POL", DAY)
    assert (own.value, own.is_default) == (15, False)
    assert (other.value, other.is_default) == (40, True)
    assert line_of(law, LEAD, "ALB", date(2025, 5, 31)).value == 40
    video = line_of(the_law(), VIDEO, "ALB", DAY)
    assert not video.known
    assert video.under is not None


def test_nothing_about_a_country_is_said_as_if_it_were_confirmed() -> None:
    for line in profile_of(the_law(), "ALB", DAY):
        assert line.under is not None
        assert not line.under.confirmed
        assert line.is_default or not line.known
    assert len(LINES) == 5


def test_the_list_of_countries_for_appeals_from_abroad_is_asked_on_the_day() -> None:
    assert appeals_from(the_law(), "ALB", date(2023, 1, 1)) is not None
    assert appeals_from(the_law(), "IND", date(2025, 7, 31)) is None
    assert appeals_from(the_law(), "IND", date(2025, 8, 1)) is not None
    assert appeals_from(the_law(), "POL", DAY) is None
    assert appeals_from(the_law(), "ALB", date(2022, 12, 31)) is None


@pytest.mark.parametrize("value", ["{Albania: 4}", "{ALB: soon}", "40", "{ALB: yes}"])
def test_a_page_by_country_with_a_wrong_code_or_a_wrong_value_does_not_load(value: str) -> None:
    head = "provision: P\ntext: T.\nunit: working day by country\ngoverning_day: d\n"
    text = f"{head}values:\n  2020-01-01: {{value: {value}, source: s}}\n"
    with pytest.raises(PageRefused):
        page_from("country_profiles.x", text)


def stood(*more: tuple[date, Kind], law: Law | None = None) -> Derived:
    history = ready_history(*more, leave_out=DocumentHeld)
    return derive(history, law or the_law(), the_calendars(), DAY)


def document_line(found: Derived) -> Any:
    assert found.leaving is not None
    return next(line for line in found.leaving.lines if line.name == "document valid to the day")


def test_where_none_was_asked_for_the_line_and_the_duty_say_by_when_to_ask_and_why() -> None:
    found = stood(law=law_saying(LEAD, ALB=5))
    # Five working days before Wednesday 10 June 2026.
    assert "has to be asked for by 2026-06-03" in document_line(found).reasons[-1].text
    assert document_line(found).reasons[-1].page == LEAD
    (owed,) = [each for each in found.duties if each.key.startswith("apply for document")]
    assert "takes 5 working days" in str(owed.because)
    assert owed.due == next(d for d in stood().duties if d.key.startswith("apply for document")).due


def test_what_was_asked_for_is_expected_by_a_day_and_said_to_come_too_late() -> None:
    asked = (date(2026, 5, 26), DocumentApplied(country="POL"))
    found = stood(asked, law=law_saying(LEAD, POL=20, ALB=1))
    in_time = found.leaving.in_time if found.leaving is not None else None
    assert in_time is not None
    assert (in_time.country, in_time.expected_on, in_time.too_late) == ("POL", date(2026, 6, 23), True)
    assert f"after {LEAVES_ON}, the planned day" in document_line(found).reasons[-1].text
    sooner = stood(asked, law=law_saying(LEAD, POL=3)).leaving
    assert sooner is not None
    assert sooner.in_time is not None
    assert not sooner.in_time.too_late


def test_with_two_nationalities_or_no_figure_nothing_is_reckoned() -> None:
    two = stood((DAY, NationalityClaimed(nationality="XK", confidence="stated"))).leaving
    assert two is not None
    assert two.in_time is None
    assert lead_of(law_saying(LEAD, POL=3), "ALB", DAY) is None
    none = stood((DAY, AttemptPlanned(leaves_on=LEAVES_ON)), law=law_saying(LEAD, POL=3)).leaving
    assert none is not None
    assert none.in_time is None


def test_a_time_by_country_moves_no_duty_up_or_down_a_queue() -> None:
    slow, fast = stood(law=law_saying(LEAD, ALB=90)), stood(law=law_saying(LEAD, ALB=1))
    assert [each._replace(because=()) for each in slow.duties] == [each._replace(because=()) for each in fast.duties]
    assert {name: gate.outcome for name, gate in slow.gates.items()} == {
        name: gate.outcome for name, gate in fast.gates.items()
    }  # fmt: skip
