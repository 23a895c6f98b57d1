"""Everybody counted on every day: stocks follow from flows, kept counts say the same, and a fault would be found."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from tests.lost_people import bailed, declared, recorded

from casekeeper.config.command_line import main
from casekeeper.facts.absconding import CameBack
from casekeeper.facts.immigration import Departed
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.models import PlaceCount
from casekeeper.records.queries.stocks import at_quarters, kept, months_of
from casekeeper.records.stocks import count_places, keep, unbalanced

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
FIRST = TODAY - timedelta(days=500)


@pytest.fixture(autouse=True)
def four_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    declared("Came Home", TODAY - timedelta(days=300), TODAY, (TODAY - timedelta(days=40), CameBack()))
    declared("Still Away", TODAY - timedelta(days=800), TODAY)
    declared("Has Left", TODAY - timedelta(days=200), TODAY, (TODAY - timedelta(days=100), Departed()))
    recorded(bailed("New Here", TODAY - timedelta(days=3)), TODAY)


def test_each_stock_is_the_one_before_and_who_came_and_left_and_the_long_way_says_the_same() -> None:
    counts = count_places(FIRST, TODAY)
    assert (counts.people, counts.faults) == (4, [])
    assert counts.checked == 4
    assert unbalanced(counts, FIRST, TODAY) == []
    absconders = [counts.stood[FIRST + timedelta(days=ahead), "absconder"] for ahead in range(501)]
    assert (absconders[0], max(absconders), absconders[-1]) == (1, 3, 1)
    assert counts.came[TODAY - timedelta(days=3), "in the community and in contact"] == 1


def test_a_person_who_came_without_having_left_elsewhere_is_found() -> None:
    counts = count_places(FIRST, TODAY)
    counts.came[TODAY, Whereabouts.DIED.value] += 1
    assert unbalanced(counts, FIRST, TODAY) == [f"died on {TODAY}: 1 by flows, 0 counted"]


def test_what_is_kept_adds_up_by_month_and_is_replaced_not_added_to() -> None:
    counts = count_places(FIRST, TODAY)
    assert keep(counts, FIRST, TODAY) == keep(counts, FIRST, TODAY) == 501 * 9
    found = kept()
    assert found is not None
    assert (found.first, found.last, found.wrong_days) == (FIRST, TODAY, 0)
    for place in Whereabouts:
        assert all(month.agrees for month in months_of(place.value))
    newest = months_of("absconder")[0]
    assert (newest.starts, newest.closing) == (date(2026, 11, 1), 1)
    assert at_quarters()[-1][1]["absconder"] == 1
    PlaceCount.objects.filter(day=TODAY, place="absconder").update(people=7)
    assert kept().wrong_days == 1  # type: ignore[union-attr]


def test_the_command_prints_opening_and_flows_and_keeps_the_counts() -> None:
    done = CliRunner().invoke(main, ["stocks", "--years", "1", "--json"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert (said["faults"], said["people"], said["days"]) == ([], 4, 366)
    for place in said["places"]:
        assert place["opening"] + place["came"] - place["left"] == place["closing"]
    assert PlaceCount.objects.exists()
