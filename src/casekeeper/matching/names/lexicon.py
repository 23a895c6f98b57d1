"""The words of the names looked through, each once: by number, with what it tells.

lexicon, coded = read_names(["Jan Kowal", "Ján Koval'"])     coded.words_of(0) -> the numbers of its words
asked = lexicon.ask("Jan Kowalski")                          a query's words beside the lexicon's
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.information import Information, inform, unseen_words
from casekeeper.matching.names.latin import has_no_vowels, words, words_in_script
from casekeeper.matching.names.readings import given_as_one
from casekeeper.matching.names.table import Words, in_order, one_after_another, words_table

_IN_ITS_SCRIPT = "|"
"""Parts a word in plain Latin from the same word in its own script, in which known names are looked up."""


@dataclass(frozen=True, slots=True)
class CodedNames:
    """Names as numbers of words: those of name n are `numbers[at[n]:at[n + 1]]`."""

    at: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int32]

    def words_of(self, name: int) -> npt.NDArray[np.int32]:
        """The numbers of the words of one name, in order."""
        return self.numbers[self.at[name] : self.at[name + 1]]

    def __len__(self) -> int:
        return len(self.at) - 1


class Asked:
    """A query's names: its words as a table of their own, and each name as numbers of that table's words."""

    __slots__ = ("keys", "names", "table")

    def __init__(self, keys: list[str], names: list[npt.NDArray[np.int32]], table: Words) -> None:
        self.keys = keys
        self.names = names
        self.table = table


KEPT_WORDS = 50_000
"""So many words that were asked for are kept ready."""
SEEN_ONCE = 1.585
"""log2 3: how much less a word tells that one name holds than one that none does."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by number. `keys[i]` is word i; `number_of_word` leads back."""

    keys: list[str]
    table: Words
    information: Information
    number_of_word: dict[str, int]
    symbol_numbers: dict[str, int]
    names: int
    one_of_skeleton: dict[int, int] = field(default_factory=dict)
    asked_before: dict[str, Words] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.one_of_skeleton.update(zip(self.table.skeleton.tolist(), range(len(self.keys)), strict=True))

    def text(self, number: int) -> str:
        """The word of this number as it is shown."""
        return shown(self.keys[number])

    def ask(self, *names: str) -> Asked:
        """A query's names. Words the lexicon knows tell what they tell there; others as much as a word never seen."""
        keys: dict[str, int] = {}
        coded = [[keys.setdefault(key, len(keys)) for key in keys_of(name)] for name in names]
        table = self.table_of(list(keys))
        return Asked(list(keys), [np.array(numbers, np.int32) for numbers in coded], table)

    def table_of(self, keys: list[str]) -> Words:
        """A small table of these words, informed by the lexicon; a word's row is kept for the next who asks."""
        kept = self.asked_before
        if len(kept) > KEPT_WORDS:
            kept.clear()
        rows = []
        for key in keys:
            if (row := kept.get(key)) is None:
                row = kept[key] = self._table_of([key])
            rows.append(row)
        return rows[0] if len(rows) == 1 else one_after_another(rows) if rows else self._table_of([])

    def _table_of(self, keys: list[str]) -> Words:
        table = _table(keys, self.symbol_numbers, learn=False)
        table = unseen_words(table, self.table, self.one_of_skeleton, self.information)
        for place, key in enumerate(keys):
            if (number := self.number_of_word.get(key)) is not None:
                table.of_word[place] = self.table.of_word[number]
        return table


def keys_of(name: str) -> list[str]:
    """The words of a name as the lexicon keys them; a Chinese or Korean given name is one of them."""
    return given_as_one(_words_of(name), name)


def ways_of(name: str) -> list[list[str]]:
    """The words of a name as it is listed: as `keys_of` has them, and as they are written where that is another way.

    Whoever asks by one syllable alone, or joins the family name to the first, meets the second.
    """
    written = _words_of(name)
    one = given_as_one(written, name)
    return [one] if one == written else [one, written]


def _words_of(name: str) -> list[str]:
    if name.isascii():
        return words(name)
    return [word + _IN_ITS_SCRIPT + own if own else word for word, own in words_in_script(name)]


