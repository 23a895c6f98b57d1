"""How common the values are that records agree on, counted over the very records that are compared.

A date that many share tells little. A 1 January is counted among those of the same nationality who give any date,
since offices give it to many of some and few of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casekeeper.matching.linking.births import day_number, is_office_day
from casekeeper.matching.linking.record import LinkRecord

COUNTED = ("birth_key", "number_key", "postcode_key")


_AS_MANY_AS = 50
"""With how many records' worth the frequency over all stands beside that within one nationality."""


def keys_counted(record: LinkRecord) -> tuple[str | None, str | None, str | None]:
    """What is counted of one record: its birth date, its first number and its first postcode."""
    number = next((f"{one.scheme} {one.canonical}" for one in record.identifiers), None)
    return _birth_key(record), number, next(iter(record.postcodes), None)


def _birth_key(record: LinkRecord) -> str | None:
    found = next((number for one in record.born if (number := day_number(one))), 0)
    if found == 0:
        return None
    return f"{found} {next(iter(record.nationalities), '')}" if is_office_day(found) else str(found)


def frequencies(records: Sequence[LinkRecord]) -> dict[str, dict[str, float]]:
    """For each counted column: the share of the records that give anything, who give this."""
    keys = [keys_counted(record) for record in records]
    births = Counter(key[0] for key in keys if key[0] is not None)
    of_nationality = Counter(
        next(iter(record.nationalities), "") for record, key in zip(records, keys, strict=True) if key[0] is not None
    )
    numbers = Counter(number for _, number, _ in keys if number is not None)
    postcodes = Counter(postcode for _, _, postcode in keys if postcode is not None)
    return {
        "birth_key": _of_births(births, of_nationality),
        "number_key": _shares(numbers),
        "postcode_key": _shares(postcodes),
    }


def _shares(counts: Counter[str]) -> dict[str, float]:
    whole = counts.total()
    return {value: count / whole for value, count in counts.items()}


def _of_births(counts: Counter[str], of_nationality: Counter[str]) -> dict[str, float]:
    """A 1 January is counted among its nationality, steadied by how common it is among all."""
    whole = counts.total()
    on_day: Counter[str] = Counter()
    for key, count in counts.items():
        on_day[key.partition(" ")[0]] += count
    found = {}
    for key, count in counts.items():
        day, office, nationality = key.partition(" ")
        among_all = on_day[day] / whole
        if office and nationality:
            found[key] = (count + _AS_MANY_AS * among_all) / (of_nationality[nationality] + _AS_MANY_AS)
        else:
            found[key] = among_all
    return found
