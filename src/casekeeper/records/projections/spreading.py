"""Spreads work on many people over several processes, where there are enough of them to be worth starting some.

A worker starts fresh, with its own connection, and is given the numbers of a chunk of people at a time. In tests, and
wherever the caller is inside a transaction, everything happens here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from django.db import connection

from casekeeper.records.projections.worker import start

WORKERS = 2
WORTH_A_PROCESS = 4_000
T = TypeVar("T")


def chunks(people: Sequence[int], size: int) -> list[list[int]]:
    """The numbers in their order, so many at a time."""
    return [list(people[first : first + size]) for first in range(0, len(people), size)]


def spread(work: Callable[[Any], T], tasks: Sequence[Any], *, people: int, workers: int = WORKERS) -> Iterator[T]:
    """What each task comes to, in order."""
    if workers <= 1 or people < WORTH_A_PROCESS or connection.in_atomic_block:
        yield from map(work, tasks)
        return
    name = connection.settings_dict["NAME"]
    with ProcessPoolExecutor(workers, get_context("spawn"), start, (name,)) as pool:
        yield from pool.map(work, tasks)
