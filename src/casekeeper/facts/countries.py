"""One way to name a country: its ISO 3166 code of three letters (XK for Kosovo), and the name people read.

Sources write codes, names, or words of their own. What is certain is read into a code; anything else is kept as it was
said, and is no country: "Congo" may mean two states, a town is not a state, and "invented" is nobody.

    >>> country_from("Republic of Albania").code, country_from("Congo").code, country_name("CIV")
    ('ALB', '', "Côte d'Ivoire")
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rigour.territories import get_territories, get_territory, lookup_territory

from casekeeper.facts.nationalities import SPECIAL, nationality_from

KOSOVO = "XK"
_KOSOVO_TOO = frozenset({"XK", "XKX", "RKS"})
"""ISO 3166 has none for it; passports and lists write one of these."""
_OF_PASSPORTS = {"D": "DEU"}
_SEVERAL = frozenset({"congo", "congolese", "korea", "korean", "virgin islands"})
"""Words under which two states go."""
CODE, LONGEST = 3, 120


class Country(NamedTuple):
    """A country as a source named it. `code` is empty where it is not certain which one is meant."""

    code: str
    as_written: str

    @property
    def known(self) -> bool:
        return bool(self.code)

    @property
    def name(self) -> str:
        """The name people read; the source's own words where no country could be read from them."""
        return country_name(self.code) if self.code else self.as_written


@lru_cache(maxsize=4096)
def country_from(text: str | None) -> Country:
    """The country that a source wrote, by code, name, or word for its people. Nothing is guessed."""
    written = " ".join((text or "").split())
    return Country(_code(written), written)


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The name of a code; the code itself where it is no country's."""
    found = get_territory("xk" if code in _KOSOVO_TOO else code.lower()) if code else None
    return str(found.name) if found is not None else code


@lru_cache(maxsize=1)
def all_countries() -> tuple[tuple[str, str], ...]:
    """Every country that can be named, as code and name, in the order of names."""
    found = {
        code: str(each.name)
        for each in get_territories()
        if not each.is_historical and (code := _canonical(each.alpha3 or "")) and (each.is_country or each.parent)
    }
    return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def _code(written: str) -> str:
    word = written.upper()
    if not word or len(word) > LONGEST or word in SPECIAL:
        return ""
    word = _OF_PASSPORTS.get(word, word)
    if word in _KOSOVO_TOO:
        return KOSOVO
    if word.isascii() and word.isalpha() and len(word) <= CODE:
        return _of_territory(word)
    return _of_people(written) or _of_name(written)


def _of_territory(code: str) -> str:
    found = get_territory(code.lower())
    return _canonical(found.alpha3 or "") if found is not None and not found.is_historical else ""


def _of_people(written: str) -> str:
    """A word for a country's people: "Albanian". One that is no single citizenship answers nothing."""
    read = nationality_from(written)
    return "" if read.code in SPECIAL or read.warning else _canonical(read.code)


def _of_name(written: str) -> str:
    plain = written.casefold()
    if plain.removeprefix("the ") in _SEVERAL:
        return ""
    found = lookup_territory(written)
    if found is None or found.is_historical or not found.alpha3:
        return ""
    if plain in {place.casefold() for place in found.places} - {found.name.casefold(), found.full_name.casefold()}:
        return ""
    return _canonical(found.alpha3)


def _canonical(alpha3: str) -> str:
    code = alpha3.upper()
    return KOSOVO if code in _KOSOVO_TOO else code
