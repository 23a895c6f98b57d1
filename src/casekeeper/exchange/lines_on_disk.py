"""Files of one line for each message, and files beside them: each is on disk whole or does not count."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def add_line(file: Path, said: Mapping[str, Any]) -> None:
    """Append one line of JSON and have it on disk before returning; a torn line before it is cut off."""
    add_lines(file, [(json.dumps(dict(said), ensure_ascii=False, sort_keys=True) + "\n").encode()])


def add_lines(file: Path, lines: list[bytes]) -> None:
    """The same for many."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("ab+") as out:
        _cut_torn_line(out.fileno())
        out.write(b"".join(lines))
        out.flush()
        os.fsync(out.fileno())


def write_whole(file: Path, content: bytes) -> None:
    """Have the file on disk whole before returning, or not at all; the same again changes nothing."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = file.with_suffix(f"{file.suffix}.part")
    with beside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def whole_lines(file: Path) -> Iterator[bytes]:
    """The lines that are whole; none where there is no such file."""
    if not file.exists():
        return
    with file.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield line


def _cut_torn_line(file: int) -> None:
    """A line without its end was never whole; the message will be written again."""
    size = os.fstat(file).st_size
    end = size
    while end > 0:
        start = max(0, end - 65_536)
        block = os.pread(file, end - start, start)
        at = block.rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    if end != size:
        os.ftruncate(file, end)
