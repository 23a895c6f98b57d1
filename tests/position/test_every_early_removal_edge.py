"""Every sentence of the early removal rule has its worked cases, and each date in them is that of a second reckoning.

The left side is the rule as it is written down; the right side the cases under tests/cases/early_removal that hold it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import history, the_law
from tests.position.test_early_removal_against_oracle import oracle

from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.position.early_removal_question import early_removal

FOLDER = Path(__file__).parents[1] / "cases" / "early_removal"
CASES: dict[str, dict[str, Any]] = {
    case["name"]: case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
}
EDGES: dict[str, tuple[str, ...]] = {
    "the later of the two: the share": ("the share is served two days after the window opens",),
    "the later of the two: the window": ("the window opens one day after the share is served",),
    "the later of the two: neither": ("both limbs fall on the same day",),
    "window of 544 days": ("the older window of 544 days holds a long older sentence",),
    "window of four years": ("twenty years with release at half is held by the window of four years",),
    "window over a leap day": ("a window of four years back from 29 February",
                               "a window of four years back from 28 February"),
    "share rounded up": ("thirty per cent of eleven days rounds up to four", "half of an odd number of days rounds up"),
    "share not rounded where it is whole": ("thirty per cent of ten days is three and not four",),
    "both end days counted": ("thirty months imposed on 6 December with release exactly 365 days on",),
    "net adjustments taken off": ("remand counts towards the share",),
    "net adjustments added": ("days unlawfully at large are served besides the share",
                              "awarded days are served besides the share"),
    "capped at release": ("the share with its adjustments is never later than release",),
    "extended: parole eligibility date": ("an extended sentence runs to its parole eligibility date",),
    "never before sentence": ("remand longer than the share gives the sentence date",),
    "sentence plus added days: awarded": ("awarded days are still served after a share that remand has covered",),
    "sentence plus added days: both": ("at large and awarded days both follow a share that remand has covered",),
    "regime: sentenced on commencement": ("sentenced on the first day of the newer share",),
    "regime: sentenced the day before": (
        "sentenced the day before the newer share, date late enough for the newer rule",),
    "regime: consecutive across it": ("consecutive sentences on both sides take the newer rule",
                                      "consecutive sentences on both sides, held by the window of four years"),
    "regime: older date before it": ("the older date before the day is kept",
                                     "the older date on the last day before is kept"),
    "regime: older date on it": ("the older date on the day itself gives way",),
    "regime: awarded days left out of the older date": (
        "awarded days are left out when the older date is held against the day",),
    "regime: newer date on or after it": (
        "the newer date on the day itself holds",
        "the newer date reaches the day without its awarded days, so the newer holds"),
    "regime: between the two": ("between the two dates the day itself is the answer",),
    "regime: between the two, plus awarded days": (
        "awarded days are added to the day itself",
        "the newer date reaches the day with its awarded days only, so the day plus them holds"),
    "regime: read two ways": (
        "where days at large move the date past sentence and the two readings disagree nothing is computed",),
    "not eligible: recall": ("a recalled prisoner",),
    "not eligible: fine": ("a fine",),
    "not eligible: detention and training order": ("a detention and training order",),
    "not eligible: extended for terrorism": ("an extended sentence for a listed terrorist offence",),
    "eligible: ordinary for terrorism": ("a terrorist restriction bars an extended sentence and not an ordinary one",),
    "indeterminate: tariff expiry": ("a life sentence from tariff expiry",),
    "indeterminate: no tariff": ("a life sentence without its tariff",),
    "not commenced: any time after sentence": ("the Act of 2026 is on the book and not in force",),
}  # fmt: skip
FIXED_TERM = ("ordinary", "extended", "particular concern")


@pytest.mark.parametrize("edge", EDGES)
def test_every_sentence_of_the_rule_has_a_case(edge: str) -> None:
    assert [name for name in EDGES[edge] if name not in CASES] == []


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "tariff_date" not in case["asked"]])
def test_the_date_of_a_case_is_that_of_the_second_reckoning(name: str) -> None:
    case = CASES[name]
    asked = case["asked"]
    if "date" not in case:
        assert case["reason"]
        return
    assert asked.get("sentence_kind", "ordinary") in FIXED_TERM
    found = oracle(
        asked["sentence_date"].toordinal(), asked["release_date"].toordinal(), asked.get("adjustment_days", 0),
        asked.get("awarded_days", 0), asked.get("unlawfully_at_large_days", 0),
        asked.get("consecutive_across_commencement", False),
    )  # fmt: skip
    assert found is not None
    assert date.fromordinal(found) == case["date"]


def test_a_record_with_consecutive_sentences_on_both_sides_takes_the_newer_rule() -> None:
    dates = DatesCalculated(sentence_start=date(2024, 6, 1), conditional_release=date(2027, 5, 31))
    told = [("2024-06-01", Sentenced(months=40)), ("2025-10-06", Sentenced(months=6, consecutive=True))]
    one = early_removal(history(told[0], ("2025-10-07", dates)), the_law(), None)
    both = early_removal(history(*told, ("2025-10-07", dates)), the_law(), None)
    assert one.value["ours"] == date(2025, 9, 23)
    assert both.value["ours"] == date(2025, 4, 26)
    assert any("remand, tagged bail and days at large are in no feed" in why.text for why in both.reasons)
