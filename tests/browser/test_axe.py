"""What axe finds on each page there is, on each kind of error, and on the pages that refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import get_resolver, resolve
from tests.browser.test_journeys import fill_day, people, sign_in  # noqa: F401  (people is a fixture)
from tests.country_notices import a_notice
from tests.exchange.alert_people import approved, entry, holds
from tests.family_people import worker
from tests.kept_checks import kept_hit
from tests.leaving_people import planned_to_go
from tests.lost_people import bailed, declared, recorded, traced
from tests.making_lists import listed_entry
from tests.own_people import attached, message_to

from casekeeper.actions.group_family import Joining, group_family
from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.absconding import CameBack
from casekeeper.facts.alerts import AlertLost, AlertSent
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.immigration import Departed, DeportationOrdered
from casekeeper.facts.requests import RequestAsked
from casekeeper.records.clock import now, today
from casekeeper.records.models import DutyRow, FactRow, Person, Quarantined, User
from casekeeper.records.stocks import count_places, keep

ONLY_POST = {"screening_as_typed", "screening_withdraw", "sign_out", "sign_in_demo", "redrive", "message_settle",
             "give_code", "give_link", "send_letter", "letter_issue", "letter_withdraw",
             "letter_hand_over", "letter_post", "letter_copy", "letter_give", "paper_came_back",
             "departure_stop"}  # fmt: skip
AT_CENTRES = {
    "centres", "centre", "centre_day", "centre_tell", "arrivals", "arrival", "meaningful", "desk", "person_desk",
    "arrival_of_fact", "bail_notice", "removal_centres", "terminal", "terminal_worker", "terminal_manifest",
    "terminal_arrivals",
}  # fmt: skip
"""Walked by tests/browser/test_centres.py."""
OF_LETTERS = {"letters", "letter_pdf", "letter_write", "letter_serve"}
"""Walked by tests/browser/test_letters.py."""


class Walk:
    """Goes from page to page, notes what axe finds on each, and remembers which addresses were opened."""

    def __init__(self, page: Any, axe: Callable[[Any], list[str]]) -> None:
        self.page, self.axe = page, axe
        self.faults: dict[str, list[str]] = {}
        self.names: set[str] = set()

    def look(self, words: str, *, is_error: bool = False) -> None:
        found = self.axe(self.page)
        if is_error and not self.page.title().startswith("Error: "):
            found.append("an error is shown and the title does not say so")
        if self.page.locator("h1").count() != 1:
            found.append("not exactly one h1")
        self.faults[words] = found
        self.names.add(resolve("/" + self.page.url.split("/", 3)[3].partition("?")[0].partition("#")[0]).url_name)

    def go(self, *addresses: str) -> None:
        for address in addresses:
            self.page.goto(address)
            self.look(address)

    def press(self, words: str, button: str) -> None:
        """A form sent with something wrong in it."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_selector(".govuk-error-summary")
        self.look(words, is_error=True)


def alerts_to_see(person: Person) -> tuple[str, list[str]]:
    """An alert in two registers, lost by one; its page, and the pages of its steps."""
    order = record_fact(person, DeportationOrdered(), today(), source="test", by="a test")
    alert = approved(person, order, "border", "sis return")
    for register in ("border", "sis return"):
        record_fact(person, AlertSent(alert=alert, where=register, message="create"), today(), source="x", by="x")
        holds(register, entry(alert))
    record_fact(person, AlertLost(alert=alert, where="border"), today(), source="border", by="holdings")
    page = f"/people/{person.reference}/alerts/{alert}"
    return page, [f"{page}/{step}" for step in ("withdraw", "again", "review", "approve", "refuse")]


def family_to_see(one: Person, other: Person) -> list[str]:
    """Two people in a group: the list, the group, its form, and the person's page with the group on it."""
    both = [Joining(one, "parent"), Joining(other, "child", "stays behind", "the grandmother")]
    group_family(both, reasons="Parent and child.", by="a.worker", user=worker())
    page = f"/people/{one.reference}"
    return ["/families", f"{page}/family", f"{page}/family/form", page, f"{page}/departure"]


def lost_to_see(person: Person) -> list[str]:
    """Absconders and somebody out of contact, a request, and stocks that were counted; the pages of them."""
    day = today()
    traced_one = declared("Was Traced", day - timedelta(days=300), day, traced(day - timedelta(days=20), "lead"))
    found = declared("Came Home", day - timedelta(days=200), day, (day - timedelta(days=9), CameBack()))
    recorded(bailed("Not Seen", day - timedelta(days=60)), day)
    asked = RequestAsked(by_unit="intake", to_unit="tracing", what="Where is he?", why="Papers.", asked_by="a test")
    number = record_fact(person, asked, day, source="test", by="a test")
    counts = count_places(day - timedelta(days=400), day)
    keep(counts, day - timedelta(days=400), day)
    return [
        "/out-of-contact", "/out-of-contact?state=located", "/absconders", "/absconders?nothing=yes",
        f"/people/{traced_one.reference}/tracing", f"/people/{found.reference}/tracing",
        f"/people/{person.reference}/tracing", f"/people/{traced_one.reference}", "/requests", "/requests?side=by+us",
        f"/people/{person.reference}/requests/ask", f"/people/{person.reference}/requests/{number}", "/stocks",
    ]  # fmt: skip


