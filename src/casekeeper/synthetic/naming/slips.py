"""Slips of a hand and of an ear: the ways in which one name is written down wrongly, each a function of its own.

OPERATORS["one typo"]("Marko Dvoranic", Random(1))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR = {
    "a": "sqz", "b": "vnh", "c": "xvd", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip

BY_EAR: tuple[tuple[str, str], ...] = (
    ("kh", "h"), ("kh", "k"), ("gh", "g"), ("dj", "j"), ("j", "dj"), ("ch", "tch"), ("sh", "ch"), ("sch", "sh"),
    ("zh", "j"), ("ou", "u"), ("oo", "u"), ("u", "ou"), ("ee", "i"), ("ei", "ey"), ("ey", "ei"), ("ai", "ay"),
    ("ay", "ai"), ("y", "i"), ("i", "y"), ("ph", "f"), ("f", "ph"), ("v", "w"), ("w", "v"), ("q", "k"), ("k", "q"),
    ("c", "k"), ("ck", "k"), ("x", "ks"), ("ks", "x"), ("z", "s"), ("ts", "tz"), ("th", "t"), ("dh", "d"), ("e", "a"),
    ("o", "u"), ("aa", "a"), ("iya", "ia"), ("ia", "iya"), ("ah", "a"), ("iy", "y"), ("ie", "i"), ("ye", "e"),
    ("yu", "iu"), ("ya", "ia"), ("ss", "s"), ("ll", "l"), ("mm", "m"), ("dd", "d"), ("tt", "t"), ("nn", "n"),
    ("gu", "gw"), ("oua", "wa"), ("ñ", "n"), ("ö", "oe"), ("ü", "ue"), ("ç", "c"), ("š", "sh"), ("ş", "s"),
)  # fmt: skip

Slip = Callable[[str, Random], str]


def one_typo(name: str, chance: Random) -> str:
    """A letter left out, put in, doubled, exchanged with its neighbour, or hit beside."""
    places = [place for place, letter in enumerate(name) if letter.isalpha()]
    if not places:
        return name
    for _ in range(20):
        place = chance.choice(places)
        letter = name[place]
        after = name[place + 1 : place + 2]
        kind = chance.randrange(5)
        if kind == 0 and len(places) > 3:
            made = name[:place] + name[place + 1 :]
        elif kind == 1:
            made = name[:place] + chance.choice(LETTERS) + name[place:]
        elif kind == 2:
            made = name[:place] + letter + name[place:]
        elif kind == 3 and after.isalpha():
            made = name[:place] + after + letter + name[place + 2 :]
        else:
            made = name[:place] + chance.choice(NEAR.get(letter.lower(), LETTERS)) + name[place + 1 :]
        if made.lower() != name.lower():
            return made
    return name


def two_typos(name: str, chance: Random) -> str:
    """Twice one."""
    return one_typo(one_typo(name, chance), chance)


def by_ear(name: str, chance: Random, rules: Sequence[tuple[str, str]] = BY_EAR, most: int = 2) -> str:
    """Written by somebody who spells sounds in another way: one or two rules of transliteration applied once each."""
    fitting = [rule for rule in rules if re.search(re.escape(rule[0]), name, re.IGNORECASE)]
    chance.shuffle(fitting)
    made = name
    for heard, spelt in fitting[: chance.randint(1, most)]:
        found = list(re.finditer(re.escape(heard), made, re.IGNORECASE))
        if found:
            one = chance.choice(found)
            written = spelt.capitalize() if one.group()[0].isupper() else spelt
            made = made[: one.start()] + written + made[one.end() :]
    return made


def one_dropped(name: str, chance: Random) -> str:
    """One word of three or more left out; of two, only where one of them is short and the other is not."""
    words = name.split()
    if len(words) < 3:
        return name
    words.pop(chance.randrange(len(words)))
    return " ".join(words)


def reordered(name: str, chance: Random) -> str:
    """The last word first, with or without a comma, or any other order."""
    words = name.split()
    if len(words) < 2:
        return name
    if chance.random() < 0.6:
        return f"{words[-1]}{',' if chance.random() < 0.5 else ''} {' '.join(words[:-1])}"
    mixed = words[:]
    while mixed == words and len(set(words)) > 1:
        chance.shuffle(mixed)
    return " ".join(mixed)


def joined(name: str, chance: Random) -> str:
    """Two neighbours written as one word, or one word with a hyphen written as two."""
    words = name.split()
    hyphened = [place for place, word in enumerate(words) if "-" in word.strip("-")]
    if hyphened and chance.random() < 0.5:
        place = chance.choice(hyphened)
        words[place] = words[place].replace("-", " ")
        return " ".join(words)
    if len(words) < 2:
        return name
    place = chance.randrange(len(words) - 1)
    words[place : place + 2] = [words[place] + words[place + 1].lower()]
    return " ".join(words)


def initialled(name: str, chance: Random) -> str:
    """One word but the last as its first letter."""
    words = name.split()
    long = [place for place, word in enumerate(words[:-1]) if len(word) > 2]
    if not long:
        return name
    place = chance.choice(long)
    words[place] = words[place][0] + (".")
    return " ".join(words)


def compound(name: str, chance: Random) -> str:
    """Another order, and then a slip or a sound."""
    made = chance.choice((reordered, joined, one_dropped))(name, chance)
    return chance.choice((one_typo, by_ear))(made, chance)


OPERATORS: dict[str, Slip] = {
    "one typo": one_typo, "two typos": two_typos, "transliteration": by_ear, "dropped": one_dropped,
    "reordered": reordered, "joined": joined, "initial": initialled, "compound": compound,
}  # fmt: skip
