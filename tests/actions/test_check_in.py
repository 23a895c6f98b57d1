"""An arrival is taken once, however often it is sent; what led nowhere is kept; a full slot is not given away."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from tests.reporting_people import MONDAY, a_centre, reports

from casekeeper.actions.check_in import AGAIN, NOT_PLACED, RECORDED, TOLD_OTHERWISE, Came, check_in
from casekeeper.actions.hold_interview import Here, Next, hold_interview
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.settle_arrival import BOTH, NOBODY, ONE_REPORT, PLACED, settle_arrival
from casekeeper.facts.reporting import InterviewHeld, ReportAttended
from casekeeper.position.reporting.schedule import WindowState
from casekeeper.records.models import Arrival, Centre, DutyRow, FactRow, Person, PositionRow, User
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OFFICER = User(username="o", unit="reporting", grade="officer", is_active=True)
HERE = Here("reporting centre", "Lunar House", "10:20")
SAID = InterviewHeld(purpose="to keep in touch", served="yes", identity="confirmed")


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", MONDAY.isoformat())


@pytest.fixture
def centre(db: None) -> Centre:
    return a_centre()


def came(centre: Centre, typed: str, key: UUID | None = None, at: str = "10:05", way: str = "desk") -> Came:
    return Came(key or uuid4(), centre, typed, MONDAY, at, way)


def attended(person: Person) -> int:
    return FactRow.objects.filter(person=person, kind="reporting.attended").count()


def test_the_same_arrival_sent_three_times_is_one_fact_and_one_row(centre: Centre) -> None:
    person, key = reports("Ansel Verrucci"), uuid4()
    answers = [check_in(came(centre, person.reference, key), by="o", user=OFFICER) for _ in range(3)]
    assert {answer.pk for answer in answers} == {answers[0].pk}
    assert answers[0].outcome == RECORDED
    assert attended(person) == 1
    assert PositionRow.objects.get(person=person).reports_on == MONDAY + timedelta(days=7)


def test_a_second_scan_of_the_same_person_adds_no_second_report_and_is_no_conflict(centre: Centre) -> None:
    person = reports("Ansel Verrucci")
    outcomes = [check_in(came(centre, person.reference), by="o", user=OFFICER).outcome for _ in range(2)]
    assert outcomes == [RECORDED, AGAIN]
    assert attended(person) == 1


def test_a_reference_that_leads_nowhere_is_kept_and_placed_afterwards_on_its_own_day(
    centre: Centre,
) -> None:
    person = reports("Ansel Verrucci")
    arrival = check_in(came(centre, "ZZZZ-99"), by="o", user=OFFICER)
    assert (arrival.outcome, arrival.person, attended(person)) == (NOT_PLACED, None, 0)
    with pytest.raises(Refused, match="reasons"):
        settle_arrival(arrival, PLACED, reasons=" ", reference=person.reference, by="o", user=OFFICER)
    settle_arrival(arrival, PLACED, reasons="Asked again", reference=person.reference, by="o", user=OFFICER)
    arrival.refresh_from_db()
    assert attended(person) == 1
    assert (arrival.person, arrival.settled, arrival.settled_by) == (person, PLACED, "o")
    with pytest.raises(Refused, match="settled already"):
        settle_arrival(arrival, NOBODY, reasons="x", by="o", user=OFFICER)


def test_a_restricted_record_is_to_an_officer_as_one_that_is_not_there_and_the_arrival_is_kept(
    centre: Centre,
) -> None:
    person = reports("Ansel Verrucci")
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    arrival = check_in(came(centre, person.reference), by="o", user=OFFICER)
    nobody = check_in(came(centre, "ZZZZ-99"), by="o", user=OFFICER)
    assert (arrival.outcome, arrival.person, arrival.fact) == (nobody.outcome, nobody.person, nobody.fact)
    manager = User(username="m", unit="reporting", grade="manager", is_active=True)
    settle_arrival(arrival, PLACED, reasons="Known to me", reference=person.reference, by="m", user=manager)
    assert attended(person) == 1


def test_nobody_takes_arrivals_but_those_who_may(centre: Centre) -> None:
    for unit, grade in (("casework", "officer"), ("prison", "officer"), ("", "inspector")):
        user = User(username="x", unit=unit, grade=grade, is_active=True)
        with pytest.raises(NotAllowed):
            check_in(came(centre, "x"), by="x", user=user)
    assert not Arrival.objects.exists()


def test_two_hundred_arrivals_taken_without_us_a_third_told_by_telephone_too_come_to_one_report_each(
    centre: Centre,
) -> None:
    """Sent twice over, in another order, as a terminal does that never heard the answer."""
    people = [reports(f"Person Number{number}") for number in range(200)]
    by_telephone = people[::3]
    for person in by_telephone:
        said = ReportAttended(channel="telephone", at="09:50", identity="confirmed")
        record_fact(person, said, MONDAY, source="telephone", by="another officer")
    sent = [came(centre, person.reference, at="10:05", way="terminal") for person in people]
    sent += [came(centre, f"NOBODY-{number}", way="terminal") for number in range(5)]
    for one in [*sent, *reversed(sent)]:
        check_in(one, by="o", user=OFFICER)
    assert Arrival.objects.count() == 205
    assert Counter(Arrival.objects.values_list("outcome", flat=True)) == {
        RECORDED: 200 - len(by_telephone), TOLD_OTHERWISE: len(by_telephone), NOT_PLACED: 5,
    }  # fmt: skip
    assert {attended(person) for person in people} == {1}
    beside = Arrival.objects.filter(outcome=TOLD_OTHERWISE)
    assert {row.person_id for row in beside} == {person.id for person in by_telephone}
    assert all(FactRow.objects.get(number=row.beside).payload["channel"] == "telephone" for row in beside)
    assert set(PositionRow.objects.values_list("reports_on", flat=True)) == {MONDAY + timedelta(days=7)}
    late = FactRow.objects.filter(kind="reporting.attended", recorded_by="o").first()
    assert late is not None
    assert "terminal" in late.payload["learned_from"]


def test_a_conflict_is_settled_by_a_person_as_one_report_or_as_two(centre: Centre) -> None:
    arrivals = []
    for name in ("Ansel Verrucci", "Brisa Lomond"):
        person = reports(name)
        record_fact(person, ReportAttended(channel="telephone"), MONDAY, source="telephone", by="x")
        arrivals.append(check_in(came(centre, person.reference), by="o", user=OFFICER))
    waits = DutyRow.objects.filter(key__startswith="settle arrival:", ended=None)
    assert {(row.person, row.owed_by, row.due) for row in waits} == {
        (each.person, "reporting", MONDAY + timedelta(days=1)) for each in arrivals
    }
    settle_arrival(arrivals[0], ONE_REPORT, reasons="Same officer", by="o", user=OFFICER)
    settle_arrival(arrivals[1], BOTH, reasons="Rang, then came", by="o", user=OFFICER)
    assert not waits.all().exists()
    assert [attended(each.person) for each in arrivals] == [1, 2]
    assert compare_all().differences == []


def test_what_was_done_and_the_next_report_are_recorded_together_and_the_person_is_told(centre: Centre) -> None:
    from casekeeper.facts import history_of
    from casekeeper.position.reporting.in_contact import reporting_of
    from casekeeper.records import rulebook
    from casekeeper.records.ledger import facts_of

    person = reports("Ansel Verrucci", known=False)
    check_in(came(centre, person.reference), by="o", user=OFFICER)
    following = MONDAY + timedelta(days=8)
    hold_interview(person, SAID, Next(following, "11:15", centre, "said back"), here=HERE, by="o", user=OFFICER)
    row = PositionRow.objects.get(person=person)
    assert (row.reports_on, row.reports_at, row.reports_place) == (following, "11:15", "Lunar House")
    history = history_of(person.reference, facts_of([person.id])[person.id])
    law, calendar = rulebook.current_law(), rulebook.current_calendars().default
    after = reporting_of(history, law, calendar, following + timedelta(days=1))
    assert after is not None
    states = {window.on: window.state for window in after.schedule.windows}
    assert states[following] is WindowState.MISSED, "told of the day at the desk, so a miss is theirs"


def test_a_full_slot_or_a_closed_day_is_refused_and_nothing_is_written(centre: Centre) -> None:
    person = reports("Ansel Verrucci")
    following = MONDAY + timedelta(days=7)
    for number in range(6):
        reports(f"Person Number{number}", first_on=following, at="09:30")
    before = FactRow.objects.count()
    for on, at, why in (
        (following, "09:30", "full"), (following, "09:31", "no slot"), (date(2026, 11, 28), "09:30", "closed"),
        (MONDAY, "09:30", "after today"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            hold_interview(person, SAID, Next(on, at, centre, "said back"), here=HERE, by="o", user=OFFICER)
    assert FactRow.objects.count() == before
    hold_interview(person, SAID, Next(following, "09:45", centre, "said back"), here=HERE, by="o", user=OFFICER)
    assert attended(person) == 1, "whoever was spoken with has reported, checked in or not"


@pytest.mark.django_db(transaction=True)
def test_two_desks_that_send_the_same_arrival_or_want_the_last_place_at_once_take_turns() -> None:
    centre = a_centre(desks=1)
    following = MONDAY + timedelta(days=7)
    people = [reports(f"Person Number{number}") for number in range(4)]
    key = uuid4()
    outcomes: list[str] = []

    def at_once(*work: object) -> None:
        threads = [threading.Thread(target=_alone, args=(each,)) for each in work]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _alone(work: object) -> None:
        try:
            outcomes.append(str(work()))  # type: ignore[operator]
        except Refused as refused:
            outcomes.append(str(refused))
        finally:
            connection.close()

    at_once(*[lambda: check_in(came(centre, people[0].reference, key), by="o", user=OFFICER).outcome] * 4)
    assert (outcomes, attended(people[0])) == ([RECORDED] * 4, 1)
    outcomes.clear()
    slot = next(each for each in _slots(centre, following) if each.left == 1)
    at_once(*[
        lambda person=person: bool(
            hold_interview(person, SAID, Next(following, slot.at, centre, "said back"), here=HERE, by="o", user=OFFICER)
        )
        for person in people
    ])  # fmt: skip
    assert outcomes.count("True") == 1
    assert PositionRow.objects.filter(reports_at=slot.at, reports_on=following).count() == 1


def _slots(centre: Centre, day: date) -> list[object]:
    from casekeeper.records.queries.centres import slots_on

    return list(slots_on(centre, day))
