"""Invented pairs of records: some wait for a judgement, one is joined by its number, one judged, one may be twins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from casekeeper.facts import Kind
from casekeeper.facts.identifiers import canonical
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.sentence import Sentenced
from casekeeper.synthetic.numbers import check_letter

Telling = tuple[tuple[Kind, date], ...]


class Pair(NamedTuple):
    """Two records of the invented population, and what becomes of them."""

    who: str
    first: Telling
    second: Telling
    becomes: Literal["waits", "joined by its number", "judged the same"] = "waits"


def pairs(today: date) -> tuple[Pair, ...]:
    """The same every day, but for their days."""
    long_ago, lately = today - timedelta(days=400), today - timedelta(days=12)
    number = f"2011/0048213{check_letter(2011, '0048213')}"
    sentenced = (Sentenced(months=14), today - timedelta(days=150))

    def told(
        given: str, family: str, born: str, nation: str, day: date, *more: tuple[Kind, date], turned: bool = False
    ) -> Telling:
        full = f"{family.upper()} {given}" if turned else f"{given} {family}"
        said: list[tuple[Kind, date]] = [
            (NameStated(full=full, forenames=given, surname=family), day),
            (BirthDateStated(born=born), day),
            (NationalityClaimed(nationality=nation), day),
        ]
        return (*said, *more)

    held = canonical("pnc", number)
    pnc = IdentifierGiven(scheme="pnc", as_typed=number, canonical=held.text, warning=held.warning)
    return (
        Pair(
            "Thanor Karadellis",
            told("Thanor", "Karadellis", "1987-05-04", "GRC", long_ago),
            told("Athanor", "Karadelis", "1987-04-05", "GRC", lately),
        ),
        Pair(
            "Kofiman Boadusare",
            told("Kofiman", "Boadusare", "1990-11-23", "GHA", long_ago),
            told("Kofi Man", "Boadusare", "1990", "GHA", lately, turned=True),
        ),
        Pair(
            "Vaidrius Dainulaitis",
            told("Vaidrius", "Dainulaitis", "1979-02-17", "LTU", long_ago, (pnc, long_ago)),
            told("Vaidrius", "Dainulaitis", "1979-02-17", "LTU", lately, (pnc, lately), turned=True),
            "joined by its number",
        ),
        Pair(
            "Lubomil Strzinecki",
            told("Lubomil", "Strzinecki", "1984-08-30", "POL", long_ago),
            told("Lubomił", "Strzynecki", "1984-08-30", "POL", lately),
            "judged the same",
        ),
        Pair(
            "Ermal and Gentis Hoxolli",
            told("Ermal", "Hoxolli", "1996-01-09", "ALB", long_ago, sentenced),
            told("Gentis", "Hoxolli", "1996-01-09", "ALB", lately, sentenced),
        ),
    )
