"""May a police number alone lead a document to a record? Only where name and date of birth agree too.

A prison number leads to the record that bears it. A police number is given by another system: where a document that
carries one says another name or another date of birth, or neither, it is left to a person to judge whether the two
are one person's.
"""

from __future__ import annotations

from collections.abc import Iterable

from casekeeper.exchange.said import Said
from casekeeper.facts import Kind, history_of
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.matching.linking.from_history import link_record
from casekeeper.matching.linking.joining_by_itself import joins_by_itself
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.rulebook import current_law


def agrees(said: Said, person: int, pending: Iterable[Kind]) -> bool:
    """Does the document agree with this record, and with what is about to be added to it, in number, name and birth?"""
    strong = current_law()["matching_policy.strong_identifiers"].on(clock.today()).value
    strong = (*strong, *said.also_strong)
    ours = link_record(history_of("", facts_of([person])[person])) if person > 0 else LinkRecord("")
    told = [statement.said for statement in said.statements]
    return joins_by_itself(_record(told), _record(pending, ours), strong) is not None


def agree(one: int, other: int, pending: Iterable[tuple[int, Kind]]) -> bool:
    """The same of two records."""
    strong = current_law()["matching_policy.strong_identifiers"].on(clock.today()).value
    facts = facts_of([person for person in (one, other) if person > 0])
    added = list(pending)
    records = [
        _record((said for whose, said in added if whose == person), link_record(history_of("", facts.get(person, []))))
        for person in (one, other)
    ]
    return joins_by_itself(records[0], records[1], strong) is not None


def _record(told: Iterable[Kind], known: LinkRecord = LinkRecord("")) -> LinkRecord:
    names, born, numbers = list(known.names), list(known.born), list(known.identifiers)
    for said in told:
        if isinstance(said, NameStated):
            names.append(said.full)
        elif isinstance(said, BirthDateStated):
            born.append(said.born)
        elif isinstance(said, IdentifierGiven):
            numbers.append(HeldIdentifier(said.scheme, said.canonical, bool(said.canonical) and not said.warning))
    return LinkRecord(
        known.id, names=tuple(dict.fromkeys(names)), born=tuple(dict.fromkeys(born)), identifiers=tuple(numbers)
    )
