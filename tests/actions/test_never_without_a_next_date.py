"""Whatever officers do, in any order: an open reporting condition has a next date, a hold, or the duty to set one.

A state machine over the real actions: each rule is something an officer records or a day that passes with its sweep.
What the actions refuse is refused; what they let through must leave nobody without a next step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casekeeper.actions.answer_hand_off import answer_hand_off
from casekeeper.actions.ask_unit import answer_request, ask_unit, take_on_request
from casekeeper.actions.close_record import close_record
from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.declare_absconder import declare_absconder, propose_declaration
from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.duties.derivation import derive
from casekeeper.facts import FactRefused, Kind, history_of
from casekeeper.facts import absconding as ab
from casekeeper.facts import bail as bl
from casekeeper.facts import casework as cw
from casekeeper.facts import contact as ct
from casekeeper.facts import custody as cu
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts import reporting as rp
from casekeeper.facts import safeguards as sg
from casekeeper.position.reporting.contact_state import ContactState
from casekeeper.position.reporting.in_contact import reporting_of
from casekeeper.records import rulebook
from casekeeper.records.invariants import open_without_duty
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import DutyRow, FactRow, HandOff, PositionRow, UnitRequest
from casekeeper.records.refused import Refused
from casekeeper.records.sweep import sweep

START = date(2026, 1, 5)
BY: dict[str, Any] = {"source": "test", "by": "tester"}
TEXT = "for a test"
FREQUENCIES = ("daily", "three times a week", "weekly", "fortnightly", "monthly", "quarterly")
FARTHEST = timedelta(days=92 + 120)
"""A quarter, and the farthest to which these officers move a single report."""
AHEAD, BACK = st.integers(0, 120), st.integers(0, 20)


def worker(unit: str = "casework", grade: str = "manager") -> Any:
    return SimpleNamespace(unit=unit, grade=grade, is_active=True)


class Officers(RuleBasedStateMachine):
    """One person on bail; `today` only goes forward."""

    @initialize(every=st.sampled_from(FREQUENCIES), grade=st.sampled_from("ABCD"), born=st.sampled_from(
        ["1990-02-03", "2010-05-04", "2008-03"]), proof=st.sampled_from(["", "signed"]))  # fmt: skip
    def begin(self, every: Any, grade: Any, born: str, proof: str) -> None:
        self.today = START
        self.monkeypatch = pytest.MonkeyPatch()
        self.set_today(START)
        said: list[Kind] = [
            idn.NameStated(full="Invented Example"), idn.BirthDateStated(born=born), im.BailGranted(),
            bl.BailConditionSet(condition="reporting", purpose=TEXT, channel="telephone"),
            rp.FrequencySet(every=every, first_on=START + timedelta(days=7), reasons=TEXT, set_by=TEXT),
            bl.BailNoticeServed(proof=proof), sg.HarmGraded(grade=grade, reasons=TEXT, graded_by=TEXT),
        ]  # fmt: skip
        self.person = open_record([(each, START) for each in said], **BY)

    def set_today(self, day: date) -> None:
        self.today = day
        self.monkeypatch.setenv("CASEKEEPER_TODAY", day.isoformat())

    def teardown(self) -> None:
        if hasattr(self, "monkeypatch"):
            self.monkeypatch.undo()

    def tell(self, said: Kind, back: int = 0, *, unit: str = "casework") -> None:
        on = max(START, self.today - timedelta(days=back))
        with _refusing():
            record_fact(self.person, said, on, **BY, user=worker(unit))

    @rule(days=st.sampled_from([1, 1, 2, 3, 7, 14, 31, 95]))
    def days_pass(self, days: int) -> None:
        self.set_today(self.today + timedelta(days=days))
        assert sweep(self.today).failed == []

    @rule(back=BACK, ahead=st.none() | AHEAD)
    def reported(self, back: int, ahead: int | None) -> None:
        told = None if ahead is None else self.today + timedelta(days=ahead)
        self.tell(rp.ReportAttended(next_told=told), back)

    @rule(every=st.sampled_from(FREQUENCIES), ahead=AHEAD, back=BACK)
    def frequency_set(self, every: Any, ahead: int, back: int) -> None:
        first = self.today + timedelta(days=ahead)
        self.tell(rp.FrequencySet(every=every, first_on=first, reasons=TEXT, set_by=TEXT), back)

    @rule(moved=AHEAD, to=AHEAD)
    def appointment_moved(self, moved: int, to: int) -> None:
        known = DutyRow.objects.filter(person=self.person).count()
        report_on = self.next_report() if known % 2 else self.today + timedelta(days=moved)
        said = rp.AppointmentMoved(
            report_on=report_on or self.today, new_on=self.today + timedelta(days=to), asked_by="us", proof=TEXT
        )
        self.tell(said)

    @rule(back=BACK, what=st.sampled_from(["excused", "cancelled", "accepted", "rejected"]))
    def dealt_with(self, back: int, what: str) -> None:
        day = self.today - timedelta(days=back)
        said: dict[str, Kind] = {
            "excused": rp.AbsenceExcused(report_on=day, why="illness", decided_by=TEXT),
            "cancelled": rp.ReportCancelled(report_on=day, why="too full"),
            "accepted": rp.ExplanationDecided(report_on=day, outcome="accepted", reasons=TEXT, decided_by=TEXT),
            "rejected": rp.ExplanationDecided(report_on=day, outcome="rejected", reasons=TEXT, decided_by=TEXT),
        }
        self.tell(said[what])

    @rule(until=st.integers(1, 400))
    def paused(self, until: int) -> None:
        self.tell(rp.ReportingPaused(why="hospital", until=self.today + timedelta(days=until)))

    @rule()
    def resumed(self) -> None:
        self.tell(rp.ReportingResumed())

    @rule(condition=st.sampled_from(["reporting", "residence", "electronic monitoring"]),
          channel=st.sampled_from(["telephone", "digital", "reporting centre"]))  # fmt: skip
    def condition_set(self, condition: Any, channel: Any) -> None:
        self.tell(bl.BailConditionSet(condition=condition, purpose=TEXT, channel=channel, reasons=TEXT))

    @rule(channel=st.sampled_from(["digital", "reporting centre"]), remove=st.booleans())
    def condition_changed(self, channel: Any, remove: bool) -> None:
        numbers = FactRow.objects.filter(person=self.person, kind="bail.condition_set").order_by("-number")
        number = numbers.values_list("number", flat=True).first()
        assert number is not None
        if remove:
            self.tell(bl.BailConditionRemoved(condition=number, reasons=TEXT))
        else:
            self.tell(bl.BailConditionVaried(condition=number, channel=channel, reasons=TEXT))

    @rule(said=st.sampled_from([
        cu.Received(prison="HCI"), cu.Released(to="immigration bail"), cu.Released(to="community"),
        im.DetentionBegan(), im.DetentionEnded(reason="bail"), im.BailGranted(), bl.BailEnded(reason="other"),
        ab.CameBack(), ab.Located(where=TEXT), ct.ContactRestored(), ct.LostByUs(how=TEXT, found_by=TEXT),
        ab.ContactLost(standing="out of contact", declared_by=TEXT),
        ab.DeclaredInError(cause="attended", reasons=TEXT), sg.WelfareChecked(found="safe", checked_by=TEXT),
        rp.SeniorReviewed(outcome="warning", alternatives=TEXT, reasons=TEXT, reviewed_by=TEXT),
        ct.ContactAttempted(channel="telephone", result="spoke to the person"), bl.BailNoticeServed(proof="signed"),
        cw.VulnerabilityNoted(what=TEXT), sg.SafeguardingReferred(to=TEXT, referred_by=TEXT),
        im.Departed(), im.BackInCountry(why="returned"), idn.LeaveGranted(leave="limited"),
    ]), back=BACK)  # fmt: skip
    def something_happened(self, said: Kind, back: int) -> None:
        on = max(START, self.today - timedelta(days=back))
        with _refusing():
            record_fact(self.person, said, on, **BY)

    @rule()
    def declared(self) -> None:
        checks = [ab.CheckMade(check=each, result="nothing found", lawful_basis=TEXT) for each in ab.CHECKS]
        with _refusing():
            record_facts(self.person, [(each, self.today) for each in checks], **BY)
            propose_declaration(self.person, reasons=TEXT, by="first", user=worker(grade="officer"))
            declare_absconder(self.person, reasons=TEXT, by="second", user=worker())

    @rule(which=st.integers(0, 10_000), days=st.integers(-10, 10), withdrawn=st.booleans())
    def corrected(self, which: int, days: int, withdrawn: bool) -> None:
        rows = FactRow.objects.filter(person=self.person, corrects=None).order_by("number")
        row = rows[which % rows.count()]
        new_day = None if withdrawn else max(START, row.happened_from + timedelta(days=days))
        with _refusing():
            if new_day is None or new_day <= self.today:
                correct_fact(row.number, reason=TEXT, by="tester", withdrawn=withdrawn, happened_from=new_day)

    @rule(which=st.integers(0, 1_000), accepted=st.booleans())
    def handed_over(self, which: int, accepted: bool) -> None:
        duties = DutyRow.objects.filter(person=self.person, ended=None).order_by("key")
        if not duties.exists() or HandOff.objects.filter(person=self.person, answered_at=None).exists():
            return
        duty = duties[which % duties.count()]
        to = "tracing" if duty.owed_by != "tracing" else "casework"
        with _refusing():
            offer = hand_off(self.person, duty.key, to_unit=to, reason=TEXT, by="tester")
            answer_hand_off(offer, accepted=accepted, by="tester", answer=TEXT)

    @rule(step=st.sampled_from(["ask", "take on", "answer"]))
    def requested(self, step: str) -> None:
        newest = UnitRequest.objects.filter(person=self.person).order_by("-number").first()
        with _refusing():
            if step == "ask" or newest is None:
                ask_unit(self.person, by_unit="casework", to_unit="tracing", what=TEXT, why=TEXT, by="x", user=worker())
            elif step == "take on":
                take_on_request(self.person, newest.number, by="x", user=worker("tracing"))
            else:
                answer_request(self.person, newest.number, answer=TEXT, by="x", user=worker("tracing"))

    @rule()
    def closed(self) -> None:
        with _refusing():
            close_record(self.person, outcome="leave granted", reasons=TEXT, by="tester", user=worker())

    def next_report(self) -> date | None:
        found = reporting_of(self.history(), rulebook.current_law(), rulebook.current_calendars().default, self.today)
        return found.schedule.next_on if found is not None else None

    def history(self) -> Any:
        told = history_of(self.person.reference, facts_of([self.person.id]).get(self.person.id, []))
        return told.as_at(self.today)[0]

    @invariant()
    def nobody_is_without_a_next_date_a_hold_or_a_duty_to_set_one(self) -> None:
        rules = rulebook.current()
        history = self.history()
        found = reporting_of(history, rules.law, rules.calendars.default, self.today)
        answer = derive(history, rules.law, rules.calendars, self.today)
        position = PositionRow.objects.get(person=self.person)
        assert position.is_open == answer.is_open
        assert open_without_duty(self.today) == []
        if found is None or not answer.is_open:
            return
        live = [duty.key.partition(":")[0] for duty in answer.duties if duty.is_open]
        for condition in found.bail.in_force_on(self.today):
            if condition.kind == "reporting":
                held = found.contact.state is ContactState.HELD
                told = found.schedule.next_on is not None and found.schedule.next_on >= self.today
                assert told or held or "decide frequency" in live, (condition, found.schedule, live)
                if told and not held:
                    assert found.schedule.next_on <= self.today + FARTHEST, (condition, found.schedule)
            assert live, condition


@contextmanager
def _refusing() -> Iterator[None]:
    """What is refused leaves no trace."""
    try:
        with transaction.atomic():
            yield
    except (Refused, FactRefused):
        pass


@pytest.mark.django_db
def test_no_sequence_of_officers_actions_leaves_anybody_without_a_next_step() -> None:
    class Rolled(Officers):
        """Each run in a transaction of its own, taken back at its end."""

        def __init__(self) -> None:
            super().__init__()
            self.block = transaction.atomic()
            self.block.__enter__()

        def teardown(self) -> None:
            super().teardown()
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    run_state_machine_as_test(
        Rolled,
        settings=how(
            max_examples=40, stateful_step_count=25, deadline=None, print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
