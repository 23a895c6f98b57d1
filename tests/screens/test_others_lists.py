"""The screens of others' lists: freshness, what a version changed side by side, an entry through its versions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.making_lists import brought, entity

from casekeeper.records.clock import now
from casekeeper.records.models import ListVersion, Look

pytestmark = pytest.mark.database


@pytest.fixture
def two_versions(db: None) -> ListVersion:
    brought(entity("inv/1 a", "Otto Nobody", birthDate="1970"), entity("inv-2", "Ida Gone"), digest="one")
    return brought(entity("inv/1 a", "Otto Nobody", birthDate="1971"), entity("inv-3", "Una New"), digest="two")


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_lists_are_shown_with_their_newest_version_and_one_not_read_in_time_is_marked(
    signed_in: Callable[..., Client], two_versions: ListVersion
) -> None:
    ListVersion.objects.update(read_at=now())
    assert "1 new, 1 changed, 1 gone" in _page(signed_in(), "/lists")
    ListVersion.objects.update(read_at=now() - timedelta(days=40), imported_at=now() - timedelta(days=40))
    ListVersion.objects.filter(number=2).update(read_at="2026-11-01T12:00:00Z")
    assert "Out of date" in _page(signed_in(), "/lists")


def test_a_version_shows_old_and_new_words_side_by_side_and_logs_the_look(
    signed_in: Callable[..., Client], two_versions: ListVersion
) -> None:
    address = f"/lists/{two_versions.alert_list.id}/versions/2"
    changed = _page(signed_in(), address)
    assert changed.index("1970") < changed.index("1971")
    assert "Unchanged: Name." in re.sub(r"<[^>]+>", "", changed)
    assert "have not been screened against it yet" in changed
    assert "Ida Gone" in _page(signed_in(), f"{address}?show=gone")
    assert "Una New" in _page(signed_in(), f"{address}?show=new")
    assert "No entry is new." in _page(signed_in(), f"{address}?show=new&after=zzz")
    assert Look.objects.filter(what="changes in a list", count=1).count() == 3


def test_an_entry_shows_what_it_said_in_earlier_versions_and_that_it_is_gone(
    signed_in: Callable[..., Client], two_versions: ListVersion
) -> None:
    base = f"/lists/{two_versions.alert_list.id}/entry"
    said = _page(signed_in(), f"{base}?id=inv%2F1%20a")
    assert "since version 2" in said
    assert "Versions 1 to 1" in said
    assert said.index("1971") < said.index("1970")
    assert "came off the list in version 2" in _page(signed_in(), f"{base}?id=inv-2")


@pytest.mark.parametrize("asked", ["", "?id=", "?id=nobody", "?id=" + "x" * 900])
def test_an_entry_that_is_not_there_is_not_found(
    signed_in: Callable[..., Client], two_versions: ListVersion, asked: str
) -> None:
    assert signed_in().get(f"/lists/{two_versions.alert_list.id}/entry{asked}").status_code == 404


def test_a_prison_does_not_see_others_lists(signed_in: Callable[..., Client], two_versions: ListVersion) -> None:
    for address in ("/lists", f"/lists/{two_versions.alert_list.id}"):
        assert signed_in("prison").get(address).status_code == 403


def test_an_empty_house_says_how_to_import_a_list(signed_in: Callable[..., Client]) -> None:
    assert "No list was imported yet" in _page(signed_in(), "/lists")
