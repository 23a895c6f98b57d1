"""A restricted record cannot be seen, counted or guessed at by an officer: each page is as if it did not exist."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.join_records import join_records
from casekeeper.actions.record_fact import record_fact
from casekeeper.api.tokens import new_token
from casekeeper.facts.custody import NotOnList, Released
from casekeeper.facts.identity import NameStated
from casekeeper.records.clock import now
from casekeeper.records.models import DutyRow, HandOff, Person
from casekeeper.records.opening import open_person
from casekeeper.records.queries.sight import NOBODY, ORDINARY, Sight

pytestmark = pytest.mark.database
TODAY = date(2026, 11, 23)
LISTS = (
    "/", "/?state=overdue", "/?state=later", "/?what=Triage+the+referral", "/?prison=ZZA", "/?risen=yes", "/referrals",
    "/release-watch", "/release-watch?gate=not+met", "/reconciliation", "/find?q=Ansel", "/find?q=Z1234AB",
    "/find?q=REFERENCE", "/law", "/law/criminal_casework_policy.triage", "/people/REFERENCE",
    "/people/REFERENCE/record", "/people/REFERENCE/hand-off?key=KEY", "/people/REFERENCE/record/referral.acknowledged",
    "/people/REFERENCE/facts/1/correct", "/hand-offs/1", "/quarantine", "/help",
)  # fmt: skip
UNITS = ("intake", "casework", "gatekeeper", "status review", "reporting", "tracing", "tag hub", "prison")


def as_sent(client, address: str, person: Person) -> tuple[int, str]:
    answer = client.get(address.replace("REFERENCE", person.reference).replace("KEY", "triage:1"))
    text = answer.content.decode().replace(person.reference, "REFERENCE")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def everything_at_once(person: Person) -> None:
    """Offered, lost from a list, and a release that nobody considered: so the record is on every list there is."""
    key = DutyRow.objects.filter(person=person, owed_by="intake", ended=None).values_list("key", flat=True)[0]
    hand_off(person, key, to_unit="casework", reason="yours", by="a test")
    HandOff.objects.filter(person=person).update(id=1)
    record_fact(person, NotOnList(list_of="a list"), TODAY - timedelta(days=4), source="prison", by="a test")
    record_fact(person, Released(to="community"), TODAY - timedelta(days=2), source="prison", by="a test")


@pytest.mark.parametrize("unit", UNITS)
def test_to_an_officer_every_page_is_the_same_as_if_the_restricted_person_did_not_exist(unit, signed_in, person):
    everything_at_once(person)
    client = signed_in(unit)
    seen = {address: as_sent(client, address, person) for address in LISTS}
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    hidden = {address: as_sent(client, address, person) for address in LISTS}
    stranger = Person(reference="ZZZZ-ZZZZ")
    for table in (HandOff, DutyRow):
        table.objects.filter(person=person).delete()
    person.position.delete()
    person.identifiers.all().delete()
    absent = {address: as_sent(client, address, stranger) for address in LISTS}
    assert {
        address: (hidden[address], absent[address]) for address in LISTS if hidden[address] != absent[address]
    } == {}
    assert seen != hidden, "the comparison says nothing unless an ordinary record shows"


def test_a_manager_sees_the_restricted_record_in_the_same_places(signed_in, person):
    everything_at_once(person)
    client = signed_in("intake", "manager")
    before = [as_sent(client, address, person) for address in LISTS]
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert [as_sent(client, address, person) for address in LISTS] == before


def test_pages_of_work_are_full_though_restricted_records_lie_between(person):
    from casekeeper.records.queries.work import counts, my_work

    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert my_work("intake", "officer", TODAY).rows == []
    assert my_work("intake", "officer", TODAY, sight=NOBODY).rows == []
    assert my_work("intake", "officer", TODAY, sight=Sight(restricted=True)).rows
    assert set(counts("intake", "officer", TODAY).values()) == {0}
    assert counts("intake", "officer", TODAY, sight=Sight(restricted=True))["overdue"] > 0


def test_a_record_that_a_restricted_one_continues_in_is_as_hidden(person, signed_in):
    kept = open_person(opened_at=now(), invented=True)
    record_fact(kept, NameStated(full="Kept Verrucci"), date(2026, 6, 1), source="prison", by="a test")
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    join_records(person, kept, removed_number="Z1234AB", retained_number="Z1235AB", by="a test", source="prison")
    assert not ORDINARY.sees(kept)
    assert signed_in().get(f"/people/{kept.reference}").status_code == 404
    assert "Verrucci" not in signed_in().get("/find?q=Kept").content.decode()
    assert my_work_references("intake") == set()


def my_work_references(unit: str) -> set[str]:
    from casekeeper.records.queries.work import my_work

    return {row.reference for row in my_work(unit, "officer", TODAY).rows}


def test_the_api_answers_for_a_restricted_record_as_for_none(client, person):
    token = {"Authorization": f"Bearer {new_token('A reader', feeds=[], may_read_people=True)}"}
    assert client.get(f"/api/v1/people/{person.reference}", headers=token).status_code == 200
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    hidden = client.get(f"/api/v1/people/{person.reference}", headers=token)
    absent = client.get("/api/v1/people/ZZZZ-ZZZZ", headers=token)
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)


@pytest.mark.parametrize("restricted", [0, 1, 2, 3])
def test_one_restricted_record_hides_all_that_are_joined_to_it_and_no_other(restricted, db):
    people = [open_person(opened_at=now(), invented=True) for _ in range(5)]
    for number, person in enumerate(people):
        record_fact(person, NameStated(full=f"Name {number}"), date(2026, 6, 1), source="prison", by="a test")
    for first, second in ((0, 1), (1, 2), (3, 2)):
        join_records(
            people[first], people[second], removed_number="Z1", retained_number="Z2", by="a test", source="prison"
        )
    assert all(ORDINARY.sees(person) for person in people)
    Person.objects.filter(pk=people[restricted].pk).update(handling="restricted")
    assert [ORDINARY.sees(person) for person in people] == [False] * 4 + [True]
    assert all(Sight(restricted=True).sees(person) for person in people)
