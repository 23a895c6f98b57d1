"""The centres' pages and the desk by axe; and a terminal that takes arrivals while the server is really gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.browser.test_axe import AT_CENTRES, Walk, walk  # noqa: F401  (walk is a fixture)
from tests.browser.test_journeys import sign_in
from tests.exchange.payloads import read
from tests.exchange.removal_centre_documents import CHECK_IN, HEARTBEAT, ORDERS, OUT, moved_to, two_centres
from tests.reporting_people import MONDAY, a_centre, reports
from tests.served import Served

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.casework import BarrierOpened, VulnerabilityNoted
from casekeeper.facts.reporting import ReportAttended
from casekeeper.records.models import Arrival, Centre, FactRow, Person, User

TAKEN = 200


@pytest.fixture
def centre(transactional_db: None, the_day: Any) -> Centre:
    for grade in ("officer", "manager"):
        User.objects.create_user(f"reporting.{grade}", unit="reporting", grade=grade, first_name="R", last_name=grade)
    return a_centre()


@pytest.fixture
def person(centre: Centre) -> Person:
    return reports(
        "Ansel Verrucci",
        (VulnerabilityNoted(what="Lost a child"), MONDAY),
        (BarrierOpened(code="BAR-07", evidence="Passport runs out"), MONDAY),
    )


def unplaced(centre: Centre, typed: str) -> Arrival:
    from uuid import uuid4

    return check_in(Came(uuid4(), centre, typed, MONDAY, "10:00"), by="x")


def test_every_page_of_centres_desk_and_terminal_is_free_of_what_axe_finds(
    centre: Centre, person: Person, walk: Walk  # noqa: F811
) -> None:  # fmt: skip
    for number in range(30):
        reports(f"Person Number{number}", at="09:00")
    told_twice = reports("Brisa Lomond")
    record_fact(told_twice, ReportAttended(channel="telephone"), MONDAY, source="t", by="t")
    unplaced(centre, told_twice.reference)
    arrival = unplaced(centre, "ZZZZ-99")
    beside = FactRow.objects.get(kind="reporting.arrival_beside").number
    page, desk = walk.page, f"/people/{person.reference}/desk?centre=lunar-house"
    sign_in(page, "reporting.officer")
    walk.go(
        "/centres", "/centres/lunar-house", "/centres/lunar-house?on=2026-11-28", "/centres/lunar-house/day",
        "/centres/lunar-house/day?names=no", "/centres/lunar-house/day?on=2026-11-20", "/centres/arrivals",
        "/centres/arrivals?show=settled", f"/centres/arrivals/{arrival.pk}", "/centres/meaningful",
        "/centres/lunar-house/desk", desk, "/terminal/lunar-house", f"/centres/arrivals/of-fact/{beside}",
        f"/people/{told_twice.reference}/bail-notice", f"/people/{told_twice.reference}/bail-notice?in=ar",
        f"/people/{person.reference}/bail-notice", "/",
    )  # fmt: skip
    two_centres()
    walk.go("/removal-centres")
    for document in (HEARTBEAT, ORDERS, CHECK_IN, OUT):
        read("removal-centres", moved_to(MONDAY, document), on=MONDAY)
    walk.go("/removal-centres")
    page.goto("/centres/lunar-house/desk")
    walk.press("nothing scanned", "Check in and open")
    page.fill("#typed", "QQQQ-77")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=not placed yet")
    walk.look("an arrival that is kept")
    page.goto(f"/centres/arrivals/{arrival.pk}")
    walk.press("an arrival settled without a word", "Settle it")
    page.goto("/centres/meaningful?from-day=40&from-month=1&from-year=2026")
    walk.look("no such day", is_error=True)
    page.goto(desk)
    walk.press("a report left empty", "Save and go to the next person")
    page.goto("/centres")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "reporting.manager")
    walk.go(*(f"/centres/lunar-house/tell?kind={kind}" for kind in ("closure", "hours", "desks", "interpreter")))
    walk.press("an interpreter of no language", "Keep it")
    assert {address: found for address, found in walk.faults.items() if found} == {}
    assert AT_CENTRES - walk.names == {"terminal_worker", "terminal_manifest", "terminal_arrivals"}


def test_two_minutes_at_the_desk_without_javascript(
    centre: Centre, person: Person, open_page: Callable[..., Any]
) -> None:
    page = open_page(scripts=False)
    sign_in(page, "reporting.officer")
    page.goto("/centres/lunar-house/desk")
    page.fill("#typed", person.reference.lower())
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Ansel Verrucci')")
    text = page.locator("main").inner_text()
    assert "Vulnerable: Lost a child" in text
    assert "to keep in touch" in text
    page.get_by_label("Confirmed", exact=True).check()
    page.get_by_label("What this report was for").select_option("to check on welfare")
    page.get_by_label("Health and vulnerability: done").check()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Hour agreed").select_option("10:15")
    page.get_by_label("How the person was told").select_option(index=1)
    page.get_by_role("button", name="Save and go to the next person").click()
    page.wait_for_url("**/centres/lunar-house/desk")
    kinds = FactRow.objects.filter(person=person).values_list("kind", flat=True)
    assert {"reporting.attended", "reporting.interview_held", "reporting.slot_agreed"} <= set(kinds)
    page.goto("/centres/lunar-house/day")
    assert page.locator(".ck-board__count--green").inner_text().split() == ["1", "Seen"]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_a_centre_scrolls_sideways(
    centre: Centre, person: Person, open_page: Callable[..., Any], width: int
) -> None:
    page = open_page(width=width)
    sign_in(page, "reporting.officer")
    for address in ("/centres", "/centres/lunar-house", "/centres/lunar-house/day", "/centres/lunar-house/desk",
                    f"/people/{person.reference}/desk", "/terminal/lunar-house"):  # fmt: skip
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address


@pytest.fixture
def served() -> Iterator[Served]:
    site = Served()
    yield site
    site.kill()


@pytest.mark.slow
def test_two_hundred_arrivals_taken_while_the_server_is_gone_are_each_there_once_afterwards(
    centre: Centre, served: Served, browser: Any, assets: None
) -> None:
    """A third of them were recorded by telephone meanwhile, and three references lead to nobody."""
    people = [reports(f"Person Number{number}") for number in range(TAKEN)]
    served.start()
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    sign_in(page, "reporting.officer")
    page.goto("/terminal/lunar-house")
    page.wait_for_selector("text=Connected.")
    until(page, "navigator.serviceWorker.controller !== null")
    page.reload()
    page.wait_for_selector("text=Connected.")
    until(page, "caches.open('casekeeper-terminal-1').then(c => c.keys()).then(k => k.length >= 4)")
    served.kill()
    for person in people[::3]:
        said = ReportAttended(channel="telephone", at="09:50", identity="confirmed")
        record_fact(person, said, MONDAY, source="telephone", by="another officer")
    half = TAKEN // 2
    take(page, [person.reference for person in people[:half]])
    assert f"{half} arrivals are kept here" in page.locator("#state").inner_text()
    page.close()
    page = context.new_page()
    page.goto("/terminal/lunar-house")
    page.wait_for_selector(f"text={half} arrivals are kept here")
    take(page, [*(person.reference for person in people[half:]), "NOBODY-1", "NOBODY-2", "NOBODY-3"])
    assert Arrival.objects.count() == 0
    served.start()
    page.wait_for_selector("text=Connected. Everything taken here has been sent.", timeout=90_000)
    by_telephone = len(people[::3])
    assert Counter(Arrival.objects.values_list("outcome", flat=True)) == {
        "recorded": TAKEN - by_telephone, "told otherwise": by_telephone, "not placed": 3,
    }  # fmt: skip
    attended = Counter(FactRow.objects.filter(kind="reporting.attended").values_list("person", flat=True))
    assert attended == {person.pk: 1 for person in people}
    sent = f"{TAKEN - by_telephone} recorded, {by_telephone} told otherwise too, 3 not placed"
    assert page.locator("#sent").inner_text() == sent
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('arrival')).length") == 0
    page.get_by_role("link", name="Arrivals to settle").click()
    page.wait_for_selector("h1:has-text('Arrivals to settle')")
    text = page.locator("main").inner_text()
    assert text.count("Told otherwise too") == by_telephone
    assert text.count("Not placed") == 3
    context.close()


def until(page: Any, expression: str) -> None:
    """Waits until the page says so. The page's policy forbids what the browser's own waiting would evaluate in it."""
    for _ in range(300):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"Waited for half a minute, and it never was so: {expression}")


def take(page: Any, references: list[str]) -> None:
    """As a scanner does: the characters, then Enter."""
    for reference in references:
        page.fill("#typed", reference)
        page.keyboard.press("Enter")
    until(page, f"document.getElementById('last').textContent.endsWith('{references[-1]}')")
    page.wait_for_selector("text=Go on taking arrivals.")
