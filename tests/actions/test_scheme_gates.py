"""Deciding on a way home, at the action: eligibility, two schemes that exclude one another, and coded reasons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.actions.test_departure_gates import ready_person, worker
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind, payload_of, read_payload
from casekeeper.facts.departures import AttemptBooked, AttemptFailed, AttemptPlanned
from casekeeper.facts.identity import NameStated, NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.facts.schemes import SchemeAnswered, SchemeAskedFor, SchemeDecided, SchemeOffered, SchemePaid
from casekeeper.facts.sentence import Sentenced
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"source": "test", "by": "tester"}
DAY = date(2026, 3, 2)
EARLY, TRANSFER, PAID = "early removal", "prisoner transfer", "facilitated return"
BOTH = [(EARLY, TRANSFER), (TRANSFER, EARLY)]
HOW = {EARLY: "early removal scheme", TRANSFER: "transferred to a prison abroad"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", (DAY + timedelta(days=30)).isoformat())


def person_who_is(nationality: str = "ALB", **sentence: Any) -> Person:
    told: list[tuple[Kind, date]] = [
        (NameStated(full="Arben Invented"), date(2019, 1, 7)),
        (NationalityClaimed(nationality=nationality, confidence="documented"), date(2019, 1, 7)),
    ]
    if sentence:
        told.append((Sentenced(**sentence), date(2019, 1, 7)))
    return open_record(told, **BY)


def tell(person: Person, said: Kind, on: date = DAY) -> int:
    return record_fact(person, said, on, **BY, user=worker("casework", "manager"))


def request(person: Person, scheme: Any, on: date = DAY) -> int:
    return tell(person, SchemeAskedFor(scheme=scheme), on)


def decided(offer: int, outcome: Any = "approved", **more: Any) -> SchemeDecided:
    return SchemeDecided(offer=offer, outcome=outcome, reasons="As asked.", decided_by="A. Manager", **more)


def approve(person: Person, scheme: Any, on: date = DAY) -> tuple[int, int]:
    """The numbers of the request and of its approval."""
    offer = request(person, scheme, on)
    return offer, tell(person, decided(offer), on)


def put_right(number: int, **instead: Any) -> None:
    correct_fact(number, reason="It was told wrong.", by="tester", user=worker("casework", "manager"), **instead)


def test_whoever_is_eligible_is_approved() -> None:
    approve(person_who_is(sentence="ordinary", years=4), PAID)


def test_whoever_is_not_eligible_is_refused_and_may_not_be_approved_whatever_way_it_is_tried() -> None:
    person = person_who_is(sentence="indeterminate", life=True)
    offer = request(person, PAID)
    with pytest.raises(Refused, match=r"Not eligible for facilitated return\. An indeterminate or life sentence"):
        tell(person, decided(offer))
    refusal = tell(person, decided(offer, "refused"))
    with pytest.raises(Refused, match="Not eligible"):
        put_right(refusal, instead=payload_of(decided(offer)))
    other, _ = approve(person, "voluntary departure")
    with pytest.raises(Refused, match="not turned into another scheme"):
        put_right(other, instead=payload_of(SchemeAskedFor(scheme="facilitated return")))


def test_a_national_of_the_eea_is_approved_from_2022_and_not_the_day_before() -> None:
    person = person_who_is("POL", sentence="ordinary", years=4)
    offer = request(person, PAID, date(2021, 12, 1))
    with pytest.raises(Refused, match="only from 2022-01-01"):
        tell(person, decided(offer), date(2021, 12, 31))
    tell(person, decided(offer), date(2022, 1, 1))


def test_nobody_is_approved_for_a_second_payment() -> None:
    person = person_who_is(sentence="ordinary", years=4)
    offer, approval = approve(person, PAID)
    tell(person, SchemePaid(offer=offer, pounds=750))
    put_right(approval, instead=payload_of(decided(offer).model_copy(update={"reasons": "As asked, and willing."})))
    again = request(person, PAID, DAY + timedelta(days=9))
    with pytest.raises(Refused, match="normally nobody is paid a second time"):
        tell(person, decided(again), DAY + timedelta(days=9))


def test_where_it_cannot_be_told_a_named_person_decides_and_says_why() -> None:
    person = person_who_is()
    offer = request(person, PAID)
    for lacking in ("reasons", "decided_by"):
        with pytest.raises(ValueError, match=lacking):
            read_payload("scheme.decided", {**payload_of(decided(offer)), lacking: "  "})
    with pytest.raises(Refused, match="not a feed or a command"):
        record_fact(person, decided(offer), DAY, **BY)
    tell(person, decided(offer))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_transfer_and_early_removal_are_never_approved_together(first: str, second: str) -> None:
    person = person_who_is()
    approve(person, first)
    offer = request(person, second)
    for on in (DAY, DAY + timedelta(days=5)):
        with pytest.raises(Refused, match=rf"{first} was approved on 2026-03-02 by A\. Manager .* Record first"):
            tell(person, decided(offer), on)
    refusal = tell(person, decided(offer, "refused"))
    with pytest.raises(Refused, match="stand"):
        put_right(refusal, instead=payload_of(decided(offer)))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_an_earlier_day_is_no_way_round(first: str, second: str) -> None:
    person = person_who_is()
    offer = request(person, second, DAY - timedelta(days=9))
    approve(person, first)
    with pytest.raises(Refused, match="nobody is booked on both"):
        tell(person, decided(offer), DAY - timedelta(days=8))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_what_was_withdrawn_does_not_stand_and_a_correction_does_not_bring_it_back(first: str, second: str) -> None:
    person = person_who_is()
    offer, _ = approve(person, first)
    withdrawal = tell(person, SchemeAnswered(offer=offer, answer="withdrawn"), DAY + timedelta(days=1))
    approve(person, second, DAY + timedelta(days=2))
    with pytest.raises(Refused, match="then both stand approved or booked"):
        put_right(withdrawal, withdrawn=True)
    with pytest.raises(Refused, match="then both stand approved or booked"):
        put_right(withdrawal, instead=payload_of(SchemeAnswered(offer=offer, answer="accepted")))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_a_failed_attempt_of_the_scheme_ends_it_and_one_of_another_way_does_not(first: str, second: str) -> None:
    person = person_who_is()
    approve(person, first)
    offer = request(person, second)
    for how, ends in (("removed", False), (HOW[first], True)):
        on = DAY + timedelta(days=3)
        attempt = tell(person, AttemptPlanned(leaves_on=on, how=how), on)  # type: ignore[arg-type]
        failed = AttemptFailed(
            attempt=attempt, stage="planned", cause="weather", controllable="no", in_control_of="nobody",
            graded_by="A. Planner",
        )  # fmt: skip
        record_fact(person, failed, on, **BY, user=worker("returns logistics", "manager"))
        if not ends:
            with pytest.raises(Refused, match="nobody is booked on both"):
                tell(person, decided(offer), on)
    tell(person, decided(offer), on)


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_a_later_refusal_or_a_departure_ends_an_approval(first: str, second: str) -> None:
    refused, left = person_who_is(), person_who_is()
    offer, _ = approve(refused, first)
    tell(refused, decided(offer, "refused"), DAY + timedelta(days=1))
    approve(refused, second, DAY + timedelta(days=2))
    approve(left, first)
    record_fact(left, Departed(how="voluntary"), DAY + timedelta(days=1), **BY)
    approve(left, second, DAY + timedelta(days=2))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_no_departure_of_the_one_is_booked_while_the_other_stands_approved(first: str, second: str) -> None:
    person = person_who_is()
    offer, _ = approve(person, first)
    attempt = tell(person, AttemptPlanned(leaves_on=DAY + timedelta(days=9), how=HOW[second]))  # type: ignore[arg-type]
    with pytest.raises(Refused, match=f"Not to be booked: {first} was approved"):
        tell(person, AttemptBooked(attempt=attempt))
    tell(person, SchemeAnswered(offer=offer, answer="withdrawn"))
    with pytest.raises(Refused, match="Not to be booked yet"):  # by the other lines, which are not met; no longer by it
        tell(person, AttemptBooked(attempt=attempt))


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_neither_is_approved_while_a_departure_of_the_other_is_booked(first: str, second: str) -> None:
    person, attempt = ready_person(booked=False)
    planned = FactRow.objects.get(number=attempt)
    correct_fact(attempt, reason="x", by="t", user=worker(), instead={**planned.payload, "how": HOW[first]})
    book = AttemptBooked(attempt=attempt)
    append([NewFact(person.id, book, day_of(LEAVES_ON), source="test", recorded_by="tester")])
    offer = request(person, second, LEAVES_ON)
    with pytest.raises(Refused, match=f"the departure of fact {attempt}, {HOW[first]}, is booked"):
        tell(person, decided(offer), LEAVES_ON)


@pytest.mark.parametrize(("first", "second"), BOTH)
def test_a_booked_departure_is_not_corrected_into_one_that_the_approved_scheme_excludes(
    first: str, second: str
) -> None:
    person, attempt = ready_person()
    approve(person, first, LEAVES_ON)
    planned = FactRow.objects.get(number=attempt)
    with pytest.raises(Refused, match="then both stand approved or booked"):
        put_right(attempt, instead={**planned.payload, "how": HOW[second]})


def test_an_offer_is_decided_on_as_a_request_is_and_the_paid_scheme_excludes_neither() -> None:
    person = person_who_is(sentence="ordinary", years=4)
    approve(person, PAID)
    tell(person, decided(tell(person, SchemeOffered(scheme="prisoner transfer"))))
    with pytest.raises(Refused, match="prisoner transfer was approved"):
        tell(person, decided(tell(person, SchemeOffered(scheme="early removal"))))


@pytest.mark.parametrize(
    "why",
    ["outstanding charges", "confiscation order or proceedings", "evidence of planned crime or return", "terrorism"],
)
def test_early_removal_is_refused_for_a_coded_reason(why: str) -> None:
    person = person_who_is()
    offer = request(person, EARLY)
    tell(person, decided(offer, "refused", refused_for=why))
    with pytest.raises(Refused, match="belongs to a refusal of early removal"):
        tell(person, decided(offer, refused_for=why))
    with pytest.raises(Refused, match="belongs to a refusal of early removal"):
        tell(person, decided(request(person, TRANSFER), "refused", refused_for=why))


def test_a_decision_recorded_before_there_were_codes_is_read_as_not_coded() -> None:
    old = {"offer": 1, "outcome": "refused", "reasons": "A charge.", "decided_by": "A. Manager"}
    said: Any = read_payload("scheme.decided", old)
    assert said.refused_for == "not coded"
