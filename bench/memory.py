"""Memory of processes as the kernel counts it, each shared page divided among those who share it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def gib_of(processes: Iterable[int]) -> float:
    """Proportional set size of them all, in GiB. A process that has ended meanwhile counts nothing."""
    return sum(_kilobytes(process) for process in processes) / 1024**2


def processes_below(process: int) -> set[int]:
    """The process and all that it started."""
    found = {process}
    waiting = [process]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            more = {int(child) for child in _text(task).split()} - found
            found |= more
            waiting += more
    return found


def server_processes() -> set[int]:
    """All processes of our private PostgreSQL."""
    from casekeeper.config.logins import data_folder

    return processes_below(int((data_folder() / "postmaster.pid").read_text().split()[0]))


def _kilobytes(process: int) -> int:
    for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
