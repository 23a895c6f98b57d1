"""Twins, and others whom records easily take for one: same surname, same birth date, same postcode or sentence date.

Only the forename tells them apart, so where forenames are unlike the pair says so, whatever else agrees.
"""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from casekeeper.matching.linking.record import LinkRecord
from casekeeper.matching.names.latin import words
from casekeeper.matching.names.sounds import skeleton

POSSIBLE_TWINS = "possible twins"


def possible_twins(left: LinkRecord, right: LinkRecord, *, at_most_alike: int) -> bool:
    """May these be two people of one family? `at_most_alike`: likeness of unlike forenames, in hundredths."""
    whole = {born for born in left.born if len(born) == len("1970-01-01")}
    if not whole & set(right.born) or not _surnames(left) & _surnames(right):
        return False
    if not (_both(left.postcodes, right.postcodes) or _both(left.sentence_dates, right.sentence_dates)):
        return False
    ours, theirs = _forenames(left), _forenames(right)
    return bool(ours and theirs) and all(_unlike(one, other, at_most_alike) for one in ours for other in theirs)


def _both(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return not set(ours).isdisjoint(theirs)


def _surnames(record: LinkRecord) -> set[str]:
    told = record.surnames or tuple(name.split()[-1] for name in record.names if name.split())
    return {"".join(words(surname)) for surname in told} - {""}


def _forenames(record: LinkRecord) -> set[str]:
    """The first word of each forename: a middle name that two people share says little."""
    told = record.given_names or tuple(name for name in record.names if len(name.split()) > 1)
    return {found[0] for name in told if (found := words(name))}


def _unlike(one: str, other: str, at_most_alike: int) -> bool:
    if skeleton(one) == skeleton(other) or min(len(one), len(other)) == 1:
        return False
    return JaroWinkler.similarity(one, other) * 100 <= at_most_alike
