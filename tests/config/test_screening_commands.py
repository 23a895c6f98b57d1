"""The commands that screen: thresholds on a seeded sample, people by the difference, passenger lists line by line."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.invented_lists import InventedLists, WordIndex, entry
from tests.invented_lists_fixture import calibrated

from casekeeper.actions.record_fact import record_facts
from casekeeper.api.tokens import digest_of
from casekeeper.config.command_line import main
from casekeeper.config.screening_sample import sample
from casekeeper.exchange.passenger_lists import PassengerListRefused, Refusals, read_travellers
from casekeeper.facts.identity import NameStated
from casekeeper.records.clock import now
from casekeeper.records.models import ApiToken, Calibration, ScreeningRun
from casekeeper.records.opening import open_person
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held
from casekeeper.records.screening.thresholds import PAGES, calibrate, score_that_alerts, threshold_for

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def set_up_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casekeeper.config.command_line.set_up", lambda **_: None)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_the_sample_is_the_same_for_the_same_seed_and_of_every_tradition() -> None:
    assert list(sample(60, 1)) == list(sample(60, 1)) != list(sample(60, 2))
    assert len({query.names for query in sample(60, 1)}) == 60


@given(
    best=st.lists(st.floats(0, 1).map(lambda each: round(each, 6)), min_size=1, max_size=400),
    per=st.integers(0, 10_000),
)
@settings(max_examples=200, deadline=None)
def test_no_more_are_alerted_than_the_policy_expects_short_of_those_that_score_one(best: list[float], per: int) -> None:
    score = score_that_alerts(best, per)
    alerted = sum(1 for each in best if each >= score)
    assert alerted <= len(best) * per / 10_000 or all(each == 1.0 for each in best if each >= score)


def test_a_calibration_is_kept_with_the_lists_the_model_the_sample_and_what_was_measured(lists: InventedLists) -> None:
    said = run("calibrate", "--sample", "200", "--json")
    assert said.exit_code == 0, said.output
    assert {json.loads(line)["page"] for line in said.stdout.splitlines()} == set(PAGES.values())
    row = Calibration.objects.get(page=PAGES["people"])
    assert (row.list_versions, row.model_version, row.sample_size, row.asked_per_10000) == (
        {"harbour": "1"}, "words 1", 200, 20,
    )  # fmt: skip
    assert row.measured_per_10000 <= row.asked_per_10000
    found = threshold_for("people", held.wait())
    assert found is not None
    assert found.is_current


def test_a_sample_too_small_measures_nothing(lists: InventedLists) -> None:
    with pytest.raises(Refused, match="at least 200"):
        calibrate(held.wait(), sample(50), named="x")


def test_people_are_screened_by_the_difference_and_again_for_a_version(lists: InventedLists) -> None:
    person = open_person(opened_at=now(), invented=True)
    record_facts(person, [(NameStated(full="Osgar Tvelding"), date(2026, 11, 2))], source="prison", by="a test")
    calibrated()
    said = [json.loads(line) for line in run("screen-people", "--json").stdout.splitlines()]
    assert [(one["purpose"], one["hits"]) for one in said] == [
        ("identity facts changed", 1), ("list harbour: nothing to 1", 0),
    ]  # fmt: skip
    again = run("screen-people", "--list", "harbour", "--version", "1")
    assert "list harbour: 0 to 1: 1 check, 0 hits" in again.stdout
    assert run("screen-people", "--all").exit_code == 0
    assert run("screen-people", "--list", "harbour").exit_code == 2
    assert "there are: harbour" in run("screen-people", "--list", "quay", "--version", "1").output


FERRY = """\
id,given_name,surname,date_of_birth,seat
T-1,Osgar,Tvelding,1970-03-01,4A
T-2,Nobody,Atall,,4B
T-3,,,1990,4C
"""


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_passenger_list_is_read_in_either_form_and_only_the_difference_a_second_time(
    form: str, lists: InventedLists, tmp_path: Path
) -> None:
    calibrated()
    file = tmp_path / f"ferry.{form}"
    lines = [{"id": "T-1", "name": "Osgar Tvelding"}, {"id": "T-2", "name": "Nobody Atall"}, {"id": "T-3"}]
    file.write_text(FERRY if form == "csv" else "\n".join(json.dumps(one) for one in lines))
    first = run("screen-travellers", str(file), "--purpose", "a ferry", "--json")
    hit, counts = [json.loads(line) for line in first.stdout.splitlines()]
    assert (hit["id"], hit["hits"][0]["entry"]) == ("T-1", "harbour/1")
    assert (counts["checks"], counts["hits"]) == (2, 1)
    assert "expected a query with a name or a document number" in first.stderr
    again = json.loads(run("screen-travellers", str(file), "--purpose", "a ferry", "--json").stdout)
    assert (again["checks"], again["unchanged"]) == (0, 2)
    assert list(ScreeningRun.objects.values_list("refused", flat=True)) == [1, 1]


def test_a_file_with_no_column_of_ours_is_refused_whole(lists: InventedLists, tmp_path: Path) -> None:
    calibrated()
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    said = run("screen-travellers", str(tmp_path / "x.csv"), "--purpose", "a ferry")
    assert said.exit_code == 1
    assert "Expected a line of headings" in said.output


@given(content=st.binary(max_size=300) | st.text(max_size=200).map(str.encode), is_csv=st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_passenger_list_makes_a_fault(content: bytes, is_csv: bool) -> None:
    refusals = Refusals()
    try:
        read = list(read_travellers(io.BytesIO(content), is_csv=is_csv, refusals=refusals))
    except PassengerListRefused:
        return
    assert all(not one.is_empty for one in read)


def test_a_token_is_made_that_may_screen_with_a_limit_of_its_own(db: Any) -> None:
    said = json.loads(run("token", "new", "port", "--screen", "--a-minute", "30", "--json").stdout)
    token = ApiToken.objects.get(digest=digest_of(said["token"]))
    assert (token.may_screen, token.questions_a_minute, token.may_read_people) == (True, 30, False)
    assert "port: holds; screen" in run("token", "list").stdout


def test_an_index_of_words_stands_in_for_the_real_one_with_the_same_interface() -> None:
    from casekeeper.matching.screening import AlertIndex

    for name in ("build", "load", "save", "add", "add_all", "remove", "entry", "search", "version", "__len__"):
        assert hasattr(AlertIndex, name)
        assert hasattr(WordIndex([entry(1, "x")]), name)
