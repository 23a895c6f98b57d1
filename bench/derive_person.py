"""Derive one person with 20 facts: every question, every duty, every gate. Budget 250 microseconds.

`processor` is the time of the processor alone, which waiting for others at work on the machine does not lengthen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter_ns, process_time_ns
from typing import Any

from bench.claim import claim, percentile, show

ROUNDS, TOGETHER = 3_000, 20
"""How often, and how many answers are timed together by the processor's clock, which is too coarse for one."""


def measure() -> dict[str, Any]:
    """No database: a history in memory, law and calendars read once. The history's own making is not counted."""
    from bench.history_of_twenty import TODAY, history_of_twenty
    from casekeeper.duties.derivation import derive
    from casekeeper.law import read_law
    from casekeeper.law.reading import law_folder
    from casekeeper.periods.calendars import installed_calendars

    history, law, calendars = history_of_twenty(), read_law(law_folder()), installed_calendars()
    derived = derive(history, law, calendars, TODAY)
    times = [_once(derive, history, law, calendars, TODAY) for _ in range(ROUNDS)][ROUNDS // 10 :]
    used = [_together(lambda: derive(history, law, calendars, TODAY)) for _ in range(ROUNDS // TOGETHER)]
    return claim(
        "derive one person with 20 facts, all questions and duties",
        budget=250, measured=percentile(times, 50), unit="microseconds (median)",
        population={"facts": len(history), "questions": len(derived.position), "duties": len(derived.duties),
                    "rounds": len(times)},
        p95=percentile(times, 95), least=min(times), processor=percentile(used, 50), processor_p95=percentile(used, 95),
    )  # fmt: skip


def _once(derive: Any, history: Any, law: Any, calendars: Any, day: date) -> float:
    began = perf_counter_ns()
    derive(history, law, calendars, day)
    return (perf_counter_ns() - began) / 1_000


def _together(work: Callable[[], Any]) -> float:
    began = process_time_ns()
    for _ in range(TOGETHER):
        work()
    return (process_time_ns() - began) / 1_000 / TOGETHER


if __name__ == "__main__":
    show(measure())
