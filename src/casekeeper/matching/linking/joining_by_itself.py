"""When two records are one person's without anybody's judgement: one strong identifier, and name and birth date agree.

Nothing else ever joins by itself, whatever the score: neither names with a birth date, nor a doubtful number, nor a
number where the two records bear different numbers of another scheme that one person has once.
"""

from __future__ import annotations

from collections.abc import Collection

from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.matching.names.latin import words


def joins_by_itself(left: LinkRecord, right: LinkRecord, strong: Collection[str]) -> HeldIdentifier | None:
    """The identifier by which these are one person's; None where a person has to judge.

    `strong` names the schemes of which one person alone bears a number (a page of law).
    """
    ours, theirs = _held(left, strong), _held(right, strong)
    shared = ours & theirs
    if not shared or _contradict(ours, theirs):
        return None
    return min(shared) if names_agree(left, right) and births_agree(left, right) else None


def names_agree(left: LinkRecord, right: LinkRecord) -> bool:
    """One name of each is the same words, of which there are at least two, in any order and any script.

    A middle name that only one of them tells does not speak against it.
    """
    return any(one <= other or other <= one for one in _named(left) for other in _named(right))


def births_agree(left: LinkRecord, right: LinkRecord) -> bool:
    """Both state the same whole date of birth; an alias may have been given with another beside it."""
    return any(len(born) == len("1970-01-01") for born in set(left.born) & set(right.born))


def _held(record: LinkRecord, strong: Collection[str]) -> frozenset[HeldIdentifier]:
    return frozenset(
        held for held in record.identifiers if held.trusted and held.canonical.strip() and held.scheme in strong
    )


def _contradict(ours: Collection[HeldIdentifier], theirs: Collection[HeldIdentifier]) -> bool:
    """Do both bear numbers of one scheme, and none in common?"""
    for scheme in {held.scheme for held in ours} & {held.scheme for held in theirs}:
        if not {held for held in ours if held.scheme == scheme} & {held for held in theirs if held.scheme == scheme}:
            return True
    return False


def _named(record: LinkRecord) -> frozenset[frozenset[str]]:
    found = (frozenset(words(name)) for name in record.names)
    return frozenset(name for name in found if len(name) > 1)
