"""Every tradition names men and women out of stocks wide enough, in scripts of its own, the same from the same seed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from random import Random

import pytest

from casekeeper.synthetic.naming import TRADITIONS, InventedPerson, invent
from casekeeper.synthetic.naming.lists import OFTENER, OFTENER_ELSEWHERE, ONCE

REPAIRED = ("balkan_albanian", "caucasus", "hebrew", "japanese", "southeast_asian", "turkic")
SCRIPTS = {
    "turkic": {"CYRILLIC"}, "caucasus": {"GEORGIAN", "ARMENIAN", "CYRILLIC"}, "japanese": {"CJK", "KATAKANA"},
    "hebrew": {"HEBREW"}, "balkan_albanian": {"CYRILLIC"}, "southeast_asian": {"THAI", "MYANMAR"},
}  # fmt: skip


def _people(tradition: str, count: int, *, woman: bool | None = None) -> list[InventedPerson]:
    chance = Random(f"{tradition} {woman}")
    return [invent(tradition, chance, woman=woman) for _ in range(count)]


@pytest.mark.parametrize("tradition", REPAIRED)
@pytest.mark.parametrize("woman", [False, True])
def test_there_are_at_least_a_hundred_and_twenty_given_names(tradition: str, woman: bool) -> None:
    chance, rules = Random(1), TRADITIONS[tradition]
    words = {part.word.spellings for _ in range(6_000) for part in rules.compose(chance, woman) if part.role == "given"}
    assert len(words) >= 120


@pytest.mark.parametrize("tradition", sorted(SCRIPTS))
def test_original_scripts_hold_letters_of_the_peoples_own_and_no_others(tradition: str) -> None:
    letters = {
        one for person in _people(tradition, 600) for name in person.original_script for one in name if one.isalpha()
    }
    assert {unicodedata.name(one).split()[0] for one in letters} - {"IDEOGRAPHIC"} <= SCRIPTS[tradition]


def test_fathers_are_named_as_each_people_names_them() -> None:
    aliases = {
        tradition: " ".join(" ".join((p.primary, *p.aliases)) for p in _people(tradition, 600))
        for tradition in REPAIRED
    }
    for sign in (" oğlu", " qızı", " o'g'li", " uulu", "kyzy "):
        assert sign in aliases["turkic"]
    for sign in (" bin ", " binti ", "Daw ", "Nguyen"):
        assert sign in aliases["southeast_asian"]
    assert any(len(person.primary.split()) == 1 for person in _people("southeast_asian", 200))


def test_three_new_traditions_take_their_shares_from_their_neighbours() -> None:
    def share(oftener: dict[str, int], *names: str) -> int:
        return sum(oftener.get(name, ONCE) for name in names)

    assert share(dict(OFTENER), "arabic", "hebrew") == 4 * ONCE
    assert share(dict(OFTENER), "east_slavic", "west_european", "balkan_albanian") == 4 * ONCE
    assert share(dict(OFTENER), "japanese", "east_asian_chinese", "east_asian_korean") == 2 * ONCE
    assert sum(OFTENER.get(name, ONCE) for name in TRADITIONS) == 23 * ONCE
    assert sum(OFTENER_ELSEWHERE.get(name, ONCE) for name in TRADITIONS) == 32 * ONCE


def test_another_process_invents_the_same_people() -> None:
    asked = "from random import Random; from casekeeper.synthetic.naming import TRADITIONS, invent; "
    asked += "print([invent(one, Random(5), rare=0.5) for one in TRADITIONS])"
    told = {
        subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert told == {f"{[invent(one, Random(5), rare=0.5) for one in TRADITIONS]}\n"}
