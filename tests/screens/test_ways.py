"""The head of every page: pages in groups, each only for who may open it, and nothing lost among them."""

from __future__ import annotations

import re

import pytest
from django.urls import get_resolver, reverse

from casekeeper.screens.context import GROUPS, groups_for

pytestmark = pytest.mark.database


def head(client, address: str) -> str:
    shown = client.get(address).content.decode()
    return shown[shown.index('aria-label="Main"') : shown.index("</nav>")]


def test_every_page_named_is_there_once():
    named = [way.page for ways in GROUPS.values() for way in ways]
    assert len(named) == len(set(named))
    assert set(named) <= {pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)}


def test_the_group_one_is_in_shows_its_pages_and_the_others_open_under_their_names(person, signed_in):
    shown = head(signed_in("casework"), "/absconders")
    row = shown[shown.index("ck-ways__pages") :]
    assert 'href="/out-of-contact"' in row
    assert 'href="/absconders" aria-current="page"' in row
    assert "/find" not in row
    assert shown.count("<details") == len(GROUPS) - 1
    assert not re.search(r"<details[^>]* open", shown)


def test_a_page_that_is_in_no_group_opens_none(person, signed_in):
    shown = head(signed_in("casework"), f"/people/{person.reference}")
    assert "ck-ways__pages" not in shown
    assert shown.count("<details") == len(GROUPS)


def test_what_a_reader_may_not_open_is_not_there_and_what_is_there_opens(person, signed_in):
    client = signed_in("prison")
    shown = head(client, "/find")
    offered = set(re.findall(r'href="([^"]+)"', shown))
    assert reverse("quarantine") not in offered
    assert {client.get(address).status_code for address in offered} == {200}
    user = type("Reader", (), {"unit": "prison", "grade": "officer", "is_authenticated": True, "is_active": True})()
    assert "Departure" not in [group.words for group in groups_for(user, "find")]


def test_a_page_under_the_address_of_a_way_stands_in_its_group(signed_in):
    beside = {"/appeals/success": "/arrests", "/detention/held-over": "/appeals", "/arrests/awaited": "/detention",
              "/travel-documents/held": "/departures/planned",
              "/barriers/late": "/families", "/countries/ALB": "/departures/planned"}  # fmt: skip
    for address, neighbour in beside.items():
        shown = head(signed_in("casework"), address)
        assert f'href="{neighbour}"' in shown[shown.index("ck-ways__pages") :], address
