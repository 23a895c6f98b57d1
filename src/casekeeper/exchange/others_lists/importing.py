"""Imports a file as the next version of a list; what could not be read goes into quarantine and is counted."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from casekeeper.actions.import_list import About, Imported, Reading, Wording, import_list
from casekeeper.actions.permissions import Worker
from casekeeper.exchange.others_lists.csv_rows import read_csv
from casekeeper.exchange.others_lists.ftm_lines import read_ftm
from casekeeper.exchange.others_lists.interpol import read_interpol
from casekeeper.exchange.others_lists.wording import Bad, wording_of
from casekeeper.exchange.quarantine import quarantine
from casekeeper.exchange.said import Unreadable
from casekeeper.matching.screening.follow_the_money import BadLine
from casekeeper.records import clock
from casekeeper.records.models import Quarantined
from casekeeper.records.refused import Refused

Reader = Callable[[IO[bytes], MutableMapping[str, int]], Iterator[dict[str, Any] | Bad]]
FORMATS: Mapping[str, Reader] = {"ftm": read_ftm, "interpol": read_interpol, "csv": read_csv}
KEPT_IN_QUARANTINE = 500
"""Bad lines of one import that are kept; more are counted. A file with more is another format altogether."""
WHAT_TO_DO = "Ask the list's publisher, or mend the file, and import the list again; this leaves quarantine then."


def import_file(
    name: str, file: Path, *, by: str, format: str = "ftm", about: About | None = None, accept_loss: bool = False,
    only_try: bool = False, user: Worker | None = None, progress: Callable[[int], None] | None = None,
) -> Imported:  # fmt: skip
    """Import it. Raises Refused, with nothing changed, for a list that loses too much or has nobody on it."""
    if format not in FORMATS:
        raise Refused(f"Expected a format of {', '.join(FORMATS)}; got {format!r}.")
    told = replace(about or About(file.name, format), format=format)
    bad: list[Bad] = []
    with _opened(file) as stream:
        reading = Reading((), _digest(file, format))
        reading.wordings = _wordings(FORMATS[format](stream, reading.skipped), reading, bad, progress)
        try:
            done = import_list(
                name, reading, about=told, by=by, accept_loss=accept_loss, only_try=only_try, user=user
            )  # fmt: skip
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Refused(f"{file.name} is not whole: {error}. Ask for it again; nothing was changed.") from error
        except Refused as refused:
            if bad and not only_try:
                _keep(name, bad)
                raise type(refused)(f"{refused} {len(bad):,} lines are in quarantine.") from refused
            raise
    if not only_try and not done.same:
        _leave_quarantine(name, by, bad)
        _keep(name, bad)
    return done


def _opened(file: Path) -> IO[bytes]:
    with file.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return gzip.open(file, "rb") if packed else file.open("rb")  # type: ignore[return-value]


def _digest(file: Path, format: str) -> str:
    """Of the file as it came; the same file read as another format says something else."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
    digest.update(format.encode())
    return digest.hexdigest()


def _wordings(
    found: Iterator[dict[str, Any] | Bad], reading: Reading, bad: list[Bad], progress: Callable[[int], None] | None
) -> Iterator[Wording]:
    seen: set[str] = set()
    for number, entity in enumerate(found, start=1):
        if progress is not None and number % 500 == 0:
            progress(500)
        one = entity if isinstance(entity, Bad) else wording_of(entity, number)
        if isinstance(one, Wording) and one.entry_id in seen:
            one = BadLine(number, "each id once in a list", f"{one.entry_id[:60]} again")
        if isinstance(one, Wording):
            seen.add(one.entry_id)
            yield one
            continue
        reading.unreadable += 1
        if len(bad) < KEPT_IN_QUARANTINE:
            bad.append(one if isinstance(one, Bad) else Bad(one, f"entity {number}: {str(entity)[:100_000]}"))


def _source(name: str) -> str:
    return f"list {name}"


def _keep(name: str, bad: list[Bad]) -> None:
    for one in bad:
        why = Unreadable(one.why.expected, one.why.came, WHAT_TO_DO)
        quarantine(_source(name), f"line {one.why.number}", one.text, why)


def _leave_quarantine(name: str, by: str, bad: list[Bad]) -> None:
    """What waited from earlier versions is no longer on the list as it stands."""
    Quarantined.objects.filter(source=_source(name), resolved_at=None).update(
        resolved_at=clock.now(), resolved_by=by[:120], resolution="a newer version was imported"
    )
