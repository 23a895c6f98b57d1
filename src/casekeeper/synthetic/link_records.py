"""Invented files of records to be linked: people who are on both under other names, among many of the same tradition.

    files = link_files(Random(7), left=24_000, right=22_000, both=2_100)
    files.left, files.right, files.both         records, and the pairs of ids that are one person's

Who is on both stands on the left by name and on the right by an alias. Birth dates on the right are as other offices
have them: 10% missing, 10% the year alone (as 1 January), 5% day and month swapped, 5% wrong. 15% of nationalities are
not given on either side. Everybody else is of the same traditions: half are people of their own, on the right often by
an alias too; half bear the given name of one and the family name of another who is listed, so that every word of a
name is somebody else's as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.synthetic.link_habits import HABITS_OF
from casekeeper.synthetic.naming import TRADITIONS, InventedPerson, birth_date, invent

NATIONALITY_MISSING = 0.15
MISSING, YEAR_ALONE, SWAPPED, WRONG = 0.10, 0.10, 0.05, 0.05
RARE = 0.85
"""The share of people whose names are rare, as on invented lists of alerts (decision record 0015)."""
NAMESAKES = 0.5
"""The share of people on one file alone whose names are put together from those of others."""
GO_BY_AN_ALIAS = 0.5
"""The share of people on the right alone who stand there by an alias."""
LISTED = 330
"""So many people of each tradition lend their words to namesakes: some 4,600 in all, as many as the list has people on
which the measurements were made that these files follow."""
CROWD = 8
"""So many records in a hundred of a list compared in itself are second or third ones of a person."""


@dataclass(frozen=True, slots=True)
class LinkFiles:
    """Two files, the pairs of ids on both, and each record's tradition. `right` is empty for a single list."""

    left: Sequence[LinkRecord]
    right: Sequence[LinkRecord]
    both: frozenset[tuple[str, str]]
    tradition: dict[str, str]

    @property
    def people(self) -> list[int]:
        """For each record of the left, then of the right, a number for whose it is."""
        place = {record.id: number for number, record in enumerate((*self.left, *self.right))}
        whose = list(range(len(place)))
        for one, two in self.both:
            first, second = sorted((place[one], place[two]))
            whose[second] = min(whose[first], whose[second])
        return whose


LEFT, RIGHT, BOTH = 24_000, 22_000, 2_100
"""The size at which linking is measured."""


def files_of_size(seed: int, share: float = 1.0) -> LinkFiles:
    """Two files of the size at which linking is measured, or a share of it."""
    return link_files(Random(seed), left=int(LEFT * share), right=int(RIGHT * share), both=int(BOTH * share))


def link_files(chance: Random, *, left: int, right: int, both: int) -> LinkFiles:
    """Two files, each mixed. Raises ValueError where more are to be on both than there is room for."""
    if both > min(left, right):
        raise ValueError(f"Expected at most {min(left, right)} people on both; got {both}.")
    lefts: list[LinkRecord] = []
    rights: list[LinkRecord] = []
    pairs: set[tuple[str, str]] = set()
    tradition: dict[str, str] = {}
    pool: dict[str, list[InventedPerson]] = {name: [] for name in TRADITIONS}
    for number in range(left + right - both):
        on_left, on_right = number < left, number < both or number >= left
        person, born = _somebody(number, pool, chance, namesake=number >= both), birth_date(chance)
        if on_left:
            lefts.append(_record(f"L{number}", person, person.primary, born.isoformat(), chance))
            tradition[f"L{number}"] = person.tradition
        if on_right:
            known_as = _known_as(person, chance, always=number < both)
            rights.append(_record(f"R{number}", person, known_as, noisy(born, chance), chance))
            tradition[f"R{number}"] = person.tradition
        if on_left and on_right:
            pairs.add((f"L{number}", f"R{number}"))
    chance.shuffle(lefts)
    chance.shuffle(rights)
    return LinkFiles(lefts, rights, frozenset(pairs), tradition)


def _somebody(
    number: int, pool: dict[str, list[InventedPerson]], chance: Random, *, namesake: bool
) -> InventedPerson:  # fmt: skip
    """The next of the traditions in turn; of a namesake, words from those who came before."""
    name = sorted(TRADITIONS)[number % len(TRADITIONS)]
    if namesake and pool[name] and chance.random() < NAMESAKES:
        return recombined(chance.choice(pool[name]), chance.choice(pool[name]))
    person = invent(name, chance, aliases=1, rare=RARE, habits=HABITS_OF.get(name))
    if len(pool[name]) < LISTED:
        pool[name].append(person)
    return person


def recombined(first: InventedPerson, second: InventedPerson) -> InventedPerson:
    """Somebody with the given name of the one and the family name of the other, and no aliases."""
    return replace(first, primary=f"{first.given} {second.surname}".strip(), aliases=())


def _known_as(person: InventedPerson, chance: Random, *, always: bool) -> str:
    return person.aliases[0] if person.aliases and (always or chance.random() < GO_BY_AN_ALIAS) else person.primary


def _record(number: str, person: InventedPerson, name: str, born: str, chance: Random) -> LinkRecord:
    nationality = "" if chance.random() < NATIONALITY_MISSING else person.country.upper()
    return LinkRecord(
        number, names=(name,), born=(born,) if born else (), nationalities=(nationality,) if nationality else ()
    )


def noisy(born: date, chance: Random) -> str:
    """A birth date as another office has it."""
    draw = chance.random()
    if draw < MISSING:
        return ""
    if draw < MISSING + YEAR_ALONE:
        return f"{born.year}-01-01"
    if draw < MISSING + YEAR_ALONE + WRONG:
        return _wrong(born, chance)
    return _swapped(born).isoformat() if chance.random() < _SWAPPED_OF_THE_REST else born.isoformat()


