"""A name written down: which parts, in which order, in which of their spellings."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition

FAMILY = frozenset({"family", "second family"})


def commonest(parts: Parts) -> str:
    """Each part as it is commonest."""
    return " ".join(f"{part.lead[0]}{part.word.spellings[0]}" for part in parts)


def as_written(parts: Parts, chance: Random) -> list[str]:
    """Each part in a spelling of its own, common ones more often."""
    return [one_way(part, chance) for part in parts]


def one_way(part: Part, chance: Random) -> str:
    """One spelling of one part with what leads it."""
    return f"{_leaning(part.lead, chance)}{_leaning(part.word.spellings, chance)}"


def in_script(parts: Parts, tradition: Tradition) -> str:
    """The name in its own script; empty where a part has none."""
    if not all(part.word.script for part in parts):
        return ""
    ordered = family_first(parts) if tradition.script_family_first else parts
    return tradition.between.join(f"{part.script_lead}{part.word.script}" for part in ordered)


def in_second_script(parts: Parts, tradition: Tradition) -> str:
    """The name in the other script of its people; empty where a part has none."""
    if not all(part.word.second_script for part in parts):
        return ""
    ordered = family_first(parts) if tradition.script_family_first else parts
    return tradition.between.join(part.word.second_script for part in ordered)


def family_first(parts: Parts) -> Parts:
    """What is family before what is not."""
    return tuple(part for part in parts if part.role in FAMILY) + tuple(p for p in parts if p.role not in FAMILY)


def _leaning(choices: tuple[str, ...], chance: Random) -> str:
    """The first as often as all others together."""
    return choices[0] if len(choices) == 1 or chance.random() < 0.4 else chance.choice(choices)
