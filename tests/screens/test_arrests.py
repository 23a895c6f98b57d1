"""Arrests and checks abroad: who was checked by force, what waits, what was missed, each figure with its people."""

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
from casekeeper.facts.identity import NameStated
from casekeeper.facts.overseas_checks import (
    Arrested,
    OverseasCheckNotSent,
    OverseasCheckReminded,
    OverseasCheckReplied,
    OverseasCheckSent,
)
from casekeeper.facts.sentence import Convicted
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import arrests
from casekeeper.records.queries.arrests import Coverage, Filters

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MET, KENT = "Metropolitan Police", "Kent Police"


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def arrested(name: str, days_ago: int, force: str, *then: tuple[int, Any]) -> Person:
    """Arrested so many days ago; each thing after it so many days later, made with the number of the fact before it."""
    on = TODAY - timedelta(days=days_ago)
    person = recorded([(on, NameStated(full=name)), (on, Arrested(force=force))], TODAY)
    for days, made in then:
        number = FactRow.objects.filter(person=person).order_by("-number")[0].number
        told: Kind = made(number)
        with transaction.atomic():
            append([NewFact(person.id, told, day_of(on + timedelta(days=days)), "test", "tester")])
            rederive([person.id], as_at=TODAY, cause="test")
    return person


def sent(number: int) -> Kind:
    return OverseasCheckSent(arrest=number, country="POL", channel="UK-CRIS")


def answered(how: Any) -> Any:
    return lambda number: OverseasCheckReplied(check=number, reply=how, convictions=2 if how == "convictions" else None)


def not_sent(number: int) -> Kind:
    return OverseasCheckNotSent(arrest=number, why="identity not known", decided_by="A. Officer")


def abroad(on: date) -> Any:
    """A conviction abroad of that day, learned now."""
    return lambda _: Convicted(offence="Robbery", country="FRA", court="A court")


@pytest.fixture
def six() -> None:
    arrested("Has Record", 200, MET, (1, sent), (20, answered("convictions")))
    arrested("No Record", 150, MET, (1, sent), (20, answered("no convictions")))
    arrested("Waits Reply", 90, KENT, (1, sent))
    arrested("Was Reminded", 100, MET, (1, sent), (95, lambda n: OverseasCheckReminded(check=n)))
    arrested("Not Known", 80, KENT, (1, not_sent))
    arrested("Never Asked", 300, MET, (-400, abroad(TODAY)))


def test_each_arrest_is_counted_once_for_its_force(six: None) -> None:
    found = {each.force: each[1:] for each in arrests.by_force(date(2020, 1, 1))}
    assert found == {MET: (4, 3, 0, 1), KENT: (2, 1, 1, 0)}
    assert Coverage(MET, 4, 3, 0, 1).share == 0.75
    assert Coverage(MET, 0, 0, 0, 0).share is None


def test_every_figure_leads_to_as_many_arrests_as_it_says(six: None, signed_in: Any) -> None:
    client = signed_in("intake")
    for years in ("1", "2", "0"):
        shown = client.get("/arrests", {"years": years}).content.decode()
        cells = re.findall(r'numeric"><a [^>]*href="(/arrests/all[^"]*)">([\d,]+)</a>', shown)
        assert len(cells) > 8
        for address, figure in cells:
            said = text_of(client.get(html.unescape(address)))
            assert re.search(rf"\b{figure} arrests?\b", said), (address, figure)
            assert said.count("(invented)") == int(figure)
    ticket = re.findall(r'figure">(\d+)</p><p class="ck-ticket__words"><a [^>]*href="([^"]*)"',
                        client.get("/arrests").content.decode())  # fmt: skip
    assert len(ticket) == 5
    for figure, address in ticket:
        assert text_of(client.get(html.unescape(address))).count("(invented)") == int(figure)


def test_the_queue_has_only_arrests_with_neither_a_check_nor_a_reason(six: None, signed_in: Any) -> None:
    said = text_of(signed_in("intake").get("/arrests/unchecked"))
    assert "Never Asked" in said
    assert not re.search("Has Record|No Record|Waits Reply|Was Reminded|Not Known", said)
    assert "days overdue" in said
    assert Look.objects.filter(what="arrests and checks abroad", count=1).exists()


def test_replies_that_are_overdue_come_first_and_say_whether_they_were_reminded(six: None, signed_in: Any) -> None:
    client = signed_in("intake")
    said = text_of(client.get("/arrests/awaited"))
    assert said.index("Waits Reply") < said.index("Was Reminded")
    assert said.count("not reminded") >= 1
    assert "Has Record" not in said
    assert "Waits Reply" not in text_of(client.get("/arrests/awaited", {"reminded": "yes"}))
    assert "Was Reminded" not in text_of(client.get("/arrests/awaited", {"overdue": "yes"}))


def test_what_came_out_later_without_a_check_is_in_the_log(six: None, signed_in: Any) -> None:
    said = text_of(signed_in("casework").get("/arrests/missed"))
    assert "Never Asked" in said
    assert "Conviction in FRA" in said
    assert said.count("(invented)") == 1


def test_pages_go_on_where_the_last_ended_in_either_direction(six: None) -> None:
    for which in ("all", "unchecked", "awaited"):
        names: list[str] = []
        after = None
        while True:
            rows, after = arrests.listed(which, TODAY, Filters(), after, limit=1)
            names += [row.name for row in rows]
            if after is None:
                break
        assert len(names) == len(set(names)) == arrests.count(which, TODAY)


def test_a_restricted_record_is_on_no_list_and_in_no_count(six: None, signed_in: Any) -> None:
    hidden = list(Person.objects.filter(position__name="Never Asked").values_list("pk", flat=True))
    Person.objects.filter(pk__in=hidden).update(handling="restricted")
    client = signed_in("intake")
    assert arrests.totals(TODAY).unchecked == arrests.totals(TODAY).missed == 0
    assert arrests.by_force(date(2020, 1, 1))[0].arrests == 3
    for which in ("unchecked", "missed", "all"):
        assert "Never Asked" not in text_of(client.get(f"/arrests/{which}"))


def test_a_filter_that_is_not_one_leaves_nothing_out_and_another_list_is_not_there(six: None, signed_in: Any) -> None:
    client = signed_in("intake")
    odd = {"state": "'; x", "reply": "?", "why": "no", "first": "tomorrow", "after": "x.y", "years": "99"}
    assert "6 arrests" in text_of(client.get("/arrests/all", odd))
    assert "0 arrests" in text_of(client.get("/arrests/all", {"force": "Nowhere"}))
    assert client.get("/arrests/by-nationality").status_code == 404
    assert client.get("/arrests", odd).status_code == 200


def test_a_list_asks_as_many_questions_whoever_is_on_it(six: None, signed_in: Any) -> None:
    client = signed_in("intake")
    text_of(client.get("/arrests/all"))
    with CaptureQueriesContext(connection) as few:
        text_of(client.get("/arrests/all"))
    for number in range(4):
        arrested(f"More {number}", 40, KENT)
    with CaptureQueriesContext(connection) as many:
        text_of(client.get("/arrests/all"))
    assert len(many) == len(few)
