"""Entries as arrays: what compiled code searches, what a file keeps, and what two processes share without copying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.lexicon import Lexicon, NameReader
from casekeeper.matching.names.table import Words, runs_in_order
from casekeeper.matching.screening.born import born_numbers, packed_born
from casekeeper.matching.screening.entry import Document, ListEntry
from casekeeper.matching.screening.joined import joined_keys
from casekeeper.matching.screening.quick_look import quick_look

SEPARATOR, FIELD = "\x1e", "\x1f"
_ESCAPE = "\x1b"
_ESCAPES = {number: f"{_ESCAPE}{number - 27}" for number in (0x1D, 0x1E, 0x1F, 0x1B)}
"""What parts the texts of an entry, written otherwise within an id; that which marks it comes last."""


class Postings(NamedTuple):
    """Rows `at[i]` to `at[i + 1]` of `numbers` belong to i."""

    at: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int32]


class Names(NamedTuple):
    """Every name of every entry: the numbers of its words, its entry, whether the list calls it weak, what it tells
    as a whole, its entry's birth date (see born.packed_born), and the names that hold a word, or two words that join
    into one.
    """

    at: npt.NDArray[np.int64]
    words: npt.NDArray[np.int32]
    entry: npt.NDArray[np.int32]
    weak: npt.NDArray[np.uint8]
    tells: npt.NDArray[np.float32]
    born: npt.NDArray[np.int32]
    of_word_at: npt.NDArray[np.int64]
    of_word: npt.NDArray[np.int32]
    joined_key: npt.NDArray[np.int64]
    joined_name: npt.NDArray[np.int32]
    of_symbol_at: npt.NDArray[np.int64]
    of_symbol: npt.NDArray[np.int32]


class Entries(NamedTuple):
    """Birth dates of each entry, and whether it still stands."""

    born_at: npt.NDArray[np.int64]
    born: npt.NDArray[np.int32]
    stands: npt.NDArray[np.uint8]


class Segment:
    """A number of entries that were indexed together. Entries leave it by a mark, and join it never."""

    def __init__(self, lexicon: Lexicon, names: Names, entries: Entries, said: Texts) -> None:
        self.lexicon = lexicon
        self.names = names
        self.entries = entries
        self.said = said
        self.number_of: dict[str, int] = {}
        for number, id_ in enumerate(said.ids()):
            if (earlier := self.number_of.get(id_)) is not None:
                entries.stands[earlier] = 0
            self.number_of[id_] = number
        self.quick_look = quick_look(lexicon.table)
        self.by_document: dict[str, list[int]] = {}
        for number, document in said.documents():
            self.by_document.setdefault(document, []).append(number)

    @property
    def words(self) -> Words:
        return self.lexicon.table

    def __len__(self) -> int:
        return len(self.entries.stands)

    def entry(self, number: int) -> ListEntry:
        """The entry as it came."""
        return self.said.entry(number)


class Texts(NamedTuple):
    """The entries' own words in one run of bytes; rows `at[i]` to `at[i + 1]` are entry i."""

    at: npt.NDArray[np.int64]
    text: npt.NDArray[np.uint8]

    def _raw(self, number: int) -> str:
        return self.text[self.at[number] : self.at[number + 1]].tobytes().decode("utf-8", "surrogatepass")

    def ids(self) -> Iterator[str]:
        """The id of each entry, in order."""
        whole = self.text.tobytes()
        ends = self.at.tolist()
        for start, end in pairwise(ends):
            yield _bare(whole[start : whole.index(b"\x1e", start, end)].decode("utf-8", "surrogatepass"))

    def documents(self) -> Iterator[tuple[int, str]]:
        """Entry and document key, for every document."""
        whole = self.text.tobytes()
        ends = self.at.tolist()
        for number, (_, end) in enumerate(pairwise(ends)):
            if whole[end - 1 : end] != b"\x1e":
                for document in self.entry(number).documents:
                    yield number, document_key(document)

    def entry(self, number: int) -> ListEntry:
        """The entry as it came."""
        id_, names, weak, born, nations, sex, documents = self._raw(number).split(SEPARATOR)
        each = [document.split("\x1d") for document in _parted(documents)]
        return ListEntry(
            _bare(id_), _parted(names), _parted(weak), _parted(born), _parted(nations), sex,
            tuple(Document(number, kind, country) for number, kind, country in each),
        )  # fmt: skip


def document_key(document: Document) -> str:
    """A document number as it is looked up: letters and figures alone."""
    return "".join(letter for letter in document.number.upper() if letter.isalnum())


