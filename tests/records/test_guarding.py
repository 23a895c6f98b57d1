"""Derived rows refuse to be edited by hand."""

from __future__ import annotations

import pytest
from django.db.models import Model

from casekeeper.records.models import DutyRow, IdentifierRow, PositionRow
from casekeeper.records.projections.guarding import WrittenByDerivation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [PositionRow, DutyRow, IdentifierRow])
def test_a_derived_row_is_never_saved_by_hand(model: type[Model]) -> None:
    with pytest.raises(WrittenByDerivation, match="Record or correct a fact"):
        model().save()