@pytest.fixture
def walk(open_page: Callable[..., Any], axe: Callable[[Any], list[str]]) -> Walk:
    return Walk(open_page(), axe)


@pytest.fixture
def held(people: list[Person]) -> Quarantined:  # noqa: F811
    return Quarantined.objects.create(
        source="prisoners", received_at=now(), document="{}", digest="d", expected="x", came="y", what_to_do="z"
    )


def test_every_page_and_every_error_is_free_of_what_axe_finds(
    people: list[Person], held: Quarantined, walk: Walk  # noqa: F811
) -> None:  # fmt: skip
    reference = people[0].reference
    duty = DutyRow.objects.get(person=people[0], key__startswith="triage:")
    offered = DutyRow.objects.filter(ended=None).exclude(owed_by="intake").exclude(person=people[0]).first()
    offer = hand_off(offered.person, offered.key, to_unit="intake", reason="Yours", by="a test")
    fact = FactRow.objects.get(kind="referral.made").number
    version, entry_id = listed_entry()
    listed = f"/lists/{version.alert_list.id}"
    alert, steps = alerts_to_see(people[0])
    hit = kept_hit(fact)
    lost = lost_to_see(people[1])
    page = walk.page
    walk.go("/sign-in")
    walk.press("a wrong password", "Sign in")
    sign_in(page, "intake.officer")
    walk.go(
        "/", "/?state=overdue", "/?prison=QQQ", "/find", "/find?q=a", f"/people/{reference}",
        f"/people/{reference}?as-at=2026-07-01&known-on=2026-11-22", f"/people/{reference}?all=facts",
        f"/people/{people[2].reference}", f"/people/{reference}/record",
        f"/people/{reference}/record/identity.birth_date_stated", f"/people/{reference}/record/barrier.opened",
        f"/people/{reference}/facts/{fact}/correct", f"/people/{reference}/hand-off?key={duty.key}",
        f"/hand-offs/{offer.id}", "/referrals", "/release-watch", "/reconciliation", "/quarantine",
        "/quarantine?show=resolved", f"/quarantine/{held.id}", f"/quarantine/{held.id}/mend", "/law",
        f"/law/{duty.page}", "/ledger", "/help", "/accessibility", "/lists", listed, f"{listed}/versions/1",
        f"{listed}/versions/1?show=gone", f"{listed}/entry?id={entry_id}",
        "/alerts", "/alerts?state=lost", alert,
        "/alerts/reconciliation",
        "/screening", f"/screening/hits/{hit.pk}", f"/screening/checks/{hit.screened_id}",
        f"/screening/possible-match/{fact}", "/screening/load", "/screening/traditions",
        "/pairs", "/pairs/groups", f"/people/{reference}/identities", f"/people/{reference}/identities/part",
        f"/people/{reference}/compare/{people[1].reference}",
    )  # fmt: skip
    walk.go(*lost)
    page.goto(f"/people/{people[1].reference}/requests/ask")
    walk.press("a request left empty", "Ask")
    page.goto(lost[-2])
    walk.press("a step not chosen", "Save")
    page.goto("/screening")
    walk.press("a question left empty", "Search the lists")
    page.goto(f"/screening/hits/{hit.pk}")
    walk.press("a judgement left empty", "Judge Osgar Tvelding")
    left = record_fact(people[2], Departed(), today(), source="test", by="a test")
    planned_to_go("Ready Person", (today(), AttemptPlanned(leaves_on=today() + timedelta(days=3))))
    going = planned_to_go("Leaving Person", (today(), AttemptPlanned(leaves_on=today())))
    for came in (ClaimMade(claim="protection"), RepresentationsReceived()):
        record_fact(going, came, today(), source="test", by="a test")
    walk.go(
        f"/people/{going.reference}",
        f"/people/{reference}/information",
        f"/people/{reference}/departure",
        f"/people/{people[2].reference}/departure/proof/{left}",
        "/departures/removable-today",
        "/departures/planned",
        "/departures/under-way",
        "/appeals",
        "/appeals/lodged",
        "/appeals/success",
        "/barriers",
        "/barriers/all",
        "/travel-documents",
        "/travel-documents/held",
        "/arrests",
        "/arrests/unchecked",
        "/arrests/awaited",
        "/arrests/missed",
        "/arrests/all",
        "/missed-windows",
        "/missed-windows/people",
        "/detention",
        "/detention/held-over",
    )
    page.goto("/find?q=")
    walk.look("nothing typed", is_error=True)
    page.goto(f"/people/{reference}?as-at-day=40")
    walk.look("no such day", is_error=True)
    page.goto(f"/people/{reference}/record/barrier.opened")
    walk.press("a form left empty", "Continue")
    page.goto(f"/people/{reference}/facts/{fact}/correct")
    walk.press("a correction without a reason", "Continue")
    page.goto(f"/people/{reference}/hand-off?key={duty.key}")
    walk.press("an offer to nobody", "Offer it")
    page.goto(f"/hand-offs/{offer.id}")
    walk.press("an offer not answered", "Answer")
    page.goto(f"/quarantine/{held.id}/mend")
    walk.press("a document not changed", "Read it as corrected")
    page.goto(f"/people/{reference}/record/referral.acknowledged")
    fill_day(page, "happened", today())
    page.get_by_role("button", name="Continue").click()
    walk.look("answers to check")
    page.goto(f"/people/{reference}/facts/{fact}/correct")
    page.get_by_label("Why it is corrected").fill("Another day")
    fill_day(page, "happened", today())
    page.get_by_role("button", name="Continue").click()
    walk.look("a correction to check")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "casework.manager")
    walk.go("/", "/departures/under-way")
    walk.go(f"/people/{reference}/alerts/propose", *steps)
    walk.go(*family_to_see(people[1], people[0]))
    page.goto(f"/people/{people[1].reference}/family/form")
    walk.press("a family form left empty", "Put them into the group")
    message_to(people[0])
    attached(people[0])
    walk.go("/messages", "/messages?state=waiting", f"/people/{reference}/own-pages")
    page.goto("/lists/import")
    walk.look("import a list")
    walk.press("a list without a file", "See what it changes")
    page.get_by_label("Name of the list").fill("port-watch")
    page.get_by_label("The file").set_input_files(
        {
            "name": "port.jsonl",
            "mimeType": "text/plain",
            "buffer": b'{"id": "p-1", "schema": "Person", "properties": {"name": ["Ida Port"]}}',
        }
    )
    page.get_by_role("button", name="See what it changes").click()
    walk.look("what a list would change")
    page.get_by_role("button", name="Import it").click()
    walk.look("a list that was imported")
    page.goto(f"/people/{reference}/alerts/propose")
    walk.press("a proposal left empty", "Propose it")
    page.goto(steps[0])
    walk.press("a withdrawal without reasons", "Withdraw it")
    notices_to_see(walk)
    assert {address: found for address, found in walk.faults.items() if found} == {}
    every = {pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)}
    every = {name for name in every if not name.startswith("own_")}  # test_own_pages.py walks those
    assert every - walk.names == ONLY_POST | AT_CENTRES | OF_LETTERS | {"evidence"}  # a download


