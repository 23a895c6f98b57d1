"""One invented person of one tradition: a name put together by chance, and what else they go by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from casekeeper.synthetic.naming.aliases import alias
from casekeeper.synthetic.naming.rare import rarer
from casekeeper.synthetic.naming.tradition import Habits, Part, Parts, Tradition
from casekeeper.synthetic.naming.traditions import TRADITIONS
from casekeeper.synthetic.naming.writing import FAMILY, as_written, in_script, in_second_script

WOMEN = 0.15
HOW_MANY = (0, 1, 1, 2, 2, 3, 4, 6)
"""Aliases of one entry of a list, each as likely."""
WEAK = 0.5


@dataclass(frozen=True)
class InventedPerson:
    """Nobody who exists. `given` and `surname` are parts of `primary`; `country` is ISO 3166 alpha-2, lower case."""

    primary: str
    aliases: tuple[str, ...]
    weak_aliases: tuple[str, ...]
    original_script: tuple[str, ...]
    tradition: str
    given: str
    surname: str
    country: str
    woman: bool


def invent(
    tradition: str, rng: Random, *, woman: bool | None = None, aliases: int | None = None, rare: float = 0.0,
    habits: Habits | None = None,
) -> InventedPerson:  # fmt: skip
    """Somebody of a tradition: from the same generator state the same person. Raises KeyError for one not there.

    `rare` is the share of family names that are not of the stock (see `rare`); `habits` are of aliases, where they are
    not to be the tradition's own.
    """
    rules = rarer(tradition, rare) if rare else TRADITIONS[tradition]
    if habits:
        rules = replace(rules, habits={**rules.habits, **habits})
    woman = rng.random() < WOMEN if woman is None else woman
    parts = rules.compose(rng, woman)
    shown = tuple(part for part in parts if part.shown)
    words = as_written(shown, rng)
    primary = " ".join(words)
    settled = _settled(parts, words)
    wanted = rng.choice(HOW_MANY) if aliases is None else aliases
    found: list[str] = []
    for _ in range(wanted * 6):
        other = alias(settled, rules, rng, woman=woman)
        if len(found) < wanted and other.lower() not in {primary.lower(), *(one.lower() for one in found)}:
            found.append(other)
    return InventedPerson(
        primary, tuple(found), _weak(rules, settled, rng, woman=woman), _scripts(parts, shown, rules),
        tradition, *_given_and_surname(shown, words), rng.choice(rules.countries), woman,
    )  # fmt: skip


def _settled(parts: Parts, words: list[str]) -> Parts:
    """The spelling in the name is this person's own: what is not respelt stays as it is there."""
    own = iter(words)
    return tuple(_with_own(part, next(own)) if part.shown else part for part in parts)


def _with_own(part: Part, written: str) -> Part:
    lead = next(lead for lead in sorted(part.lead, key=len, reverse=True) if written.startswith(lead))
    spelling = written.removeprefix(lead)
    others = tuple(one for one in part.word.spellings if one != spelling)
    return part._replace(
        word=part.word._replace(spellings=(spelling, *others)),
        lead=(lead, *(one for one in part.lead if one != lead)),
    )


def _weak(rules: Tradition, parts: Parts, rng: Random, *, woman: bool) -> tuple[str, ...]:
    """A byname that the list itself calls weak: a short form, a kunya or a given name alone."""
    if rng.random() >= WEAK * 0.4:
        return ()
    if rules.kunya and rng.random() < 0.6:
        return (rules.kunya(rng, woman)[0],)
    part = rng.choice(parts)
    return (rng.choice(part.word.short or part.word.spellings),)


def _scripts(parts: Parts, shown: Parts, rules: Tradition) -> tuple[str, ...]:
    ways = [way(some, rules) for some in (shown, parts) for way in (in_script, in_second_script)]
    return tuple(dict.fromkeys(name for name in ways if name))


def _given_and_surname(parts: Parts, words: list[str]) -> tuple[str, str]:
    given = " ".join(word for part, word in zip(parts, words, strict=True) if part.role in ("given", "middle"))
    family = " ".join(word for part, word in zip(parts, words, strict=True) if part.role in FAMILY)
    rest = [word for part, word in zip(parts, words, strict=True) if part.role not in ("given", "middle")]
    return given, family or " ".join(rest[-1:])
