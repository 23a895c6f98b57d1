"""Letters in a real browser: every page free of what axe finds, and one letter from writing to its clock."""

from __future__ import annotations

from typing import Any

from tests.browser.test_axe import Walk, walk  # noqa: F401
from tests.browser.test_journeys import fill_day, sign_in
from tests.letters_people import TODAY, liable, our_office, with_everything, worker  # noqa: F401

from casekeeper.config.populating import make_users
from casekeeper.records.models import User


def test_a_letter_is_written_served_to_the_file_and_handed_over(walk: Walk, our_office: None) -> None:  # noqa: F811
    make_users()
    person = liable()
    page: Any = walk.page
    letters = f"/people/{person.reference}/letters"
    sign_in(page, "casework.officer")
    walk.go(letters, f"{letters}/write/liability_notice")
    walk.press("a letter left empty", "Show the letter")
    page.get_by_label("How it will be served").select_option("post in the UK")
    fill_day(page, "sent_on", TODAY)
    page.get_by_label("Reasons").fill("You were sentenced to fourteen months.")
    page.get_by_label("Why it is written, for the record").fill("Triage is done")
    page.get_by_role("button", name="Show the letter").press("Enter")
    page.wait_for_selector("#preview")
    walk.look("the letter as it will read")
    page.get_by_role("button", name="Issue it").press("Enter")
    page.wait_for_selector("#issued")
    walk.look("issued")
    page.get_by_role("link", name="Record how it was served").click()
    walk.look("how it was served")
    page.get_by_label("How it was served").select_option("to file")
    page.get_by_label("Proof; to file: why delivery was impossible").fill("Moved away")
    page.get_by_role("button", name="Show the clock it starts").click()
    page.wait_for_selector("#clock")
    walk.look("a clock that does not start")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=On the file")
    walk.look("on the file")
    page.get_by_label("Proof that it was handed over").fill("Signed")
    page.get_by_role("button", name="Hand it over now").press("Enter")
    page.wait_for_selector("text=Handed over. Counts as served on 23 November 2026.")
    walk.look("handed over")
    assert {address: found for address, found in walk.faults.items() if found} == {}


def test_every_letter_s_form_and_the_second_person_s_page_are_free_of_what_axe_finds(
    walk: Walk, our_office: None, settings: Any  # noqa: F811
) -> None:  # fmt: skip
    settings.SERVING_MAILBOXES = {"Invented House": "serving@example.invalid"}
    make_users()
    person = with_everything(User.objects.get(username="casework.officer"))
    page: Any = walk.page
    letters = f"/people/{person.reference}/letters"
    sign_in(page, "casework.officer")
    walk.go(*(f"{letters}/write/{key}" for key in ("decision_with_appeal", "removal_notice", "detention_review",
                                                   "bail_notice", "release_conditions", "deportation_order",
                                                   "decision_certified_94b", "information_request")))  # fmt: skip
    page.goto(f"{letters}/write/decision_with_appeal")
    page.get_by_label("What the appeal would be against").select_option("refusal of a human-rights claim")
    page.get_by_label("Where the person is").select_option("scotland")
    page.get_by_label("How it will be served").select_option("by hand")
    page.get_by_label("Reasons").fill("Every reason.")
    page.get_by_label("Why it is written, for the record").fill("Decided")
    page.get_by_role("button", name="Show the letter").click()
    page.wait_for_selector("#preview")
    walk.look("a decision as it will read")
    page.get_by_role("button", name="Put it forward").click()
    page.wait_for_selector("#forward")
    walk.look("put forward")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "casework.manager")
    page.goto(letters)
    page.get_by_role("button", name="Issue it").click()
    page.wait_for_selector("#issued")
    page.get_by_label("Where its staff hand it over").select_option("Invented House")
    page.get_by_role("button", name="Give it to them to serve by hand").click()
    page.wait_for_selector("text=By e-mail to the staff of Invented House")
    walk.look("given to staff to serve by hand")
    page.get_by_role("link", name="Record how it was served").click()
    page.get_by_label("Proof; to file: why delivery was impossible").fill("Signed")
    page.get_by_role("button", name="Show the clock it starts").click()
    page.wait_for_selector("#clock")
    walk.look("the clock of a decision")
    assert {address: found for address, found in walk.faults.items() if found} == {}
    assert {"letter_write", "letters", "letter_serve"} <= walk.names
