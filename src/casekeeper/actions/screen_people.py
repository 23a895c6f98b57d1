"""Screen persons of ours: those whose identity changed, or everybody against what changed in a list.

What is found goes on the record as a suggestion, with the duty to decide it. A suggestion that is no longer borne out,
because the entry went or changed or the person's data did, lapses. Nothing else about the person changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from casekeeper.actions.holding import held_all
from casekeeper.actions.record_fact import Entry, record_for_many
from casekeeper.actions.screen_somebody import words_of
from casekeeper.facts import Kind, history_of
from casekeeper.facts.screening import MatchLapsed, MatchSuggested
from casekeeper.matching.screening.entry import Candidate
from casekeeper.matching.screening.of_history import query_of_history
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Check, Hit, Person, ScreeningRun
from casekeeper.records.screening import sources
from casekeeper.records.screening.asking import Asked
from casekeeper.records.screening.held import Held
from casekeeper.records.screening.own_alerts import with_continuing
from casekeeper.records.screening.sources import Sourced
from casekeeper.records.screening.suggested import Suggestion, suggestions_of
from casekeeper.records.screening.waiting import no_longer_waiting

CHUNK = 200
LIMIT = 50
SOURCE = "screening"


@dataclass
class Counts:
    """What a run came to. `cleared`: found again, and judged before to be somebody else."""

    checks: int = 0
    hits: int = 0
    cleared: int = 0
    lapsed: int = 0

    def add(self, other: Counts) -> None:
        """Count another chunk of the same run."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


class Run(NamedTuple):
    """What everybody of a run is screened with. `only`: the keys that changed; None for everything there is."""

    row: ScreeningRun
    held: Held
    score: float
    only: frozenset[str] | None = None


class _Told(NamedTuple):
    """What one person's screening comes to."""

    asked: Asked
    new: list[tuple[Candidate, Sourced]]
    lapsed: list[tuple[Suggestion, str]]
    cleared: int


def screen_chunk(person_ids: Sequence[int], run: Run) -> Counts:
    """Screen these people and record what is found, all in one transaction."""
    ids = with_continuing(person_ids)
    with held_all(sorted(ids)):
        told = _screened(ids, run)
        numbers = _record(told, run)
        _keep(told, numbers, run)
        if run.only is None:
            no_longer_waiting(set(person_ids))
    return Counts(
        checks=len(told), hits=sum(len(one.new) for one in told), lapsed=sum(len(one.lapsed) for one in told),
        cleared=sum(one.cleared for one in told),
    )  # fmt: skip


def _screened(ids: Collection[int], run: Run) -> list[_Told]:
    people = Person.objects.in_bulk(list(ids))
    histories = {person: history_of(people[person].reference, facts) for person, facts in facts_of(sorted(ids)).items()}
    asked = {person: Asked(query_of_history(told), person=people[person]) for person, told in histories.items()}
    found = {
        person: [one for one in run.held.index.search(each.query, limit=LIMIT) if one.score >= run.score]
        for person, each in asked.items()
        if not each.is_empty
    }
    standing = {person: suggestions_of(told) for person, told in histories.items()}
    keys = {one.id for candidates in found.values() for one in candidates}
    keys |= {each.entry for several in standing.values() for each in several if each.is_open}
    words = sources.found(keys)
    return [_told(asked[person], found.get(person, []), standing[person], words, run) for person in sorted(asked)]


def _told(
    asked: Asked, candidates: Sequence[Candidate], standing: Sequence[Suggestion], words: dict[str, Sourced], run: Run
) -> _Told:  # fmt: skip
    own = asked.person.pk if asked.person is not None else None
    hits = [
        (one, words[one.id])
        for one in candidates
        if one.id in words and words[one.id].person != own and (run.only is None or one.id in run.only)
    ]
    known = {(each.entry, each.entry_digest): each for each in standing if each.still_tells(asked.asked_digest)}
    new = [pair for pair in hits if (pair[1].key, pair[1].digest) not in known]
    cleared = sum(1 for one, entry in hits if (each := known.get((entry.key, entry.digest))) and each.is_cleared)
    now = {(entry.key, entry.digest) for _, entry in hits}
    lapsed = [
        (each, _why(each, words))
        for each in standing
        if each.is_open and (each.entry, each.entry_digest) not in now and (run.only is None or each.entry in run.only)
    ]
    return _Told(asked, new, lapsed, cleared)


def _why(each: Suggestion, words: dict[str, Sourced]) -> str:
    if each.entry not in words:
        return "entry left its list"
    return "entry changed" if words[each.entry].digest != each.entry_digest else "person's data changed"


def _record(told: Sequence[_Told], run: Run) -> list[int]:
    """The facts, in one order: for each person the new suggestions, then what lapsed."""
    today = clock.today()
    entries = []
    for one in told:
        said: list[Kind] = [_suggestion(one.asked, candidate, entry, run) for candidate, entry in one.new]
        said += [MatchLapsed(suggested=each.number, why=why) for each, why in one.lapsed]
        if said and one.asked.person is not None:
            entries.append(Entry(one.asked.person, [(each, today) for each in said]))
    return record_for_many(entries, source=SOURCE, by=run.row.by)[0] if entries else []


def _suggestion(asked: Asked, candidate: Candidate, entry: Sourced, run: Run) -> MatchSuggested:
    return MatchSuggested(
        entry=entry.key, entry_digest=entry.digest, asked_digest=asked.asked_digest, list_version=entry.version,
        score=f"{candidate.score:.6f}", threshold=f"{run.score:.6f}", check=f"run {run.row.pk}",
    )  # fmt: skip


def _keep(told: Sequence[_Told], numbers: Sequence[int], run: Run) -> None:
    checks, hits, at = [], [], iter(numbers)
    for one in told:
        if one.new:
            checks.append(_check(one.asked, run))
            hits += [_hit(checks[-1], pair, next(at)) for pair in one.new]
        for _ in one.lapsed:
            next(at)
    Check.objects.bulk_create(checks)
    Hit.objects.bulk_create(hits)


def _check(asked: Asked, run: Run) -> Check:
    row = run.row
    return Check(
        at=clock.now(), by=row.by, unit="", purpose=row.purpose, way=row.way, dataset=row.dataset, run=row,
        list_versions=row.list_versions, model_version=row.model_version, threshold=run.score, person=asked.person,
        traveller=asked.traveller_digest, asked_digest=asked.asked_digest,
    )  # fmt: skip


def _hit(check: Check, pair: tuple[Candidate, Sourced], fact: int) -> Hit:
    candidate, entry = pair
    parts: list[dict[str, Any]] = [part._asdict() for part in candidate.parts]
    return Hit(
        screened=check, entry=entry.key, dataset=entry.dataset, entry_digest=entry.digest,
        list_version=entry.version[:80], score=candidate.score, weight=candidate.weight, parts=parts,
        words=words_of(entry), fact=fact,
    )  # fmt: skip
