"""Explanations: every reason with its fact or its citation, for any day, as known on any day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.db import transaction

from casekeeper.config.commands.explain import command
from casekeeper.facts import Kind
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import ReferralAcknowledged, Referred
from casekeeper.periods import day_of
from casekeeper.records.explaining import explanation
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import rederive

pytestmark = pytest.mark.django_db
START = date(2026, 3, 3)


def person() -> Person:
    found = open_person(opened_at=datetime(2026, 3, 3, 9, tzinfo=UTC), invented=True)
    told: list[tuple[Kind, int]] = [
        (NameStated(full="Invented Example"), 0),
        (NationalityClaimed(nationality="ALB"), 0),
        (IdentifierGiven(scheme="prison_number", as_typed="A1234BC", canonical="A1234BC"), 0),
        (Received(prison="LEI"), 0),
        (Referred(by="LEI"), 0),
        (ReferralAcknowledged(receipt="R1"), 5),
    ]
    facts = [
        NewFact(found.id, said, day_of(START), "test", "tester",
                recorded_at=datetime(2026, 3, 3 + days, 12, tzinfo=UTC))
        for said, days in told
    ]  # fmt: skip
    with transaction.atomic():
        append(facts)
        rederive([found.id], as_at=START, cause="test")
    return found


def test_every_duty_cites_a_provision_and_every_fact_it_rests_on_is_listed() -> None:
    said = explanation(person(), START + timedelta(days=10))
    numbers = {fact["number"] for fact in said["facts"]}
    assert said["duties"]
    for duty in said["duties"]:
        assert duty["provision"]
        assert duty["because"]
        assert {reason["fact"] for reason in duty["because"]} - {None} <= numbers


def test_what_was_recorded_later_is_not_known_before() -> None:
    found = person()
    day = START + timedelta(days=4)
    open_then = {duty["what"] for duty in explanation(found, day, known_on=day)["duties"] if duty["is_open"]}
    open_now = {duty["what"] for duty in explanation(found, day)["duties"] if duty["is_open"]}
    assert any("cknowledge" in what for what in open_then - open_now)


def test_the_explanation_is_plain_data() -> None:
    said = explanation(person(), START)
    assert json.loads(json.dumps(said)) == said


def test_the_command_answers_to_an_identifier_and_prints_reasons_with_fact_numbers() -> None:
    found = person()
    text = CliRunner().invoke(command, ["a 1234 bc", "--as-at", "2026-03-10"], catch_exceptions=False)
    assert text.exit_code == 0
    assert text.stdout.startswith(f"{found.reference} (invented) as at 2026-03-10: open")
    assert "[fact " in text.stdout
    assert "under " in text.stdout
    nobody = CliRunner().invoke(command, ["Z9999ZZ"])
    assert nobody.exit_code == 1
    assert "Nobody here answers" in nobody.output
