"""Missed windows of early removal: who stayed, why, for how many days, and both sums; each figure with its people."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.lost_people import recorded
from tests.screens.conftest import TODAY

from casekeeper.facts import Kind
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.consideration import Decided
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import NameStated, NationalityClaimed
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderServed
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.periods import day_of
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records import rulebook
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person, ReadinessRow, RemovalWindow
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import removal_windows
from casekeeper.records.queries.removal_windows import CAUSES, Counted, Filters
from casekeeper.screens.missed_windows.causes import COLOURS, WORDS
from casekeeper.screens.missed_windows.pounds import Sum, summed

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def held(name: str, release: date, decided: date, *more: tuple[date, Any]) -> Person:
    """Sentenced in November 2025, decided on a day; then what follows, with the number of the fact before."""
    start = date(2025, 11, 1)
    said: list[tuple[date, Kind]] = [
        (start, NameStated(full=name)), (start, NationalityClaimed(nationality="ALB", confidence="documented")),
        (start, Received(prison="ZZA")), (start, Sentenced(months=40)),
        (start, DatesCalculated(sentence_start=start, conditional_release=release)),
        (decided, Decided(outcome="deport", reasons="x", decided_by="A. Manager")),
    ]  # fmt: skip
    person = recorded(said, TODAY)
    for on, made in more:
        number = FactRow.objects.filter(person=person).order_by("-number")[0].number
        told: Kind = made(number)
        with transaction.atomic():
            append([NewFact(person.id, told, day_of(on), "test", "tester")])
            rederive([person.id], as_at=TODAY, cause="test")
    return person


def wish(_: int) -> Kind:
    return SchemeAskedFor(scheme="early removal")


def refused(number: int) -> Kind:
    return SchemeDecided(offer=number, outcome="refused", reasons="x", decided_by="A. Manager")


CLEAR: tuple[Kind, ...] = (
    DeportationOrdered(), DeportationOrderServed(proof="signed"),
    BestInterestsRecorded(found="no child is affected", reasons="asked", considered_by="A. Officer"),
    DocumentHeld(document="passport", valid_until=date(2030, 1, 1), held_by="the department"),
)  # fmt: skip
"""What leaves nothing of planning in the way."""


@pytest.fixture
def six() -> None:
    soon, early = TODAY + timedelta(days=200), date(2025, 12, 1)
    held("Nobody Decided", soon, early, (date(2026, 5, 1), wish))
    held("Was Refused", soon, early, (date(2026, 5, 1), wish), (date(2026, 6, 1), refused))
    held("Decided Late", soon, TODAY - timedelta(days=9))
    held("Stands Something", soon, early)
    out = date(2026, 9, 1)
    held("All Clear", soon, early, *((early, lambda _, said=said: said) for said in CLEAR))
    held("Went Out", out, early, (out, lambda _: Released(reason="conditional release")))


def test_each_window_is_missed_for_one_cause_the_first_that_is_so(six: None) -> None:
    rows, after = removal_windows.missed(TODAY)
    assert after is None
    assert {row.name: row.cause for row in rows} == {
        "Nobody Decided": "asked, not decided", "Was Refused": "asked and decided", "Decided Late": "decided too late",
        "Stands Something": "something in the way", "Went Out": "something in the way", "All Clear": "never asked",
    }  # fmt: skip
    assert list(WORDS) == list(CAUSES) == list(COLOURS)


def test_what_stood_in_the_way_is_told_as_at_the_first_and_last_day_and_not_as_it_stands_today(
    signed_in: Any,
) -> None:
    soon, early = TODAY + timedelta(days=200), date(2025, 12, 1)
    cleared = held(
        "Cleared Since", soon, early, *((TODAY - timedelta(days=1), lambda _, said=said: said) for said in CLEAR)
    )
    opened = held("Opened Since", soon, early, *((early, lambda _, said=said: said) for said in CLEAR),
                  (TODAY - timedelta(days=1), lambda _: BarrierOpened(code="BAR-08", evidence="a doctor")))  # fmt: skip
    out = date(2026, 9, 1)
    held("Came Later", out, early, *((early, lambda _, said=said: said) for said in CLEAR),
         (date(2026, 8, 1), lambda _: BarrierOpened(code="BAR-08", evidence="a doctor")),
         (out, lambda _: Released(reason="conditional release")))  # fmt: skip
    rows = {row.name: row for row in removal_windows.missed(TODAY)[0]}
    owner = SAFEGUARDS["BAR-08"].owner
    assert [line for line, _ in rows["Cleared Since"].way_first] == ["document valid to the day", "order served",
                                                                    "child's record"]  # fmt: skip
    assert rows["Opened Since"].way_first == ()
    assert {row.cause for row in rows.values()} == {"something in the way", "never asked"}
    assert rows["Opened Since"].cause == "never asked"
    later = rows["Came Later"]
    assert (later.way_first, later.way_last, later.last_on) == ((), (("no open safeguard", owner),), date(2026, 8, 31))
    assert removal_windows.stood_in_the_way(TODAY)[-1] == ("no open safeguard", owner, 0, 1)
    said = text_of(signed_in("casework").get("/missed-windows/people"))
    assert "As at 31 Aug 2026: no open safeguard" in said
    assert ReadinessRow.objects.get(person=cleared).removable == "met"
    assert ReadinessRow.objects.get(person=opened).removable == "not met"


def test_days_run_up_to_the_release_or_today_whichever_is_first(six: None) -> None:
    rows, _ = removal_windows.missed(TODAY)
    for row in rows:
        kept = RemovalWindow.objects.get(pk=row.id)
        until = min(kept.closes_on, kept.ended_on or TODAY, TODAY)
        assert row.days == (until - kept.opens_on).days > 0
        assert row.runs == (row.name != "Went Out")


def test_a_window_that_was_used_on_its_first_day_or_opens_tomorrow_is_not_missed() -> None:
    person = held("Someone", TODAY + timedelta(days=200), date(2025, 12, 1))
    RemovalWindow.objects.filter(person=person).update(opens_on=TODAY)
    assert removal_windows.missed(TODAY) == ([], None)
    assert removal_windows.counted(TODAY) == []
    assert removal_windows.counted(TODAY + timedelta(days=1))[0].days == 1


def test_both_sums_are_those_of_the_days_at_the_prices_of_the_law(six: None, signed_in: Any) -> None:
    law = rulebook.current().law
    found = [Counted(date(2026, 1, 1), "never asked", 2, 1, 100), Counted(date(2026, 2, 1), "never asked", 1, 0, 50)]
    assert summed(found, law) == Sum(3, 1, 150, 14_982, 11_505)
    assert summed([Counted(date(1960, 1, 1), "never asked", 1, 0, 9)], law) == Sum(1, 0, 9, None, None)
    said = text_of(signed_in("casework").get("/missed-windows"))
    assert "£99.88" in said
    assert "£76.70" in said
    assert said.count("text not yet confirmed") == 2
    assert "not cash that could be saved" in said


def test_every_figure_leads_to_as_many_people_as_it_says(six: None, signed_in: Any) -> None:
    client = signed_in("casework")
    shown = client.get("/missed-windows").content.decode()
    cells = re.findall(r'numeric"><a [^>]*href="(/missed-windows/people[^"]*)">([\d,]+)</a>', shown)
    assert len(cells) > 4
    for address, figure in cells:
        said = text_of(client.get(html.unescape(address)))
        assert re.search(rf"\b{figure} (person|people)\b", said), (address, figure)
        assert said.count("(invented)") == int(figure)
    assert Look.objects.filter(what="people whose window was missed").exists()


def test_pages_go_on_where_the_last_ended_and_each_window_is_on_one(six: None) -> None:
    names: list[str] = []
    after = None
    while True:
        rows, after = removal_windows.missed(TODAY, Filters(), after, limit=2)
        names += [row.name for row in rows]
        if after is None:
            break
    assert len(names) == len(set(names)) == 6


def test_a_restricted_record_is_on_no_list_and_in_no_count(six: None, signed_in: Any) -> None:
    hidden = list(Person.objects.filter(position__name="Nobody Decided").values_list("pk", flat=True))
    Person.objects.filter(pk__in=hidden).update(handling="restricted")
    assert "Nobody Decided" not in text_of(signed_in("casework").get("/missed-windows/people"))
    assert sum(each.windows for each in removal_windows.counted(TODAY)) == 5


def test_a_filter_that_is_not_one_leaves_nothing_out(six: None, signed_in: Any) -> None:
    odd = {"cause": "'; x", "first": "tomorrow", "last": "?", "running": "maybe", "after": "x.y"}
    assert "6 people" in text_of(signed_in("casework").get("/missed-windows/people", odd))


def test_the_list_asks_as_many_questions_whoever_is_on_it(six: None, signed_in: Any) -> None:
    client = signed_in("casework")
    text_of(client.get("/missed-windows/people"))
    with CaptureQueriesContext(connection) as few:
        text_of(client.get("/missed-windows/people"))
    held("One More", TODAY + timedelta(days=200), date(2025, 12, 1))
    with CaptureQueriesContext(connection) as many:
        text_of(client.get("/missed-windows/people"))
    assert len(many) == len(few)
