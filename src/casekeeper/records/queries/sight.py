"""Whose records a reader may see: the one place where lists, counts and finds learn whom to leave out.

Every question about people takes a Sight. Whoever is left out is left out of the rows, the counts and the pages alike,
so that nothing on a screen tells that there is somebody. Without a Sight a question leaves out restricted records.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from casekeeper.duties.duty import Unit
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.models import DutyRow, Person

Rows = TypeVar("Rows", bound=Model)
NORMAL = "normal"
HELD = (Whereabouts.IN_CUSTODY.value, Whereabouts.IN_DETENTION.value)


class Sight(NamedTuple):
    """`restricted`: also records whose handling is not normal. `prison`: only people who concern a prison."""

    nobody: bool = False
    restricted: bool = False
    prison: bool = False

    def of(self, rows: QuerySet[Rows], person: str = "person") -> QuerySet[Rows]:
        """The rows about people who may be seen; `person` is the way from a row to its person, "" for Person itself."""
        if self.nobody:
            return rows.none()
        way = f"{person}__" if person else ""
        if not self.restricted:
            rows = rows.exclude(**{f"{way}id__in": RawSQL(_HIDDEN, [])})
        return rows.filter(_concerns_a_prison(way)) if self.prison else rows

    def people(self) -> QuerySet[Person]:
        """Everybody who may be seen."""
        return self.of(Person.objects.all(), "")

    def sees(self, person: Person) -> bool:
        """May this one be seen?"""
        return self.people().filter(pk=person.pk).exists()

    def condition(self, column: str) -> str:
        """The same for SQL of ours, over a column with a person's number. A prison's own duties need no more."""
        if self.nobody:
            return "FALSE"
        if self.restricted:
            return "TRUE"
        return f"{column} NOT IN ({_HIDDEN})"


# Records joined to a restricted one, in either direction and however many joins away, are as hidden as that one.
_HIDDEN = f"""
WITH RECURSIVE hidden(id) AS (
  SELECT id FROM {Person._meta.db_table} WHERE handling <> '{NORMAL}'
  UNION
  SELECT CASE WHEN p.person_id = h.id THEN p.continues_in_id ELSE p.person_id END
  FROM hidden h JOIN position p ON p.person_id = h.id OR p.continues_in_id = h.id
  WHERE p.continues_in_id IS NOT NULL
) SELECT id FROM hidden
"""
ORDINARY = Sight()
NOBODY = Sight(nobody=True)


def _concerns_a_prison(way: str) -> Q:
    """Held now, owed something by a prison, or let go by one before anybody considered the case."""
    owed = DutyRow.objects.filter(owed_by=Unit.PRISON.value, ended__isnull=True).values("person_id")
    return (
        Q(**{f"{way}position__whereabouts__in": HELD})
        | Q(**{f"{way}position__released_unconsidered_on__isnull": False})
        | Q(**{f"{way}id__in": owed})
    )
