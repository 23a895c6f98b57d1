"""Progress to departure, removable today, planned departures, and the proof: what is shown, and to whom."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.leaving_people import planned_to_go

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.departures import (
    AttemptBooked,
    AttemptFailed,
    AttemptPlanned,
    DepartureCheckMade,
    FailureRegraded,
    RemovalNoticeServed,
)
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.immigration import Departed, DetentionBegan
from casekeeper.facts.travel_documents import DocumentWithdrawn
from casekeeper.periods import day_of
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.readiness import NAMES
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import leaving
from casekeeper.records.queries.leaving import Filters

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_the_names_of_the_lines_are_those_that_the_lines_have() -> None:
    from casekeeper.facts import history_of

    rules = rulebook.current()
    nobody = history_of("TEST-0001", [])
    found = asked_anyway(nobody, rules.law, rules.calendars, today(), known_of(nobody, rules.law))
    assert tuple(line.name for line in found.lines) == NAMES


def test_who_could_leave_today_is_on_one_list_and_who_may_not_is_on_none_of_it(signed_in: Any) -> None:
    planned_to_go("Ready Person", (date(2026, 11, 20), DetentionBegan(place="A centre (invented)")))
    planned_to_go("Lost Person", (date(2026, 11, 20), ContactLost(standing="absconder", declared_by="A. Manager")))
    planned_to_go("Stopped Person", (date(2026, 11, 1), BarrierOpened(code="BAR-08", evidence="a doctor")))
    said = text_of(signed_in("returns logistics").get("/departures/removable-today"))
    assert "Ready Person" in said
    assert "Stopped Person" not in said
    assert "1 could leave today" in said
    assert "1 could as well, and have to be found first" in said
    assert "Absconder To be found" in said[said.index("Lost Person") :]
    assert said.count("To be found") == 1
    assert Look.objects.filter(what="removable today").exists()


def test_a_restricted_record_is_on_neither_list_and_in_no_count(signed_in: Any) -> None:
    hidden = planned_to_go("Hidden Person", (date(2026, 11, 10), AttemptPlanned(leaves_on=date(2026, 12, 20))))
    Person.objects.filter(pk=hidden.pk).update(handling="restricted")
    officer = signed_in("returns logistics")
    assert "0 could leave today" in text_of(officer.get("/departures/removable-today"))
    plan = text_of(officer.get("/departures/planned"))
    assert "Hidden Person" not in plan
    assert "0 planned 0 with everything ready" in plan
    assert "Hidden Person" in text_of(signed_in("returns logistics", "manager").get("/departures/planned"))


def test_planned_departures_stand_by_day_with_what_is_missing(signed_in: Any) -> None:
    day = today() + timedelta(days=2)
    planned_to_go("Planned Person", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)))
    planned_to_go("Later Person", (date(2026, 11, 11), AttemptPlanned(leaves_on=day + timedelta(days=3))))
    said = text_of(signed_in("casework").get("/departures/planned"))
    assert said.index("Planned Person") < said.index("Later Person")
    assert "2 planned 0 with everything ready" in said
    assert "1 planned 0 ready" in said
    assert "Ticket" in said


def test_the_planner_says_which_document_ends_too_early_and_whether_the_notice_has_run(signed_in: Any) -> None:
    day = today() + timedelta(days=4)
    early = planned_to_go("Early Ender", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)))
    held = FactRow.objects.get(person=early, kind=DocumentHeld.key).number
    record_fact(early, DocumentWithdrawn(document=held, why="lost"), date(2026, 11, 20), source="test", by="a test")
    short = DocumentHeld(
        document="emergency travel document", valid_until=day - timedelta(days=2), held_by="the department"
    )
    record_fact(early, short, date(2026, 11, 20), source="test", by="a test")
    notice = RemovalNoticeServed(notice="both", leaves_on=day, proof="Signed receipt", longer_period="Considered.")
    planned_to_go("Long Holder", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)), (today(), notice))
    said = text_of(signed_in("casework").get("/departures/planned"))
    first, second = sorted(re.split("Early Ender|Long Holder", said)[1:3], key=lambda part: "Ends before" not in part)
    assert "Ends before the day" in first
    assert "No notice runs" in first
    assert "Ends before the day" not in second
    assert "Runs past the day" in second
    assert "1 document ends" in said
    assert sum(each.documents_end for each in leaving.planned_by_day()) == 2
    assert sum(each.notices_end for each in leaving.planned_by_day()) == 1


def test_planned_departures_say_who_has_each_missing_line_and_one_unit_sees_its_own(signed_in: Any) -> None:
    day = today() + timedelta(days=2)
    planned_to_go("No Ticket", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)))
    planned_to_go("Stopped Person", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)),
                  (date(2026, 11, 1), BarrierOpened(code="BAR-08", evidence="a doctor")))  # fmt: skip
    officer = signed_in("returns logistics")
    said = text_of(officer.get("/departures/planned"))
    assert "Ticket Returns logistics" in said
    assert {(each.owner, each.line, each.people) for each in leaving.waits() if each.line == "no open safeguard"} == {
        (SAFEGUARDS["BAR-08"].owner, "no open safeguard", 1)
    }  # fmt: skip
    owner = SAFEGUARDS["BAR-08"].owner
    only = text_of(officer.get("/departures/planned", {"owner": owner, "line": "no open safeguard"}))
    assert "Stopped Person" in only
    assert "No Ticket" not in only
    assert "1 departure waits for no open safeguard" in only
    rows, _ = leaving.planned(Filters(owner="returns logistics"))
    assert [row.name for row in rows] == ["No Ticket", "Stopped Person"]
    assert leaving.planned(Filters(owner="intake")) == ([], None)
    every = text_of(officer.get("/departures/planned", {"owner": "nobody'; --", "line": "x"}))
    assert "No Ticket" in every


def test_every_figure_of_what_is_missing_leads_to_as_many_departures(signed_in: Any) -> None:
    day = today() + timedelta(days=2)
    for number in range(3):
        planned_to_go(f"Person {number}", (date(2026, 11, 10), AttemptPlanned(leaves_on=day)))
    for each in leaving.waits():
        found = Filters(owner=each.owner, line=each.line)
        assert leaving.count_planned(found) == each.people == len(leaving.planned(found)[0])


def test_whoever_left_with_no_attempt_planned_is_among_the_attempts_with_that_cause(signed_in: Any) -> None:
    planned_to_go("Left Unplanned", (date(2026, 11, 12), Departed(how="removed", to="ALB")))
    planned_to_go("Left As Planned", (date(2026, 11, 10), AttemptPlanned(leaves_on=date(2026, 11, 12))),
                  (date(2026, 11, 12), Departed(how="removed", to="ALB")))  # fmt: skip
    said = text_of(signed_in("casework").get("/departures/planned"))
    assert "no attempt was planned: 1" in said
    assert "Left Unplanned" in said
    assert "Left As Planned" not in said
    assert "Removed Not planned Line by line" in said


def test_pages_of_both_lists_lead_on_from_row_to_row(signed_in: Any) -> None:
    for number in range(5):
        plan = AttemptPlanned(leaves_on=today() + timedelta(days=number // 2))
        planned_to_go(f"Person {number}", (date(2026, 11, 10), plan))
    for ask in (leaving.removable_today, lambda after, limit: leaving.planned(Filters(), after, limit=limit)):
        seen: list[str] = []
        after = None
        for _ in range(4):
            rows, after = ask(after, limit=2)
            seen += [row.name for row in rows]
            if after is None:
                break
        assert sorted(seen) == [f"Person {number}" for number in range(5)]


def test_the_page_tells_each_line_why_and_who_has_it_and_what_stands_in_the_way(signed_in: Any) -> None:
    person = planned_to_go("Stopped Person", (date(2026, 11, 1), BarrierOpened(code="BAR-08", evidence="a doctor")))
    said = text_of(signed_in("casework").get(f"/people/{person.reference}/departure"))
    assert "No removable today" in said
    assert "1 safeguards or barriers stand open" in said
    assert "Medically unfit Closes the gate" in said
    assert "Only the clinician clears it" in said
    assert "Deportation order served on 1 September 2026" in said
    assert all(name.capitalize() in said for name in NAMES)


def test_a_failed_attempt_shows_both_gradings(signed_in: Any) -> None:
    person = planned_to_go("Failed Person", (date(2026, 11, 2), AttemptPlanned(leaves_on=date(2026, 11, 12))))
    number = FactRow.objects.get(person=person, kind="departure.attempt_planned").number
    failed = AttemptFailed(attempt=number, stage="booked", cause="no escort", controllable="no",
                           in_control_of="contractor", graded_by="A. Maker")  # fmt: skip
    again = FailureRegraded(attempt=number, cause="no escort", controllable="yes", in_control_of="us",
                            reasons="Asked for late.", graded_by="B. Reviewer")  # fmt: skip
    told: list[tuple[date, Kind]] = [
        (date(2026, 11, 3), AttemptBooked(attempt=number)), (date(2026, 11, 12), failed), (date(2026, 11, 16), again),
    ]  # fmt: skip
    with transaction.atomic():
        append([NewFact(person.id, said, day_of(on), "test", "tester") for on, said in told])
        rederive([person.id], as_at=today(), cause="test")
    said = text_of(signed_in("casework").get(f"/people/{person.reference}/departure"))
    assert "A. Maker said no" in said
    assert "B. Reviewer looked again and said yes" in said
    plan = text_of(signed_in("casework").get("/departures/planned"))
    assert "Its maker: no Looked at again: yes" in plan
    assert "Review by" in plan
    assert "No escort 1 0 1 1 1" in plan


def test_one_click_from_a_departure_leads_to_its_proof_line_by_line(signed_in: Any) -> None:
    person = planned_to_go("Left Person", (date(2026, 11, 12), Departed(how="removed", to="ALB")))
    officer = signed_in("casework")
    page = officer.get(f"/people/{person.reference}/departure").content.decode()
    (link,) = set(re.findall(rf"/people/{person.reference}/departure/proof/\d+", page))
    said = text_of(officer.get(link))
    assert "Left on 12 November 2026, removed, to ALB" in said
    assert "recorded by tester on 1 September 2026" in said
    assert "lines were not proved" in said
    assert all(name.capitalize() in said for name in NAMES)
    assert Look.objects.filter(what="proof of departure", person=person).exists()
    assert officer.get(f"/people/{person.reference}/departure/proof/1").status_code == 404


def test_a_proof_shows_what_the_law_said_then_beside_what_a_later_page_says(signed_in: Any, monkeypatch: Any) -> None:
    checked = DepartureCheckMade(check="fitness to travel", result="met", made_by="A. Doctor")
    person = planned_to_go(
        "Left Person", (date(2026, 11, 1), checked), (date(2026, 11, 12), Departed(how="removed", to="ALB"))
    )
    number = FactRow.objects.get(person=person, kind=Departed.key).number
    officer = signed_in("casework")
    address = f"/people/{person.reference}/departure/proof/{number}"
    said = text_of(officer.get(address))
    assert "No page of law that was asked says otherwise today" in said
    assert "As known then" not in said
    law = rulebook.current().law
    page = law["departure_policy.fitness_holds"]
    late = replace(page.values[0], value=20, source="A later page", published_on=date(2026, 11, 20))
    changed = law.with_pages(replace(page, values=(*page.values, late), _by_day={}))
    monkeypatch.setattr(rulebook, "current_law", lambda: changed)
    said = text_of(officer.get(address))
    assert "Fitness As known then No As known now Yes" in said
    assert "Departure policy, how long fitness to travel holds 1 November 2026 10 calendar days" in said
    assert "20 calendar days A later page, published on 20 November 2026" in said


def test_a_list_asks_as_many_questions_whoever_is_on_it(signed_in: Any) -> None:
    officer = signed_in("casework")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            officer.get("/departures/removable-today")
        return len(found)

    planned_to_go("First Person")
    officer.get("/departures/removable-today")
    few = asked()
    for number in range(5):
        planned_to_go(f"Person {number}")
    assert asked() == few
