"""Cyrillic into Latin letters by the systems in use: British, French, German, scholarly, and two passports' own."""

from __future__ import annotations

from casekeeper.synthetic.naming.words import Word

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_SYSTEMS = {
    "british": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia i i ie g",
    "french": "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch  y  e iou ia i i ie g",
    "german": "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja i ji je g",
    "scholarly": "a b v g d e e z z i j k l m n o p r s t u f h c c s sc  y  e ju ja i ji je g",
    "loose": "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sch  i  e u ya i i e g",
}


def spelt(cyrillic: str, system: str) -> str:
    """One word in one system."""
    latin = dict(zip(_LETTERS, _SYSTEMS[system].split(" "), strict=True))
    text = cyrillic.lower()
    if system in ("british", "loose") and text.endswith(("ий", "ый")):
        text = text[:-2] + "ы" if system == "british" else text[:-2] + "и"
    written = "".join(latin.get(letter, letter) for letter in text)
    if system in ("british", "french") and text.startswith("е"):
        written = ("Ye" if system == "british" else "E") + written[1:]
    if system == "french":
        written = written.replace("ge", "gue").replace("gi", "gui")
        if written.endswith("in"):
            written += "e"
    return written[:1].upper() + written[1:]


def cyrillic_word(cyrillic: str, *more: str, short: tuple[str, ...] = ()) -> Word:
    """A word with its spellings in every system, and others that are in use."""
    spellings = dict.fromkeys([*(spelt(cyrillic, system) for system in _SYSTEMS), *more])
    return Word(tuple(spellings), cyrillic, short)


def cyrillic_stock(text: str) -> tuple[Word, ...]:
    """Words written as `Евгений/Eugene~Zhenya`: others in use after the slash, short forms after `~`."""
    found = []
    for written in text.split():
        rest, _, short = written.partition("~")
        cyrillic, *more = rest.split("/")
        found.append(cyrillic_word(cyrillic, *more, short=tuple(short.split("/")) if short else ()))
    return tuple(found)