def packed(entry: ListEntry) -> bytes:
    """One entry as bytes, so that `Texts.entry` gives it back."""
    documents = ["\x1d".join(_clean(part) for part in document) for document in entry.documents]
    parts = (
        _escaped(entry.id), _joined(entry.names), _joined(entry.weak_names), _joined(entry.born),
        _joined(entry.nationalities), _clean(entry.sex), FIELD.join(documents),
    )  # fmt: skip
    return SEPARATOR.join(parts).encode("utf-8", "surrogatepass")


def _joined(parts: Sequence[str]) -> str:
    return FIELD.join(_clean(part) for part in parts)


def _clean(text: str) -> str:
    return text if text.isprintable() else "".join(" " if letter < " " else letter for letter in text)


def _escaped(id_: str) -> str:
    """An id as it is, whatever it holds: two that differ stay two."""
    return id_ if id_.isprintable() else id_.translate(_ESCAPES)


def _bare(escaped: str) -> str:
    if _ESCAPE in escaped:
        for number, written in _ESCAPES.items():
            escaped = escaped.replace(written, chr(number))
    return escaped


def _parted(text: str) -> tuple[str, ...]:
    return tuple(text.split(FIELD)) if text else ()


def build(entries: Iterable[ListEntry], *, with_symbols: bool = True, beside: Segment | None = None) -> Segment:
    """Index these entries. An id that comes twice is kept once, as it came last.

    A small segment `beside` a large one weighs words as they weigh there.
    """
    reader = NameReader()
    of_name: list[int] = []
    weak: list[int] = []
    born_at: list[int] = [0]
    born: list[int] = []
    text_at, texts = [0], bytearray()
    for number, entry in enumerate(entries):
        for name in entry.names:
            ways = reader.read_all_ways(name)
            of_name += [number] * ways
            weak += [0] * ways
        for name in entry.weak_names:
            ways = reader.read_all_ways(name)
            of_name += [number] * ways
            weak += [1] * ways
        if entry.born:
            born.extend(born_numbers(entry.born))
        born_at.append(len(born))
        texts += packed(entry)
        text_at.append(len(texts))
    among = beside.lexicon if beside is not None and len(beside) else None
    lexicon, coded = reader.lexicon(with_symbols=with_symbols, among=among)
    standing = Entries(np.array(born_at, np.int64), np.array(born, np.int32), np.ones(len(born_at) - 1, np.uint8))
    of_names = np.array(of_name, np.int32)
    born_of = packed_born(standing.born_at, standing.born)[of_names]
    names = _names(lexicon, coded.at, coded.numbers, of_names, np.array(weak, np.uint8), born_of)
    return Segment(lexicon, names, standing, Texts(np.array(text_at, np.int64), np.frombuffer(bytes(texts), np.uint8)))


def _names(
    lexicon: Lexicon, at: npt.NDArray[np.int64], words: npt.NDArray[np.int32], entry: npt.NDArray[np.int32],
    weak: npt.NDArray[np.uint8], born: npt.NDArray[np.int32],
) -> Names:  # fmt: skip
    table = lexicon.table
    order = _side_by_side(at, words)
    at, words = runs_in_order(at, words, order)
    entry, weak, born = entry[order], weak[order], born[order]
    told = np.where(table.flags & 3, 0, np.minimum(table.of_word, 12.0))[words] if len(words) else np.zeros(0)
    tells = np.add.reduceat(np.append(told, 0.0), at[:-1]).astype(np.float32) if len(entry) else np.zeros(0, np.float32)
    of_word = _turned(words, np.repeat(np.arange(len(entry), dtype=np.int32), np.diff(at)), len(lexicon.keys))
    holders = np.repeat(np.arange(len(lexicon.keys), dtype=np.int32), np.diff(table.symbol_at))
    of_symbol = _turned(table.symbols, holders, len(lexicon.symbol_numbers))
    key, name = joined_keys(table, at, words)
    order = np.argsort(key, kind="stable")
    return Names(
        at, words, entry, weak, tells, born, of_word.at, of_word.numbers, key[order], name[order], of_symbol.at,
        of_symbol.numbers,
    )  # fmt: skip


def _side_by_side(at: npt.NDArray[np.int64], words: npt.NDArray[np.int32]) -> npt.NDArray[np.intp]:
    """An order of the names in which those that hold a common word lie side by side: what it leads to is then read
    in one go. A name has at least one word."""
    if len(at) == 1:
        return np.zeros(0, np.intp)
    holders = np.bincount(words)
    commonest = np.maximum.reduceat(holders[words] * len(holders) + words, at[:-1])
    return np.argsort(commonest, kind="stable")


def _turned(keys: npt.NDArray[np.int32], values: npt.NDArray[np.int32], count: int) -> Postings:
    """Values by key, each key's in order."""
    order = np.argsort(keys, kind="stable")
    at = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=count), out=at[1:])
    return Postings(at, values[order])
