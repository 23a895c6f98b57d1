"""The person's own pages in a real browser: no script, a small screen, both directions of reading, and axe on each."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.own_people import NAME, code_for, reports_digitally

from casekeeper.actions.own_words import LANGUAGES, words_in
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.facts.told_by_person import AnswersGiven, ChangeAsked
from casekeeper.records.models import DutyRow, Evidence, FactRow, Person

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def person(transactional_db: None, the_day: date) -> Person:
    """Reported on 9 November, missed 16 November, and reports today."""
    return reports_digitally((ReportAttended(channel="digital"), date(2026, 11, 9)))


def shot(page: Any, name: str) -> None:
    """A picture of the page, where somebody wants to look at them."""
    folder = os.environ.get("CASEKEEPER_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def come_in(page: Any, person: Person, language: str = "en") -> None:
    page.goto(f"/own?in={language}")
    page.locator("#code").fill(code_for(person, language))
    page.locator("main button").click()
    for field, typed in (("#born", "27"), ("#born-month", "3"), ("#born-year", "1990")):
        page.locator(field).fill(typed)
    page.locator("main button").click()
    page.wait_for_url("**/own/home")


def faults_of(page: Any, axe: Callable[[Any], list[str]], code: str) -> list[str]:
    """What is wrong with the page: axe, width, direction, heading."""
    found = axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    found += [f"wider than the screen: {wide}"] if wide > PHONE["width"] else []
    html = page.locator("html")
    words = words_in(code)
    if (html.get_attribute("lang"), html.get_attribute("dir")) != (code, words.direction):
        found.append("language or direction is wrong")
    if page.locator("h1").count() != 1:
        found.append("not exactly one h1")
    return found


def test_every_language_has_its_words_direction_and_width_on_a_phone(
    person: Person, open_page: Callable[..., Any]
) -> None:
    """Axe looks at two of them below; what differs between languages is the length of words and the direction."""
    page = open_page(scripts=True, **PHONE)
    faults: dict[str, list[str]] = {}
    come_in(page, person)
    for code in LANGUAGES:
        for name in ("home", "report", "missed", "change", "conditions", "rights"):
            page.goto(f"/own/{name}?in={code}")
            faults[f"{code} {name}"] = faults_of(page, lambda _: [], code)
            shot(page, f"{code}-{name}")
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(faults) == 6 * len(LANGUAGES)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_own_page_passes_axe_in_both_directions_on_a_phone(
    code: str, person: Person, open_page: Callable[..., Any], axe: Callable[[Any], list[str]]
) -> None:
    page = open_page(**PHONE)
    faults: dict[str, list[str]] = {}

    def look(name: str) -> None:
        faults[name] = faults_of(page, axe, code)
        shot(page, f"{code}-{name}")

    page.goto(f"/own?in={code}")
    look("in")
    page.locator("#code").fill("K7F3-9Q2M-XW4T")
    page.locator("main button").click()
    page.wait_for_selector(".errors")
    look("in, wrong")
    page.goto("/own/link/whatever")
    look("link")
    page.goto("/own")
    page.locator("#code").fill(code_for(person, code))
    page.locator("main button").click()
    look("confirm")
    page.locator("main button").click()
    page.wait_for_selector(".errors")
    look("confirm, wrong")
    for field, typed in (("#born", "27"), ("#born-month", "3"), ("#born-year", "1990")):
        page.locator(field).fill(typed)
    page.locator("main button").click()
    page.wait_for_url("**/own/home")
    look("home")
    for name in ("report", "missed", "change"):
        page.goto(f"/own/{name}")
        look(name)
        page.locator("main button").click()
        page.wait_for_selector(".errors")
        look(f"{name}, wrong")
    for name in ("conditions", "rights", "reported", "answered", "told/missed", "told/change"):
        page.goto(f"/own/{name}")
        look(name.replace("/", " "))
    page.locator("header button").click()
    page.wait_for_url("**/own/ended")
    look("ended")
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(faults) == 19


def test_somebody_reports_explains_and_asks_without_javascript_in_a_language_from_right_to_left(
    person: Person, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    words = words_in("ar")
    page = open_page(scripts=False, **PHONE)
    come_in(page, person, "ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name=words.say("report_now")).click()
    page.locator("#same_address").check()
    page.locator("#same_telephone-2").check()
    page.locator("#new_telephone").fill("07700 900999")
    page.locator("#help_wanted-2").check()
    page.get_by_role("button", name=words.say("report_button")).click()
    page.wait_for_url("**/own/reported")
    assert words.say("reported_title") in page.locator("h1").inner_text()
    assert words.day(date(2026, 11, 30)) in page.content()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a letter of a doctor")
    page.get_by_role("link", name=words.say("back")).click()
    page.get_by_role("link", name=words.say("task_missed")).click()
    page.locator("#words").fill("كنت في المستشفى")
    page.locator("#file").set_input_files(letter)
    page.get_by_role("button", name=words.say("missed_button")).click()
    page.wait_for_url("**/own/told/missed")
    page.goto("/own/change")
    page.locator("#wish").check()
    page.locator("#words").fill("أعمل ليلًا")
    page.get_by_role("button", name=words.say("change_button")).click()
    page.wait_for_url("**/own/told/change")
    kinds = list(FactRow.objects.filter(source="own pages").order_by("number").values_list("kind", flat=True))
    assert kinds == [
        AnswersGiven.key, "contact.detail_given", ReportAttended.key, ExplanationGiven.key, ChangeAsked.key
    ]  # fmt: skip
    assert Evidence.objects.get().media_type == "application/pdf"
    open_duties = set(DutyRow.objects.filter(person=person, ended=None).values_list("what", flat=True))
    assert {"Decide on the explanation of a missed report", "Answer what the person asks to change",
            "Look into what the person told us"} <= open_duties  # fmt: skip
    assert page.get_by_text(NAME).count() == 0


def test_a_wrong_and_a_used_code_look_the_same_in_the_browser(person: Person, open_page: Callable[..., Any]) -> None:
    used = code_for(person)
    page = open_page(scripts=False)
    page.goto("/own")
    page.locator("#code").fill(used)
    page.locator("main button").click()
    page.wait_for_url("**/own/confirm")
    seen = []
    for code in (used, "K7F3-9Q2M-XW4T"):
        other = open_page(scripts=False)
        other.goto("/own")
        other.locator("#code").fill(code)
        with other.expect_response("**/own") as answer:
            other.locator("main button").click()
        seen.append((answer.value.status, other.url, other.title(), other.locator("main").inner_text()))
    assert seen[0] == seen[1]
    assert "does not work" in seen[0][3]
