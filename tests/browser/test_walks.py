"""Eight cases from the prison's list and the referral to the end in the browser, each step by whoever does it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.at_the_minute import it_is
from tests.browser.test_journeys import sign_in
from tests.exchange.payloads import read
from tests.walks.standing import check_standing
from tests.walks.stories import WALKS
from tests.walks.telling import WORKERS, Step, Walk

from casekeeper.facts import payload_of
from casekeeper.records.explaining import explanation
from casekeeper.records.finding import find_person
from casekeeper.records.models import FactRow, Person, User
from casekeeper.screens.dates import three_fields
from casekeeper.screens.recording.fields import fields_of, typed_from


class Office:
    """Everybody who works on the case, each signed in on a page of their own without JavaScript."""

    def __init__(self, open_page: Callable[..., Any]) -> None:
        self.open_page = open_page
        self.pages: dict[str, Any] = {}
        for who, (unit, grade) in WORKERS.items():
            User.objects.create_user(_name(who), unit=unit, grade=grade, first_name=unit.title(), last_name=grade)

    def page_of(self, who: str) -> Any:
        if who not in self.pages:
            self.pages[who] = self.open_page(scripts=False)
            sign_in(self.pages[who], _name(who))
        return self.pages[who]

    def record(self, person: Person, step: Step, numbers: dict[str, int]) -> str:
        """Fill in the form, check the answers and save; what the page then says."""
        page = self.page_of(step.who)
        answer = page.goto(f"/people/{person.reference}/record/{step.kind.key}")
        if answer.status == 403:
            return str(page.locator("main").inner_text())
        _fill(page, step, numbers)
        page.get_by_role("button", name="Continue").click()
        assert page.locator("h1").inner_text() == "Check your answers", page.locator("main").inner_text()
        page.get_by_role("button", name="Save to the record").click()
        return str(page.locator("main").inner_text())


def _name(who: str) -> str:
    return who.replace(" ", ".")


def _fill(page: Any, step: Step, numbers: dict[str, int]) -> None:
    said = step.said(numbers)
    told = set(payload_of(said))
    typed = three_fields("happened", step.on)
    for field in fields_of(step.kind):
        if field.name in told:
            typed |= typed_from(field, getattr(said, field.name))
    for name, value in typed.items():
        boxes = page.locator(f"[name='{name}']")
        kind = boxes.first.evaluate("box => box.type || box.tagName.toLowerCase()")
        if kind in ("radio", "checkbox"):
            page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind.startswith("select"):
            boxes.select_option(value)
        else:
            boxes.fill(value)


@pytest.mark.parametrize("walk", [pytest.param(walk, id=walk.title) for walk in WALKS])
def test_a_case_goes_from_its_referral_to_its_end_in_the_browser(
    walk: Walk, transactional_db: None, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, walk.starts)
    office, numbers = Office(open_page), {}
    assert read("prisoners", walk.listed, on=walk.starts).new == 1
    person = find_person(walk.number)
    assert person is not None
    for step in walk.steps:
        it_is(monkeypatch, step.on)
        before = FactRow.objects.count()
        shown = office.record(person, step, numbers)
        if step.refused:
            assert re.search(step.refused, shown), (step, shown)
            assert FactRow.objects.count() == before
        else:
            found = re.search(r"Recorded as fact (\d+)", shown)
            assert found is not None, (step, shown)
            numbers[step.called] = int(found[1])
        check_standing(step, json.loads(json.dumps(explanation(person, step.on), default=str)))
    _next_steps_are_shown(office, person, walk.steps[-1].on)


def _next_steps_are_shown(office: Office, person: Person, on: date) -> None:
    """What is due at the end stands on the person's page, with its owner; where nothing is, the page says so."""
    page = office.page_of("casework")
    page.goto(f"/people/{person.reference}")
    shown = page.locator("main").inner_text()
    due = [duty for duty in explanation(person, on)["duties"] if duty["is_open"]]
    assert all(duty["what"] in shown for duty in due)
    assert due or "Nothing is due" in shown, shown[:600]
