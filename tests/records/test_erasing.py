"""What a person's facts say can be taken away under a rule and two names, and the chain still verifies."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from django.db import transaction
from tests.family_people import worker
from tests.records.ledgers import NOW, add, named, person, tampering

from casekeeper.actions.group_family import Joining, group_family
from casekeeper.actions.record_fact import record_fact
from casekeeper.config.commands.explain import command as explain
from casekeeper.facts.identity import Died, NameStated, RecordJoined
from casekeeper.records.clock import today
from casekeeper.records.explaining import explanation
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Erasure, FactRow, IdentifierRow, OutboxMessage, Person, PositionRow
from casekeeper.records.refused import Refused
from casekeeper.records.sealing.erasing import erase
from casekeeper.records.sealing.seal import seal
from casekeeper.records.sealing.verifying import verify

pytestmark = pytest.mark.django_db(transaction=True)
BY = {"rule": "rule 7 of the schedule", "asked_by": "A. Clerk", "authorised_by": "B. Manager"}


@pytest.fixture
def whose(transactional_db: None) -> Person:
    """Somebody with five facts, sealed, among others."""
    others = person()
    named(others, 3)
    found = person()
    named(found, 5)
    seal()
    return found


def test_what_was_said_is_gone_and_the_chain_still_verifies(whose: Person) -> None:
    done = erase(whose, **BY)
    assert len(done.facts) == 5
    assert not FactRow.objects.filter(person=whose, payload__isnull=False).exists()
    assert facts_of([whose.pk])[whose.pk] == []
    assert (verify().whole, verify().erased) == (True, 5)
    seal()
    assert verify().notices == []


def test_facts_can_be_erased_before_they_are_sealed(whose: Person) -> None:
    named(whose, 2)
    erase(whose, **BY)
    seal()
    assert verify().whole


def test_facts_added_after_an_erasure_can_be_erased_again(whose: Person) -> None:
    erase(whose, **BY)
    with pytest.raises(Refused, match="nothing to erase"):
        erase(whose, **BY)
    named(whose, 1)
    erase(whose, **BY)
    seal()
    assert verify().whole
    assert Erasure.objects.count() == 2


def test_what_was_derived_and_sent_about_the_person_goes_too(whose: Person) -> None:
    IdentifierRow.objects.bulk_create([IdentifierRow(scheme="pnc", canonical="2001/1A", person=whose)])
    OutboxMessage.objects.create(unique_key="k", channel="c", person=whose, body={"name": "X"}, written_at=NOW)
    erase(whose, **BY)
    assert not IdentifierRow.objects.filter(person=whose).exists()
    assert OutboxMessage.objects.get().body == {}


def test_records_joined_into_the_persons_are_erased_with_it(whose: Person) -> None:
    gone = person()
    named(gone, 2)
    add(gone, RecordJoined(into=whose.reference, removed_number="A1", retained_number="A2"))
    assert len(erase(whose, **BY).facts) == 8
    assert verify().whole


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"authorised_by": "a. clerk "}, "two different people"),
        ({"authorised_by": ""}, "Give all three"),
        ({"rule": " "}, "Give all three"),
    ],
)
def test_an_erasure_needs_a_rule_and_two_different_people(whose: Person, change: Any, because: str) -> None:
    with pytest.raises(Refused, match=because):
        erase(whose, **{**BY, **change})


def test_an_erasure_is_a_transaction_of_its_own(whose: Person) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside any transaction"):
        erase(whose, **BY)


def test_the_programs_login_cannot_take_the_erasure_path(whose: Person, program_login: Any) -> None:
    program_login.execute("SELECT set_config('casekeeper.erasing', 'yes', true)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        program_login.execute("UPDATE fact SET payload = NULL, salt = NULL")


@pytest.mark.parametrize("change", ["payload = NULL, salt = NULL, kind = 'x'", "payload = '{}'", "source = 'x'"])
def test_the_erasure_path_lets_nothing_else_through(whose: Person, owner_login: Any, change: str) -> None:
    owner_login.execute("SELECT set_config('casekeeper.erasing', 'yes', true)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="update is refused"):
        owner_login.execute(f"UPDATE fact SET {change}")


def test_the_owner_without_the_erasure_path_changes_nothing(whose: Person, owner_login: Any) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="update is refused"):
        owner_login.execute("UPDATE fact SET payload = NULL, salt = NULL")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE erasure SET rule = 'another rule'",
        "UPDATE erasure SET authorised_by = 'C. Manager'",
        "UPDATE erasure SET facts = facts[2:], digests = digests[2:]",
        "UPDATE erasure SET digests[1] = digests[2]",
        "DELETE FROM erasure",
        "UPDATE fact SET happened_from = happened_from - 1 WHERE payload IS NULL",
        "UPDATE fact SET payload = '{\"full\": \"X\"}', salt = '\\x01' WHERE payload IS NULL",
    ],
)
def test_a_change_to_an_erasure_or_to_what_it_left_is_found(whose: Person, statement: str) -> None:
    erase(whose, **BY)
    seal()
    with tampering() as owner:
        owner.execute(statement)
    assert not verify().whole


def test_the_digest_that_stays_does_not_tell_what_was_said(whose: Person) -> None:
    add(whose, NameStated(full="Twice"), NameStated(full="Twice"))
    done = erase(whose, **BY)
    assert len({bytes(digest) for digest in done.digests}) == 7


def test_an_explanation_says_that_the_record_was_erased_and_is_not_open(whose: Person) -> None:
    erase(whose, **BY)
    said = explanation(whose, date(2026, 3, 1))
    assert said["erased"]["rule"] == BY["rule"]
    assert not said["is_open"]
    told = CliRunner().invoke(explain, [whose.reference], catch_exceptions=False)
    assert "erased on" in told.stdout


def test_nobody_is_erased_out_of_a_family_group_that_stands(transactional_db: None) -> None:
    one, other = person(), person()
    both = [Joining(each, "parent" if each is one else "child") for each in (one, other)]
    group_family(both, reasons="Parent and child.", by="a.worker", user=worker())
    record_fact(one, Died(), today(), source="test", by="tester")
    PositionRow.objects.filter(person=one).update(is_open=False)
    with pytest.raises(Refused, match="stands in a family group"):
        erase(one, **BY)
