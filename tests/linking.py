"""A plain scorer and short ways to make records that may be one person's."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.record_fact import record_facts
from casekeeper.facts import Kind
from casekeeper.facts.identifiers import canonical
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.matching.linking.record import FieldPart, LinkRecord, PairScore
from casekeeper.matching.names.latin import words
from casekeeper.records.clock import now
from casekeeper.records.models import Person
from casekeeper.records.opening import open_person

DAY = date(2026, 6, 1)


def plain_score(left: LinkRecord, right: LinkRecord) -> PairScore:
    """Ten for each word of a name in common, five for a birth date in common, minus ten to begin with."""
    ours, theirs = ({word for name in one.names for word in words(name)} for one in (left, right))
    shared = len(ours & theirs)
    born = 5.0 if set(left.born) & set(right.born) else -2.0
    parts = (
        FieldPart("prior", "prior", "", "", -10.0, "How seldom two records are one person's"),
        FieldPart("name", "exact" if shared else "unlike", " ".join(sorted(ours)), " ".join(sorted(theirs)),
                  10.0 * shared or -5.0, "Words of the names in common"),
        FieldPart("birth date", "exact" if born > 0 else "unlike", *map(", ".join, (left.born, right.born)), born,
                  "The dates of birth"),
    )  # fmt: skip
    return PairScore(sum(part.weight for part in parts), parts)


def record(*names: str, born: str = "1988-04-02", pnc: str = "", more: tuple[Kind, ...] = ()) -> Person:
    """An invented record with these names."""
    person = open_person(opened_at=now(), invented=True)
    facts: list[Kind] = [NameStated(full=name) for name in names]
    if born:
        facts.append(BirthDateStated(born=born))
    if pnc:
        found = canonical("pnc", pnc)
        facts.append(IdentifierGiven(scheme="pnc", as_typed=pnc, canonical=found.text, warning=found.warning))
    record_facts(person, [(said, DAY) for said in (*facts, *more)], source="test", by="a test")
    return person
