"""The neutral theme, the chart's arithmetic, and days in words."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from casekeeper.config.commands.assets import neutral
from casekeeper.config.folders import source_folder
from casekeeper.screens.dates import NotADay, days_in_words, in_words, in_words_partly, read_day
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.release_watch.chart import chart, weeks
from casekeeper.screens.wording import in_plain_words

DAY = date(2026, 11, 23)
ROOT: Path = source_folder()


def test_the_governments_typeface_and_crest_are_taken_out_of_a_sheet():
    sheet = (
        '@font-face{font-family:"GDS Transport";src:url(/assets/fonts/x.woff2)}'
        "a{font-family:GDS Transport,arial,sans-serif;background:url(/assets/images/govuk-crest.svg)}"
        "b{background:url(/assets/images/icon-tag.svg)}"
    )
    assert neutral(sheet) == (
        "a{font-family:var(--casekeeper-typeface);background:none}b{background:url(images/icon-tag.svg)}"
    )


def test_the_lock_file_carries_no_address_and_pins_exact_versions():
    lock = (ROOT / "package-lock.json").read_text()
    assert "resolved" not in lock
    assert "http" not in lock
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    packages = json.loads(lock)["packages"]
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version
        assert packages[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_releases_are_counted_into_twelve_weeks_from_today():
    rows = [
        {"release_on": DAY, "release_gate": "met", "people": 2},
        {"release_on": DAY + timedelta(days=6), "release_gate": "not met", "people": 1},
        {"release_on": DAY + timedelta(days=7), "release_gate": "", "people": 4},
        {"release_on": DAY + timedelta(days=84), "release_gate": "met", "people": 9},
    ]
    counted = weeks(rows, DAY)
    assert len(counted) == 12
    assert counted[0].counts == {"met": 2, "cannot tell": 0, "not met": 1}
    assert counted[1].counts["cannot tell"] == 4
    assert sum(week.total for week in counted) == 7


@pytest.mark.parametrize("most", [0, 1, 4, 5, 16, 17, 99, 1234])
def test_every_bar_fits_in_the_chart_and_the_steps_are_whole_numbers(most):
    drawn = chart(weeks([{"release_on": DAY, "release_gate": "met", "people": most}], DAY))
    assert all(bar.y >= 0 and bar.height > 0 for bar in drawn.bars)
    figures = [figure for _, figure in drawn.ticks]
    assert figures == sorted(set(figures))
    assert figures[-1] >= most
    assert len({later - earlier for earlier, later in pairwise(figures)}) == 1


def test_days_are_written_as_people_write_them():
    assert in_words(date(2027, 1, 12)) == "12 January 2027"
    assert days_in_words("From 2027-01-12 to 2027-02-30") == "From 12 January 2027 to 2027-02-30"
    assert in_words_partly("1991-03") == "March 1991"
    assert in_words_partly("1991") == "1991 (year only)"
    assert in_words_partly("refused") == "refused"


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", " MARCH "])
def test_a_month_may_be_typed_as_a_number_or_a_word(month):
    typed = {"d-day": "4", "d-month": month, "d-year": "1991"}
    assert read_day(typed, "d", "The day") == date(1991, 3, 4)


def test_an_empty_day_is_no_day_and_half_a_day_is_an_error():
    assert read_day({}, "d", "The day") is None
    with pytest.raises(NotADay, match="must include a year"):
        read_day({"d-day": "1", "d-month": "1"}, "d", "The day")


def test_where_a_page_starts_survives_the_address_and_nonsense_starts_at_the_beginning():
    assert after_asked({"after": as_text((DAY, 12))}) == (DAY, 12)
    for nonsense in ("", "x", "2026-11-23", "2026-11-23.", "2026-99-99.4"):
        assert after_asked({"after": nonsense}) is None


def test_values_are_said_in_plain_words():
    assert in_plain_words(True) == "Yes"
    assert in_plain_words(None) == "not stated"
    assert in_plain_words({"on": date(2027, 1, 12), "empty": ""}) == "On: 12 January 2027"
    assert in_plain_words(["a", date(2027, 1, 12)]) == "a, 12 January 2027"


def test_every_journey_is_named_in_the_contract_that_keeps_journeys_apart():
    import tomllib

    from casekeeper.config.folders import source_folder

    contracts = tomllib.loads((source_folder() / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = {module for each in contracts if each["type"] == "independence" for module in each["modules"]}
    folders = (source_folder() / "src/casekeeper/screens").iterdir()
    journeys = {f"casekeeper.screens.{folder.name}" for folder in folders if (folder / "__init__.py").exists()}
    assert named == journeys
