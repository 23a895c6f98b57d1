"""Screen the whole person store when a list changes, and only the difference; and whoever waits to be screened.

    screen_waiting(held, by="the program")
    screen_differences(held, by="the program")      # every list that changed since it was last screened
    screen_everybody(held, by="a.manager")

Against a few entries, people are first run through a small index of those entries alone, which only says who is worth
a full look; the score that counts is always that of the whole index.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from casekeeper.actions.screen_people import CHUNK, Counts, Run, screen_chunk
from casekeeper.facts import history_of
from casekeeper.matching.screening.of_history import query_of_history
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Hit, ListScreened, Person, PositionRow, ScreeningRun
from casekeeper.records.refused import Refused
from casekeeper.records.screening import sources
from casekeeper.records.screening.held import Held, index_class
from casekeeper.records.screening.thresholds import threshold_for
from casekeeper.records.screening.waiting import who_waits

FEW = 2000
"""Up to so many changed entries a small index sorts out who need not be looked at."""
READ = 1000
Progress = Callable[[int], None]


def screen_waiting(held: Held, *, by: str, progress: Progress | None = None) -> ScreeningRun:
    """Everybody whose identity facts changed since they were last screened."""
    run = begin(held, by=by, purpose="identity facts changed")
    return finish(run, _screen(who_waits(), run, progress))


def screen_everybody(held: Held, *, by: str, progress: Progress | None = None) -> ScreeningRun:
    """All people against everything there is."""
    run = begin(held, by=by, purpose="whole person store")
    done = finish(run, _screen(everybody(), run, progress))
    for dataset, version in held.versions.items():
        _note(dataset, version)
    return done


def screen_differences(held: Held, *, by: str, progress: Progress | None = None) -> list[ScreeningRun]:
    """All people against what changed in each list since it was last screened; a run for each list that changed."""
    before = dict(ListScreened.objects.values_list("dataset", "version"))
    return [
        screen_difference(held, dataset, before.get(dataset), held.versions.get(dataset), by=by, progress=progress)
        for dataset in sorted({*held.versions, *before})
        if before.get(dataset) != held.versions.get(dataset)
    ]


def screen_difference(
    held: Held, dataset: str, before: str | None, after: str | None, *, by: str, progress: Progress | None = None
) -> ScreeningRun:  # fmt: skip
    """All people against the entries of one list that differ between two of its versions."""
    ids = _changed(dataset, before, after)
    only = frozenset(sources.key_of(dataset, each) for each in ids)
    purpose = f"list {dataset}: {before or 'nothing'} to {after or 'nothing'}"
    run = begin(held, by=by, purpose=purpose, dataset=dataset, only=only)
    counts = _screen(_worth_a_look(only, progress), run, None)
    counts.checks = Person.objects.count()
    _note(dataset, after)
    return finish(run, counts)


def begin(
    held: Held, *, by: str, purpose: str, dataset: str = sources.ALL, only: frozenset[str] | None = None,
    way: str = "people",
) -> Run:  # fmt: skip
    """A run with its threshold. Raises Refused where the threshold was never measured."""
    threshold = threshold_for(way, held)
    if threshold is None:
        raise Refused("There is no threshold for these lists yet. Find it first: casekeeper calibrate")
    row = ScreeningRun.objects.create(
        started_at=clock.now(), way=way, by=by[:150], purpose=purpose[:200], dataset=dataset,
        list_versions=dict(held.versions), model_version=held.index.version, threshold=threshold.score,
    )  # fmt: skip
    return Run(row, held, threshold.score, only)


def finish(run: Run, counts: Counts) -> ScreeningRun:
    """The run with what it came to."""
    row = run.row
    row.ended_at = clock.now()
    row.checks, row.hits, row.cleared, row.lapsed = counts.checks, counts.hits, counts.cleared, counts.lapsed
    row.save()
    return row


def everybody() -> list[int]:
    """Everybody whose record does not continue in another."""
    gone = PositionRow.objects.filter(continues_in__isnull=False).values("person_id")
    return list(Person.objects.exclude(pk__in=gone).order_by("pk").values_list("pk", flat=True))


def _screen(people: Collection[int], run: Run, progress: Progress | None) -> Counts:
    counts = Counts()
    for chunk in _chunks(list(people), CHUNK):
        counts.add(screen_chunk(chunk, run))
        if progress is not None:
            progress(len(chunk))
    return counts


def _changed(dataset: str, before: str | None, after: str | None) -> set[str]:
    source = sources.source_of(dataset)
    if after is None:
        keys = Hit.objects.filter(dataset=dataset, fact__isnull=False).values_list("entry", flat=True)
        return {sources.parts_of(key)[1] for key in keys}
    known = source.changed(dataset, before, after) if before is not None else None
    if known is not None:
        return known
    gone = Hit.objects.filter(dataset=dataset, fact__isnull=False).values_list("entry", flat=True)
    return {one.entry.id for one in source.entries(dataset)} | {sources.parts_of(key)[1] for key in gone}


def _worth_a_look(only: frozenset[str], progress: Progress | None) -> list[int]:
    """Who may be one of these entries, and whoever has a suggestion of one of them."""
    with_one = set(Hit.objects.filter(entry__in=only, fact__isnull=False).values_list("screened__person_id", flat=True))
    entries = [one.indexed for one in sources.found(only).values()] if len(only) <= FEW else None
    if entries is None:
        return everybody()
    small = index_class().build(entries) if entries else None
    found = set[int]()
    for chunk in _chunks(everybody(), READ):
        if small is not None:
            for person, facts in facts_of(chunk).items():
                query = query_of_history(history_of("", facts))
                if (query.names or query.documents) and small.search(query, limit=1):
                    found.add(person)
        if progress is not None:
            progress(len(chunk))
    return sorted(found | {person for person in with_one if person is not None})


def _chunks(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _note(dataset: str, version: str | None) -> None:
    if version is None:
        ListScreened.objects.filter(dataset=dataset).delete()
    else:
        ListScreened.objects.update_or_create(dataset=dataset, defaults={"version": version, "at": clock.now()})
