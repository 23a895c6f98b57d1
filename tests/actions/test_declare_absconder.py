"""No declaration with a check missing, by one person alone, or of a child without safeguarding; by whatever way."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.declare_absconder import declare_absconder, propose_declaration, refuse_declaration
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_for_many
from casekeeper.facts import Kind
from casekeeper.facts.absconding import CHECKS, Check, CheckMade, ContactLost
from casekeeper.facts.bail import (
    BailConditionRemoved,
    BailConditionSet,
    BailConditionVaried,
    BailNoticeServed,
    MonitoringConsidered,
)
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.facts.contact import LostByUs
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import FrequencySet, ReportAttended, VisitDecided
from casekeeper.facts.safeguards import HarmGraded, SafeguardingReferred, WelfareChecked
from casekeeper.records.models import DutyRow, Person, PositionRow
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)
TODAY = date(2026, 2, 20)
BY: dict[str, Any] = {"source": "test", "by": "tester"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


def worker(grade: str = "officer", unit: str = "casework") -> Any:
    return SimpleNamespace(unit=unit, grade=grade, is_active=True)


def out_of_contact(*more: Kind, born: str = "1990-02-03") -> Person:
    """Told to report each week, told with proof, and never seen again."""
    begun: list[Kind] = [
        NameStated(full="Invented Example"),
        BirthDateStated(born=born),
        BailGranted(),
        BailConditionSet(condition="reporting", purpose="to know that he is here", channel="telephone"),
        FrequencySet(every="weekly", first_on=START, reasons="as proposed", set_by="A. Officer"),
        BailNoticeServed(proof="signed for"),
        HarmGraded(grade="B", reasons="persistent", graded_by="A. Manager"),
        ReportAttended(),
        *more,
    ]
    person = open_record([(said, START) for said in begun], **BY)
    assert PositionRow.objects.get(person=person).whereabouts == "out of contact"
    return person


def make_checks(person: Person, *, without: str = "") -> None:
    for name in CHECKS:
        if name != without:
            said = CheckMade(check=name, result="nothing found", lawful_basis="necessary for immigration control")
            record_fact(person, said, TODAY, **BY)


def propose(person: Person, by: str = "an.officer") -> int:
    return propose_declaration(person, reasons="Not seen since January.", by=by, user=worker())


def declare(person: Person, by: str = "a.manager", grade: str = "manager") -> int:
    return declare_absconder(person, reasons="All checks made.", by=by, user=worker(grade))


def test_with_every_check_and_a_proposal_a_second_person_declares() -> None:
    person = out_of_contact()
    make_checks(person)
    propose(person)
    declare(person)
    assert PositionRow.objects.get(person=person).whereabouts == "absconder"
    live = set(DutyRow.objects.filter(person=person, ended=None).values_list("what", flat=True))
    assert "Circulate the absconder and refer for tracing" in live
    assert "Begin to trace the absconder: nothing has been done" in live
    ended = DutyRow.objects.get(person=person, what="Decide whether to declare an absconder")
    assert ended.ended in ("met", "late")


@pytest.mark.parametrize("missing", CHECKS)
def test_with_any_one_check_missing_nobody_can_declare(missing: Check) -> None:
    person = out_of_contact()
    make_checks(person, without=missing)
    propose(person)
    with pytest.raises(Refused, match=f"check: {missing}"):
        declare(person)


def test_a_check_without_its_lawful_basis_or_not_made_without_a_reason_does_not_count() -> None:
    for said in (CheckMade(check="hospital", result="nothing found"), CheckMade(check="hospital", result="not made")):
        person = out_of_contact(said)
        make_checks(person, without="hospital")
        propose(person)
        with pytest.raises(Refused, match="check: hospital"):
            declare(person)
    record_fact(person, CheckMade(check="hospital", result="not made", not_made_because="No basis."), TODAY, **BY)
    declare(person)


def test_one_person_alone_cannot_declare_nor_anybody_below_the_grade() -> None:
    person = out_of_contact()
    make_checks(person)
    with pytest.raises(Refused, match="a proposal by a first person"):
        declare(person)
    propose(person, by="a.manager")
    with pytest.raises(Refused, match="Whoever proposed"):
        declare(person, by="a.manager")
    with pytest.raises(NotAllowed):
        declare(person, by="another.officer", grade="officer")
    refuse_declaration(person, reasons="One more visit first.", by="head", user=worker("head"))
    with pytest.raises(Refused, match="a proposal by a first person"):
        declare(person, by="another.manager")


@pytest.mark.parametrize(("born", "more"), [("2009-06-01", ()), ("1990", (VulnerabilityNoted(what="self-harm"),))])
def test_a_child_or_somebody_vulnerable_goes_to_safeguarding_first(born: str, more: tuple[Kind, ...]) -> None:
    person = out_of_contact(*more, born=born)
    make_checks(person)
    propose(person)
    with pytest.raises(Refused, match="safeguarding referral"):
        declare(person)
    record_fact(person, SafeguardingReferred(to="the local authority", referred_by="A. Officer"), TODAY, **BY)
    declare(person)


def test_the_generic_form_a_feed_and_a_correction_meet_the_same_gate() -> None:
    person = out_of_contact()
    said = ContactLost(standing="absconder", declared_by="A. Manager")
    with pytest.raises(Refused, match="check: hospital"):
        record_fact(person, said, TODAY, user=worker("head"), **BY)
    with pytest.raises(ValueError, match="two people"):
        record_for_many([Entry(person, [(said, TODAY)])], **BY)
    lost = record_fact(person, ContactLost(standing="out of contact", declared_by="A. Manager"), TODAY, **BY)
    instead = {"standing": "absconder", "declared_by": "A. Manager"}
    with pytest.raises(Refused, match="declares nobody"):
        correct_fact(lost, reason="meant otherwise", instead=instead, by="tester")
    make_checks(person)
    propose(person)
    with pytest.raises(Refused, match="signed in"):
        record_fact(person, said, TODAY, **BY)
    with pytest.raises(Refused, match="missing"):
        record_fact(person, said, TODAY - timedelta(days=1), user=worker("head"), **BY)


def test_somebody_whom_we_never_told_has_breached_nothing() -> None:
    person = open_record(
        [(BailGranted(), START), (BailConditionSet(condition="reporting", purpose="x"), START),
         (ContactLost(standing="out of contact", declared_by="A. Manager"), TODAY)], **BY,
    )  # fmt: skip
    make_checks(person)
    propose(person)
    with pytest.raises(Refused, match="the failure may be ours"):
        declare(person)


def test_a_child_is_not_monitored_and_neither_limb_can_be_passed_over() -> None:
    child = out_of_contact(born="2009-06-01")
    with pytest.raises(Refused, match="under 18 is monitored"):
        record_fact(child, BailConditionSet(condition="electronic monitoring", purpose="x"), TODAY, **BY)
    with pytest.raises(Refused, match="not normally told to report in person"):
        record_fact(child, BailConditionSet(condition="reporting", purpose="x", channel="police station"), TODAY, **BY)
    adult = out_of_contact()
    limbs: dict[str, Any] = {"practical_reasons": "x", "compatible_reasons": "x", "considered_by": "A. Officer"}
    said = MonitoringConsidered(occasion="review", outcome="fitted", practical="yes", compatible="no", **limbs)
    with pytest.raises(Refused, match="not compatible"):
        record_fact(adult, said, TODAY, **BY, user=worker())
    with pytest.raises(Refused, match="a person who has signed in"):
        record_fact(adult, said, TODAY, **BY)


def test_a_visit_to_enforce_waits_until_somebody_asked_whether_a_vulnerable_person_is_safe() -> None:
    person = out_of_contact(VulnerabilityNoted(what="self-harm"))
    said = VisitDecided(outcome="enforcement visit", reasons="x", decided_by="A. Manager")
    with pytest.raises(Refused, match="whether the person is safe"):
        record_fact(person, said, TODAY, **BY, user=worker())
    record_fact(person, WelfareChecked(found="safe", checked_by="A. Officer"), TODAY, **BY)
    record_fact(person, said, TODAY, **BY, user=worker())


def test_a_condition_that_only_the_tribunal_may_change_is_changed_by_nobody_else() -> None:
    person = out_of_contact()
    said = BailConditionSet(condition="residence", purpose="x", may_vary="tribunal")
    number = record_fact(person, said, TODAY, **BY)
    with pytest.raises(Refused, match="Only the tribunal"):
        record_fact(person, BailConditionRemoved(condition=number, reasons="x"), TODAY, **BY)
    with pytest.raises(Refused, match="no condition of bail that stands"):
        record_fact(person, BailConditionVaried(condition=1, reasons="x"), TODAY, **BY)
    record_fact(person, BailConditionRemoved(condition=number, removed_by="tribunal", reasons="x"), TODAY, **BY)


def test_nobody_is_declared_whom_we_lost_ourselves() -> None:
    person = out_of_contact()
    make_checks(person)
    propose(person)
    record_fact(person, LostByUs(how="A move was not recorded.", found_by="A. Officer"), TODAY, **BY)
    with pytest.raises(Refused, match="We lost the person"):
        declare(person)
