"""How a worker process starts: Django set up, and its connection on the same database as its parent's.

Kept apart from everything that needs Django, because a fresh process reads this file first.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


def start(database: str) -> None:
    """Make this process ready; `database` is the name of the one the parent works with."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")
    import django
    from django.db import connection

    django.setup()
    connection.settings_dict["NAME"] = database


@contextmanager
def uncollected() -> Iterator[None]:
    """A chunk of people makes very many small values and no circles; looking for circles takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
