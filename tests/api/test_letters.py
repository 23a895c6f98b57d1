"""Letters over the API: listed with their digests, handed out with their own bytes, every look logged."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client
from tests.letters_people import TODAY, liable, our_office, worker  # noqa: F401

from casekeeper.actions.letters import issuing
from casekeeper.actions.letters.drawing import Drawn
from casekeeper.actions.letters.issuing import issue_letter
from casekeeper.actions.letters.serving import Service, record_service
from casekeeper.actions.letters.writing import prepare
from casekeeper.api.tokens import new_token
from casekeeper.records.models import Look, Person

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
TYPED = {"method": "by hand", "sent_on": TODAY.isoformat(), "reasons": "Fourteen months."}


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


@pytest.fixture
def somebody(db):
    person, user = liable(), worker("casework")
    number = issue_letter(
        person, prepare(person, "liability_notice", "ar", TYPED), why="x", user=user, by=user.username
    )
    record_service(person, number, Service("by hand", TODAY, "signed"), user=user, by=user.username)
    return person, number


def ask(path, token=None):
    token = token or new_token(f"Asker of {path}", feeds=[], may_read_people=True)
    return Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"})


def test_letters_are_listed_and_handed_out_byte_for_byte(somebody):
    person, number = somebody
    token = new_token("Asker", feeds=[], may_read_people=True)
    (said,) = ask(f"/people/{person.reference}/letters", token).json()
    assert (said["number"], said["letter"], said["language"]) == (number, "liability_notice", "ar")
    assert said["served"]["method"] == "by hand"
    answer = ask(f"/people/{person.reference}/letters/{number}.pdf", token)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert hashlib.sha256(answer.content).hexdigest() == said["sha256"]
    assert list(Look.objects.filter(person=person).order_by("id").values_list("what", flat=True)) == [
        "letters, API", "letter as PDF, API",
    ]  # fmt: skip


def test_other_bytes_other_tokens_and_other_records_are_refused(somebody, monkeypatch):
    person, number = somebody
    assert ask(f"/people/{person.reference}/letters/999999.pdf").status_code == 404
    delivers = new_token("Deliverer", feeds=[], may_read_people=False)
    assert ask(f"/people/{person.reference}/letters", delivers).status_code == 403
    monkeypatch.setattr(issuing, "draw_again", lambda *_, **__: Drawn(b"%PDF", "0" * 64))
    asked = ask(f"/people/{person.reference}/letters/{number}.pdf")
    assert asked.status_code == 409
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert ask(f"/people/{person.reference}/letters").status_code == 404