def plain(key: str) -> str:
    """A word in plain Latin alone."""
    return key.partition(_IN_ITS_SCRIPT)[0]


def shown(key: str) -> str:
    """A word as people read it: in its own script, and how it was read."""
    if _IN_ITS_SCRIPT not in key:
        return key
    word, _, own = key.partition(_IN_ITS_SCRIPT)
    return f"{own} ({word})" if own else word


class NameReader:
    """Takes names one by one and gives each word its number; `lexicon` closes it."""

    def __init__(self) -> None:
        self.number_of_word: dict[str, int] = {}
        self._at: list[int] = [0]
        self._numbers: list[int] = []

    def read(self, name: str) -> bool:
        """Take one name. False where it has no letters: it is then not taken."""
        return self._take(keys_of(name))

    def read_all_ways(self, name: str) -> int:
        """Take one name in each of its ways, one after another; how many there are."""
        return sum(self._take(keys) for keys in ways_of(name))

    def _take(self, keys: list[str]) -> bool:
        if not keys:
            return False
        known = self.number_of_word
        self._numbers.extend([known.setdefault(key, len(known)) for key in keys])
        self._at.append(len(self._numbers))
        return True

    def __len__(self) -> int:
        return len(self._at) - 1

    def lexicon(self, *, with_symbols: bool = True, among: Lexicon | None = None) -> tuple[Lexicon, CodedNames]:
        """The lexicon of all names taken, and the names as numbers. With `among`, words tell what they tell there."""
        coded = CodedNames(np.array(self._at, np.int64), np.array(self._numbers, np.int32))
        keys = list(self.number_of_word)
        if among is not None:
            return self._informed(keys, among), coded
        symbols: dict[str, int] = {}
        table = _table(keys, symbols, with_symbols=with_symbols)
        # Words of like consonants lie side by side, and are looked through a third faster.
        order = np.lexsort((table.bag, table.consonants))
        table, keys = in_order(table, order), [keys[number] for number in order.tolist()]
        coded = CodedNames(coded.at, np.argsort(order).astype(np.int32)[coded.numbers])
        counts = np.bincount(coded.numbers, minlength=len(keys)).astype(np.int64)
        table, information = inform(table, counts, len(self))
        numbers = {key: number for number, key in enumerate(keys)}
        return Lexicon(keys, table, information, numbers, symbols, len(self)), coded

    def _informed(self, keys: list[str], among: Lexicon) -> Lexicon:
        """A few names beside very many: by their own few they would tell next to nothing."""
        symbols = dict(among.symbol_numbers)
        told = among.information
        # Each new word stands once: a word never seen would tell a little more (information.py smooths by one half).
        once = told._replace(unseen=max(0.0, told.unseen - SEEN_ONCE))
        table = unseen_words(_table(keys, symbols), among.table, among.one_of_skeleton, once)
        for place, key in enumerate(keys):
            if (number := among.number_of_word.get(key)) is not None:
                table.of_word[place] = among.table.of_word[number]
        new = np.full(max(0, len(symbols) + 1 - len(told.symbol)), told.unseen, np.float32)
        information = told._replace(symbol=np.concatenate([told.symbol, new]))
        return Lexicon(keys, table, information, self.number_of_word, symbols, among.names)


def read_names(names: Iterable[str], *, with_symbols: bool = True) -> tuple[Lexicon, CodedNames]:
    """The lexicon of these names, and each as numbers; a name without letters has no words."""
    reader = NameReader()
    for name in names:
        if not reader.read(name):
            reader._at.append(reader._at[-1])
    return reader.lexicon(with_symbols=with_symbols)


def _table(keys: list[str], symbols: dict[str, int], *, with_symbols: bool = True, learn: bool = True) -> Words:
    plain, own = [], []
    for key in keys:
        word, _, script = key.partition(_IN_ITS_SCRIPT)
        plain.append(word)
        own.append(script)
    bare = [has_no_vowels(script) for script in own]
    known_as = [script or word for word, script in zip(plain, own, strict=True)]
    return words_table(plain, symbols, known_as=known_as, no_vowels=bare, with_symbols=with_symbols, learn=learn)
