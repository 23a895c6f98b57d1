"""Whose record a document belongs to: by prison number first, then by a police or criminal-record number."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from casekeeper.records.models import PositionRow

_FIND = """
SELECT i.scheme, i.canonical, i.person_id FROM identifier i
JOIN unnest(%s::text[], %s::text[]) AS wanted(scheme, canonical)
  ON i.scheme = wanted.scheme AND i.canonical = wanted.canonical
ORDER BY i.person_id
"""
_WITH_PRISON_NUMBER = "SELECT DISTINCT person_id FROM identifier WHERE scheme = 'prison_number' AND person_id = ANY(%s)"
OWN_NUMBERS = ("prison_number:", "booking:", "alert:")
"""Numbers that lead to one record because whoever gave them gave them to that record: ours for an alert among them."""


class Known:
    """Who is known by which number, for one chunk of documents."""

    def __init__(self, subjects: Iterable[str]) -> None:
        wanted = sorted({subject for subject in subjects if ":" in subject})
        pairs = [subject.split(":", 1) for subject in wanted]
        self._by_subject: dict[str, list[int]] = {}
        with connection.cursor() as cursor:
            cursor.execute(_FIND, [[scheme for scheme, _ in pairs], [text for _, text in pairs]])
            for scheme, text, person in cursor.fetchall():
                self._by_subject.setdefault(f"{scheme}:{text}", []).append(person)
        self._follow_joins()
        people = sorted({person for found in self._by_subject.values() for person in found})
        with connection.cursor() as cursor:
            cursor.execute(_WITH_PRISON_NUMBER, [people])
            self._numbered = {person for (person,) in cursor.fetchall()}

    def _follow_joins(self) -> None:
        after: dict[int, int] = {}
        waiting = {person for found in self._by_subject.values() for person in found}
        while waiting:
            rows = PositionRow.objects.filter(person_id__in=waiting, continues_in__isnull=False)
            step = {
                person: into for person, into in rows.values_list("person_id", "continues_in_id") if into is not None
            }
            after |= step
            waiting = set(step.values()) - after.keys()
        self._own = {subject: _told_of_itself(found, after) for subject, found in self._by_subject.items()}
        for subject, found in self._by_subject.items():
            self._by_subject[subject] = list(dict.fromkeys(_end(after, person) for person in found))

    def people(self) -> set[int]:
        found = {person for found in self._by_subject.values() for person in found}
        return found | set(self._own.values())

    def whose(self, subjects: Iterable[str]) -> int | None:
        """The record these numbers lead to; None where there is none, or where they do not agree on one.

        A prison number leads to the record that bears it, also where that one continues in another: what is told of it
        stays with it when the two are parted. A police number leads to a record only where the document carries no
        prison number, or the record has none yet: two prison numbers with one police number are left for a person to
        judge.
        """
        subjects = list(subjects)
        for subject in subjects:
            if subject.startswith("prison_number:") and self._by_subject.get(subject):
                return self._own.get(subject, self._by_subject[subject][0])
        has_number = any(subject.startswith("prison_number:") for subject in subjects)
        for subject in subjects:
            found = self._by_subject.get(subject, [])
            if subject.startswith("prison_number:") or len(found) != 1:
                continue
            if not has_number or found[0] not in self._numbered:
                return found[0]
        return None

    def is_led_to_by_its_own_number(self, subjects: Iterable[str], person: int) -> bool:
        """Does a number of its own lead to this record? Then it is the same one, whatever else is said."""
        own = (subject for subject in subjects if subject.startswith(OWN_NUMBERS))
        return any(person in (self._own.get(one), *self._by_subject.get(one, ())) for one in own)

    def without_prison_number(self, subject: str) -> int | None:
        """The one record that a police number leads to, where nobody has given that record a prison number yet."""
        found = self._by_subject.get(subject, [])
        return found[0] if len(found) == 1 and found[0] not in self._numbered else None

    def each(self, subjects: Iterable[str]) -> dict[str, int]:
        """The first record of each subject that has one."""
        return {subject: self._by_subject[subject][0] for subject in subjects if self._by_subject.get(subject)}

    def add(self, subjects: Iterable[str], person: int) -> None:
        """From here on these numbers lead to this record (a number below zero: a record about to be opened)."""
        for subject in subjects:
            if subject.startswith("prison_number:"):
                self._numbered.add(person)
            found = self._by_subject.setdefault(subject, [])
            self._own.setdefault(subject, person)
            if person not in found:
                found.append(person)


def _told_of_itself(found: list[int], after: dict[int, int]) -> int:
    """The record that bears the number itself, not through one that continues in it."""
    reached: set[int] = set()
    for person in found:
        while (person := after.get(person, 0)) and person not in reached:
            reached.add(person)
    return next((person for person in found if person not in reached), found[0])


def _end(after: dict[int, int], person: int) -> int:
    seen = {person}
    while (following := after.get(person)) is not None and following not in seen:
        seen.add(following)
        person = following
    return person
