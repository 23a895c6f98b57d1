"""Who an alert is about, as the record says it now: names, birth date, nationalities, sex, references."""

from __future__ import annotations

from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed, SexRecorded
from casekeeper.position.identity import identity


class Details(NamedTuple):
    """What every shape draws on. `born` may be known in part; `nationalities` are claims, the newest last."""

    surname: str
    forenames: str
    full: str
    aliases: tuple[str, ...]
    born: str
    nationalities: tuple[str, ...]
    sex: str
    references: tuple[tuple[str, str], ...]


def details_of(history: History) -> Details:
    """The details as known."""
    found = identity(history).value
    names = [fact.said for fact in history.of(NameStated)]
    main = next((said for said in reversed(names) if said.full == found["name"]), None)
    surname, forenames = (main.surname, main.forenames) if main is not None else ("", "")
    if not surname and found["name"]:
        forenames, _, surname = found["name"].rpartition(" ")
    born = [fact.said.born for fact in history.of(BirthDateStated)]
    sex = history.latest(SexRecorded)
    references = {
        (fact.said.scheme, fact.said.canonical or fact.said.as_typed): None for fact in history.of(IdentifierGiven)
    }
    return Details(
        surname, forenames, found["name"], tuple(found["also"]), found["born"] or (born[-1] if born else ""),
        tuple(dict.fromkeys(fact.said.nationality for fact in history.of(NationalityClaimed))),
        sex.said.sex if sex is not None else "", tuple(references),
    )  # fmt: skip


def known_born(born: str) -> str:
    """The date of birth where any of it is known; empty for unknown, not asked and refused."""
    return born if born[:1].isdigit() else ""


def sex_letter(sex: str) -> str:
    """M, F, or U where the source says neither."""
    return {"m": "M", "f": "F"}.get(sex[:1].lower(), "U")
