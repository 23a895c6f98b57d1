"""The main journeys in a real browser: without JavaScript, with the keyboard alone, zoomed in, and checked by axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casekeeper.actions.record_fact import record_facts
from casekeeper.facts.consideration import InformationRequested
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import Referred
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.records.clock import now
from casekeeper.records.models import DutyRow, Person, Quarantined, User
from casekeeper.records.opening import open_person

USERS = (("intake", "officer"), ("casework", "officer"), ("casework", "manager"))


def invented(name: str, number: str, *more: tuple[Any, date]) -> Person:
    person = open_person(opened_at=now(), invented=True)
    facts = [
        (NameStated(full=name), date(2026, 6, 1)),
        (BirthDateStated(born="1988-04-12"), date(2026, 6, 1)),
        (NationalityClaimed(nationality="POL"), date(2026, 6, 1)),
        (IdentifierGiven(scheme="prison_number", as_typed=number, canonical=number), date(2026, 6, 1)),
        (Received(prison="ZZA"), date(2026, 6, 1)),
        (Sentenced(months=30), date(2026, 6, 15)),
        (DatesCalculated(sentence_start=date(2026, 6, 15), conditional_release=date(2027, 1, 14)), date(2026, 6, 20)),
        *more,
    ]
    record_facts(person, facts, source="prison", by="a test")
    return person


@pytest.fixture
def people(transactional_db: None, the_day: date) -> list[Person]:
    """One referred and waiting; one asked and waiting; one released and not considered."""
    for unit, grade in USERS:
        User.objects.create_user(f"{unit}.{grade}", unit=unit, grade=grade, first_name=unit.title(), last_name=grade)
    return [
        invented("Ansel Verrucci", "Z1234AB", (Referred(by="ZZA"), date(2026, 11, 13))),
        invented("Brisa Lomond", "Z1235AB", (InformationRequested(), date(2026, 11, 20))),
        invented("Corwin Tedesco", "Z1236AB", (Released(to="community"), date(2026, 11, 20))),
    ]


def sign_in(page: Any, who: str) -> None:
    page.goto("/sign-in")
    page.locator(f"button[value='{who}']").click()
    page.wait_for_url(re.compile(r"/$"))


def fill_day(page: Any, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.fill(f"#{name}-{part}", str(getattr(day, part)))


def test_a_fact_is_recorded_checked_seen_corrected_and_still_known_as_before_without_javascript(
    people: list[Person], open_page: Callable[..., Any]
) -> None:
    page = open_page(scripts=False)
    sign_in(page, "intake.officer")
    assert page.title().startswith("My work")
    page.get_by_role("link", name="Ansel Verrucci").first.click()
    page.get_by_role("link", name="Record: Referral acknowledged").click()
    fill_day(page, "happened", date(2026, 11, 14))
    page.fill("#receipt", "R-1")
    page.get_by_role("button", name="Continue").click()
    assert page.locator("h1").inner_text() == "Check your answers"
    page.get_by_role("button", name="Save to the record").click()
    assert "Recorded as fact" in page.locator("main").inner_text()
    duty = DutyRow.objects.get(person=people[0], key__startswith="acknowledge referral:")
    assert duty.ended is not None
    page.get_by_role("link", name=re.compile(r"Correct fact \d+: Referral acknowledged")).click()
    page.get_by_label("Why it is corrected").fill("The receipt was sent later")
    fill_day(page, "happened", date(2026, 11, 20))
    page.get_by_role("button", name="Continue").click()
    assert "14 November 2026" in page.locator("table").inner_text()
    page.get_by_role("button", name="Save the correction").click()
    struck = page.locator(".ck-struck")
    assert "The receipt was sent later" in struck.inner_text()
    fill_day(page, "as-at", date(2026, 11, 1))
    page.get_by_role("button", name="Show that day").click()
    assert "This is not today" in page.locator("main").inner_text()
    page.get_by_role("link", name="Back to today").click()
    assert page.locator("h1").inner_text() == "Ansel Verrucci"


def test_a_duty_is_offered_to_another_unit_which_accepts_it(
    people: list[Person], open_page: Callable[..., Any]
) -> None:
    page = open_page(scripts=False)
    sign_in(page, "intake.officer")
    page.goto(f"/people/{people[0].reference}")
    page.get_by_role("link", name=re.compile(r"Offer to another unit.*Triage")).click()
    page.get_by_label("Casework", exact=True).check()
    page.get_by_label("Why should they have it?").fill("You know the family")
    page.get_by_role("button", name="Offer it").click()
    assert "Offered to Casework" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "casework.officer")
    assert "You know the family" in page.locator("main").inner_text()
    page.locator("#offers + ul a").first.click()
    page.get_by_label("Yes, we owe it from now on").check()
    page.get_by_role("button", name="Answer").click()
    page.wait_for_url(re.compile(r"/$"))
    assert DutyRow.objects.get(person=people[0], key__startswith="triage:").owed_by == "casework"


def test_a_release_nobody_considered_is_on_every_page_until_it_is_resolved(
    people: list[Person], open_page: Callable[..., Any]
) -> None:
    page = open_page(scripts=False)
    sign_in(page, "casework.officer")
    assert "1 person has been released and not considered" in page.locator(".ck-everyone").inner_text()
    page.get_by_role("link", name="See who, and what to do").click()
    assert "Corwin Tedesco" in page.locator("#unconsidered ~ div").inner_text()
    page.get_by_role("link", name=re.compile("Record how it was resolved")).click()
    fill_day(page, "happened", date(2026, 11, 23))
    page.get_by_label("What was done").fill("Found and considered")
    page.get_by_label("Not referred").check()
    page.get_by_label("Resolved by").fill("A. Caseworker")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Save to the record").click()
    assert page.locator(".ck-everyone").count() == 0
    page.goto("/release-watch")
    assert "Every release was considered" in page.locator("main").inner_text()


def test_a_document_in_quarantine_is_read_again(people: list[Person], open_page: Callable[..., Any]) -> None:
    held = Quarantined.objects.create(
        source="prisoners", received_at=now(), document="{not json", digest="d", place="row 3",
        expected="one JSON object", came="{not json", what_to_do="Ask the sender for the row again",
    )  # fmt: skip
    page = open_page(scripts=False)
    sign_in(page, "intake.officer")
    page.locator("summary", has_text="Records").click()
    page.get_by_role("link", name="Quarantine").click()
    page.get_by_role("link", name=f"Document {held.id}").click()
    page.get_by_role("button", name="Read it again").click()
    assert "It still cannot be read" in page.locator("main").inner_text()
    held.refresh_from_db()
    assert held.resolved_at is None


def test_the_keyboard_alone_reaches_a_person_and_the_form_that_discharges_a_duty(
    people: list[Person], open_page: Callable[..., Any]
) -> None:
    page = open_page()
    sign_in(page, "intake.officer")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    _tab_to(page, "Ansel Verrucci")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/people/"))
    _tab_to(page, "Record: Referral acknowledged")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/record/"))
    page.keyboard.press("Tab")
    page.locator("button:has-text('Continue')").press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")


def _tab_to(page: Any, words: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "A" and words in page.evaluate(
            "document.activeElement.textContent"
        ):
            return
    raise AssertionError(f"{words!r} was not reached with {most} presses of Tab")


@pytest.mark.parametrize("address", ["/", "/release-watch", "/law", "/person", "/form"])
def test_at_four_times_the_size_a_page_needs_no_sideways_scrolling(
    address: str, people: list[Person], open_page: Callable[..., Any]
) -> None:
    """A window of 1280 at 400% is 320 wide; tables may scroll inside their own region."""
    page = open_page(width=320, height=640)
    sign_in(page, "casework.officer")
    reference = people[0].reference
    where = {"/person": f"/people/{reference}", "/form": f"/people/{reference}/record/consideration.decided"}
    page.goto(where.get(address, address))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
