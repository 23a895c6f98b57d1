"""The screening desk in a browser: by keyboard alone, with hits as one types; and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.test_journeys import people, sign_in  # noqa: F401  (people is a fixture)
from tests.invented_lists import InventedLists
from tests.invented_lists_fixture import calibrated, index_of_words, lists  # noqa: F401

from casekeeper.records.models import Check, Hit, HitJudgement


@pytest.fixture
def ready(people: Any, lists: InventedLists) -> None:  # noqa: F811
    calibrated()


def test_a_name_is_typed_seen_as_one_goes_searched_and_judged_by_keyboard_alone(
    ready: None, open_page: Callable[..., Any], axe: Callable[[Any], list[str]]
) -> None:
    page = open_page()
    sign_in(page, "intake.officer")
    page.goto("/screening")
    page.get_by_label("What the check is for").focus()
    page.keyboard.type("arrived by ferry")
    page.keyboard.press("Tab")
    page.keyboard.type("Osgar Tvelding")
    page.wait_for_selector("#as-typed >> text=Osgar Tvelding, born 1 March 1970")
    assert axe(page) == []
    assert Check.objects.count() == 0
    page.keyboard.press("Enter")
    page.wait_for_selector("#results")
    assert page.url.endswith("/screening#results")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "same person":
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("The photograph is another's")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Judged: different person.")
    assert HitJudgement.objects.get().judgement == "different person"
    assert axe(page) == []


def test_without_a_script_the_desk_asks_and_judges_as_well(ready: None, open_page: Callable[..., Any]) -> None:
    page = open_page(scripts=False)
    sign_in(page, "intake.officer")
    page.goto("/screening")
    page.get_by_label("What the check is for").fill("arrived by ferry")
    page.fill("#name", "Osgar Tvelding")
    page.fill("#born", "1 March 1970")
    page.get_by_role("button", name="Search the lists").click()
    hit = Hit.objects.get()
    page.locator(f"#judgement-{hit.pk}").check()
    page.locator(f"#reasons-{hit.pk}").fill("The same photograph")
    page.get_by_role("button", name="Judge").click()
    page.wait_for_selector("text=Judged: same person.")
