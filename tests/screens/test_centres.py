"""The centres' pages, the board and the desk: what stands on them, and what they record."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from tests.reporting_people import MONDAY, a_centre, reports

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.settle_arrival import NOBODY, settle_arrival
from casekeeper.facts import LEGAL_ZONE
from casekeeper.facts.casework import BarrierOpened, VulnerabilityNoted
from casekeeper.facts.consideration import LiabilityNoticeSent
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import NameStated
from casekeeper.facts.reporting import ReportAttended
from casekeeper.records import clock
from casekeeper.records.models import Arrival, CentreStatement, FactRow, Look, Person, PositionRow, User
from casekeeper.records.queries.arrivals import due_of, led_to_nobody
from casekeeper.records.queries.centre_board import board
from casekeeper.records.queries.sight import Sight

pytestmark = [pytest.mark.database, pytest.mark.django_db]
EVERYTHING = Sight(restricted=True)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LEGAL_ZONE)


@pytest.fixture
def centre(the_day):
    return a_centre()


def states(centre, now, day=MONDAY, sight=EVERYTHING):
    return {row.name: row.state for row in board(centre, day, now, sight=sight)}


def test_the_board_tells_who_is_due_late_not_seen_here_and_seen_and_concludes_nothing(centre):
    early, late = reports("Early Bird", at="10:30"), reports("Late Comer", at="10:00")
    reports("Not Seen", at="09:00")
    reports("Next Week", at="09:00", first_on=MONDAY + timedelta(days=7))
    assert states(centre, at(10, 20)) == {"Early Bird": "expected", "Late Comer": "late", "Not Seen": "not seen"}
    record_fact(early, ReportAttended(place="Lunar House", at="10:21"), MONDAY, source="t", by="t")
    record_fact(late, ReportAttended(place="Lunar House", at="10:22"), MONDAY, source="t", by="t")
    assert states(centre, at(10, 30)) == {"Early Bird": "arrived", "Late Comer": "arrived", "Not Seen": "not seen"}
    row = next(row for row in board(centre, MONDAY, at(10, 30)) if row.name == "Early Bird")
    assert (row.at, row.came_at, row.was_due) == ("10:30", "10:21", True)


def test_the_desk_shows_a_document_that_ends_soon_until_another_is_told_of(centre, signed_in):
    person = reports("Paper Holder")
    ends = MONDAY + timedelta(days=40)
    held = DocumentHeld(document="passport", number="ZZ1", valid_until=ends, held_by="the person")
    record_fact(person, held, MONDAY, source="t", by="t")
    address = f"/people/{person.reference}/desk?centre=lunar-house"
    page = signed_in("reporting").get(address).content.decode()
    assert "Expiring document: passport" in page
    assert "held by the person" in page
    assert "Decide what is done about a document that ends soon" in page
    longer = DocumentHeld(document="passport", number="ZZ2", valid_until=ends + timedelta(days=3_650))
    record_fact(person, longer, MONDAY, source="t", by="t")
    assert "Expiring document" not in signed_in("reporting").get(address).content.decode()


def test_an_arrival_that_led_to_nobody_is_on_reporting_s_work_with_a_day_and_rises_until_it_is_settled(
    centre, signed_in, monkeypatch
):
    officer = User.objects.get_or_create(username="o", unit="reporting", grade="officer")[0]
    came = Came(uuid4(), centre, "ZZZZ-99", MONDAY, "10:00", "terminal")
    arrival = check_in(came, by="o", user=officer)

    def work(unit="reporting", grade="officer"):
        return signed_in(unit, grade).get("/").content.decode()

    assert "Arrivals that led to nobody: 1 to settle" in work()
    assert "the first is due 24 November 2026" in work()
    assert "led to nobody" not in work("casework")
    found = {}
    for days in (0, 1, 2, 3, 4, 8):
        found[days] = led_to_nobody(MONDAY + timedelta(days=days))[:4]
    assert found[0] == (1, 0, 0, 0)
    assert found[1] == (1, 0, 1, 0)
    assert found[2] == (1, 1, 0, 0)
    assert found[3] == (1, 1, 0, 1), "two working days after its day it is the manager's"
    assert due_of(MONDAY, MONDAY + timedelta(days=8)).rung == 2
    later = MONDAY + timedelta(days=3)
    monkeypatch.setenv("CASEKEEPER_TODAY", later.isoformat())
    assert "1 risen to the manager" in work(grade="manager")
    listed = signed_in("reporting").get("/centres/arrivals").content.decode()
    assert "2 days overdue" in listed
    assert "risen to the manager" in listed
    settle_arrival(arrival, NOBODY, reasons="A courier", by="o", user=officer)
    assert "led to nobody" not in work(grade="manager")


def test_an_arrival_told_otherwise_as_well_is_settled_from_the_duty_on_the_record(centre, signed_in):
    person = reports("Rang First")
    record_fact(person, ReportAttended(channel="telephone"), MONDAY, source="t", by="t")
    officer = User.objects.get_or_create(username="o", unit="reporting", grade="officer")[0]
    arrival = check_in(Came(uuid4(), centre, person.reference, MONDAY, "10:00"), by="o", user=officer)
    page = signed_in("reporting").get(f"/people/{person.reference}").content.decode()
    assert "Settle an arrival told otherwise as well" in page
    (address,) = set(re.findall(r'href="(/centres/arrivals/of-fact/\d+)"', page))
    offered = re.findall(
        r'name="how" type="radio" value="([^"]+)"', signed_in("reporting").get(address).content.decode()
    )
    assert offered == ["one report, told twice", "both took place", "somebody else came"]
    said = {"how": "one report, told twice", "reasons": "The same officer"}
    assert signed_in("reporting").post(address, said).headers["Location"] == "/centres/arrivals"
    arrival.refresh_from_db()
    assert arrival.settled == "one report, told twice"
    assert signed_in("reporting").get("/centres/arrivals/of-fact/1").status_code == 404
    assert signed_in("casework").get(address).status_code == 403


def test_somebody_who_was_not_due_is_on_the_board_as_not_due(centre):
    walk_in = reports("Walk In", first_on=MONDAY + timedelta(days=7))
    record_fact(walk_in, ReportAttended(place="Lunar House", at="11:00"), MONDAY, source="t", by="t")
    (row,) = board(centre, MONDAY, at(12))
    assert (row.state, row.was_due) == ("arrived", False)


def test_the_board_of_a_day_gone_by_says_who_missed_and_whom_we_never_told(centre, monkeypatch):
    from casekeeper.records.sweep import sweep

    reports("Did Miss", at="09:00")
    reports("Never Told", at="09:15", known=False)
    after = MONDAY + timedelta(days=1)
    monkeypatch.setenv("CASEKEEPER_TODAY", after.isoformat())
    sweep(after)
    assert states(centre, at(9, day=after)) == {"Did Miss": "missed", "Never Told": "not counted"}


def test_a_restricted_record_is_on_no_officer_s_board_and_in_none_of_its_counts(centre, signed_in):
    hidden = reports("Hidden One")
    Person.objects.filter(pk=hidden.pk).update(handling="restricted")
    without = signed_in("reporting").get("/centres/lunar-house/day").content
    assert b"Hidden" not in without
    assert b"Nobody is due here" in without
    assert b"Hidden One" in signed_in("reporting", "manager").get("/centres/lunar-house/day").content


def test_names_are_left_off_where_others_can_see_the_board(centre, signed_in):
    person = reports("Ansel Verrucci")
    text = signed_in("reporting").get("/centres/lunar-house/day?names=no").content.decode()
    assert "Ansel" not in text
    assert person.reference in text


def test_too_full_is_said_in_advance_with_what_may_be_done_and_nothing_is_chosen(centre, signed_in):
    ahead = MONDAY + timedelta(days=7)
    people = [reports(f"Person Number{number}", at="09:00", first_on=ahead, grade="D") for number in range(25)]
    text = signed_in("reporting").get(f"/centres/lunar-house?on={ahead}").content.decode()
    assert "Too full: 5 more than there is room for" in text
    assert re.findall(r"<li><strong>([^<]+)</strong>, for up to", text) == [
        "Telephone instead of coming", "Another hour of the same day", "Less often, where the risk is low",
    ]  # fmt: skip
    assert '<rect class="closed"' in text
    assert "30 Nov 2026" in signed_in("reporting").get("/centres").content.decode()
    assert {row.reports_at for row in PositionRow.objects.filter(person__in=people)} == {"09:00"}


def test_a_manager_tells_of_a_closure_and_those_expected_have_no_room(centre, signed_in):
    reports("Ansel Verrucci")
    client = signed_in("reporting", "manager")
    told = {"closed": "yes", "reason": "flood", "starts-day": "23", "starts-month": "11", "starts-year": "2026",
            "ends-day": "24", "ends-month": "11", "ends-year": "2026"}  # fmt: skip
    assert client.post("/centres/lunar-house/tell?kind=closure", told).status_code == 302
    text = client.get("/centres/lunar-house").content.decode()
    assert "The centre is closed (flood), and 1 person is expected" in text
    kept = CentreStatement.objects.get(kind="closure")
    assert (kept.told_by, kept.said) == ("reporting.manager", {"closed": True, "reason": "flood"})
    wrong = client.post("/centres/lunar-house/tell?kind=hours", {"opens": "12:00", "closes": "9:00"})
    assert b"There is a problem" in wrong.content
    assert signed_in("reporting").post("/centres/lunar-house/tell", told).status_code == 403


def test_a_scan_checks_in_and_leads_to_a_screen_with_what_is_open_in_every_unit(centre, signed_in):
    person = reports(
        "Ansel Verrucci",
        (NameStated(full="Anselm Veruci", use="alias"), MONDAY),
        (VulnerabilityNoted(what="Lost a child"), MONDAY),
        (BarrierOpened(code="BAR-07", evidence="Passport runs out", expires=MONDAY + timedelta(days=9)), MONDAY),
        (BarrierOpened(code="BAR-19", evidence="Decision of 1 November"), MONDAY),
        (LiabilityNoticeSent(proof="signed"), MONDAY),
    )
    client = signed_in("reporting")
    key = str(uuid4())
    posted = {"typed": f" {person.reference.lower()} ", "key": key, "do": "check in"}
    first = client.post("/centres/lunar-house/desk", posted)
    again = client.post("/centres/lunar-house/desk", posted)
    assert first.headers["Location"] == again.headers["Location"]
    assert FactRow.objects.filter(person=person, kind="reporting.attended").count() == 1
    text = client.get(first.headers["Location"]).content.decode()
    for words in ("Ansel Verrucci", "Anselm Veruci", "12 April 1988", "to keep in touch", "Here since",
                  "Vulnerable: Lost a child", "Passport runs out", "2 Dec 2026", "Decision of 1 November",
                  "Reasons against deportation are awaited", "No photograph is kept here"):  # fmt: skip
        assert words in text, words
    look = Look.objects.filter(person=person).latest("pk")
    assert (look.what, look.purpose) == ("desk", "a report in person")


def test_a_reference_that_leads_nowhere_is_kept_and_stands_among_arrivals_to_settle(centre, signed_in):
    client = signed_in("reporting")
    text = client.post("/centres/lunar-house/desk", {"typed": "ZZZZ-99", "key": str(uuid4())}).content.decode()
    assert "not placed yet" in text
    listed = client.get("/centres/arrivals").content.decode()
    assert "ZZZZ-99" in listed
    arrival = Arrival.objects.get()
    page = f"/centres/arrivals/{arrival.pk}"
    assert b"Enter the reference" in client.post(page, {"how": "it was this person", "reasons": "x"}).content
    assert client.post(page, {"how": "nobody of ours", "reasons": "A visitor"}).status_code == 302
    assert "ZZZZ-99" not in client.get("/centres/arrivals").content.decode()
    assert "A visitor" in client.get("/centres/arrivals?show=settled").content.decode()


def test_open_only_says_of_nobody_that_they_came(centre, signed_in):
    person = reports("Ansel Verrucci")
    answer = signed_in("casework").post("/centres/lunar-house/desk", {"typed": person.reference, "do": "open"})
    assert answer.headers["Location"].startswith(f"/people/{person.reference}/desk")
    assert not Arrival.objects.exists()
    refused = signed_in("casework").post("/centres/lunar-house/desk", {"typed": person.reference, "do": "check in"})
    assert refused.status_code == 403


def answers(**more):
    return {"identity": "confirmed", "purpose": "to keep in touch", "served": "yes", "health": "done",
            "next_on-day": "30", "next_on-month": "11", "next_on-year": "2026", "next_centre": "lunar-house",
            "at": "10:15", "told": "said at the desk, and said back by the person", "do": "save", **more}  # fmt: skip


def test_what_was_done_and_the_next_report_are_saved_and_the_next_person_follows(centre, signed_in):
    person = reports("Ansel Verrucci")
    client = signed_in("reporting")
    page = f"/people/{person.reference}/desk?centre=lunar-house"
    wrong = client.post(page, answers(purpose="", told="")).content.decode()
    assert "Choose what this report was for" in wrong
    assert "Say how the person was told" in wrong
    full = client.post(page, answers(at="23:59")).content.decode()
    assert "has no slot at 23:59" in full
    assert not FactRow.objects.filter(kind="reporting.interview_held").exists()
    saved = client.post(page, answers())
    assert saved.headers["Location"] == "/centres/lunar-house/desk"
    said = FactRow.objects.get(kind="reporting.interview_held").payload
    assert (said["health"], said["next_date"], said["held_by"]) == ("done", "done", "reporting.officer")
    assert FactRow.objects.get(kind="reporting.slot_agreed").payload["at"] == "10:15"
    assert FactRow.objects.filter(kind="reporting.attended").count() == 1
    assert states(centre, at(12)) == {"Ansel Verrucci": "seen"}


def test_the_hours_of_another_day_are_shown_before_one_is_agreed(centre, signed_in):
    person = reports("Ansel Verrucci")
    page = f"/people/{person.reference}/desk?centre=lunar-house"
    text = signed_in("reporting").post(page, answers(**{"next_on-day": "28", "do": "hours"})).content.decode()
    assert "Closed that day" in text
    assert not FactRow.objects.filter(kind="reporting.interview_held").exists()


def test_reports_are_measured_by_what_they_were_for_and_those_with_nothing_said_stand_out(centre, signed_in):
    client = signed_in("reporting")
    for name, served in (("Ansel Verrucci", "yes"), ("Brisa Lomond", "no")):
        person = reports(name)
        client.post(f"/people/{person.reference}/desk?centre=lunar-house", answers(served=served, not_agreed="yes"))
    silent = reports("Corwin Tedesco")
    record_fact(silent, ReportAttended(place="Lunar House"), MONDAY, source="t", by="t")
    text = client.get("/centres/meaningful").content.decode()
    assert "of 3 reports, 1 did what they were for" in text
    assert re.search(r"To keep in touch</th>.*?>2<.*?>1<.*?>0<.*?>1<.*?50%.*?1.0", text, re.S)
    assert "Nothing was recorded" in text


def send(client, arrivals, now):
    body = json.dumps({"now": now.isoformat(), "arrivals": arrivals})
    return client.post("/terminal/lunar-house/arrivals", body, content_type="application/json")


def test_a_terminal_whose_clock_is_wrong_still_tells_how_long_ago_somebody_came(centre, signed_in, monkeypatch):
    person = reports("Ansel Verrucci")
    monkeypatch.setattr(clock, "now", lambda: at(11, 30))
    theirs = datetime(2031, 1, 1, 3, 0, tzinfo=LEGAL_ZONE)
    taken = {"key": str(uuid4()), "typed": person.reference, "at": (theirs - timedelta(minutes=65)).isoformat()}
    answer = send(signed_in("reporting"), [taken], theirs)
    assert answer.json() == {"became": {taken["key"]: "recorded"}}
    assert FactRow.objects.get(kind="reporting.attended").payload["at"] == "10:25"


def test_what_a_terminal_may_not_send_is_refused_and_says_what_is_expected(centre, signed_in):
    client = signed_in("reporting")
    one = {"key": str(uuid4()), "typed": "x", "at": at(10).isoformat()}
    for arrivals in ([{**one, "key": "1"}], [{**one, "at": "ten"}], [{**one, "typed": ""}], [one] * 51):
        answer = send(client, arrivals, at(11))
        assert (answer.status_code, "key" in answer.json()["error"]) == (400, True)
    assert send(signed_in("casework"), [one], at(11)).status_code == 403
    assert not Arrival.objects.exists()


def test_two_hundred_sent_by_a_terminal_twice_over_come_to_one_each(centre, signed_in, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(11))
    people = [reports(f"Person Number{number}") for number in range(200)]
    for person in people[::3]:
        record_fact(person, ReportAttended(channel="telephone"), MONDAY, source="telephone", by="x")
    taken = [{"key": str(uuid4()), "typed": each.reference, "at": at(10).isoformat()} for each in people]
    client = signed_in("reporting")
    for start in [*range(0, 200, 50), 50, 0]:
        assert len(send(client, taken[start : start + 50], at(11)).json()["became"]) == 50
    assert Counter(Arrival.objects.values_list("outcome", flat=True)) == {"recorded": 133, "told otherwise": 67}
    assert FactRow.objects.filter(kind="reporting.attended").count() == 200
    text = client.get("/centres/arrivals").content.decode()
    assert text.count("Told otherwise too") == 67


def test_the_kept_page_of_a_terminal_says_nothing_about_anybody(centre, signed_in):
    person = reports("Ansel Verrucci")
    check_in_one = signed_in("reporting").post("/centres/lunar-house/desk", {"typed": person.reference})
    assert check_in_one.status_code == 302
    text = signed_in("reporting").get("/terminal/lunar-house").content.decode()
    assert person.reference not in text
    assert "Ansel" not in text
    assert "Test" not in text, "not even who is signed in"