def notices_to_see(walk: Walk) -> None:
    """Countries, with a notice that was not looked at in time, as the country desk sees them."""
    number = a_notice()
    User.objects.create_user("country-desk.officer", unit="country desk", grade="officer")
    walk.page.get_by_role("button", name="Sign out").click()
    sign_in(walk.page, "country-desk.officer")
    step = f"/countries/notices/{number}"
    walk.go("/", "/find", "/countries", "/countries/ALB", "/countries/POL", "/countries/tell", f"{step}?step=end", step)
    walk.press("a look with no day", "It goes on")
    walk.page.goto("/countries/tell")
    walk.press("a notice left empty", "Tell it")


def test_what_a_prison_and_an_inspector_see_and_what_is_refused_is_free_of_what_axe_finds(
    people: list[Person], held: Quarantined, walk: Walk  # noqa: F811
) -> None:  # fmt: skip
    for name, unit, grade in (("prison.officer", "prison", "officer"), ("inspector", "", "inspector")):
        User.objects.create_user(name, unit=unit, grade=grade)
    person = f"/people/{people[0].reference}"
    sign_in(walk.page, "prison.officer")
    walk.go(
        "/", person, f"{person}/record", "/find?q=a", "/release-watch", "/referrals", "/law/NOBODY", "/people/NOBODY"
    )
    walk.page.get_by_role("button", name="Sign out").click()
    sign_in(walk.page, "inspector")
    walk.go("/", "/?unit=prison", person, f"{person}/record", f"/quarantine/{held.id}", "/ledger")
    walk.page.get_by_role("button", name="Sign out").click()
    sign_in(walk.page, "casework.manager")
    walk.go("/?risen=yes", f"{person}/record/consideration.decided", f"{person}/record/immigration.leave_granted")
    assert {address: found for address, found in walk.faults.items() if found} == {}
