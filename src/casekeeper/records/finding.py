"""Finds a person by anything that leads to a record: our reference, or an identifier as somebody typed it."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import get_args

from django.db.models import Q

from casekeeper.facts import FactRefused
from casekeeper.facts.identifiers import canonical
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.records.models import IdentifierRow, Person, PositionRow

_NOT_A_SIGN = re.compile(r"[^0-9A-Z]")

SCHEMES: tuple[str, ...] = get_args(IdentifierGiven.model_fields["scheme"].annotation)


def find_person(text: str) -> Person | None:
    """The one person this leads to, following joined records; None where it leads to nobody or to several."""
    found = find_people(text)
    return found[0] if len(found) == 1 else None


def find_people(text: str) -> list[Person]:
    """Everybody this leads to. More than one means that an identifier is on two records: a matter for a person."""
    typed = text.strip()
    if not typed:
        return []
    by_reference = Person.objects.filter(reference=_as_reference(typed)).first()
    if by_reference is not None:
        return [continuing(by_reference)]
    pairs = [Q(scheme=scheme, canonical=form) for scheme in SCHEMES for form in _forms(scheme, typed)]
    ids = IdentifierRow.objects.filter(reduce(or_, pairs)).values_list("person_id", flat=True).distinct()[:50]
    people = {found.id: found for person in Person.objects.filter(id__in=list(ids)) for found in [continuing(person)]}
    return [people[number] for number in sorted(people)]


def continuing(person: Person) -> Person:
    """The record this one continues in, however many joins later; itself where it was never joined."""
    seen = {person.id}
    while True:
        row = PositionRow.objects.filter(person=person).select_related("continues_in").first()
        after = row.continues_in if row is not None else None
        if after is None or after.id in seen:
            return person
        seen.add(after.id)
        person = after


def _as_reference(typed: str) -> str:
    """The reference somebody may have meant, however its halves were set apart."""
    bare = _NOT_A_SIGN.sub("", typed.upper())
    return f"{bare[:4]}-{bare[4:]}"[:60]


def _forms(scheme: str, typed: str) -> set[str]:
    plain = "".join(typed.split()).upper()[:60]
    forms = {plain, _NOT_A_SIGN.sub("", plain)} - {""}
    try:
        return forms | ({canonical(scheme, typed).text[:60]} - {""})
    except (FactRefused, ValueError, KeyError):
        return forms
