"""A person's history as a record to compare: what it says of names, birth, numbers, and nothing of the case."""

from __future__ import annotations

from collections.abc import Iterable

from casekeeper.facts import History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed, SexRecorded
from casekeeper.facts.nationalities import SPECIAL
from casekeeper.facts.sentence import Sentenced
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.periods.partial_dates import UNSTATED

_SEXES = {"male": "m", "m": "m", "female": "f", "f": "f"}


def link_record(history: History, *, source: str = "") -> LinkRecord:
    """Everything told, each once, the first told first. A number with any doubt about it is not trusted."""
    names = history.of(NameStated)
    sexes = {_SEXES.get(fact.said.sex.casefold(), "") for fact in history.of(SexRecorded)} - {""}
    return LinkRecord(
        id=history.person,
        names=_each(fact.said.full for fact in names),
        given_names=_each(fact.said.forenames for fact in names),
        surnames=_each(fact.said.surname for fact in names),
        born=_each(fact.said.born for fact in history.of(BirthDateStated) if fact.said.born not in UNSTATED),
        nationalities=_each(
            fact.said.nationality for fact in history.of(NationalityClaimed) if fact.said.nationality not in SPECIAL
        ),
        identifiers=tuple(dict.fromkeys(_identifiers(history))),
        sentence_dates=_each(fact.on.isoformat() for fact in history.of(Sentenced)),
        sex=sexes.pop() if len(sexes) == 1 else "",
        source=source,
    )


def _each(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in told if text))


def _identifiers(history: History) -> Iterable[HeldIdentifier]:
    for fact in history.of(IdentifierGiven):
        said = fact.said
        text = said.canonical or "".join(said.as_typed.split()).upper()
        yield HeldIdentifier(said.scheme, text, trusted=bool(said.canonical) and not said.warning)
