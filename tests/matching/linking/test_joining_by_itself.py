"""Names and birth date never join two records by themselves; one strong number with both does."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from casekeeper.facts.identifiers import canonical
from casekeeper.matching.linking.joining_by_itself import joins_by_itself
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.matching.linking.twins import possible_twins

STRONG = ("prison_number", "pnc", "cro", "uan", "cid_person")
PNC = HeldIdentifier("pnc", "2002/0073319Z")
ONE = LinkRecord("1", names=("Ansel Verrucci",), born=("1988-04-02",), identifiers=(PNC,))


def test_one_strong_number_with_name_and_birth_date_joins_and_is_named() -> None:
    other = replace(ONE, id="2", names=("VERRUCCI, Ansel",))
    assert joins_by_itself(ONE, other, STRONG) == PNC


def test_a_middle_name_or_an_alias_that_only_one_tells_does_not_stand_in_the_way() -> None:
    told = {"names": ("Ansel Bruno Verrucci", "Anton V."), "born": ("1988-04-02", "1987-04-02")}
    assert joins_by_itself(ONE, replace(ONE, id="2", **told), STRONG) == PNC  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {"names": ("Anton Verrucci",)}, {"names": ("Verrucci",)}, {"names": ()}, {"born": ()}, {"born": ("1988",)},
        {"born": ("1988-04",)}, {"born": ("1988-02-04",)}, {"names": ("Ansel Bruno",)},
        {"identifiers": ()}, {"identifiers": (PNC._replace(trusted=False),)},
        {"identifiers": (HeldIdentifier("pnc", "2002/0073318Z"),)},
        {"identifiers": (PNC._replace(scheme="home_office_reference"),)},
        {"identifiers": (PNC._replace(canonical=""),)},
    ],
)  # fmt: skip
def test_anything_less_is_left_to_a_person(changed: dict[str, object]) -> None:
    assert joins_by_itself(ONE, replace(ONE, id="2", **changed), STRONG) is None  # type: ignore[arg-type]
    assert joins_by_itself(replace(ONE, id="2", **changed), ONE, STRONG) is None  # type: ignore[arg-type]


def test_two_different_numbers_of_another_strong_scheme_are_left_to_a_person() -> None:
    left, right = (replace(ONE, identifiers=(PNC, HeldIdentifier("cro", text))) for text in ("1/91H", "2/91J"))
    assert joins_by_itself(left, right, STRONG) is None


def test_names_and_birth_date_alone_never_join_by_themselves_in_a_hundred_thousand_pairs() -> None:
    """Show-line 8: whatever agrees beside them, and the numbers agree in nothing that counts."""
    chance = Random("names and birth date alone")
    given, family = ["Ansel", "Dorel", "Miron", "Ruben", "Zbyrad"], ["Verrucci", "Bradovanu", "Malinecki", "Zarovar"]
    joined, alike = 0, 0
    for number in range(100_000):
        name, born = f"{chance.choice(given)} {chance.choice(family)}", f"19{chance.randrange(60, 99)}-03-04"
        sides = [
            LinkRecord(
                id=f"{number}/{side}", names=(name,), born=(born,), nationalities=("POL",), sex="m",
                postcodes=("AB12CD",), sentence_dates=("2020-01-01",), source=f"source {side}",
                identifiers=_worth_nothing(chance, side),
            )
            for side in (0, 1)
        ]  # fmt: skip
        alike += sides[0].names == sides[1].names and sides[0].born == sides[1].born
        joined += joins_by_itself(sides[0], sides[1], STRONG) is not None
    assert (alike, joined) == (100_000, 0)


def _worth_nothing(chance: Random, side: int) -> tuple[HeldIdentifier, ...]:
    """No number; different numbers; the same number with a doubt; the same number of a scheme that families share."""
    wrong = canonical("pnc", "02/73319A")
    assert wrong.warning
    return chance.choice([
        (), (HeldIdentifier("pnc", f"2002/{side:07d}Z"),), (HeldIdentifier("pnc", wrong.text, trusted=False),),
        (HeldIdentifier("home_office_reference", "A1234567"),), (HeldIdentifier("national_insurance", "AB123456C"),),
        (HeldIdentifier("cro", ""),),
    ])  # fmt: skip


TWIN = LinkRecord("1", names=("Ansel Verrucci",), given_names=("Ansel",), surnames=("Verrucci",), born=("1988-04-02",),
                  postcodes=("AB12CD",))  # fmt: skip


def test_unlike_forenames_with_all_else_alike_may_be_twins() -> None:
    assert possible_twins(TWIN, replace(TWIN, names=("Bruno Verrucci",), given_names=("Bruno",)), at_most_alike=80)
    dated = replace(TWIN, postcodes=(), sentence_dates=("2020-01-01",))
    assert possible_twins(dated, replace(dated, given_names=("Bruno",)), at_most_alike=80)
    loose = replace(TWIN, given_names=(), surnames=())
    assert possible_twins(loose, replace(loose, names=("Bruno Verrucci",)), at_most_alike=80)


@pytest.mark.parametrize(
    "changed",
    [
        {"given_names": ("Ansell",)}, {"given_names": ("A",)}, {"given_names": ("Bruno",), "born": ("1989-04-02",)},
        {"given_names": ("Bruno",), "surnames": ("Dorel",)}, {"given_names": ("Bruno",), "postcodes": ("XY12CD",)},
        {"given_names": ("Bruno", "Ansel")},
    ],
)  # fmt: skip
def test_other_pairs_are_not_called_twins(changed: dict[str, object]) -> None:
    assert not possible_twins(TWIN, replace(TWIN, **changed), at_most_alike=80)  # type: ignore[arg-type]
