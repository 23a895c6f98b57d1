"""Every page of law is used by the program or says why not yet, and every page is covered by a worked case."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import the_law

from casekeeper.law import Page

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "casekeeper"
PAGES = [pytest.param(page, id=key) for key, page in the_law().items()]
READ_BY_THEIR_RUNNER = frozenset({"early_removal", "appeal_time_limits", "service_of_documents", "tribunal_procedure"})
"""Instruments whose cases ask a dated rule by name; tests/position/test_worked_cases.py fails where one of their
pages is read by no case, so the pages are not named again in those files."""


@cache
def _program() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(SOURCE.rglob("*.py")))


@cache
def _covered() -> frozenset[str]:
    found: set[str] = set()
    for file in sorted((TESTS / "cases").rglob("*.yaml")):
        content: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(content, dict):
            found.update(content.get("pages") or ())
            found.update([content["page"]] if "page" in content else ())
    return frozenset(found)


def _is_used(page: Page) -> bool:
    """Is the page named in the program: whole, by its own name after its instrument, or by its whole instrument?"""
    instrument, name = page.key.split(".")
    program = _program()
    if page.key in program:
        return True
    if instrument == "criminal_casework_policy":
        return re.search(rf"""policy\(\s*["']{name}["']""", program) is not None
    return re.search(rf"""["']{instrument}\.?["'{{]""", program) is not None


def _never_in_force(page: Page) -> bool:
    return all(value.value is None for value in page.values)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_used_or_says_why_it_is_not_used_yet(page: Page) -> None:
    used = _is_used(page)
    if page.not_yet_used:
        assert not used, f"{page.key} is used now; take not_yet_used out of the page"
    else:
        assert used or _never_in_force(page), (
            f"{page.key} is used nowhere under src/. Use it, or say in the page under not_yet_used why it waits."
        )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_covered_by_a_worked_case(page: Page) -> None:
    if page.key.split(".")[0] in READ_BY_THEIR_RUNNER:
        return
    assert page.key in _covered(), f"No case names {page.key}; add tests/cases/**/*.yaml with `page: {page.key}`."


def test_every_policy_and_page_the_program_asks_for_exists() -> None:
    policies = re.findall(r"""policy\(\s*["']([a-z_0-9]+)["']""", _program())
    instruments = {key.split(".")[0] for key in the_law()}
    whole = re.findall(r"""["'](\w+\.\w+)["']""", _program())
    asked = {f"criminal_casework_policy.{name}" for name in policies}
    asked |= {key for key in whole if key.split(".")[0] in instruments}
    assert asked - set(the_law()) == set()


def test_every_case_names_a_page_that_exists() -> None:
    assert _covered() - set(the_law()) == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_in_whole_sentences_and_names_no_place_of_work(page: Page) -> None:
    assert page.text.endswith((".", "?"))
    everything = " ".join([page.provision, page.text, *page.notes, *page.not_coded, *(v.source for v in page.values)])
    assert re.search(r"/(work|tmp|home|root)/|https?://(?!www\.legislation)", everything) is None


UNSEEN = re.compile(r"from memory; the text was not seen|default of this program", re.IGNORECASE)


def test_a_value_from_memory_is_never_marked_as_confirmed() -> None:
    from_memory = [
        f"{page.key} from {value.effective_on}"
        for page in the_law().values()
        for value in page.values
        if value.confirmed and UNSEEN.search(value.source)
    ]
    assert from_memory == []
