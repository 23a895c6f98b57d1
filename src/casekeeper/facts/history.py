"""A person's history as known on a day: corrections applied, in order of happening, nothing lost.

Corrections are facts. What a correction replaces stays in the ledger; a history known on an earlier
day still shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from casekeeper.facts.correction import Correction
from casekeeper.facts.fact import Fact, Kind
from casekeeper.facts.kinds import read_payload
from casekeeper.periods import Period

LEGAL_ZONE = ZoneInfo("Europe/London")
K = TypeVar("K", bound=Kind)


def end_of(day: date) -> datetime:
    """The first instant after the day in the legal time zone: "as known on" a day reaches up to it."""
    return datetime.combine(day + timedelta(days=1), time(), LEGAL_ZONE).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A fact that a correction put aside, and the correction."""

    fact: Fact[Any]
    by: Fact[Correction]


class History:
    """Facts about one person, in order of happening. Ask for a kind; the answer is in that order.

    `family` holds what is told of everybody else in the person's family groups, by reference: None where nobody looked,
    and then nothing that rests on it can be told. Theirs is never mixed with the person's own.
    """

    __slots__ = ("_by_kind", "corrected", "facts", "family", "person")

    def __init__(
        self, person: str, facts: Sequence[Fact[Any]], corrected: Sequence[Corrected] = (),
        family: Mapping[str, History] | None = None,
    ) -> None:  # fmt: skip
        self.person = person
        self.facts = tuple(facts)
        self.corrected = tuple(corrected)
        self.family = family
        by_kind: dict[str, list[Fact[Any]]] = {}
        for fact in self.facts:
            by_kind.setdefault(fact.kind, []).append(fact)
        self._by_kind = by_kind

    def of(self, kind: type[K]) -> Sequence[Fact[K]]:
        """Facts of the kind, earliest first."""
        found: Any = self._by_kind.get(kind.key, ())  # a cast costs a call, and this is asked eighty times a person
        return found  # type: ignore[no-any-return]

    def latest(self, kind: type[K]) -> Fact[K] | None:
        """The fact of the kind that happened last (the one recorded last where two share a day)."""
        found = self.of(kind)
        return found[-1] if found else None

    def latest_of(self, *kinds: type[Kind]) -> Fact[Any] | None:
        """The fact of any of the kinds that happened last."""
        last = [found for kind in kinds if (found := self.latest(kind)) is not None]
        return max(last, key=_order, default=None)

    def has(self, kind: type[Kind]) -> bool:
        """Is there any fact of the kind?"""
        return kind.key in self._by_kind

    def has_any(self, keys: frozenset[str]) -> bool:
        """Is there any fact of a kind with one of these names?"""
        return not keys.isdisjoint(self._by_kind)

    def as_at(self, day: date) -> tuple[History, date | None]:
        """The history up to and including the day, and the first later day on which something happens."""
        facts, family, days = self.facts, self.family, list[date]()
        if not family and (not facts or facts[-1].happened.start <= day):
            return self, None
        if family:
            cut = {who: theirs.as_at(day) for who, theirs in family.items()}
            days = [later for _, later in cut.values() if later is not None]
            family = {who: theirs for who, (theirs, _) in cut.items()} if days else family
        if facts and facts[-1].happened.start > day:
            facts = tuple(fact for fact in facts if fact.happened.start <= day)
            days.append(min(fact.happened.start for fact in self.facts[len(facts) :]))
        if not days:
            return self, None
        return History(self.person, facts, self.corrected, family), min(days)

    def __len__(self) -> int:
        return len(self.facts)


def told_in_order(history: History) -> list[Fact[Any]]:
    """Every fact behind a history as it was first told, corrections among them, in the order of recording."""
    told = {fact.number: fact for fact in history.facts if fact.restates is None}
    for each in history.corrected:
        told[each.by.number] = each.by
        if each.fact.restates is None:
            told[each.fact.number] = each.fact
    return sorted(told.values(), key=lambda fact: (fact.recorded_at, fact.number))


def known_with(history: History, last: Fact[Any]) -> History:
    """The history as it was known when `last` was recorded: that fact, and what was recorded before it."""
    limit = (last.recorded_at, last.number)
    known = [fact for fact in told_in_order(history) if (fact.recorded_at, fact.number) <= limit]
    return history_of(history.person, known)


def _order(fact: Fact[Any]) -> tuple[date, str, datetime, int]:
    """By day; within a day by the hour the source gave, so that events that arrive in disorder tell one story."""
    # Looked up among the values themselves: asking a model for an attribute it may not have is slow.
    return fact.happened.start, fact.said.__dict__.get("at", ""), fact.recorded_at, fact.number


def history_of(
    person: str, facts: Iterable[Fact[Any]], known_on: date | None = None,
    family: Mapping[str, Iterable[Fact[Any]]] | None = None,
) -> History:  # fmt: skip
    """The history that these ledger facts tell, with what was recorded up to the end of `known_on`.

    `family` are the ledger facts of everybody else in the person's family groups, by reference.
    """
    others = None if family is None else {who: history_of(who, told, known_on) for who, told in family.items()}
    known: list[Fact[Any]]
    if known_on is None:
        known = list(facts)
    else:
        limit = end_of(known_on)
        known = [fact for fact in facts if fact.recorded_at < limit]
    if any(fact.corrects is not None for fact in known):
        standing, corrected = _apply_corrections(known)
    else:
        standing, corrected = known, []
    standing.sort(key=_order)
    return History(person, standing, corrected, others)


def _apply_corrections(known: list[Fact[Any]]) -> tuple[list[Fact[Any]], list[Corrected]]:
    """Put aside what was corrected. A later correction of the same fact, or of a correction, takes over."""
    standing = {fact.number: fact for fact in known if fact.corrects is None}
    stands_as: dict[int, int] = {}
    originals = dict(standing)
    corrected: list[Corrected] = []
    corrections = sorted((f for f in known if f.corrects is not None), key=lambda f: (f.recorded_at, f.number))
    for correction in corrections:
        target = correction.corrects
        assert target is not None
        root = stands_as.get(target, target)
        original = originals.get(root)
        if original is None:
            continue
        stands_as[correction.number] = root
        current = next((n for n, fact in standing.items() if stands_as.get(n, n) == root), None)
        put_aside = standing.pop(current) if current is not None else original
        corrected.append(Corrected(put_aside, correction))
        said: Correction = correction.said
        if not said.withdrawn:
            standing[correction.number] = _restated(put_aside, correction, said)
    return list(standing.values()), corrected


def _restated(original: Fact[Any], correction: Fact[Any], said: Correction) -> Fact[Any]:
    start = said.happened_from or original.happened.start
    if said.happened_from is None and said.happened_until is None:
        happened = original.happened
    elif said.happened_until is None and original.happened.is_one_day:
        happened = Period(start, start + timedelta(days=1))
    else:
        happened = Period(start, said.happened_until or original.happened.end)
    payload = original.said if said.instead is None else read_payload(original.kind, said.instead)
    return original.restated(
        number=correction.number, happened=happened, said=payload, recorded_at=correction.recorded_at
    )
