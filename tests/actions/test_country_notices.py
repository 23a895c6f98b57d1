"""A notice at the action: who tells it, what it closes at once and by whatever way, how it ends, and what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.actions.test_departure_gates import BY, leaving, ready_person, worker
from tests.country_notices import of_the_desk
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.country_notices import Papers, end_notice, notice_goes_on, tell_notice
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_for_many
from casekeeper.facts.casework import BarrierCleared, BarrierOpened
from casekeeper.facts.departures import AttemptBooked, AttemptPlanned
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.facts.schemes import SchemeAskedFor
from casekeeper.records import rulebook
from casekeeper.records.countries import keep_step, people_concerned
from casekeeper.records.explaining import explanation
from casekeeper.records.models import CountryNoticeStep, DutyRow, FactRow, Person, PositionRow, ReadinessRow
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.queries.countries import notices_to_look_at, stocks
from casekeeper.records.refused import Refused
from casekeeper.records.sweep import due_people, sweep

pytestmark = pytest.mark.django_db
PAPERS = Papers("The airport is closed.", "CD-1", expected_until=LEAVES_ON + timedelta(days=3))
DESK = of_the_desk()


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def told(country: str = "ALB", **more: Any) -> int:
    return tell_notice(country, "no flights", more.get("on", LEAVES_ON), PAPERS, user=DESK)[0]


def removable(person: Person) -> str:
    return ReadinessRow.objects.get(person=person).removable


def test_telling_closes_the_gate_and_the_list_at_once_and_ending_opens_both() -> None:
    person, attempt = ready_person()
    assert removable(person) == "met"
    number = told()
    assert removable(person) == "not met"
    for said in leaving(attempt):
        with pytest.raises(Refused, match=f"Notice {number} on Albania"):
            record_fact(person, said, LEAVES_ON, **BY, user=worker("casework", "head"))
    end_notice(number, LEAVES_ON, reason="Flights again.", document="CD-2", user=DESK)
    assert removable(person) == "met"
    record_fact(person, leaving(attempt)[0], LEAVES_ON, **BY, user=worker())
    found = compare_all(workers=1)
    assert (found.differences, found.failed) == ([], [])


def test_no_way_of_recording_gets_past_a_notice() -> None:
    person, attempt = ready_person(booked=False)
    told()
    with pytest.raises(Refused, match="BAR-16"):
        record_fact(person, AttemptBooked(attempt=attempt), LEAVES_ON, **BY, user=worker())
    with pytest.raises(ValueError, match="feed does not decide"):
        record_for_many([Entry(person, [(AttemptBooked(attempt=attempt), LEAVES_ON)])], **BY)
    record_fact(person, SchemeAskedFor(scheme="voluntary departure"), LEAVES_ON, **BY, user=worker("casework"))
    own = record_fact(person, Departed(how="voluntary"), LEAVES_ON, **BY, user=worker())
    with pytest.raises(Refused, match="gate of departure is closed"):
        correct_fact(own, reason="x", by="tester", instead={"how": "removed"}, user=worker())


def test_leaving_for_another_country_than_was_planned_meets_the_notice_on_that_country() -> None:
    person, _ = ready_person()
    told("Poland")
    with pytest.raises(Refused, match="Poland"):
        record_fact(person, Departed(how="removed", to="Polish"), LEAVES_ON, **BY, user=worker())
    record_fact(person, Departed(how="removed", to="ALB"), LEAVES_ON, **BY, user=worker())


def test_what_happened_all_the_same_is_looked_into_also_where_the_notice_was_told_later() -> None:
    person, _ = ready_person()
    record_for_many([Entry(person, [(Departed(how="removed", to="POL"), LEAVES_ON)])], **BY)
    against = DutyRow.objects.filter(person=person, key__startswith="departure against gate")
    assert not against.exists()
    told("POL")
    assert against.get().ended is None


def test_a_nationality_corrected_away_opens_no_gate_but_by_the_unit_that_determines_it() -> None:
    person, _ = ready_person()
    told()
    claimed = FactRow.objects.get(person=person, kind=NationalityClaimed.key).number
    instead = {"nationality": "POL", "confidence": "documented"}
    with pytest.raises(Refused, match="Only country desk takes it back"):
        correct_fact(claimed, reason="x", by="tester", instead=instead, user=worker("casework", "head"))
    correct_fact(claimed, reason="x", by="tester", instead=instead, user=worker("status review"))


def test_another_claim_or_another_plan_opens_nothing() -> None:
    person, _ = ready_person()
    told()
    record_fact(person, NationalityClaimed(nationality="POL", confidence="documented"), LEAVES_ON, **BY,
                user=worker("casework"))  # fmt: skip
    record_fact(person, AttemptPlanned(leaves_on=LEAVES_ON, to="POL"), LEAVES_ON, **BY, user=worker())
    assert removable(person) == "not met"


def test_only_the_country_desk_tells_carries_on_and_ends_and_no_program_does() -> None:
    number = told()
    for user in (None, of_the_desk("casework", "head"), of_the_desk("returns logistics", "manager")):
        with pytest.raises(NotAllowed):
            tell_notice("POL", "no flights", LEAVES_ON, PAPERS, user=user)
        with pytest.raises(NotAllowed):
            notice_goes_on(number, PAPERS, user=user)
        with pytest.raises(NotAllowed):
            end_notice(number, LEAVES_ON, reason="x", document="x", user=user)


def test_a_barrier_of_this_code_that_somebody_opened_is_cleared_by_the_country_desk_alone() -> None:
    person, _ = ready_person()
    number = record_fact(person, BarrierOpened(code="BAR-16"), LEAVES_ON, **BY, user=worker("prison"))
    cleared = BarrierCleared(barrier=number, document="D1", by_unit="country desk")
    with pytest.raises(NotAllowed, match="country desk decides"):
        record_fact(person, cleared, LEAVES_ON, **BY, user=worker("casework", "head"))
    with pytest.raises(Refused, match="Only country desk takes it back"):
        correct_fact(number, reason="x", by="tester", withdrawn=True, user=worker("status review", "head"))
    record_fact(person, cleared, LEAVES_ON, **BY, user=worker("country desk"))


@pytest.mark.parametrize(
    ("country", "what", "papers", "says"),
    [
        ("Congo", "no flights", PAPERS, "no country for certain"), ("", "no flights", PAPERS, "no country"),
        ("ALB", "", PAPERS, "not nothing"), ("ALB", "no flights", PAPERS._replace(document=" "), "document"),
        ("ALB", "no flights", PAPERS._replace(reason=""), "reason"),
        ("ALB", "no flights", Papers("r", "d"), "expected to hold"),
        ("ALB", "no flights", Papers("r", "d", date(2026, 1, 1)), "lies before"),
    ],
)  # fmt: skip
def test_a_notice_without_country_day_reason_or_document_is_not_told(country, what, papers, says) -> None:
    with pytest.raises(Refused, match=says):
        tell_notice(country, what, LEAVES_ON, papers, user=DESK)
    assert not CountryNoticeStep.objects.exists()


def test_an_ending_needs_its_document_comes_once_and_never_ahead_of_its_day() -> None:
    number = told()
    with pytest.raises(Refused, match="document"):
        end_notice(number, LEAVES_ON, reason="x", document="", user=DESK)
    with pytest.raises(Refused, match="has not come"):
        end_notice(number, LEAVES_ON + timedelta(days=1), reason="x", document="x", user=DESK)
    with pytest.raises(Refused, match="cannot end before"):
        end_notice(number, LEAVES_ON - timedelta(days=1), reason="x", document="x", user=DESK)
    end_notice(number, LEAVES_ON, reason="x", document="x", user=DESK)
    for again in (lambda: end_notice(number, LEAVES_ON, reason="x", document="x", user=DESK),
                  lambda: notice_goes_on(number, PAPERS, user=DESK)):  # fmt: skip
        with pytest.raises(Refused, match="already"):
            again()


def test_steps_are_only_ever_added() -> None:
    told()
    for statement in ("UPDATE country_notice_step SET step = 'ended'", "DELETE FROM country_notice_step",
                      "TRUNCATE country_notice_step CASCADE"):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert CountryNoticeStep.objects.count() == 1


def test_the_day_of_looking_again_goes_by_and_it_is_owed_and_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    person, _ = ready_person()
    number = told()
    later = LEAVES_ON + timedelta(days=60)
    monkeypatch.setenv("CASEKEEPER_TODAY", later.isoformat())
    sweep(later)
    assert removable(person) == "not met"
    owed = notices_to_look_at(later)
    assert (owed.overdue, owed.risen, owed.owed[0].owed_by) == (1, 1, "country desk")
    notice_goes_on(number, Papers("Still closed.", "CD-3", review_on=later + timedelta(days=5)), user=DESK)
    assert notices_to_look_at(later).overdue == 0
    assert removable(person) == "not met"
    reasons = explanation(person, later)["gates"]["depart"]["reasons"]
    assert any("CD-3: Still closed." in reason["text"] for reason in reasons)


def test_as_known_on_the_day_before_it_was_told_there_was_no_notice() -> None:
    person, _ = ready_person()
    step = dict(country="ALB", what="no flights", reason="r", document="d", by="desk", review_on=LEAVES_ON)
    from casekeeper.records.clock import now

    keep_step(step="told", on=LEAVES_ON, at=now(), **step)  # type: ignore[arg-type]
    told_on = rulebook.current_law().notices[0].steps[0].told_on
    open_then = explanation(person, LEAVES_ON, told_on - timedelta(days=1))["position"].get("safeguards", {})
    assert "BAR-16" not in (open_then.get("value") or [])
    assert "BAR-16" in explanation(person, LEAVES_ON, told_on)["position"]["safeguards"]["value"]


def test_only_those_concerned_are_derived_and_whoever_was_missed_is_due_at_the_next_sweep() -> None:
    person, _ = ready_person()
    other, _ = ready_person()
    claimed = FactRow.objects.get(person=other, kind=NationalityClaimed.key).number
    correct_fact(claimed, reason="x", by="tester", instead={"nationality": "POL"}, user=worker("status review"))
    record_fact(other, AttemptPlanned(leaves_on=LEAVES_ON, to="POL"), LEAVES_ON, **BY, user=worker())
    assert people_concerned("ALB") == [person.id]
    _, changes = tell_notice("ALB", "no flights", LEAVES_ON, PAPERS, user=DESK)
    assert (changes.derived, changes.people_changed) == (1, 1)
    assert due_people(LEAVES_ON) == []
    assert compare_all(workers=1).differences == []


def test_a_process_that_died_after_the_notice_was_kept_leaves_it_to_the_next_sweep(monkeypatch: Any) -> None:
    from casekeeper.actions import country_notices

    person, _ = ready_person()
    monkeypatch.setattr(country_notices, "_derive", lambda people, cause: None)
    told()
    assert removable(person) == "met"
    assert due_people(LEAVES_ON) == [person.id]
    sweep(LEAVES_ON)
    assert removable(person) == "not met"
    assert compare_all(workers=1).differences == []


def test_the_stock_counts_people_by_country_and_leaves_out_whom_the_reader_may_not_see() -> None:
    person, _ = ready_person()
    (albania,) = [each for each in stocks() if each.code == "ALB"]
    assert (albania.name, albania.people, albania.to_leave, albania.planned) == ("Albania", 1, 1, 1)
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert stocks() == []
    assert PositionRow.objects.count() == 1
