"""Invented families: marked as invented, at every place of the two stages, and nobody removable too early."""

from __future__ import annotations

from datetime import date

import pytest

from casekeeper.config.populating import FAMILIES, fill_families
from casekeeper.records.models import FamilyMember, Person, PositionRow
from casekeeper.records.queries import families

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_invented_families_are_at_every_place_of_the_two_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", date(2026, 11, 27).isoformat())
    added = fill_families()
    assert added == Person.objects.filter(invented=True).count() > FAMILIES * 2
    assert not Person.objects.filter(invented=False).exists()
    groups, _ = families.standing()
    assert len(groups) == FAMILIES == families.count()
    stages = {row.stage for row in FamilyMember.objects.all()}
    assert {"formed", "required return", "ensured return", "advice of the panel to be had"} <= stages
    assert all(len({person.stage for person in group.people}) == 1 for group in groups)
    assert any(group.what.startswith("Decide on parting") for group in groups)
    removable = PositionRow.objects.filter(body__position__contains={"removable today": {"outcome": "met"}})
    assert not removable.exists()
    assert fill_families() == 0
