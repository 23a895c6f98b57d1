"""The demonstration's removal centres are read as real ones are, and a second run changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from casekeeper.actions.record_fact import record_fact
from casekeeper.config.removal_centres_shown import COMING, INSIDE, show_removal_centres
from casekeeper.facts.immigration import DetentionBegan
from casekeeper.records import clock
from casekeeper.records.models import EstateStatement, IdentifierRow, Quarantined
from casekeeper.records.opening import open_person
from casekeeper.records.queries.estate import estate

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_there_is_something_of_every_kind_to_see_and_a_second_run_adds_nothing() -> None:
    for _ in range(COMING + INSIDE):
        person = open_person(opened_at=clock.now(), invented=True)
        record_fact(person, DetentionBegan(place="Brook House"), date(2026, 1, 5), source="test", by="a test")
    assert show_removal_centres() == 15
    assert not Quarantined.objects.exists()
    assert IdentifierRow.objects.filter(scheme="cid_person").count() == COMING + INSIDE
    now = estate(clock.wall())
    full = next(each for each in now.centres if each.code == "colnbrook")
    assert full.men.available is not None
    assert full.men.available < 0
    left = {(each.order.direction) for each in now.scheduled}
    assert left == {"in", "out"}
    assert now.unexpected
    assert now.together
    assert now.not_placed
    told = EstateStatement.objects.count()
    assert show_removal_centres() == 0
    assert EstateStatement.objects.count() == told
