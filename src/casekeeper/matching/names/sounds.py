"""How a word of a name sounds: a string of sound classes, and the skeleton of its consonants.

    >>> sounds_of("dzhokhar"), skeleton("dzhokhar")
    ('JOXAR', 'JKR')
    >>> skeleton("yevgeny") == skeleton("evgueni")
    True

Spellings of one sound in many languages lead to one class: sh, sch, sz; kh, gh; dj, dzh, zh; ou and w. Vowels,
h and y come and go between spellings, so the skeleton leaves them out and merges voiced with unvoiced.
"""

from __future__ import annotations

import re
from functools import lru_cache

VOWELS = "AEIOU"
CONSONANTS = "PBFVTDKGXHSZCQJYLRMN"
"""C stands for sh, Q for ch, X for kh and gh, J for dj and zh; the rest as they are written."""
SOUND_CODES = {sound: number for number, sound in enumerate(VOWELS + CONSONANTS, start=1)}

SUN = "TDRSZLNC"
"""Sounds before which the l of the Arabic article is spoken, and often written, as they are."""

_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("shch", "C"), ("tsch", "Q"), ("dzh", "J"), ("sch", "C"), ("tch", "Q"), ("sh", "C"), ("ch", "Q"), ("cz", "Q"),
    ("sz", "C"), ("zh", "J"), ("kh", "X"), ("gh", "X"), ("dj", "J"), ("dz", "Z"), ("ts", "S"), ("tz", "S"),
    ("ph", "F"), ("th", "T"), ("dh", "D"), ("bh", "B"), ("ck", "K"), ("qu", "K"), ("rh", "R"),
    ("wh", "V"), ("ij", "I"), ("oo", "U"), ("ou", "U"), ("ee", "I"), ("ie", "I"), ("ei", "E"), ("ai", "E"),
    ("ay", "E"), ("ey", "E"), ("oe", "O"), ("ae", "E"), ("ue", "U"), ("au", "O"), ("aw", "O"), ("ow", "O"),
    ("eu", "E"), ("iy", "I"), ("yi", "I"), ("ij", "I"), ("lj", "L"), ("nj", "N"), ("ng", "N"), ("gn", "N"),
)  # fmt: skip
_LETTERS = {
    "a": "A", "e": "E", "i": "I", "o": "O", "u": "U", "b": "B", "c": "K", "d": "D", "f": "F", "g": "G", "h": "H",
    "j": "J", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "v": "V",
    "w": "V", "x": "KS", "y": "Y", "z": "Z",
}  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")
_SEMIVOWEL = re.compile(r"\b(?:ou|u)(?=[aei])")
_G_BEFORE_NG_VOWEL = re.compile(r"ng(?=[aeiouy])")
_SLAVIC_V = re.compile(r"(?<=[aeo])w$")
_CHINESE_SH = re.compile(r"^(?:x|hs)(?=[aeiou])")
_SOMALI_C = re.compile(r"^c(?=abd[iu]|ali$|awa(?:d|le)|umar|usma|i(?:lmi|sman|gal)$|elmi$|osman)")
_SOMALI_X = re.compile(r"x(?=[dmn])|^x(?=a[sljm]|us|irs|ild)|(?<=[mr]a)x(?=[ae]m)|(?<=[rl]a)x$|(?<=^nu)x$")
"""Somali writes c for a sound that other spellings leave out (Cabdi, Cumar) and x for h (Xasan, Maxamed, Faarax)."""
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_GU = re.compile(r"gu(?=[ei])")
_MERGED = str.maketrans({
    "P": "P", "B": "P", "F": "F", "V": "F", "T": "T", "D": "T", "K": "K", "G": "K", "X": "K", "S": "S", "Z": "S",
    "C": "J", "Q": "J", "J": "J", "H": "", "Y": "", "A": "", "E": "", "I": "", "O": "", "U": "",
})  # fmt: skip
_RUN = re.compile(r"(.)\1+")
_SORTED_BY_LENGTH = re.compile("|".join(spelling for spelling, _ in _SPELLINGS) + "|[a-z]")
_OF_SPELLING = dict(reversed(_SPELLINGS)) | _LETTERS


@lru_cache(maxsize=200_000)
def sounds_of(word: str) -> str:
    """The word as sound classes. `word` holds the letters a to z alone."""
    text = _DOUBLED.sub(r"\1", _ee(word))
    text = _SOMALI_X.sub("h", _SOMALI_C.sub("", text))
    text = _SLAVIC_V.sub("v", text)
    text = _CHINESE_SH.sub("sh", text)
    text = _SEMIVOWEL.sub("w", text)
    text = _G_BEFORE_NG_VOWEL.sub("n:g", text).replace(":", "")
    text = _SOFT_GU.sub("g", _SOFT_C.sub("s", text))
    said = "".join([_OF_SPELLING[piece] for piece in _SORTED_BY_LENGTH.findall(text)])
    if len(said) > 1 and said[-1] == "Y":
        said = said[:-1] + "I"
    return _RUN.sub(r"\1", said)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of the word, merged by kind; the word's own sounds behind a mark where it has none."""
    said = sounds_of(word)
    bones = said.translate(_MERGED)
    return bones if len(bones) > 1 else f"~{said}" if not bones else f"{bones}~{said[0]}"


def article_taken_over(word: str, following: str) -> str:
    """The word without the l of the Arabic article at its end, where the sound that follows takes it over.

    >>> article_taken_over("abdul", "rahman") + "rahman", article_taken_over("abdul", "hamid") + "hamid"
    ('abdurahman', 'abdulhamid')
    """
    fused = word[-2:] in ("al", "el", "ul") and sounds_of(following)[:1] in SUN
    return word[:-1] if fused and sounds_of(following) else word


def _ee(word: str) -> str:
    """Doubled letters are one, but ee and oo are sounds of their own."""
    return word.replace("ee", "i").replace("oo", "u")


def merged(sound: str) -> str:
    """The letter a skeleton writes for a sound; empty for those it leaves out."""
    return sound.translate(_MERGED)
