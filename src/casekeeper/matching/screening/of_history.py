"""What a person of ours is screened by: every name, birth date, nationality and number that their history claims."""

from __future__ import annotations

from collections.abc import Iterable

from casekeeper.facts import History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed, SexRecorded
from casekeeper.matching.screening.entry import Document, Query
from casekeeper.matching.screening.states import state_code

KINDS_OF_DOCUMENT = {"pnc": "pnc", "cro": "cro", "national_insurance": "national id"}
"""Numbers that lists may hold too. Our own references and a prison's lead to no list of others."""
MOST_NAMES = 40


def query_of_history(history: History) -> Query:
    """The query, named by the record's reference. A record with no name and no number asks for nobody."""
    return Query(
        id=history.person,
        names=_distinct(fact.said.full for fact in history.of(NameStated))[:MOST_NAMES],
        born=_distinct(_born(str(fact.said.born)) for fact in history.of(BirthDateStated)),
        nationalities=_distinct(state_code(fact.said.nationality) for fact in history.of(NationalityClaimed)),
        sex=_sex(history),
        documents=_documents(history),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _born(said: str) -> str:
    """The date as far as it is known; nothing where the answer was no date."""
    return said if said[:4].isdigit() else ""


def _sex(history: History) -> str:
    latest = history.latest(SexRecorded)
    said = latest.said.sex.strip().lower() if latest is not None else ""
    return {"m": "m", "male": "m", "f": "f", "female": "f"}.get(said, "")


def _documents(history: History) -> tuple[Document, ...]:
    found = [
        Document(fact.said.canonical or fact.said.as_typed, KINDS_OF_DOCUMENT[fact.said.scheme], "gb")
        for fact in history.of(IdentifierGiven)
        if fact.said.scheme in KINDS_OF_DOCUMENT
    ]
    return tuple(dict.fromkeys(found))
