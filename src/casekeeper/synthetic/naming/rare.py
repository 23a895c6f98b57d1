"""Rare words for names: most family names in life are rare, and a stock of forty would make strangers namesakes.

A rare word is the head of one word of the stock and the tail of another, so it sounds like its tradition. It has no
script of its own, and one or two other spellings by the tradition's rules of ear. Words too short to part stay as
they are: where a people has few family names, so do we. Chinese and Korean names are left as they are for that reason.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

from casekeeper.synthetic.naming import slips
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.traditions import TRADITIONS
from casekeeper.synthetic.naming.words import Word
from casekeeper.synthetic.naming.writing import FAMILY

OFTEN_RARE = FAMILY | {"place", "tribe"}
GIVEN_NAMES = 0.65
"""In a rare name, the share of given names that are rare too."""
VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýăąēęěīıōőūůű")
SHORTEST = 5
_SAMPLE = 1_500


@cache
def rarer(name: str, share: float, given_names: float = GIVEN_NAMES) -> Tradition:
    """The tradition of this name with this share of people's names rare, nought to one."""
    tradition = TRADITIONS[name]
    if tradition.of_syllables:
        return tradition
    stocks = _stocks(tradition)

    def compose(chance: Random, woman: bool) -> Parts:
        parts = tradition.compose(chance, woman)
        if chance.random() >= share:
            return parts
        return tuple(rare_part(part, woman, chance) for part in parts)

    def rare_part(part: Part, woman: bool, chance: Random) -> Part:
        if part.role not in OFTEN_RARE and chance.random() >= given_names:
            return part
        return part._replace(word=rare_word(part.word, chance.choice(stocks[part.role, woman]), tradition, chance))

    return replace(tradition, compose=compose)


def rare_word(head: Word, tail: Word, tradition: Tradition, chance: Random) -> Word:
    """A word that begins as one and ends as the other; the first itself where they cannot be parted."""
    one, other = head.spellings[0], tail.spellings[0]
    heads, tails = _cuts(one), _cuts(other)
    if one == other or not heads or not tails:
        return head
    made = one[: chance.choice(heads)] + other[chance.choice(tails) :]
    if made in (one, other) or len(made) > 14:
        return head
    more = (slips.by_ear(made, chance, tradition.respellings) for _ in range(chance.randrange(3)))
    return Word(tuple(dict.fromkeys((made, *more))))


def _cuts(word: str) -> list[int]:
    """Places after a vowel and before a consonant that leave two letters or more on both sides."""
    if len(word) < SHORTEST or not word.isalpha():
        return []
    small = word.lower()
    return [at for at in range(2, len(word) - 1) if small[at - 1] in VOWELS and small[at] not in VOWELS]


def _stocks(tradition: Tradition) -> dict[tuple[str, bool], tuple[Word, ...]]:
    """The words of each part, for men and for women, as the tradition itself puts people together."""
    chance = Random(tradition.name)
    found: dict[tuple[str, bool], dict[Word, None]] = {}
    for _ in range(_SAMPLE):
        for woman in (False, True):
            for part in tradition.compose(chance, woman):
                found.setdefault((part.role, woman), {})[part.word] = None
    return {of: tuple(words) for of, words in found.items()}
