"""Every address for every user over an ordinary and a restricted record, against a table written out by hand."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.country_notices import a_notice
from tests.kept_checks import kept_hit
from tests.leaving_people import left_and_back
from tests.letters_written import said_for
from tests.linking import record
from tests.making_lists import listed_entry
from tests.own_people import attached, message_to
from tests.reporting_people import MONDAY as TODAY
from tests.reporting_people import a_centre, told_beside

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.config.populating import demo_users, make_users
from casekeeper.facts.alerts import AlertProposed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.facts.letters import LetterIssued
from casekeeper.facts.requests import RequestAsked
from casekeeper.records.clock import now
from casekeeper.records.models import Centre, DutyRow, FactRow, HandOff, Person, Quarantined, User

pytestmark = pytest.mark.database

PRISON, INTAKE, CASEWORK, REPORTING, REST = (
    {"prison"},
    {"intake"},
    {"casework"},
    {"reporting"},
    {
        "gatekeeper",
        "status review",
        "tracing",
        "tag hub",
        "returns logistics",
        "litigation unit",
        "appeals unit",
        "asylum unit",
        "country desk",
    },
)
MESSAGES, GIVES = {"casework", "reporting", "tracing", "tag hub"}, {"casework", "reporting"}
OURS = INTAKE | CASEWORK | REPORTING | REST
WRITES = {"casework", "gatekeeper", "reporting", "returns logistics", "appeals unit", "asylum unit"}
SECOND = {"casework", "gatekeeper", "returns logistics", "appeals unit", "asylum unit"}
HANDS_OVER = {"casework", "gatekeeper", "reporting", "returns logistics"}
INSPECTOR, DESK = {"inspector"}, {"country desk"}
EVERYBODY = PRISON | OURS | INSPECTOR
# Which units open which page. The person was referred by a prison; intake owes the duty, and offers it to casework.
OPENS = {
    "my_work": EVERYBODY, "find": EVERYBODY, "release_watch": EVERYBODY, "law": EVERYBODY, "law_page": EVERYBODY,
    "help": EVERYBODY, "accessibility": EVERYBODY, "person": EVERYBODY, "record": EVERYBODY,
    "referrals": OURS | INSPECTOR, "reconciliation": OURS | INSPECTOR, "ledger_health": OURS | INSPECTOR,
    "quarantine": INTAKE | CASEWORK | INSPECTOR, "quarantined": INTAKE | CASEWORK | INSPECTOR,
    "mend": INTAKE, "redrive": INTAKE, "hand_off": INTAKE, "answer_hand_off": INTAKE | CASEWORK,
    "record_fill": INTAKE, "record_check": INTAKE, "correct": PRISON | INTAKE, "correct_check": PRISON | INTAKE,
    "lists": OURS | INSPECTOR, "list": OURS | INSPECTOR, "list_version": OURS | INSPECTOR,
    "list_entry": OURS | INSPECTOR, "list_import": INTAKE | CASEWORK,
    "alerts": OURS | INSPECTOR, "alert_reconciliation": OURS | INSPECTOR, "alert": OURS | INSPECTOR,
    "alert_propose": CASEWORK, "alert_step": CASEWORK,
    "screening": OURS | INSPECTOR, "screening_check": OURS | INSPECTOR, "screening_hit": OURS | INSPECTOR,
    "possible_match": OURS | INSPECTOR, "screening_load": OURS | INSPECTOR,
    "screening_traditions": OURS | INSPECTOR, "screening_withdraw": OURS,
    "screening_as_typed": OURS,
    "pairs": INTAKE | CASEWORK | INSPECTOR,
    "groups": INTAKE | CASEWORK | INSPECTOR, "pair": INTAKE | CASEWORK | INSPECTOR,
    "identities": INTAKE | CASEWORK | INSPECTOR, "part": INTAKE | CASEWORK,
    "out_of_contact": OURS | INSPECTOR, "absconders": OURS | INSPECTOR, "tracing": OURS | INSPECTOR,
    "requests": OURS | INSPECTOR, "request": OURS | INSPECTOR, "request_ask": OURS, "stocks": OURS | INSPECTOR,
    "centres": OURS | INSPECTOR, "centre": OURS | INSPECTOR, "centre_day": OURS | INSPECTOR,
    "meaningful": OURS | INSPECTOR, "desk": OURS | INSPECTOR, "person_desk": OURS | INSPECTOR,
    "removal_centres": OURS | INSPECTOR,
    "arrivals": OURS | INSPECTOR, "arrival": REPORTING, "centre_tell": REPORTING, "terminal": REPORTING,
    "terminal_manifest": REPORTING, "terminal_arrivals": REPORTING, "terminal_worker": EVERYBODY,
    "arrival_of_fact": REPORTING, "bail_notice": OURS | INSPECTOR, "information_request": OURS | INSPECTOR,
    "progress": OURS | INSPECTOR, "departure_proof": OURS | INSPECTOR, "removable_today": OURS | INSPECTOR,
    "departures_planned": OURS | INSPECTOR, "under_way": OURS | INSPECTOR, "departure_stop": OURS,
    "appeals": OURS | INSPECTOR, "appeals_lodged": OURS | INSPECTOR, "appeal_success": OURS | INSPECTOR,
    "arrests": OURS | INSPECTOR, "arrests_listed": OURS | INSPECTOR,
    "travel_documents": OURS | INSPECTOR, "travel_documents_listed": OURS | INSPECTOR,
    "open_barriers": OURS | INSPECTOR, "open_barriers_listed": OURS | INSPECTOR,
    "families": OURS | INSPECTOR, "family": OURS | INSPECTOR, "family_form": CASEWORK,
    "missed_windows": OURS | INSPECTOR, "missed_windows_people": OURS | INSPECTOR,
    "countries": OURS | INSPECTOR, "country": OURS | INSPECTOR, "notice_tell": DESK, "notice_step": DESK,
    "detained": OURS | INSPECTOR, "held_over": OURS | INSPECTOR,
    "messages": MESSAGES | INSPECTOR, "messages_of": MESSAGES | INSPECTOR, "evidence": MESSAGES | INSPECTOR,
    "send_letter": GIVES, "message_settle": GIVES, "give_code": GIVES, "give_link": GIVES,
    "letters": OURS | INSPECTOR, "letter_pdf": OURS | INSPECTOR, "letter_write": CASEWORK, "letter_serve": CASEWORK,
    "letter_issue": SECOND, "letter_withdraw": WRITES, "letter_hand_over": HANDS_OVER,
    "letter_post": CASEWORK, "letter_copy": CASEWORK, "letter_give": CASEWORK, "paper_came_back": HANDS_OVER,
    "sign_in": EVERYBODY, "sign_in_demo": set(), "sign_out": EVERYBODY,
}  # fmt: skip
ABOUT_ONE = {
    "letters",
    "letter_pdf",
    "letter_write",
    "letter_serve",
    "letter_issue",
    "letter_withdraw",
    "letter_hand_over",
    "letter_post",
    "letter_copy",
    "letter_give",
    "paper_came_back",
    "bail_notice",
    "information_request",
    "family",
    "family_form",
    "progress",
    "departure_proof",
    "departure_stop",
    "message_settle",
    "messages_of",
    "give_code",
    "give_link",
    "send_letter",
    "evidence",
    "person",
    "record",
    "hand_off",
    "answer_hand_off",
    "record_fill",
    "record_check",
    "correct",
    "correct_check",
    "alert",
    "alert_propose",
    "alert_step",
    "pair",
    "identities",
    "part",
    "tracing",
    "request",
    "request_ask",
    "person_desk",
}
POSTED = {"screening_as_typed", "screening_withdraw", "redrive", "sign_in_demo", "sign_out", "message_settle",
          "letter_issue", "letter_withdraw", "letter_hand_over", "letter_post", "letter_copy", "letter_give",
          "paper_came_back", "give_code", "give_link", "send_letter", "departure_stop"}  # fmt: skip
FROM_MANAGERS_ON = {"letter_issue", "list_import", "centre_tell"}
SEE_RESTRICTED = {"manager", "head", "inspector"}
OPENED, REFUSED, ABSENT = "opened", "refused", "not there"


def expected(name: str, unit: str, grade: str, handling: str) -> str:
    """The whole rule. There are no demo users to sign in as outside a demonstration."""
    if name == "sign_in_demo":
        return ABSENT
    if name in ABOUT_ONE and handling == "restricted" and grade not in SEE_RESTRICTED:
        return ABSENT
    if name in FROM_MANAGERS_ON and grade not in ("manager", "head"):
        return REFUSED
    return OPENED if (unit or "inspector") in OPENS[name] else REFUSED


def found(client: Client, name: str, address: str) -> str:
    answer = client.post(address, {"username": "inspector"}) if name in POSTED else client.get(address)
    answers = {200: OPENED, 302: OPENED, 403: REFUSED, 404: ABSENT}
    assert answer.status_code in answers, (name, answer.status_code)
    if answer.status_code in (403, 404):
        assert b"Ansel" not in answer.content
    if answer.status_code == 302:
        assert not answer.headers["Location"].startswith("/sign-in?")
    return answers[answer.status_code]


@pytest.fixture
def addresses(person) -> dict[str, str]:
    duty = DutyRow.objects.get(person=person, key__startswith="triage:")
    offer = HandOff.objects.create(
        person=person, key=duty.key, from_unit="intake", to_unit="casework", reason="Yours", offered_by="x",
        offered_at=now(),
    )  # fmt: skip
    held = Quarantined.objects.create(
        source="prisoners", received_at=now(), document="{", digest="x", expected="JSON", came="{", what_to_do="Mend"
    )
    fact = FactRow.objects.get(kind="referral.made").number
    order = record_fact(person, DeportationOrdered(), date(2026, 11, 20), source="test", by="a test")
    proposed = AlertProposed(ground="deportation order", ground_fact=order, registers=("border",), reasons="x")
    alert = record_fact(person, proposed, date(2026, 11, 20), source="test", by="a test")
    numbers = {"answer_hand_off": offer.id, "quarantined": held.id, "redrive": held.id, "mend": held.id}
    request = RequestAsked(by_unit="casework", to_unit="tracing", what="x", why="y", asked_by="z")
    asked = record_fact(person, request, date(2026, 11, 20), source="test", by="a test")
    numbers |= {"request": asked, "evidence": attached(person), "message_settle": message_to(person)}
    numbers |= {"alert": alert, "alert_step": alert}
    numbers["departure_proof"] = left_and_back(person)
    other = record("Ansel Verrucci").reference
    parts = {"reference": person.reference, "name": "referral.acknowledged", "step": "withdraw", "key": duty.page}
    parts |= {"fact": str(fact), "which": "all"}
    hit = kept_hit(fact)
    numbers |= {"screening_check": hit.screened_id, "screening_hit": hit.pk, "screening_withdraw": hit.pk}
    parts |= {"other": other, "code": a_centre().code, "country": "ALB"}
    numbers["notice_step"] = a_notice()
    came = Came(uuid4(), Centre.objects.get(), "Nobody", TODAY, "10:00")
    numbers["arrival"] = check_in(came, by="o").pk
    numbers["arrival_of_fact"] = told_beside(Centre.objects.get())
    letter = LetterIssued(
        letter="liability_notice", template_version=1, language="en", data=said_for("liability_notice"),
        digest="0" * 64, drawn_with="x", why="x", issued_by="x",
    )  # fmt: skip
    issued = record_fact(
        person, letter, date(2026, 11, 20), source="test", by="a test", user=User(unit="casework", grade="officer")
    )
    numbers |= dict.fromkeys(("letter_pdf", "letter_serve", "letter_post", "letter_copy", "letter_give"), issued)
    made = {}
    for pattern in get_resolver().url_patterns:
        name = getattr(pattern, "name", None)
        # The person's own pages know nothing of staff: tests/screens/test_own_pages.py.
        if name and pattern.callback.shows not in ("own door", "own page"):
            given = parts | {"number": str(numbers.get(name, fact)), "version": "1"}
            made[name] = "/" + re.sub(
                r"<(?:\w+:)?(\w+)>", lambda part, given=given: given[part[1]], str(pattern.pattern)
            )
    made["letter_write"] = f"/people/{person.reference}/letters/write/liability_notice"
    made["hand_off"] += f"?key={duty.key}"
    version, entry_id = listed_entry()
    made["list"] = f"/lists/{version.alert_list.id}"
    made["list_version"] = f"{made['list']}/versions/{version.number}"
    made["list_entry"] = f"{made['list']}/entry?id={entry_id}"
    return made


@pytest.mark.parametrize("handling", ["normal", "restricted"])
def test_every_page_opens_for_whom_the_table_says_and_for_nobody_else(handling, addresses, person):
    make_users()
    Person.objects.filter(pk=person.pk).update(handling=handling)
    assert set(addresses) == set(OPENS), "a page was added or taken away: say here who may open it"
    wrong, seen = [], []
    for username, unit, grade in demo_users():
        for name, address in addresses.items():
            client = Client()
            client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
            came, should = found(client, name, address), expected(name, unit, grade, handling)
            seen.append(came)
            if came != should:
                wrong.append((username, name, came, should))
    assert wrong == []
    users, officers = len(demo_users()), sum(1 for _, _, grade in demo_users() if grade == "officer")
    assert len(seen) == len(OPENS) * users
    assert seen.count(ABSENT) == users + (len(ABOUT_ONE) * officers if handling == "restricted" else 0)
    assert {OPENED, REFUSED} < set(seen)


def test_the_table_of_actions_and_the_sets_that_lists_are_made_of_agree(person, db):
    """One rule is asked of one record, another of all at once: they never differ."""
    from casekeeper.actions.permissions import LOOK, may
    from casekeeper.actions.seeing import sight_of

    make_users()
    users = [*User.objects.all(), None, User(unit="", grade="officer"), User(unit="casework", grade="", is_active=True),
             User(unit="casework", grade="head", is_active=False)]  # fmt: skip
    for handling in ("normal", "restricted", "sensitive source"):
        Person.objects.filter(pk=person.pk).update(handling=handling)
        person.refresh_from_db()
        for user in users:
            assert sight_of(user).sees(person) == bool(may(user, LOOK, person)), (user, handling)
