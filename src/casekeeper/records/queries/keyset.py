"""Keyset paging: a page begins after the last row of the page before it, named by what orders the list.

    order = Keyset("a.arrested_on", "a.id", last_first=True)
    where, values = order.begin(where, values, after)
    sql = f"SELECT a.id, a.arrested_on FROM arrest_row a WHERE {where} ORDER BY {order} LIMIT %(limit)s"
    rows, after = page(sql, values, Listed._make, lambda row: (row.day, row.id), limit=50)

The last of the columns tells rows apart that are alike in the others, so that none is shown twice or passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

PAGE = 50
"""Rows on a page."""
Rows = TypeVar("Rows", bound=Model)
Row = TypeVar("Row")
Place = TypeVar("Place")


class Keyset:
    """The order of a list: columns in SQL, all of them upwards or, with `last_first`, all of them downwards."""

    def __init__(self, *columns: str, last_first: bool = False) -> None:
        self.columns = columns
        self.last_first = last_first

    def __str__(self) -> str:
        """As ORDER BY has it."""
        return ", ".join(f"{column} DESC" if self.last_first else column for column in self.columns)

    def begin(
        self, where: str, values: Mapping[str, Any], after: Sequence[Any] | None
    ) -> tuple[str, dict[str, Any]]:  # fmt: skip
        """The condition and its values, narrowed to what comes after; `after` has one value for each column."""
        if after is None:
            return where, dict(values)
        given = {f"after_{place}": value for place, value in enumerate(after)}
        names = ", ".join(f"%({name})s" for name in given)
        sign = "<" if self.last_first else ">"
        return f"{where} AND ({', '.join(self.columns)}) {sign} ({names})", {**values, **given}


def page(
    sql: str, values: Mapping[str, Any], make: Callable[[Sequence[Any]], Row], place: Callable[[Row], Place], *,
    limit: int,
) -> tuple[list[Row], Place | None]:  # fmt: skip
    """Rows of a question that ends in LIMIT %(limit)s, and where the next page begins; None on the last page."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, "limit": limit + 1})
        rows = [make(row) for row in cursor.fetchall()]
    return first_of(rows, place, limit=limit)


def first_of(rows: list[Row], place: Callable[[Row], Place], *, limit: int) -> tuple[list[Row], Place | None]:
    """The same of rows already read, one more than the page has room for."""
    kept = rows[:limit]
    return kept, place(kept[-1]) if len(rows) > limit and kept else None


def following(rows: QuerySet[Rows], day: str, number: str, after: tuple[date, int] | None) -> QuerySet[Rows]:
    """The same for the framework's own questions: by day and number, from after the place."""
    if after is not None:
        rows = rows.filter(**{f"{day}__gte": after[0]}).exclude(**{day: after[0], f"{number}__lte": after[1]})
    return rows.order_by(day, number)
