"""Does anything speak against a joined record being one person's?

Asked only of records into which others were joined. Every finding has the day on which it could first be seen: the
day both of the facts that do not fit together were on the joined record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History, Joined
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.facts.linking import RecordsJudged, Suspicion
from casekeeper.law import Law, Value
from casekeeper.periods.partial_dates import UNSTATED
from casekeeper.position.custody import custody_now


class Suspicious(NamedTuple):
    """What does not fit, since when, in words, with the facts it rests on and the value of law, where it has one."""

    what: Suspicion
    since: date
    said: str
    facts: tuple[Fact[Any], ...]
    under: Value | None = None


def suspicions(history: History, law: Law) -> tuple[Suspicious, ...]:
    """Everything that speaks against it, the first of each sort; nothing on a record that none was joined into."""
    if all(fact.through is None for fact in history.facts):
        return ()
    asked: Sequence[Callable[[History, Law], Iterator[Suspicious]]] = (
        _birth_years, _two_custodies, _many_names, _two_identifiers, _judged_different,
    )  # fmt: skip
    found = (min(ask(history, law), key=lambda one: one.since, default=None) for ask in asked)
    return tuple([one for one in found if one is not None])


def record_of(fact: Fact[Any]) -> str:
    """The joined record that a fact stands on; empty for the record itself."""
    return fact.through.record if fact.through is not None else ""


def _seen(*facts: Fact[Any]) -> date:
    """The first day on which all of these were on the joined record."""
    return max(max(fact.on, fact.through.since if fact.through else date.min) for fact in facts)


def _across(facts: Iterable[Fact[Any]]) -> Iterator[tuple[Fact[Any], Fact[Any]]]:
    """Pairs of facts that stand on two different records."""
    return ((one, other) for one, other in combinations(facts, 2) if record_of(one) != record_of(other))


def _birth_years(history: History, law: Law) -> Iterator[Suspicious]:
    stated = [
        fact for fact in history.of(BirthDateStated)
        if fact.said.use in ("main", "verified") and fact.said.born not in UNSTATED
    ]  # fmt: skip
    for one, other in _across(stated):
        since = _seen(one, other)
        allowed = law["matching_policy.birth_years_apart"].on(since)
        if abs(int(one.said.born[:4]) - int(other.said.born[:4])) > allowed.value:
            said = f"Two birth years: {one.said.born[:4]} and {other.said.born[:4]}"
            yield Suspicious("birth years", since, said, (one, other), allowed)


def _two_custodies(history: History, law: Law) -> Iterator[Suspicious]:
    """Held by two prisons at once, each as its own record tells it."""
    held: list[tuple[str, Fact[Any]]] = []
    for record in dict.fromkeys(record_of(fact) for fact in history.facts):
        own = [fact for fact in history.facts if record_of(fact) == record]
        now = custody_now(History(history.person, own))
        if now.held and now.fact is not None:
            held.append((now.prison, now.fact))
    for (prison, one), (another, other) in combinations(held, 2):
        if prison != another:
            said = f"In custody in two places at once: {prison or 'not named'} and {another or 'not named'}"
            yield Suspicious("two custodies", _seen(one, other), said, (one, other))


def _many_names(history: History, law: Law) -> Iterator[Suspicious]:
    first: dict[str, Fact[Any]] = {}
    for fact in sorted(history.of(NameStated), key=lambda fact: (_seen(fact), fact.number)):
        first.setdefault(" ".join(sorted(fact.said.full.casefold().split())), fact)
    if not first:
        return
    names = list(first.values())
    allowed = law["matching_policy.names_at_most"].on(_seen(*names))
    if len(names) > allowed.value and len({record_of(fact) for fact in names}) > 1:
        since = _seen(*names[: allowed.value + 1])
        yield Suspicious("many names", since, f"{len(names)} different names", tuple(names[-1:]), allowed)


def _two_identifiers(history: History, law: Law) -> Iterator[Suspicious]:
    """Two numbers of a scheme of which one person has one; not those that a source itself merged."""
    given = [fact for fact in history.of(IdentifierGiven) if fact.said.canonical and not fact.said.warning]
    held: dict[tuple[str, str], set[str]] = {}
    for fact in given:
        held.setdefault((record_of(fact), fact.said.scheme), set()).add(fact.said.canonical)
    for one, other in _across(given):
        scheme = one.said.scheme
        if scheme != other.said.scheme or (scheme == "prison_number" and _merged_by_source(one, other)):
            continue
        since = _seen(one, other)
        strong = law["matching_policy.strong_identifiers"].on(since)
        apart = held[record_of(one), scheme].isdisjoint(held[record_of(other), scheme])
        if scheme in strong.value and apart:
            said = f"Two numbers of one kind: {one.said.canonical} and {other.said.canonical}"
            yield Suspicious("two identifiers", since, said, (one, other), strong)


def _merged_by_source(*facts: Fact[Any]) -> bool:
    return any(isinstance(fact.through, Joined) and fact.through.how == "source" for fact in facts)


def _judged_different(history: History, law: Law) -> Iterator[Suspicious]:
    """Somebody judged two of the records inside to be two people's, and no later judgement says otherwise."""
    inside = {record_of(fact) or history.person for fact in history.facts}
    last: dict[tuple[str, str], Fact[RecordsJudged]] = {}
    for fact in sorted(history.of(RecordsJudged), key=lambda fact: (fact.recorded_at, fact.number)):
        here = record_of(fact) or history.person
        last[min(here, fact.said.other), max(here, fact.said.other)] = fact
    for pair, fact in last.items():
        if fact.said.judgement == "different" and inside.issuperset(pair):
            joined = [_seen(other) for other in history.facts if record_of(other) in pair]
            since = max(_seen(fact), *[min(joined)] if joined else [])
            yield Suspicious(
                "judged different", since, f"Records {pair[0]} and {pair[1]} were judged different", (fact,)
            )
