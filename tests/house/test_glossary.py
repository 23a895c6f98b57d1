"""Every kind of fact, duty and question is in the glossary, under its own name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.making import history, the_law

from casekeeper.duties.derivation import AFTER_DEPARTURE, ALWAYS, STILL_UNDER_BAIL, TO_DEPARTURE, UNDER_BAIL, derive
from casekeeper.facts import KINDS
from casekeeper.facts.appeals import AppealLodged
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.immigration import BailGranted, DetentionBegan
from casekeeper.periods.calendars import installed_calendars
from casekeeper.position.whereabouts import Whereabouts

ASKED = (*ALWAYS, *UNDER_BAIL, *STILL_UNDER_BAIL, *TO_DEPARTURE, *AFTER_DEPARTURE)
ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_fact_is_explained(kind: str) -> None:
    assert f"`{kind}`" in GLOSSARY, f"Add {kind} to docs/glossary.md, with what it says."


@pytest.mark.parametrize("module", [ask.__module__ for ask in ASKED])
def test_each_duty_is_explained(module: str) -> None:
    file = module.rpartition(".")[2] + ".py"
    assert f"`{file}`" in GLOSSARY, f"Add the duty of {file} to docs/glossary.md."


def test_each_question_and_gate_is_explained() -> None:
    said = (BailGranted(), DetentionBegan(), AppealLodged(), AttemptPlanned(leaves_on=date(2026, 7, 1)))
    told = history(*((date(2026, 5, 1), each) for each in said))
    derived = derive(told, the_law(), installed_calendars(), date(2026, 6, 1))
    missing = [name for name in (*derived.position, *derived.gates) if f"**{name}**" not in GLOSSARY]
    assert not missing, f"Add to the questions in docs/glossary.md: {', '.join(missing)}."


def test_the_nine_places_are_named() -> None:
    assert [place.value for place in Whereabouts if place.value not in GLOSSARY] == []


def test_no_kind_is_explained_that_does_not_exist() -> None:
    listed = {line.split("`")[1] for line in GLOSSARY.splitlines() if line.startswith("| `")}
    assert listed <= KINDS.keys()
