"""Any script into plain Latin words: what a name is compared by when the other side is written differently.

    >>> words("Nuñez-O'Hara, Álvaro")
    ['nunez', 'ohara', 'alvaro']

Scripts without spaces between the parts of a name come apart where the reading has a seam: one character of
Chinese, one syllable of Korean is one word. Arabic and Hebrew leave vowels out; the words then hold consonants alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from casekeeper.matching.names.symbols import symbols_of

_SPELT = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a", "ŋ": "ng",
    "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ç": "ch", "ž": "zh", "ź": "zh", "ż": "zh",
    "ğ": "g", "ț": "ts", "ţ": "ts", "ʻ": "", "ʼ": "", "’": "", "‘": "", "'": "", "`": "", "´": "", "ʹ": "", "ʿ": "",
    "ʾ": "", "·": " ",
})  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z]+")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HAN_OR_HANGUL = re.compile(r"[㐀-鿿가-힯豈-﫿]")
_KANA = re.compile(r"[぀-ヿ]")
_ABJAD = re.compile(r"[֐-׿؀-ۿݐ-ݿࢠ-ࣿ]")
_ARABIC_ARTICLE = re.compile(r"(?<![؀-ۿ])(?:و)?ال(?=[؀-ۿ]{3})")
# What a general table of letters reads as in dictionaries, and names are not spelt by.
_ARABIC = str.maketrans({
    "ة": "ه", "ى": "ا", "ؤ": "و", "ئ": "ي", "ء": "", "آ": "ا", "أ": "ا", "إ": "ا", "ـ": "", "ک": "ك", "ی": "ي",
    "ع": "ا",
})  # fmt: skip
_CYRILLIC = str.maketrans({
    "ё": "e", "й": "i", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ы": "y", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i", "ї": "yi", "ґ": "g", "ў": "u", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "ch", "ђ": "dj", "џ": "dzh", "ә": "a", "ғ": "gh", "қ": "k", "ң": "ng", "ө": "o",
    "ұ": "u", "ү": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u",
})  # fmt: skip
_GREEK = re.compile(r"[Ͱ-Ͽἀ-῿]")
_GREEK_PAIRS = (("ού", "u"), ("ου", "u"), ("μπ", "b"), ("ντ", "nt"), ("γκ", "g"), ("γγ", "ng"), ("αι", "e"),
                ("ει", "i"), ("οι", "i"), ("ευ", "ev"), ("αυ", "av"), ("χ", "h"), ("η", "i"), ("ή", "i"),
                ("υ", "i"))  # fmt: skip
_INDIC = str.maketrans(dict.fromkeys("शषশষશષஷషశ", "sh"))
_OF_LETTERS = _CYRILLIC | _SPELT | _INDIC
_KOREAN_SURNAMES = {"gim": "kim", "i": "lee", "bag": "park", "choe": "choi", "jeong": "jung", "gang": "kang",
                    "jo": "cho", "yun": "yoon", "im": "lim", "o": "oh", "gwon": "kwon", "mun": "moon"}  # fmt: skip
_PERSIAN_SEAM = re.compile("(?<=[؀-ۿ])\u200c(?=[؀-ۿ])")
_NOT_IN_A_NAME = re.compile(r"[\s,.;:/()\[\]\"·・\-‐–—]+")
_OTHER_SCRIPT = re.compile(r"[Ͱ-᷿Ⰰ-ⷿ⺀-ꛯꥠ-퟿豈-﷿ﹰ-﻿]")
_ALL_HAN = re.compile(r"[㐀-鿿]{2,6}")
_LONGEST = 24
_MOST_WORDS = 12


def words(name: str) -> list[str]:
    """The name as words of the letters a to z, in order. Empty where nothing in it is a letter."""
    if name.isascii():
        found = _NOT_A_LETTER.split(name.lower().replace("'", ""))
    else:
        found = _NOT_A_LETTER.split(_in_latin(name))
    return [word[:_LONGEST] for word in found if word][:_MOST_WORDS]


def words_in_script(name: str) -> list[tuple[str, str]]:
    """The words of a name, each with the same in its own script where that is not Latin."""
    found: list[tuple[str, str]] = []
    for part in _NOT_IN_A_NAME.split(_PERSIAN_SEAM.sub(" ", unicodedata.normalize("NFKC", name))):
        read = words(part)
        own = part.lower() if _OTHER_SCRIPT.search(part) else ""
        if _ALL_HAN.fullmatch(part) and (parted := _known_words(part)):
            found += [("".join(words(word)), word) for word in parted]
        elif len(read) == 2 and read[0] == "l" and own:
            found += [("al", ""), (read[1], own)]
        elif len(read) > 1 and len(read) == len(own):
            found += list(zip(read, own, strict=True))
        else:
            found += [(word, own if len(read) == 1 else "") for word in read]
    return found[:_MOST_WORDS]


def _known_words(part: str) -> list[str]:
    """Japanese names are known as words of two or three characters, where Chinese is read one by one."""
    if len(part) > 1 and symbols_of(part):
        return [part]
    for first in (2, 1, 3):
        if 1 < len(part) - first <= 3 and symbols_of(part[:first]) and symbols_of(part[first:]):
            return [part[:first], part[first:]]
    return []


def has_no_vowels(name: str) -> bool:
    """Is it written in a script that leaves the vowels out?"""
    return not name.isascii() and _ABJAD.search(name) is not None


@lru_cache(maxsize=20_000)
def _in_latin(name: str) -> str:
    text = unicodedata.normalize("NFKC", name)
    if _HAN_OR_HANGUL.search(text):
        return _syllable_by_syllable(text)
    text = text.lower()
    if _ABJAD.search(text):
        text = _PERSIAN_SEAM.sub(" ", text)
        text = _ARABIC_ARTICLE.sub("ال ", text.translate(_ARABIC)).replace("ا", "a")
    elif _GREEK.search(text):
        for written, said in _GREEK_PAIRS:
            text = text.replace(written, said)
    text = text.translate(_OF_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return plain if plain.isascii() else anyascii(text).lower().replace("'", "")


def _syllable_by_syllable(text: str) -> str:
    """Chinese and Korean: each character is read as one word. Beside kana, characters are one Japanese word."""
    if _KANA.search(text):
        return anyascii(text).lower()
    # Character by character: between I and Jung, of a Korean name, no seam could be seen.
    spaced = _HAN_OR_HANGUL.sub(r" \g<0> ", text)
    read = [_SEAM.sub(" ", anyascii(part)).lower().split() for part in spaced.split()]
    syllables = [syllable for part in read for syllable in part]
    if "가" <= text[:1] <= "힯" and syllables:
        syllables[0] = _KOREAN_SURNAMES.get(syllables[0], syllables[0])
    return " ".join(syllables)
