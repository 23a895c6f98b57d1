"""One measured claim: what, its budget, what was measured, over what population; printed as one JSON object."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from time import perf_counter
from typing import Any


def claim(
    what: str, *, budget: float | None, measured: float, unit: str, population: dict[str, Any], **more: Any
) -> dict[str, Any]:  # fmt: skip
    """The claim as plain data. Without a budget it is for information, and `met` is None."""
    met = None if budget is None else measured <= budget
    return {
        "what": what, "budget": budget, "measured": _rounded(measured), "met": met, "unit": unit,
        "population": population, **{name: _rounded(value) for name, value in more.items()}, "load": others_at_work(),
    }  # fmt: skip


def show(found: dict[str, Any]) -> None:
    """Print it on one line."""
    print(json.dumps(found, ensure_ascii=False, default=str), flush=True)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


def seconds_of(work: Callable[[], Any]) -> float:
    """How long it takes once."""
    began = perf_counter()
    work()
    return perf_counter() - began


def number_asked(name: str, default: int) -> int:
    """A size from the environment, such as BENCH_PEOPLE."""
    return int(os.environ.get(name) or default)


def others_at_work() -> str:
    """The machine's load over the last minute: a run beside other work measures that work too."""
    try:
        return Path("/proc/loadavg").read_text().split()[0]
    except OSError:
        return "not known"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {name: _rounded(entry) for name, entry in value.items()}
    return value
