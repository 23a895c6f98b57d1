"""The other names that one person goes by, as lists carry them: another spelling, order, choice of parts; a byname.

About one in six shares nothing, or one word, with the name: a pseudonym, which no comparison of names finds.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming import slips
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.writing import FAMILY, as_written, family_first

KEPT = frozenset({"given", "family"})


def alias(parts: Parts, tradition: Tradition, chance: Random, *, woman: bool) -> str:
    """One alias. It may by chance be the name itself; the caller leaves those out."""
    habit = tradition.habit
    if chance.random() < habit("another name"):
        return _another(parts, tradition, chance, woman=woman)
    kunya = tradition.kunya(chance, woman)[0] if tradition.kunya and chance.random() < habit("kunya") else ""
    if kunya and chance.random() < habit("kunya alone"):
        return kunya
    chosen = _chosen(parts, tradition, chance)
    if woman and habit("married") and chance.random() < habit("married"):
        chosen = _married(chosen, tradition, chance)
    if chance.random() < habit("order"):
        chosen = family_first(chosen)
    words = _spelt(chosen, tradition, chance)
    words = _short_or_initial(chosen, words, tradition, chance)
    return _surface(chosen, [kunya, *words] if kunya else words, tradition, chance)


def _another(parts: Parts, tradition: Tradition, chance: Random, *, woman: bool) -> str:
    """Somebody else's name, or that with one word kept."""
    other = tuple(part for part in tradition.compose(chance, woman) if part.shown)
    words = as_written(other, chance)
    if chance.random() < tradition.habit("shares one word"):
        kept = chance.choice(parts)
        place = next((place for place, part in enumerate(other) if part.role == kept.role), 0)
        words[place] = as_written((kept,), chance)[0]
    return " ".join(words)


def _chosen(parts: Parts, tradition: Tradition, chance: Random) -> Parts:
    """The parts that this alias has: some that the name does not show, without some that it does."""
    hidden = chance.random() < tradition.habit("add")
    chosen = [part for part in parts if part.shown or (hidden and chance.random() < 0.6)]
    if chance.random() < tradition.habit("drop"):
        may_go = [part for part in chosen if part.role not in KEPT] or (chosen if len(chosen) > 2 else [])
        if may_go and len(chosen) > 2:
            chosen.remove(chance.choice(may_go))
        elif len(chosen) == 2 and chance.random() < 0.15:
            chosen.pop(chance.randrange(2))
    return tuple(chosen)


def _married(parts: Parts, tradition: Tradition, chance: Random) -> Parts:
    """A husband's family name for her own, or before it."""
    husbands = [part for part in tradition.compose(chance, True) if part.role == "family"]
    if not husbands or not any(part.role == "family" for part in parts):
        return parts
    kept = chance.random() < 0.3
    return tuple(one for part in parts for one in _taken(part, husbands[0], kept=kept))


def _taken(part: Part, husbands: Part, *, kept: bool) -> Parts:
    if part.role != "family":
        return (part,)
    return (husbands, part) if kept else (husbands,)


def _spelt(parts: Parts, tradition: Tradition, chance: Random) -> list[str]:
    words = [f"{part.lead[0]}{part.word.spellings[0]}" for part in parts]
    if chance.random() >= tradition.habit("respell"):
        return words
    for place, part in enumerate(parts):
        if chance.random() < tradition.habit("respell each"):
            words[place] = _respelt(part, tradition, chance)
    return words


def _respelt(part: Part, tradition: Tradition, chance: Random) -> str:
    others = part.word.spellings[1:] or part.word.spellings
    word = f"{chance.choice(part.lead)}{chance.choice(others)}"
    if tradition.respellings and (len(others) < 2 or chance.random() < tradition.habit("slip into other letters")):
        word = slips.by_ear(word, chance, tradition.respellings)
    return word


def _short_or_initial(parts: Parts, words: list[str], tradition: Tradition, chance: Random) -> list[str]:
    words = words[:]
    for place, part in enumerate(parts):
        if part.role in FAMILY:
            continue
        if part.word.short and chance.random() < tradition.habit("short"):
            words[place] = chance.choice(part.word.short)
        elif len(parts) > 1 and chance.random() < tradition.habit("initial"):
            words[place] = words[place][0] + chance.choice((".", ""))
    return words


def _surface(parts: Parts, words: list[str], tradition: Tradition, chance: Random) -> str:
    comma = bool(parts) and parts[0].role in FAMILY and len(words) == len(parts) > 1
    if comma and chance.random() < tradition.habit("comma"):
        last = sum(part.role in FAMILY for part in parts)
        name = f"{' '.join(words[:last])}, {' '.join(words[last:])}"
    else:
        name = " ".join(words)
    if chance.random() < tradition.habit("join or split"):
        name = slips.joined(name, chance)
    if chance.random() < tradition.habit("typing"):
        name = slips.one_typo(name, chance)
    if tradition.titles and chance.random() < tradition.habit("title"):
        name = f"{chance.choice(tradition.titles)} {name}"
    return name.strip(" ,")
