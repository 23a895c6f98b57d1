"""An alert from the order to every register and out again, through the outbox, the answers and the holdings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.exchange.alert_people import (
    answer,
    approved,
    duties,
    entry,
    holds,
    leg,
    named,
    ordered,
    proposal,
    queued,
    send,
    set_day,
)

from casekeeper.actions.approve_alert import approve_alert, refuse_alert
from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.join_records import join_records
from casekeeper.actions.propose_alert import propose_alert
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.send_alert_again import send_alert_again
from casekeeper.actions.withdraw_alert import withdraw_alert
from casekeeper.facts.identity import LeaveGranted, NameStated
from casekeeper.facts.immigration import DeportationOrderRevoked
from casekeeper.periods import Period
from casekeeper.records.models import FactRow, OutboxMessage, Quarantined, RegisterRun
from casekeeper.records.queries.alerts_in_force import alerts_in_force
from casekeeper.records.queries.register_runs import silent_registers
from casekeeper.records.queries.work import my_work
from casekeeper.records.refused import Refused
from casekeeper.records.sweep import sweep

pytestmark = [pytest.mark.database, pytest.mark.django_db]
START = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> Any:
    def go_to(day: date) -> date:
        return set_day(monkeypatch, day)

    go_to(START)
    return go_to


@pytest.fixture
def go_to(_today: Any) -> Any:
    return _today


def loaded(go_to: Any, tmp_path: Any, *registers: Any) -> tuple[Any, int, int]:
    """An alert that is in its registers, with proof of the day after it was sent."""
    person, order = ordered(START)
    alert = approved(person, order, *registers)
    send(tmp_path)
    for register in registers or ("border",):
        answer(register, alert)
    go_to(START + timedelta(days=1))
    for register in registers or ("border",):
        holds(register, entry(alert))
        assert leg(person, register)["state"] == "loaded"
    return person, order, alert


def test_an_alert_goes_out_only_after_a_second_person_and_counts_as_loaded_only_once_the_register_shows_it(
    go_to: Any, tmp_path: Any
) -> None:
    person, order = ordered(START)
    assert "propose alert" in duties(person)
    number = propose_alert(person, proposal(order), by="one")
    assert set(duties(person)) == {"approve alert"}
    assert queued() == []
    with pytest.raises(Refused, match="second person"):
        approve_alert(person, number, reasons="My own", by="one")
    approve_alert(person, number, reasons="Seen", by="another")
    assert queued() == [("register-border", "create")]
    assert leg(person)["state"] == "to be sent"
    assert send(tmp_path) == 1
    assert leg(person)["state"] == "sent"
    answer("border", number)
    assert leg(person)["state"] == "acknowledged"
    assert leg(person)["reference"] == f"THEIRS-{number}"
    day = go_to(START + timedelta(days=1))
    run = holds("border", entry(number))
    assert (run.seen, run.lost, run.of_others, run.refused) == (1, 0, 1, "")
    assert (leg(person)["state"], leg(person)["proof_on"]) == ("loaded", day.isoformat())
    assert set(duties(person)) == set()
    assert [(each.key, each.person_id, each.reference) for each in alerts_in_force()] == [
        (f"CK-{number}", person.id, person.reference)
    ]


def test_an_alert_that_the_border_silently_lost_is_on_my_work_the_day_its_holdings_miss_it(
    go_to: Any, tmp_path: Any
) -> None:
    person, _, alert = loaded(go_to, tmp_path)
    day = go_to(START + timedelta(days=2))
    run = holds("border")
    assert (run.lost, run.refused) == (1, "")
    found = duties(person)["restore alert"]
    assert (found.arose, found.due, found.urgent) == (day, day + timedelta(days=1), True)
    rows = my_work("casework", "officer", day).rows
    assert [row.reference for row in rows if row.key == found.key] == [person.reference]
    send_alert_again(person, alert, registers=["border"], reasons="Lost there", by="one")
    assert queued() == [("register-border", "create")]
    send(tmp_path)
    go_to(START + timedelta(days=3))
    holds("border", entry(alert))
    assert leg(person)["state"] == "loaded"
    assert duties(person, still=False)["restore alert"].ended == "met"


def test_an_order_revoked_withdraws_the_alert_from_every_register_in_the_same_transaction(
    go_to: Any, tmp_path: Any
) -> None:
    person, _, alert = loaded(go_to, tmp_path, "border", "police")
    day = go_to(START + timedelta(days=4))
    record_fact(person, DeportationOrderRevoked(reason="Appeal allowed"), day, source="test", by="a manager")
    assert sorted(queued()) == [("register-border", "withdraw"), ("register-police", "withdraw")]
    assert leg(person)["state"] == "to be withdrawn"
    found = duties(person)["withdraw alert"]
    assert (found.arose, found.due, found.ladder[0], found.urgent) == (day, day, day, True)
    assert list(alerts_in_force()) == []
    bodies = [each.body for each in OutboxMessage.objects.filter(outcome="unsent")]
    assert all("VERRUCCI" not in str(body).upper() for body in bodies)
    send(tmp_path)
    answer("border", alert, "withdraw")
    assert leg(person)["state"] == "withdrawn"
    go_to(day + timedelta(days=1))
    assert holds("police").gone == 1
    assert leg(person, "police")["state"] == "withdrawn"
    assert "withdraw alert" not in duties(person)


@pytest.mark.parametrize("how", ["leave", "corrected", "expired", "by a person"])
def test_whatever_ends_an_alert_queues_its_withdrawal_the_same_day(how: str, go_to: Any, tmp_path: Any) -> None:
    person, order, alert = loaded(go_to, tmp_path)
    day = go_to(START + timedelta(days=5))
    if how == "leave":
        record_fact(person, LeaveGranted(leave="limited"), Period(day, None), source="test", by="a test")
    elif how == "corrected":
        correct_fact(order, reason="Another person's order", withdrawn=True, by="a test")
    elif how == "expired":
        day = go_to(date(2029, 3, 2))
        sweep(day)
    else:
        withdraw_alert(person, alert, reasons="No longer needed", by="one")
    assert queued() == [("register-border", "withdraw")]
    assert duties(person)["withdraw alert"].due == day
    assert FactRow.objects.filter(kind="alert.withdrawn").count() == 1


def test_records_that_come_apart_take_the_ground_away_and_the_alert_goes_the_same_day(
    go_to: Any, tmp_path: Any
) -> None:
    other, order = ordered(START, "Somebody Else")
    person = named(START, "Ansel Verrucci")
    join = join_records(other, person, removed_number="Z1111AA", retained_number="Z2222AA", by="x", source="test")
    alert = approved(person, order)
    send(tmp_path)
    answer("border", alert)
    assert leg(person)["state"] == "acknowledged"
    day = go_to(START + timedelta(days=6))
    correct_fact(join, reason="Two people after all", withdrawn=True, by="a test")
    assert leg(person)["state"] == "to be withdrawn"
    assert queued() == [("register-border", "withdraw")]
    found = duties(person)["withdraw alert"]
    assert (found.arose, found.due) == (day, day)
    assert "propose alert" in duties(other)


def test_a_message_still_in_the_outbox_is_held_back_when_the_ground_falls(go_to: Any, tmp_path: Any) -> None:
    person, order = ordered(START)
    approved(person, order)
    record_fact(person, DeportationOrderRevoked(reason="Quashed"), START, source="test", by="a manager")
    assert (queued(), queued(outcome="held back")) == ([], [("register-border", "create")])
    assert leg(person)["state"] == "withdrawn"
    assert send(tmp_path) == 0


def test_an_alert_the_register_confirmed_gone_and_still_shows_is_over_held_and_withdrawn_again(
    go_to: Any, tmp_path: Any
) -> None:
    person, _, alert = loaded(go_to, tmp_path)
    day = go_to(START + timedelta(days=2))
    record_fact(person, DeportationOrderRevoked(reason="Quashed"), day, source="test", by="a manager")
    send(tmp_path)
    answer("border", alert, "withdraw")
    assert leg(person)["state"] == "withdrawn"
    go_to(day + timedelta(days=2))
    run = holds("border", entry(alert), entry(999_999))
    assert run.over_held == 2
    assert leg(person)["state"] == "to be withdrawn"
    assert queued() == [("register-border", "withdraw")]
    assert "withdraw alert" in duties(person)


def test_other_details_there_are_told_by_name_of_the_field_and_put_right(go_to: Any, tmp_path: Any) -> None:
    person, _, alert = loaded(go_to, tmp_path)
    go_to(START + timedelta(days=2))
    run = holds("border", entry(alert, born="1989-04-12"))
    assert run.differing == 1
    assert "date of birth" in duties(person)["put right alert"].body["because"][0]["text"]
    assert holds("border", entry(alert, born="1989-04-12")).id == run.id
    send_alert_again(person, alert, registers=["border"], reasons="Wrong birth date there", by="one")
    assert queued() == [("register-border", "update")]
    send(tmp_path)
    assert "put right alert" not in duties(person)


def test_an_alias_there_is_a_name_of_ours(go_to: Any, tmp_path: Any) -> None:
    person, _, alert = loaded(go_to, tmp_path)
    record_fact(person, NameStated(full="Anselm Verruci", use="alias"), START, source="test", by="a test")
    go_to(START + timedelta(days=2))
    assert holds("border", entry(alert, surname="Verruci", forenames="anselm")).differing == 0


def test_a_rejection_is_mended_and_sent_again(go_to: Any, tmp_path: Any) -> None:
    person, order = ordered(START)
    alert = approved(person, order)
    send(tmp_path)
    answer("border", alert, outcome="rejected", reasons="No photograph")
    assert leg(person)["state"] == "rejected"
    assert "No photograph" in duties(person)["mend alert"].body["because"][0]["text"]
    send_alert_again(person, alert, registers=["border"], reasons="Photograph added", by="one")
    send(tmp_path)
    assert leg(person)["state"] == "sent"
    assert "mend alert" not in duties(person)


def test_an_alert_acknowledged_and_never_shown_is_not_proven_and_then_lost(go_to: Any, tmp_path: Any) -> None:
    person, order = ordered(START)
    alert = approved(person, order)
    send(tmp_path)
    answer("border", alert)
    day = go_to(START + timedelta(days=3))
    sweep(day)
    assert duties(person)["prove alert"].due == day
    assert holds("border").lost == 1
    assert set(duties(person)) == {"restore alert"}


def test_a_day_without_holdings_is_an_alarm_of_its_own(go_to: Any, tmp_path: Any) -> None:
    loaded(go_to, tmp_path)
    assert silent_registers(START + timedelta(days=2)) == []
    (silent,) = silent_registers(START + timedelta(days=3))
    assert (silent.register, silent.live, silent.last_day) == ("border", 1, START + timedelta(days=1))


def test_nothing_is_concluded_from_a_file_that_is_cut_off_old_or_loses_everything(go_to: Any, tmp_path: Any) -> None:
    import io

    from casekeeper.exchange.registers.reconciliation import read_holdings

    person, _, alert = loaded(go_to, tmp_path)
    day = go_to(START + timedelta(days=2))
    assert "cut off" in read_holdings("border", io.BytesIO(b'[{"ourReference": "OTHER-1"}, {"our'), on=day).refused
    assert "older" in holds("border", on=START).refused
    read = read_holdings("border", io.BytesIO(b"ourReference,surname\n"), on=day)
    assert read.lost == 0
    assert "Check that it is the whole file" in read.refused
    assert leg(person)["state"] == "loaded"
    read = read_holdings("border", io.BytesIO(b"ourReference,surname\n"), on=day, even_if_many=True)
    assert (read.lost, leg(person)["state"]) == (1, "lost")
    assert RegisterRun.objects.exclude(refused="").count() == 3
    assert alert


def test_holdings_come_as_csv_too_and_a_bad_line_is_quarantined(go_to: Any, tmp_path: Any) -> None:
    import io

    from casekeeper.exchange.registers.reconciliation import read_holdings

    person, _, alert = loaded(go_to, tmp_path)
    day = go_to(START + timedelta(days=40))
    text = f"ours,reference,surname,born\nCK-{alert},B1,verrucci,1988/04/12\nCK-,B2,nobody,\nX,Y\nZ1,B3,other,\n"
    run = read_holdings("border", io.BytesIO(text.encode("utf-8-sig")), on=day)
    assert (run.seen, run.differing, run.unreadable, run.of_others) == (1, 0, 2, 1)
    assert leg(person)["proof_on"] == day.isoformat()
    assert set(Quarantined.objects.values_list("source", flat=True)) == {"holdings border"}


def test_that_an_alert_is_still_there_is_noted_again_only_after_weeks(go_to: Any, tmp_path: Any) -> None:
    _, _, alert = loaded(go_to, tmp_path)
    for ahead in range(2, 40):
        go_to(START + timedelta(days=ahead))
        assert holds("border", entry(alert)).seen == 1
    assert FactRow.objects.filter(kind="alert.seen").count() == 2


def test_what_a_register_would_reject_is_said_before_approval(go_to: Any) -> None:
    person, order = ordered(START)
    said = proposal(order, "sis return").model_copy(update={"leave_by": None, "action": ""})
    number = propose_alert(person, said, by="one")
    with pytest.raises(Refused, match=r"what to do on a hit.*voluntary departure"):
        approve_alert(person, number, reasons="Seen", by="another")
    refuse_alert(person, number, reasons="Incomplete", by="another")
    assert duties(person) == {}


def test_nobody_proposes_on_a_ground_that_fell_or_twice_on_one(go_to: Any) -> None:
    person, order = ordered(START)
    propose_alert(person, proposal(order), by="one")
    with pytest.raises(Refused, match="already"):
        propose_alert(person, proposal(order), by="one")
    with pytest.raises(Refused, match="no ground"):
        propose_alert(person, proposal(order + 1_000), by="one")
    record_fact(person, DeportationOrderRevoked(reason="Quashed"), START, source="test", by="a manager")
    with pytest.raises(Refused, match="fallen"):
        propose_alert(person, proposal(order), by="one")


def test_an_answer_about_an_alert_nobody_knows_is_kept_and_one_without_reference_is_quarantined(go_to: Any) -> None:
    import io

    from casekeeper.exchange.reading import read_documents

    answer("border", 123_456)
    counts = read_documents("register-answers", io.BytesIO(b'{"register": "border", "outcome": "accepted"}'))
    assert counts.quarantined == 1
    assert FactRow.objects.count() == 0
