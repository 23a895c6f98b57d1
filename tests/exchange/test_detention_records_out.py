"""Our decisions go back to the prison as records of immigration detention, each once."""

from __future__ import annotations

import pytest
from tests.exchange.payloads import DAY, RECORD, prisoner, read

from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.detention_records_out import write_due
from casekeeper.facts.immigration import BailGranted, DetentionAuthorised
from casekeeper.records.finding import find_person
from casekeeper.records.models import OutboxMessage

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_a_decision_of_ours_is_told_once() -> None:
    read("prisoners", prisoner())
    person = find_person("C2468DE")
    assert person is not None
    record_fact(person, DetentionAuthorised(home_office_reference="A1234567"), DAY, source="us", by="somebody")
    assert (write_due(), write_due()) == (1, 0)
    record_fact(person, BailGranted(home_office_reference="A1234567"), DAY, source="us", by="somebody")
    assert (write_due(), write_due()) == (1, 0)
    first, second = OutboxMessage.objects.filter(channel="immigration-detention").order_by("id")
    assert (first.body["prisonerId"], first.body["homeOfficeReferenceNumber"]) == ("C2468DE", "A1234567")
    assert "homeOfficeReferenceNumber" not in second.body


def test_what_the_prison_told_us_is_not_told_back() -> None:
    read("immigration-detention", RECORD)
    assert write_due() == 0


def test_a_record_of_ours_that_comes_back_is_read_as_theirs_and_not_told_again() -> None:
    read("prisoners", prisoner())
    person = find_person("C2468DE")
    assert person is not None
    record_fact(person, DetentionAuthorised(home_office_reference="A1234567"), DAY, source="us", by="somebody")
    write_due()
    read("immigration-detention", OutboxMessage.objects.get(channel="immigration-detention").body)
    assert write_due() == 0
