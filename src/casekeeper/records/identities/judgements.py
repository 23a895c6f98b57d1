"""What was judged of two lines of records: the standing judgements, the last on each pair of references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from casekeeper.facts import Fact
from casekeeper.facts.linking import RecordsJudged
from casekeeper.records.identities.comparing import Compared

Pair = tuple[str, str]


def judged_between(left: Compared, right: Compared) -> Mapping[Pair, Fact[RecordsJudged]]:
    """Each pair of references across the two lines on which somebody has judged, with the judgement that stands."""
    found: dict[Pair, Fact[RecordsJudged]] = {}
    for ours, theirs in ((left, right), (right, left)):
        for fact in _judgements(ours.facts):
            here = fact.through.record if fact.through is not None else ours.person.reference
            if fact.said.other in theirs.references:
                pair = min(here, fact.said.other), max(here, fact.said.other)
                if pair not in found or _order(found[pair]) < _order(fact):
                    found[pair] = fact
    return found


def last_of(judged: Mapping[Pair, Fact[RecordsJudged]]) -> Fact[RecordsJudged] | None:
    """What counts for the two lines: a judgement of different before any other, then the newest."""
    different = [fact for fact in judged.values() if fact.said.judgement == "different"]
    return max(different or judged.values(), key=_order, default=None)


def _judgements(facts: Iterable[Fact[Any]]) -> Iterable[Fact[RecordsJudged]]:
    return (fact for fact in facts if fact.kind == RecordsJudged.key)


def _order(fact: Fact[Any]) -> tuple[Any, int]:
    return fact.recorded_at, fact.number
