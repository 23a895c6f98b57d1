"""Who an invented person is: names and aliases, date of birth, origin, numbers; told as claims with a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from casekeeper.facts.identifiers import canonical
from casekeeper.facts.identity import (
    BirthDateStated,
    IdentifierGiven,
    LanguageNeeded,
    NameStated,
    NationalityClaimed,
    SexRecorded,
)
from casekeeper.synthetic import numbers, shape
from casekeeper.synthetic.names import Name, invent_name, misspelt
from casekeeper.synthetic.told import CASEWORK, HOME_OFFICE, PRISON, Life

LANGUAGES = {
    "romance": "Romanian", "slavic": "Polish", "baltic": "Lithuanian", "vietnamese": "Vietnamese",
    "albanian": "Albanian", "south asian": "Punjabi", "cyrillic": "Bulgarian", "greek": "Greek",
    "arabic": "Arabic", "chinese": "Mandarin",
}  # fmt: skip


@dataclass(frozen=True)
class Who:
    """The truth about an invented person, which the feeds and the facts then tell in part."""

    prison_number: str
    name: Name
    born: date
    woman: bool
    origin: shape.Origin
    nationality_known: bool
    pnc: str
    cro: str
    home_office_reference: str
    alias: Name | None

    @property
    def full(self) -> str:
        return f"{self.name.given} {self.name.family}"


def invent_who(
    chance: Random,
    serial: int,
    today: date,
    *,
    origin: shape.Origin | None = None,
    age: int | None = None,
    name: Name | None = None,
) -> Who:
    """An invented person of that serial number."""
    chosen = origin or chance.choices(shape.ORIGINS, [one.weight for one in shape.ORIGINS])[0]
    woman = chance.random() < 0.045
    made = name or invent_name(chance, chosen.tradition, woman=woman)
    years = age if age is not None else int(chance.triangular(18, 68, 29))
    first_arrest = today.year - chance.randrange(0, 12)
    return Who(
        prison_number=numbers.prison_number(serial),
        name=made,
        born=today - timedelta(days=years * 365 + years // 4 + chance.randrange(0, 365)),
        woman=woman,
        origin=chosen,
        nationality_known=chance.random() >= shape.NOT_RECORDED_SHARE,
        pnc=numbers.pnc(chance, first_arrest) if chance.random() < 0.9 else "",
        cro=numbers.cro(chance, first_arrest) if chance.random() < 0.6 else "",
        home_office_reference=numbers.home_office_reference(chance),
        alias=_alias(chance, made, chosen.tradition, woman) if chance.random() < 0.18 else None,
    )


def _alias(chance: Random, name: Name, tradition: str, woman: bool) -> Name:
    if chance.random() < 0.7:
        return Name(name.given, misspelt(chance, name.family))
    return invent_name(chance, tradition, woman=woman)


def tell_identity(life: Life, who: Who, on: date, *, nationality_resolved: bool = True) -> None:
    """What the prison's list said of the person on reception, and what was found out since."""
    tell_names(life, who, on)
    for scheme, typed in (("prison_number", who.prison_number), ("pnc", who.pnc), ("cro", who.cro)):
        if typed:
            life.tell(_identifier(scheme, typed), on, source=PRISON, by=PRISON)
    tell_nationality(life, who, on, resolved=nationality_resolved)
    language = LANGUAGES.get(who.origin.tradition)
    if language and life.chance.random() < 0.35:
        said = LanguageNeeded(language=language, interpreter=life.chance.random() < 0.6)
        life.tell(said, on, source=PRISON, by=PRISON)


def tell_names(life: Life, who: Who, on: date) -> None:
    """Main name, alias, the name in its own script where somebody wrote it down, birth date, sex."""
    main = NameStated(full=who.full, forenames=who.name.given, surname=who.name.family)
    life.tell(main, on, source=PRISON, by=PRISON)
    life.tell(BirthDateStated(born=who.born.isoformat()), on, source=PRISON, by=PRISON)
    life.tell(SexRecorded(sex="Female" if who.woman else "Male"), on, source=PRISON, by=PRISON)
    if who.alias:
        alias = NameStated(full=f"{who.alias.given} {who.alias.family}", forenames=who.alias.given,
                           surname=who.alias.family, use="alias")  # fmt: skip
        life.tell(alias, on, source=PRISON, by=PRISON)
    if who.name.native and life.chance.random() < 0.4:
        life.tell(NameStated(full=who.name.native, use="other"), on, lag=life.chance.randrange(5, 60))


def tell_nationality(life: Life, who: Who, on: date, *, resolved: bool) -> None:
    """The nationality as claimed; where it was not recorded at first, the claim that settled it later."""
    if who.nationality_known:
        claim = NationalityClaimed(nationality=who.origin.code, as_written=who.origin.demonym, confidence="recorded")
        life.tell(claim, on, source=PRISON, by=PRISON)
        return
    unknown = NationalityClaimed(nationality="UNKNOWN", as_written="Unknown", confidence="recorded")
    life.tell(unknown, on, source=PRISON, by=PRISON)
    if resolved:
        settled = NationalityClaimed(
            nationality=who.origin.code, as_written=who.origin.demonym, confidence="documented",
            evidence="Passport copy from the property store (invented)",
        )  # fmt: skip
        found_on = life.next_working_day(on, life.chance.randrange(6, 30))
        life.tell(settled, found_on, source=CASEWORK, by="status-review.officer")


def tell_home_office_reference(life: Life, who: Who, on: date) -> None:
    """The reference the case got when it was matched to an immigration file, or opened as a new one."""
    life.tell(
        _identifier("home_office_reference", who.home_office_reference), on, source=HOME_OFFICE, by="intake.officer"
    )


def _identifier(scheme: str, typed: str) -> IdentifierGiven:
    """As typed, with the canonical form and any doubt worked out as for anybody else."""
    found = canonical(scheme, typed)
    return IdentifierGiven(scheme=scheme, as_typed=typed, canonical=found.text, warning=found.warning)
