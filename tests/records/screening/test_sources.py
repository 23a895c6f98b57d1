"""What is searched are the lists in the database and our own alerts, as they are at the moment of the question."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.alert_people import approved, ordered
from tests.invented_lists import WordIndex
from tests.making_lists import brought, entity

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.import_list import About, Reading, import_list
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.withdraw_alert import withdraw_alert
from casekeeper.facts.identity import NameStated
from casekeeper.matching.screening import AlertIndex
from casekeeper.matching.screening.entry import Query
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held, sources

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 11, 2)


@pytest.fixture(params=["words", "the real one"])
def index(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> Iterator[None]:
    """With each index: the one of words says that the wiring is right, the real one that it serves."""
    settings.SCREENING_FOLDER = tmp_path / "screening"
    monkeypatch.setattr(held, "index_class", lambda: WordIndex if request.param == "words" else AlertIndex)
    held.forget()
    yield
    held.forget()


def found(name: str, dataset: str = "all") -> list[str]:
    return [one.id for one in held.wait().search(Query("q", names=(name,)), dataset=dataset, limit=3)]


def test_an_entry_is_found_with_its_list_version_and_dates(index: None) -> None:
    brought(entity("inv-1", "Otto Nobody", birthDate="1970"), digest="one")
    assert found("Otto Nobody") == ["invented/inv-1"]
    told = sources.found(["invented/inv-1"])["invented/inv-1"]
    assert (told.entry.names, told.entry.born, told.version) == (("Otto Nobody",), ("1970",), "1")
    assert told.about["newest_version"] == "1"


def test_a_new_version_is_searched_at_once_and_what_it_left_out_is_gone(index: None) -> None:
    brought(entity("inv-1", "Otto Nobody"), entity("inv-2", "Pell Oduwayo"), digest="one")
    assert found("Otto Nobody") == ["invented/inv-1"]
    brought(entity("inv-2", "Pell Oduwayo"), entity("inv-3", "Ilse Brandwijk"), digest="two")
    assert found("Otto Nobody") == []
    assert found("Ilse Brandwijk") == ["invented/inv-3"]
    assert found("Pell Oduwayo") == ["invented/inv-2"]
    assert held.wait().versions["invented"] == "2"


def test_the_difference_of_two_versions_reaches_over_those_between(index: None) -> None:
    brought(entity("a", "Otto Nobody"), entity("b", "Pell Oduwayo"), digest="one")
    brought(entity("a", "Otto Nobody"), entity("c", "Ilse Brandwijk"), digest="two")
    brought(entity("a", "Otto Noone"), entity("c", "Ilse Brandwijk"), digest="three")
    lists, _ = sources.sources()
    assert lists.changed("invented", "1", "3") == {"a", "b", "c"}
    assert lists.changed("invented", "2", "3") == {"a"}


def test_a_list_may_not_take_a_name_that_means_something_else(index: None) -> None:
    for name in ("own", "ALL", "a/b"):
        with pytest.raises(Refused, match="may not be called"):
            import_list(name, Reading([], "x"), about=About("a test", "ftm"), by="a test")


def test_an_alert_of_ours_is_found_within_a_tenth_of_a_second_of_its_approval(index: None) -> None:
    brought(entity("inv-1", "Otto Nobody"), digest="one")
    held.wait()
    person, ground = ordered(DAY)
    alert = approved(person, ground)
    began = time.perf_counter()
    assert found("Ansel Verrucci", "own") == [f"own/CK-{alert}"]
    assert time.perf_counter() - began < 0.1
    assert sources.found([f"own/CK-{alert}"])[f"own/CK-{alert}"].person == person.pk


def test_an_alias_recorded_later_is_found_and_a_name_corrected_away_is_not(index: None) -> None:
    person, ground = ordered(DAY)
    alert = approved(person, ground)
    assert found("Ansel Verrucci") == [f"own/CK-{alert}"]
    alias = record_fact(person, NameStated(full="Tibor Quashie", use="alias"), DAY, source="police", by="a test")
    assert found("Tibor Quashie") == [f"own/CK-{alert}"]
    correct_fact(alias, reason="another man's", by="a test", withdrawn=True)
    assert found("Tibor Quashie") == []


def test_an_alert_whose_ground_has_fallen_or_that_was_withdrawn_is_gone_at_once(index: None) -> None:
    (first, ground), (second, other) = ordered(DAY), ordered(DAY, "Tibor Quashie")
    approved(first, ground)
    alert = approved(second, other)
    assert len(found("Ansel Verrucci")) == len(found("Tibor Quashie")) == 1
    correct_fact(ground, reason="quashed", by="a test", withdrawn=True)
    withdraw_alert(second, alert, reasons="no longer needed", by="a manager")
    assert found("Ansel Verrucci") == found("Tibor Quashie") == []
    assert Person.objects.count() == 2


def test_an_entry_put_in_afterwards_scores_as_if_it_had_been_there_from_the_start(index: None) -> None:
    others = [entity(f"x{number}", f"Name{number} Surname{number}") for number in range(200)]
    brought(*others, digest="one")
    held.wait()
    brought(*others, entity("inv-9", "Osgar Tvelding"), digest="two")
    query = Query("q", names=("Osgar Tvelding",))
    added = held.wait().search(query)[0]
    held.forget()
    (Path(held.saved.folder()) / "stamp.json").unlink()
    built = held.wait().search(query)[0]
    assert added.id == built.id
    assert added.weight == pytest.approx(built.weight, abs=1.0)
