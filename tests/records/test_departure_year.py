"""The command that counts a year of departures over everybody in the ledger."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from tests.lost_people import recorded

from casekeeper.config.command_line import main
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import Departed
from casekeeper.records.departure_year import count_departures
from casekeeper.statistics.departure_flows import UNDER_WAY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def two_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    planned = AttemptPlanned(leaves_on=date(2026, 12, 1))
    recorded([(date(2026, 11, 2), NameStated(full="Still Here")), (date(2026, 11, 3), planned)], TODAY)
    recorded(
        [(date(2026, 1, 2), NameStated(full="Has Left")),
         (date(2026, 1, 12), AttemptPlanned(leaves_on=date(2026, 2, 2))),
         (date(2026, 2, 2), Departed(how="early removal scheme", to="ALB"))],
        TODAY,
    )  # fmt: skip


def test_everybody_is_counted_and_each_stock_follows_from_the_flows() -> None:
    found = count_departures(date(2025, 11, 23), date(2026, 11, 22))
    assert found.faults == []
    assert (found.flows.came[UNDER_WAY], found.flows.left[UNDER_WAY], found.flows.closing[UNDER_WAY]) == (2, 1, 1)
    assert (found.tally.people, found.tally.removed, found.tally.early_share) == (2, 1, 1.0)


def test_the_command_says_so_in_words_and_as_json() -> None:
    done = CliRunner().invoke(main, ["departure-year", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["removed"], told["failed"], told["failed_share"], told["faults"]) == (1, 0, 0.0, [])
    assert told["stocks"][0] == {"stock": UNDER_WAY, "opening": 0, "came": 2, "left": 1, "closing": 1,
                                 "ended": {"left": 1}}  # fmt: skip
    assert "Under early removal: 100.0% of removals." in CliRunner().invoke(main, ["departure-year"]).output


def test_a_day_ahead_is_refused() -> None:
    done = CliRunner().invoke(main, ["departure-year", "--until", "2027-01-01"])
    assert done.exit_code != 0
    assert "2027" in done.output
