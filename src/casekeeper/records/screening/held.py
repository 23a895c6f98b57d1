"""The one index of this process: built in the background, saved, loaded quickly, brought up to date before a question.

A question costs one look at the table of changes. What changed is read anew from the database and put into the
index or taken out of it; nothing is passed between processes but the row that says where to look.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import connection

from casekeeper.matching.screening.entry import Candidate, ListEntry, Query
from casekeeper.records.refused import Refused
from casekeeper.records.screening import changes, saved, sources

LOG = logging.getLogger("casekeeper.screening")
WIDER = 20
"""How many times more candidates are asked for where only one dataset is wanted."""
AT_ONCE = 300
"""So many changed entries are put into the index as it stands; for more it is built anew beside the old one."""


class NotReady(Refused):
    """The index is still being built."""


class Searchable(Protocol):
    """What is asked of an index (casekeeper.matching.screening.AlertIndex)."""

    version: str

    def search(self, query: Query, limit: int = 10) -> list[Candidate]: ...
    def add_all(self, entries: Iterable[ListEntry]) -> None: ...
    def remove(self, id_: str) -> bool: ...
    def __len__(self) -> int: ...


@dataclass
class Held:
    """An index with the stamp of what it was made from. `applied`: changes put in that may be read once more."""

    index: Any
    versions: dict[str, str]
    oldest_running: int
    applied: set[int] = field(default_factory=set)

    @property
    def stamp(self) -> dict[str, Any]:
        """What an answer of this index rests on."""
        return {"lists": dict(self.versions), "model": self.index.version}

    def search(self, query: Query, *, dataset: str = sources.ALL, limit: int = 10) -> list[Candidate]:
        """Candidates, best first, of one dataset or of all."""
        if dataset == sources.ALL:
            found: list[Candidate] = self.index.search(query, limit=limit)
            return found
        wider = self.index.search(query, limit=limit * WIDER)
        return [each for each in wider if sources.parts_of(each.id)[0] == dataset][:limit]


_held: Held | None = None
_lock = threading.RLock()
_builder: threading.Thread | None = None
_failed = ""


def index_class() -> Any:
    """The class that builds and loads indexes."""
    from casekeeper.matching.screening import AlertIndex

    return AlertIndex


def is_ready() -> bool:
    """Is there an index to ask?"""
    return _held is not None


def start() -> None:
    """Build or load it in a thread of its own, unless that is done or under way."""
    with _lock:
        if _held is None:
            _build_in_background(may_load=True)


def current() -> Held:
    """The index, up to date. Raises NotReady, and starts building, where there is none yet."""
    if _held is None:
        failed = _failed
        start()
        raise NotReady(
            f"The screening index could not be built ({failed}); it is being tried again." if failed else
            "The screening index is being made ready. Ask again in a moment."
        )  # fmt: skip
    return _refreshed(_held, in_background=True)


def wait(progress: Callable[[int], None] | None = None) -> Held:
    """The index, up to date, building it first where there is none: for commands."""
    with _lock:
        held = _held or _keep(_made(progress=progress))
        return _refreshed(held, in_background=False)


def forget() -> None:
    """Let go of the index; the next question has it built anew. For tests, and when a database is replaced."""
    global _held, _failed
    with _lock:
        _held, _failed = None, ""


def _keep(made: Held) -> Held:
    global _held
    _held = made
    return made


def _build_in_background(*, may_load: bool) -> None:
    global _builder
    if _builder is not None and _builder.is_alive():
        return
    _builder = threading.Thread(target=_in_background, args=[may_load], name="screening index", daemon=True)
    _builder.start()


def _in_background(may_load: bool) -> None:
    global _failed
    try:
        made = _made(may_load=may_load)
        with _lock:
            _keep(made)
            _failed = ""
        LOG.info("Screening index ready: %s entries", len(made.index))
    except Exception as error:  # a thread has nobody to raise to: readyz and the desk say it
        _failed = type(error).__name__
        with _lock:
            if _held is not None:
                _held.applied.clear()  # so that what could not be put in is tried again
        LOG.exception("The screening index could not be built")
    finally:
        connection.close()


def _made(*, may_load: bool = True, progress: Callable[[int], None] | None = None) -> Held:
    """Loaded from what was saved, or built; one process at a time, so that the second finds what the first saved."""
    with saved.one_at_a_time():
        kept = saved.load(index_class()) if may_load else None
        if kept is not None:
            loaded = Held(kept.index, kept.versions, kept.oldest_running)
            if _refresh_in_place(loaded):
                return _warmed(loaded)
        oldest = changes.now()
        versions = sources.versions()
        built = Held(index_class().build(_all(versions, progress)), versions, oldest)
        saved.save(built.index, versions=versions, oldest_running=oldest)
    return _warmed(built)


def _warmed(held: Held) -> Held:
    """Asked once, so that nobody's first question waits for what is compiled or read on first use."""
    held.index.search(Query("warm", names=("Ana Bell",), born=("1970",)), limit=1)
    return held


def _all(versions: dict[str, str], progress: Callable[[int], None] | None) -> Iterator[ListEntry]:
    done = 0
    for source in sources.sources():
        for dataset in source.versions().keys() & versions.keys():
            for one in source.entries(dataset):
                yield one.indexed
                done += 1
                if progress is not None and done % 1000 == 0:
                    progress(1000)


def _refreshed(held: Held, *, in_background: bool) -> Held:
    """The same index with what changed put in; where that is too much, a new one, now or in a while."""
    if _refresh_in_place(held):
        return held
    if in_background:
        with _lock:
            _build_in_background(may_load=False)
        return held
    return _keep(_made(may_load=False))


def _refresh_in_place(held: Held) -> bool:
    """Put in what changed since; False where the index has to be built anew."""
    since = changes.since(held.oldest_running)
    if not since.changes and since.oldest_running == held.oldest_running:
        return True
    with _lock:
        fresh = [change for change in since.changes if change.number not in held.applied]
        whole = _apply(held, fresh) if fresh else True
        held.applied = {change.number for change in since.changes}
        held.oldest_running = max(held.oldest_running, since.oldest_running)
    return whole


def _apply(held: Held, fresh: list[changes.Noted]) -> bool:
    """Take out what left its list, put in what is new or changed; False where there is too much to put in."""
    by_dataset: dict[str, set[str]] = {}
    for change in fresh:
        by_dataset.setdefault(change.dataset, set()).add(change.entry)
    now = sources.versions()
    whole = True
    for dataset, ids in by_dataset.items():
        source = sources.source_of(dataset)
        touched = _touched(held, dataset, ids, source, now.get(dataset, ""))
        if touched is None:
            whole = False
            continue
        current = source.some(dataset, touched)
        for gone in touched - current.keys():
            held.index.remove(sources.key_of(dataset, gone))
        if len(current) > AT_ONCE:
            whole = False
            continue
        held.index.add_all([one.indexed for one in current.values()])
        held.versions.pop(dataset, None)
        held.versions |= {dataset: now[dataset]} if dataset in now else {}
    return whole


def _touched(
    held: Held, dataset: str, ids: set[str], source: sources.Source, after: str
) -> set[str] | None:  # fmt: skip
    """The ids that changed; of a whole list those that differ from the version held; None where that is not known."""
    if "" not in ids:
        return ids
    if dataset not in held.versions:
        return None
    differing = source.changed(dataset, held.versions[dataset], after)
    return differing | (ids - {""}) if differing is not None else None
