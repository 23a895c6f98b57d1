"""The levels of each comparison, in words: what two records' names, dates and numbers can be to one another.

The numbers are those of `comparing` and `births`. Level 0 of every comparison is "one side does not say".
"""

from __future__ import annotations

from casekeeper.matching.linking import births

NOT_SAID = "one side does not say"
SAID: dict[str, tuple[str, ...]] = {
    "birth_date": (NOT_SAID, *births.SAID[1:]),
    "number": (
        NOT_SAID, "different numbers of one kind", "numbers one slip apart", "the same number, doubtful in itself",
        "the same number",
    ),
    "postcode": (NOT_SAID, "elsewhere", "the same postal area", "one slip apart", "the same postcode"),
    "address": (
        NOT_SAID, "next to nothing shared", "a common word or two shared", "some words shared", "words shared",
        "most words shared", "rare words shared",
    ),
    "sentence": (NOT_SAID, "other sentence dates", "a sentence date shared"),
    "nationality": (NOT_SAID, "other nationalities claimed", "a nationality shared"),
    "sex": (NOT_SAID, "differ", "the same"),
}  # fmt: skip
TITLES = {
    "name": "name", "birth_date": "birth date", "number": "identifier", "postcode": "postcode", "address": "address",
    "sentence": "sentence date", "nationality": "nationality", "sex": "sex",
}  # fmt: skip
"""How a person reads each field."""

COUNTED_BY = {("birth_date", births.SAME): "birth_key", ("birth_date", births.SAME_OFFICE_DAY): "birth_key",
              ("number", 4): "number_key", ("number", 3): "number_key", ("postcode", 4): "postcode_key"}  # fmt: skip
"""Levels at which the rarer the value, the more it tells; with the column that is counted."""
