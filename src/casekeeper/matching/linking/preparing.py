"""Records made ready to be compared: every value once and by number, how common each is, and the arrays of both.

prepared = prepare(records)             all records of a job, both sides of a link one after the other
one = prepared.arriving(record)         one new record, beside them
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.births import day_number
from casekeeper.matching.linking.namesakes import Counted, counted, sounds_of_names
from casekeeper.matching.linking.record import LinkRecord
from casekeeper.matching.linking.side import LONGEST_NUMBER, Side, Written
from casekeeper.matching.linking.tokens import Held, Values, held
from casekeeper.matching.names.latin import words
from casekeeper.matching.names.lexicon import Lexicon, NameReader

MOST_WORDS_WITH_SYMBOLS = 120_000
"""Known variants of words are looked up where there are no more than this: each takes some fifty microseconds."""

_SEX = {"m": 1, "male": 1, "f": 2, "female": 2}
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Z]+")
Progress = Callable[[str, int], None]


@dataclass(slots=True)
class Fields:
    """The values that any record holds, by field and number."""

    nationality: Values
    number: Values
    postcode: Values
    address: Values
    scheme: Values

    def beyond(self) -> Fields:
        """The same numbers, with more for what is new, forgotten afterwards."""
        return Fields(
            *(one.beyond() for one in (self.nationality, self.number, self.postcode, self.address, self.scheme))
        )


class Arriving(NamedTuple):
    """A few records as a side of their own, and the words of its table."""

    side: Side
    keys: list[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All records of a job as arrays; what is needed to lay one more beside them; how common words and names are."""

    ids: list[str]
    side: Side
    lexicon: Lexicon
    fields: Fields
    of_address_word: npt.NDArray[np.float32]
    namesakes: Counted

    def __len__(self) -> int:
        return len(self.ids)

    def arriving(self, *records: LinkRecord) -> Arriving:
        """A record, or a few, as a side of their own, their values numbered as here and beyond."""
        asked = self.lexicon.ask(*(name for record in records for name in record.names))
        names = iter(asked.names)
        of_record = [[row for _ in record.names if (row := next(names).tolist())] for record in records]
        rows = [row for rows in of_record for row in rows]
        word_at = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(row) for row in rows], out=word_at[1:])
        word = np.array([number for row in rows for number in row], np.int32)
        name_at = np.zeros(len(records) + 1, np.int32)
        np.cumsum([len(rows) for rows in of_record], out=name_at[1:])
        called = self.namesakes.of(sounds_of_names(asked.table, word_at, word))
        side = Side(asked.table, name_at, word_at, word, *_other_fields(records, self.fields.beyond()), names=called)
        return Arriving(side, asked.keys)


def prepare(records: Sequence[LinkRecord], progress: Progress | None = None) -> Prepared:
    """Read every record once. The left side of a link comes first, then the right."""
    reader = NameReader()
    name_at = np.zeros(len(records) + 1, np.int32)
    for place, record in enumerate(records):
        for name in record.names:
            reader.read(name)
        name_at[place + 1] = len(reader)
        if progress is not None and place % 10_000 == 9_999:
            progress("records", 10_000)
    lexicon, coded = reader.lexicon(with_symbols=len(reader.number_of_word) <= MOST_WORDS_WITH_SYMBOLS)
    fields = Fields(Values(), Values(), Values(), Values(), Values())
    others = _other_fields(records, fields)
    sounds = sounds_of_names(lexicon.table, coded.at, coded.numbers)
    namesakes = counted(sounds)
    side = Side(lexicon.table, name_at, coded.at, coded.numbers, *others, names=namesakes.of(sounds))
    told = _told_by(others[5], len(records))
    return Prepared([one.id for one in records], side, lexicon, fields, told, namesakes)


def _told_by(address: Held, records: int) -> npt.NDArray[np.float32]:
    """How much each address word tells, in log2 units: the rarer the more."""
    counts = np.bincount(address.codes) if len(address.codes) else np.zeros(0, np.int64)
    told: npt.NDArray[np.float32] = np.log2((records + 0.5) / (counts + 0.5)).clip(0, 20).astype(np.float32)
    return told


def _other_fields(
    records: Sequence[LinkRecord], fields: Fields
) -> tuple[Held, Held, npt.NDArray[np.int8], Written, Written, Held, Held]:
    born = held([_dates(record.born) for record in records])
    nationality = held([fields.nationality.numbers(one.nationalities) for one in records])
    sex = np.array([_SEX.get(one.sex.lower(), 0) for one in records], np.int8)
    numbers = _written([_numbers(one) for one in records], fields.number, fields.scheme)
    postcodes = _written([[("", code, True) for code in one.postcodes] for one in records], fields.postcode, Values())
    address = held([fields.address.numbers(address_words(one)) if one.addresses else [] for one in records])
    sentence = held([_dates(record.sentence_dates) for record in records])
    return born, nationality, sex, numbers, postcodes, address, sentence


def _dates(written: tuple[str, ...]) -> list[int]:
    return sorted({found for one in written if (found := day_number(one))})


def address_words(record: LinkRecord) -> set[str]:
    """The words and numbers of a record's addresses."""
    return {word for one in record.addresses for word in re.split(r"[^0-9a-z]+", _plain(one)) if word}


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else " ".join(words(text)) + " " + re.sub(r"[^0-9]+", " ", text)


def _numbers(record: LinkRecord) -> list[tuple[str, str, bool]]:
    """Each identifier as (scheme, the form to compare by, is it trusted); one of nothing but zeros is none."""
    found = []
    for one in record.identifiers:
        text = _NOT_IN_A_NUMBER.sub("", one.canonical.upper())
        if text.strip("0"):
            found.append((one.scheme, text, one.trusted))
    return found


def _written(rows: list[list[tuple[str, str, bool]]], values: Values, schemes: Values) -> Written:
    at = np.zeros(len(rows) + 1, np.int32)
    np.cumsum([len(row) for row in rows], out=at[1:])
    count = int(at[-1])
    entries = [entry for row in rows for entry in row]
    codes = np.fromiter((values.number(f"{scheme} {text}") for scheme, text, _ in entries), np.int32, count)
    kind = np.fromiter((schemes.number(scheme) for scheme, _, _ in entries), np.int16, count)
    good = np.fromiter((trusted for _, _, trusted in entries), np.bool_, count)
    texts = [text[:LONGEST_NUMBER].encode() for _, text, _ in entries]
    letters = np.array(texts, f"S{LONGEST_NUMBER}").view(np.uint8).reshape(count, LONGEST_NUMBER)
    return Written(at, codes, letters, np.fromiter(map(len, texts), np.uint8, count), kind, good)
