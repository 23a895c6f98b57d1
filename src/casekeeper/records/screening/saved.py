"""The index kept beside the program's other working files, readable by its owner alone, so that a restart is quick.

Beside it lies its stamp: the database it was made from, the versions of the lists, the model. Another database or
model, or a file that cannot be read, and it is built anew.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from casekeeper.records.screening import changes

LOG = logging.getLogger("casekeeper.screening")
INDEX, STAMP, LOCK = "index", "stamp.json", "lock"


class Kept(NamedTuple):
    """An index with the stamp it was saved under."""

    index: Any
    versions: dict[str, str]
    oldest_running: int


def folder() -> Path:
    """Where it is kept: a folder that only its owner may enter."""
    place = Path(settings.SCREENING_FOLDER)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.chmod(0o700)
    return place


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Only one process builds; the others wait and load what it saved."""
    with (folder() / LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def save(index: Any, *, versions: dict[str, str], oldest_running: int) -> None:
    """Write the index first and its stamp last: a stamp always speaks of a whole index."""
    place = folder()
    (place / STAMP).unlink(missing_ok=True)
    _clear(place / INDEX)
    before = os.umask(0o077)
    try:
        index.save(place / INDEX)
        stamp = {
            "database": changes.database(), "versions": versions, "model": index.version,
            "oldest_running": oldest_running, "entries": len(index),
        }  # fmt: skip
        (place / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    finally:
        os.umask(before)


def load(kind: Any) -> Kept | None:
    """What was saved, where it is of this database and whole; otherwise None."""
    place = folder()
    try:
        stamp = json.loads((place / STAMP).read_text(encoding="utf-8"))
        if stamp["database"] != changes.database():
            return None
        index = kind.load(place / INDEX)
        if index.version != stamp["model"] or len(index) != stamp["entries"]:
            return None
        return Kept(index, dict(stamp["versions"]), int(stamp["oldest_running"]))
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever is wrong with a file of ours, the answer is to build it again
        LOG.warning("The saved screening index could not be read (%s); it is built anew", type(error).__name__)
        return None


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
