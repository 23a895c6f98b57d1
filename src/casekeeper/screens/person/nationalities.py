"""A nationality's code as a word, for the identity bar: the first word of the feeds' own list that leads to it."""

from __future__ import annotations

from functools import cache

from casekeeper.facts.nationalities import nationality_from
from casekeeper.facts.nationality_codes import TABLE
from casekeeper.screens.wording import as_sentence


def name_of_nationality(code: str) -> str:
    """The word with the code, or the code alone where the list has no word."""
    word = _words().get(code, "")
    return f"{word} ({code})" if word else as_sentence(code.lower()) if len(code) > 3 else code


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in TABLE.strip().splitlines():
        word = line.split("|")[1].strip()
        found.setdefault(nationality_from(word).code, word)
    return {code: word for code, word in found.items() if len(code) <= 3}
