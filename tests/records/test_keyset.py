"""Keyset paging: pages read one after another are the whole list, in its order, whatever is alike in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casekeeper.records.queries as queries
from casekeeper.records.queries.keyset import Keyset, first_of, page

pytestmark = [pytest.mark.database, pytest.mark.django_db]

ROWS = st.lists(st.integers(0, 4).map(lambda day: date(2026, 1, 1 + day)), max_size=25)


@given(days=ROWS, limit=st.integers(1, 6), last_first=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_pages_after_one_another_are_the_whole_list_once(days: list[date], limit: int, last_first: bool, db) -> None:
    """The list is a table of literals: days that repeat, each with a number of its own."""
    order = Keyset("r.day", "r.id", last_first=last_first)
    found: list[tuple[date, int]] = []
    after: tuple[date, int] | None = None
    for _ in range(len(days) + 1):
        where, values = order.begin("TRUE", {"days": days}, after)
        sql = (
            "SELECT r.day, r.id FROM unnest(%(days)s::date[]) WITH ORDINALITY AS r(day, id) "
            f"WHERE {where} ORDER BY {order} LIMIT %(limit)s"
        )
        rows, after = page(sql, values, tuple, lambda row: row, limit=limit)
        assert len(rows) <= limit
        found += rows
        if after is None:
            break
    every = sorted(((day, number) for number, day in enumerate(days, start=1)), reverse=last_first)
    assert found == every


def test_a_page_that_is_just_full_is_the_last() -> None:
    assert first_of([1, 2], lambda row: row, limit=2) == ([1, 2], None)
    assert first_of([1, 2, 3], lambda row: row, limit=2) == ([1, 2], 2)
    assert first_of([], lambda row: row, limit=2) == ([], None)


def test_no_other_question_spells_it_out_again() -> None:
    folder = Path(queries.__file__).parent
    spelled = [
        path.name for path in folder.glob("*.py")
        if path.name != "keyset.py" and ("> limit" in path.read_text() or "> (%(" in path.read_text())
    ]  # fmt: skip
    assert spelled == []
