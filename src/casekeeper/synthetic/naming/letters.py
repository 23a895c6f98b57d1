"""From one way of writing into another, letter by letter: a table says what becomes what, the longest first.

    rewritten("Shota", table("sh შ o ო t თ a ა"))      a name in the letters of its own people

Names of a people are written once, in a Latin spelling that keeps apart what its own script keeps apart. That
script, and what offices abroad make of it, follow by table.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from casekeeper.synthetic.naming.words import Word

Table = tuple[tuple[str, str], ...]


def table(text: str) -> Table:
    """Of `sh ш ch ч q -`: what is read and what is written, by turns; `-` writes nothing."""
    words = text.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return tuple(sorted(((read, "" if put == "-" else put) for read, put in pairs), key=lambda one: -len(one[0])))


def rewritten(text: str, by: Table) -> str:
    """The text by one table, each place once; letters that are not in it stay. Words begin as they began."""
    return "".join(_word(word, by) for word in re.split("([ -])", text))


def plain(text: str) -> str:
    """Without marks on the letters, as a keyboard without them has it."""
    bare = text.translate(str.maketrans("ıəđøł", "iadol"))
    return "".join(one for one in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(one))


def written_by(text: str, tables: tuple[Table, ...], script: Table = (), short: tuple[str, ...] = ()) -> Word:
    """A word with a spelling by each table, and its script."""
    spellings = tuple(dict.fromkeys(rewritten(text, one) for one in tables))
    return Word(spellings, rewritten(text, script) if script else "", short)


def products(heads: str, tails: str) -> tuple[str, ...]:
    """Every head with every tail that does not repeat it."""
    return tuple(
        dict.fromkeys(head + tail for head, tail in product(heads.split(), tails.split()) if head.lower() != tail)
    )


def _word(word: str, by: Table) -> str:
    made, at, small = [], 0, word.lower()
    while at < len(small):
        read, put = next(((read, put) for read, put in by if small.startswith(read, at)), (small[at], small[at]))
        made.append(put)
        at += len(read)
    text = "".join(made)
    return text[:1].upper() + text[1:] if word[:1].isupper() and not _without_capitals(text) else text


def _without_capitals(text: str) -> bool:
    """Georgian has small letters alone in use; Python knows capitals of them."""
    return bool(text) and "\u10d0" <= text[0] <= "\u10ff"
