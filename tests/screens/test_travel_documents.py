"""Documents to travel on: what is in stock by country, what came of applications, and the people behind each figure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from tests.lost_people import recorded
from tests.screens.conftest import TODAY

from casekeeper.facts import Kind
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import NameStated
from casekeeper.facts.travel_documents import DocumentApplied, DocumentRefused
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import travel_documents
from casekeeper.records.queries.travel_documents import LISTS
from casekeeper.screens.travel_documents.lists import HEADINGS, SAID

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def somebody(name: str, *told: tuple[int, Kind | Callable[[int], Kind]]) -> Person:
    """Each fact so many days ago; one that names another is made with the number of the fact before it."""
    person = recorded([(ago(400), NameStated(full=name))], TODAY)
    for days, said in told:
        before = FactRow.objects.filter(person=person).latest("number").number
        fact = said(before) if not isinstance(said, Kind) else said
        with transaction.atomic():
            append([NewFact(person.id, fact, day_of(ago(days)), "test", "t")])
            rederive([person.id], as_at=TODAY, cause="test")
    return person


def held(until: date | None) -> DocumentHeld:
    return DocumentHeld(document="emergency travel document", valid_until=until, held_by="the department")


@pytest.fixture
def stock() -> None:
    asked = DocumentApplied(country="ALB")
    somebody("Asked Lately", (20, asked))
    somebody("Asked Long Ago", (300, asked))
    somebody("Issued After Forty", (60, asked), (20, held(TODAY + timedelta(days=400))))
    somebody("Ends Soon", (90, asked), (30, held(TODAY + timedelta(days=10))))
    somebody("Has Ended", (200, DocumentApplied(country="POL")), (150, held(ago(5))))
    somebody("Was Refused", (50, asked),
             (10, lambda number: DocumentRefused(application=number, why="nationality not accepted")))  # fmt: skip


def names(which: str, country: str = "") -> list[str]:
    return [row.name for row in travel_documents.listed(which, TODAY, country)[0]]


def test_each_list_holds_what_it_says_in_the_order_it_says(stock: None) -> None:
    assert names("under-way") == ["Asked Long Ago", "Asked Lately"]
    assert names("old") == ["Asked Long Ago"]
    assert names("held") == ["Ends Soon", "Issued After Forty"]
    assert names("ending") == ["Ends Soon"]
    assert names("ended") == ["Has Ended"]
    assert names("refused") == ["Was Refused"]
    assert set(names("issued")) == {"Issued After Forty", "Ends Soon", "Has Ended"}


def test_a_country_shows_what_was_issued_of_what_was_answered_and_the_middle_of_the_days(stock: None) -> None:
    albania, poland = travel_documents.by_country(TODAY)
    assert (albania.country, albania.held, albania.under_way, albania.old) == ("ALB", 2, 2, 1)
    assert (albania.issued, albania.refused, albania.days_to_issue) == (2, 1, 40)
    assert albania.share_issued == pytest.approx(2 / 3)
    assert (poland.country, poland.held, poland.issued, poland.days_to_issue) == ("POL", 0, 1, 50)


def test_a_country_of_which_only_what_ended_is_on_record_has_no_row_of_noughts(stock: None) -> None:
    ended = DocumentHeld(document="passport", issuer="An invented state", valid_until=ago(5), held_by="the department")
    somebody("Only Ended", (150, ended))
    assert "Only Ended" in names("ended")
    assert "" not in {row.country for row in travel_documents.by_country(TODAY)}


def test_documents_of_one_country_stand_in_one_row_however_their_issuer_is_written(stock: None) -> None:
    for issuer in ("Albania", "ALBANIAN", "Republic of Albania"):
        said = DocumentHeld(document="passport", issuer=issuer, valid_until=TODAY + timedelta(days=400))
        somebody(f"Issued by {issuer}", (150, said))
    albania, _ = travel_documents.by_country(TODAY)
    assert (albania.country, albania.name, albania.held) == ("ALB", "Albania", 5)


def test_what_names_no_country_is_kept_as_it_was_said_and_stands_last_as_not_known(stock: None, signed_in: Any) -> None:
    for issuer in ("An invented state", "Congo", ""):
        said = DocumentHeld(document="passport", issuer=issuer, valid_until=TODAY + timedelta(days=400))
        somebody(f"Issued by {issuer}", (150, said))
    *_, last = travel_documents.by_country(TODAY)
    assert (last.name, last.held, last.said) == ("Not known which country", 3, ("An invented state", "Congo"))
    shown = text_of(signed_in("casework").get("/travel-documents"))
    assert "Not known which country As said: An invented state; Congo" in shown
    listed = text_of(signed_in("casework").get(f"/travel-documents/held?country={last.asked}"))
    assert "3 , Not known which country" in listed
    assert "Not known which country (Congo)" in listed


def test_a_passport_is_of_who_issued_it_though_another_country_was_asked_for_one() -> None:
    said = DocumentHeld(document="passport", issuer="Polish", valid_until=TODAY + timedelta(days=400))
    somebody("Asked Albania", (20, DocumentApplied(country="ALB", document="passport")), (10, said))
    assert {row.country: row.held for row in travel_documents.by_country(TODAY)} == {"ALB": 0, "POL": 1}


def test_every_figure_of_the_stock_leads_to_as_many_rows(stock: None, signed_in: Any) -> None:
    client = signed_in("casework")
    page = client.get("/travel-documents").content.decode()
    links = re.findall(r'href="(/travel-documents/[^"]+)"[^>]*>\s*(?:<[^>]*>\s*)*([0-9]+)\s*<', page)
    assert links
    for address, figure in links:
        assert f" {figure} " in text_of(client.get(html.unescape(address))), address


def test_a_restricted_record_is_on_no_list_and_in_no_count(stock: None, signed_in: Any) -> None:
    Person.objects.filter(id__in=[row.person_id for row in FactRow.objects.filter(payload__country="POL")]).update(
        handling="restricted"
    )
    assert "POL" not in text_of(signed_in("casework").get("/travel-documents"))
    assert names("ended") == []


@pytest.mark.parametrize("which", LISTS)
def test_each_list_opens_says_what_it_is_and_the_look_is_logged(which: str, stock: None, signed_in: Any) -> None:
    said = text_of(signed_in("returns logistics").get(f"/travel-documents/{which}?after=x&country=ALB"))
    assert HEADINGS[which] in said
    assert SAID[which] in said
    assert Look.objects.filter(what="documents to travel on").exists()


def test_there_is_no_other_list(signed_in: Any) -> None:
    assert signed_in("casework").get("/travel-documents/lost").status_code == 404
