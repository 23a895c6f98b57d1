"""The groups of pages at the head: by keyboard, without JavaScript, and on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.test_journeys import people, sign_in  # noqa: F401  (people is a fixture)

from casekeeper.records.models import Person


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_of_another_group_is_reached_by_keyboard_without_javascript(
    people: list[Person], open_page: Callable[..., Any], width: int  # noqa: F811
) -> None:  # fmt: skip
    page = open_page(scripts=False, width=width)
    sign_in(page, "casework.manager")
    page.locator(".ck-ways summary", has_text="Contact").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Out of contact").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/out-of-contact")
    assert page.locator(".ck-ways__pages a[aria-current]").inner_text() == "Out of contact"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_one_group_is_open_at_a_time_escape_closes_it_and_axe_finds_nothing(
    people: list[Person], open_page: Callable[..., Any], axe: Callable[[Any], list[str]]  # noqa: F811
) -> None:  # fmt: skip
    page = open_page()
    sign_in(page, "casework.manager")
    page.locator(".ck-ways summary", has_text="Contact").click()
    page.locator(".ck-ways summary", has_text="Records").click()
    assert page.locator(".ck-ways details[open]").count() == 1
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.locator(".ck-ways details[open]").count() == 0
