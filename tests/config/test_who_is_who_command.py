"""The regular run: everything about who is who that waits is done once, and a run with nothing waiting does nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from tests.invented_lists import InventedLists, entry
from tests.linking import plain_score, record

from casekeeper.actions.record_fact import record_facts
from casekeeper.config.command_line import main
from casekeeper.facts.identity import NameStated
from casekeeper.records.alone import WHO_IS_WHO, alone
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Model
from casekeeper.records.models import Calibration, DutyRow, LinkWaiting, PersonToScreen
from casekeeper.records.queries.matching_waits import matching_waits
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held, saved

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def a_plain_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("casekeeper.config.command_line.set_up", lambda **_: None)
    comparing.use(Model(plain_score, "plain 1"))
    yield
    comparing.use(None)


def steps(code: int = 0) -> dict[str, list[dict[str, Any]]]:
    said = CliRunner().invoke(main, ["who-is-who", "--sample", "200", "--json"], catch_exceptions=False)
    assert said.exit_code == code, said.output
    found: dict[str, list[dict[str, Any]]] = {}
    for line in said.stdout.splitlines():
        one = json.loads(line)
        found.setdefault(one["step"], []).append(one)
    return found


def test_what_waits_is_compared_measured_and_screened_once_and_then_nothing_waits(lists: InventedLists) -> None:
    person = record("Osgar Tvelding", born="1970-03-01")
    record("Tvelding Osgar", born="1970")
    told = steps()
    assert told["pairs"][0]["proposed"] == 1
    assert told["thresholds"][0]["measured"] == 4
    assert sum(one["hits"] for one in told["people"]) >= 1
    assert DutyRow.objects.filter(person=person, key__startswith="decide possible match", ended=None).exists()
    assert (LinkWaiting.objects.count(), PersonToScreen.objects.count()) == (0, 0)
    assert matching_waits()[:2] == (0, 0)
    held.forget()
    again = steps()
    assert not held.is_ready(), "the index was loaded though nothing waited"
    assert (again["pairs"][0]["compared"], again["thresholds"][0]["measured"]) == (0, 0)
    assert again["people"] == [{"step": "people", "checks": 0, "hits": 0}]


def test_a_published_list_has_its_thresholds_measured_before_anybody_is_screened_against_it(
    lists: InventedLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    record("Ilma Quayside", born="1961")
    steps()
    before = Calibration.objects.count()
    lists.publish("harbour", entry(4, "Ilma Quayside", born="1961"))
    held.forget()  # inside one transaction the change is not yet there for an index that was kept
    (saved.folder() / saved.STAMP).unlink()
    assert (matching_waits().lists, matching_waits().thresholds) == (("harbour",), True)
    told = steps()
    assert Calibration.objects.count() == before + 4
    assert Calibration.objects.order_by("-pk")[0].list_versions["harbour"] == "2"
    assert [one["purpose"] for one in told["people"]] == ["list harbour: 1 to 2"]


def test_a_run_beside_another_does_nothing_and_says_so(lists: InventedLists, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: Any) -> Any:
        raise Refused("Another run of who-is-who is at work")

    monkeypatch.setattr("casekeeper.records.alone.alone", taken)
    said = CliRunner().invoke(main, ["who-is-who"])
    assert (said.exit_code, "at work" in said.output) == (1, True)


def test_the_lock_is_let_go_also_after_an_error(db: Any) -> None:
    with pytest.raises(ZeroDivisionError), alone(WHO_IS_WHO, "run"):
        raise ZeroDivisionError
    with alone(WHO_IS_WHO, "run"):
        pass


def test_a_step_that_cannot_be_done_does_not_stop_the_next(
    lists: InventedLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = record("Osgar Tvelding")
    steps()
    record_facts(person, [(NameStated(full="Bruno Katzenau"), date(2026, 6, 2))], source="test", by="a test")

    def refused(**_: Any) -> Any:
        raise Refused("the model is missing")

    monkeypatch.setattr("casekeeper.actions.propose_links.propose_waiting", refused)
    told = steps(code=1)
    assert "pairs" not in told
    assert told["people"][0]["purpose"] == "identity facts changed"