_MAY_BE_SWAPPED = 12 * 11 / 365
"""The share of dates that are another date, and one there is, with day and month exchanged."""
_SWAPPED_OF_THE_REST = SWAPPED / _MAY_BE_SWAPPED / (1 - MISSING - YEAR_ALONE - WRONG)


def _swapped(born: date) -> date:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else born


def _wrong(born: date, chance: Random) -> str:
    """A year or two off, another day, another month, or wholly another date."""
    kind = chance.randrange(4)
    if kind == 0:
        return born.replace(year=born.year + chance.choice((-2, -1, 1, 2)), day=min(born.day, 28)).isoformat()
    if kind == 1:
        return born.replace(day=chance.randint(1, 28)).isoformat()
    if kind == 2:
        return born.replace(month=chance.randint(1, 12), day=min(born.day, 28)).isoformat()
    return birth_date(chance).isoformat()


def one_list(chance: Random, *, people: int, crowd: int = CROWD) -> LinkFiles:
    """One list in which some people stand more than once, under aliases and with noisy dates."""
    names = sorted(TRADITIONS)
    records: list[LinkRecord] = []
    pairs: set[tuple[str, str]] = set()
    tradition: dict[str, str] = {}
    for number in range(people):
        of = names[number % len(names)]
        more = _more(number, crowd)
        person, born = invent(of, chance, aliases=more, rare=RARE, habits=HABITS_OF.get(of)), birth_date(chance)
        mine = [_record(f"P{number}.0", person, person.primary, born.isoformat(), chance)]
        for place, other in enumerate(person.aliases[:more], start=1):
            mine.append(_record(f"P{number}.{place}", person, other, noisy(born, chance), chance))
        records += mine
        tradition |= {one.id: of for one in mine}
        pairs |= {(one.id, two.id) for place, one in enumerate(mine) for two in mine[place + 1 :]}
    chance.shuffle(records)
    return LinkFiles(records, (), frozenset(pairs), tradition)


def _more(number: int, crowd: int) -> int:
    return (1 + number % 2) if number % 100 < crowd else 0


def many_records(chance: Random, *, records: int, pool: int = 20_000) -> Iterator[LinkRecord]:
    """A long list quickly: people put together from the words of a pool of invented ones of their tradition."""
    names = sorted(TRADITIONS)
    of = {name: [invent(name, chance, aliases=0, rare=RARE) for _ in range(pool // len(names) + 1)] for name in names}
    given = 0
    while given < records:
        tradition = names[given % len(names)]
        person = recombined(chance.choice(of[tradition]), chance.choice(of[tradition]))
        born, id_ = birth_date(chance), f"M{given}"
        yield _record(id_, person, person.primary, born.isoformat(), chance)
        given += 1
        if chance.random() < CROWD / 100 and given < records:
            yield _record(f"{id_}.1", person, mistyped(person.primary, chance), noisy(born, chance), chance)
            given += 1


def mistyped(name: str, chance: Random) -> str:
    """One slip of a finger, or the words in another order."""
    words = name.split()
    if len(words) > 1 and chance.random() < 0.3:
        return " ".join((*words[1:], words[0]))
    place = chance.randrange(len(name))
    return name[:place] + chance.choice("aeioustrn") + name[place + 1 :]


def register_like(chance: Random, *, people: int) -> LinkFiles:
    """Two registers that hold all of these people with every field, typed twice: slips, gaps, moves of house."""
    lefts, rights = [], []
    names = sorted(TRADITIONS)
    tradition: dict[str, str] = {}
    for number in range(people):
        of = names[number % len(names)]
        first = _registered(f"L{number}", invent(of, chance, aliases=0), chance)
        lefts.append(first)
        rights.append(_typed_again(f"R{number}", first, chance))
        tradition |= {f"L{number}": of, f"R{number}": of}
    chance.shuffle(rights)
    both = frozenset((f"L{number}", f"R{number}") for number in range(people))
    return LinkFiles(lefts, rights, both, tradition)


def _registered(id_: str, person: InventedPerson, chance: Random) -> LinkRecord:
    street = f"{chance.randint(1, 199)} {invent('greek', chance, aliases=0).surname} street {chance.choice(_TOWNS)}"
    return LinkRecord(
        id_,
        names=(person.primary,),
        born=(birth_date(chance).isoformat(),),
        nationalities=(person.country.upper(),),
        identifiers=(HeldIdentifier("other", f"{chance.randrange(10_000_000):07}"),),
        sentence_dates=(date(2020 + chance.randrange(5), chance.randint(1, 12), chance.randint(1, 28)).isoformat(),),
        postcodes=(f"{chance.randrange(10_000):04}",),
        addresses=(street,),
        sex="f" if person.woman else "m",
    )


_TOWNS = ("north mill", "sandy bay", "old bridge", "three oaks", "red hill", "long meadow")


def _typed_again(id_: str, record: LinkRecord, chance: Random) -> LinkRecord:
    def kept(values: tuple[str, ...], share: float = 0.9) -> tuple[str, ...]:
        return values if chance.random() < share else ()

    name, number = record.names[0], record.identifiers[0]
    return replace(
        record,
        id=id_,
        names=kept((mistyped(name, chance) if chance.random() < 0.4 else name,), 0.97),
        born=tuple(filter(None, (noisy(date.fromisoformat(record.born[0]), chance),))),
        nationalities=kept(record.nationalities),
        identifiers=(
            number._replace(canonical=mistyped(number.canonical, chance)) if chance.random() < 0.1 else number,
        ),
        sentence_dates=kept(record.sentence_dates),
        postcodes=kept(record.postcodes),
        addresses=kept(record.addresses),
    )
