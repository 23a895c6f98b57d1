"""What else a word of a name is when it is read or spelt otherwise: Wong is Wang, Kin-kwok is Jianguo, Syozi is Shoji,
Misha is Mikhail.

    >>> set(readings_of("kinkwok")) & set(readings_of("chienkuo")) == {"zh:jian guo"}
    True
    >>> given_as_one(["wong", "kin", "kwok"], "Wong Kin-kwok"), given_as_one(["john", "smith"], "John Smith")
    (['wong', 'kinkwok'], ['john', 'smith'])

Two words that share a reading may be one name. How much that tells is told by how many names of the list share it, as
with every known name: syllables are common, and two of them in one order are not. So the given name of a Chinese or a
Korean is taken as one word, however it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from casekeeper.matching.names import chinese, japanese, korean
from casekeeper.matching.names.known_as import known_as

MOST = 40
"""So many readings of one word are kept: some have very many, and tell the less."""
_STRONG = frozenset(
    """
kim lee park choi jung kang cho yoon jang lim pak ri choe jong yi rhee hwang kwon chung jeong bak han
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo gao lin luo zheng liang xie wong chan cheung
lau leung chow ng lam tan ong teo goh chua koh tay chang hsu tsai hsieh kuo chou yeung yip tse tsang kwok
""".split()  # noqa: SIM905
)
"""Family names so common that, first or last, they are taken for one."""
_NOT_OF_THEM = frozenset({"van", "thi", "bin", "ben", "ibn", "abu", "de", "la", "da", "do", "san", "el", "al"})


@lru_cache(maxsize=200_000)
def readings_of(word: str) -> tuple[str, ...]:
    """Marks of what the word, in plain Latin, may be a reading or a form of; words that share one may be one name."""
    found = [f"zh:{syllable}" for syllable in chinese.syllables_of(word)]
    found += [f"ko:{syllable}" for syllable in korean.syllables_of(word)]
    if len(word) > 3:
        found += [f"zh:{one} {other}" for one, other in _pairs(word, chinese)]
        found += [f"ko:{one}{other}" for one, other in _pairs(word, korean)]
    if form := japanese.plain_form(word):
        found.append(f"ja:{form}")
    found += [f"as:{name}" for name in known_as(word)]
    return tuple(sorted(set(found))[:MOST])


def share_a_reading(one: str, other: str) -> bool:
    """Are two words, in plain Latin, known to us as readings or forms of one name?"""
    return not set(readings_of(one)).isdisjoint(readings_of(other))


def given_as_one(keys: list[str], name: str) -> list[str]:
    """The words of a Chinese or Korean name (`keys`, see lexicon.keys_of) with its two syllables of given name as one.

    Only beside a family name of theirs; words of all other names are left as they are. Which is the family name is told
    by a comma or a hyphen in `name`, else by how common it is, else by its coming first.
    """
    if not 3 <= len(keys) <= 4:
        return keys
    place = _place_of_given([key.partition("|")[0] for key in keys], name)
    if place < 0:
        return keys
    (one, _, own), (other, _, others) = (key.partition("|") for key in keys[place : place + 2])
    return [*keys[:place], one + other + (f"|{own}{others}" if own and others else ""), *keys[place + 2 :]]


def _place_of_given(words: list[str], name: str) -> int:
    """Where two syllables of a given name stand; -1 where none do."""
    pairs = [place for place in range(len(words) - 1) if _are_syllables(words[place], words[place + 1])]
    if not pairs:
        return -1
    bare = name.lower().replace("'", "")
    for place in pairs:
        others = words[:place] + words[place + 2 :]
        if f"{words[place]}-{words[place + 1]}" in bare and any(map(_is_family, others)):
            return place
    after = [place for place in pairs if place and _is_family(words[place - 1])]
    before = [place for place in pairs if place + 2 < len(words) and _is_family(words[place + 2])]
    if after and before and words[after[0] - 1] not in _STRONG and words[before[-1] + 2] in _STRONG and "," not in name:
        return before[-1]
    return after[0] if after else before[-1] if before else -1


@lru_cache(maxsize=100_000)
def _is_family(word: str) -> bool:
    return chinese.is_family(word) or korean.is_family(word) or word in ("o", "u")


@lru_cache(maxsize=100_000)
def _are_syllables(one: str, other: str) -> bool:
    """Two syllables of one people."""
    if one in _NOT_OF_THEM or other in _NOT_OF_THEM:
        return False
    return (chinese.is_syllable(one) and chinese.is_syllable(other)) or all(map(korean.syllables_of, (one, other)))


def _pairs(word: str, people: object) -> Iterator[tuple[str, str]]:
    """Every two syllables that a word may be, parted at each place."""
    for at in range(2, len(word) - 1):
        first, second = people.syllables_of(word[:at]), people.syllables_of(word[at:])  # type: ignore[attr-defined]
        yield from product(sorted(first), sorted(second))
