"""What it costs to tell what stood in the way on the first and last day of an early removal window, as at those days.

Two more looks at the gate of departure in each derivation of somebody whose window has opened. Time of the processor.
"""

from __future__ import annotations

from datetime import date
from time import process_time_ns
from typing import Any

from bench.claim import claim, number_asked, percentile, show

ROUNDS = 20
"""Answers timed together: the processor's clock is too coarse for one."""
TODAY = date(2026, 11, 23)


def measure() -> dict[str, Any]:
    """No database. The same person in the same run: the whole derivation, and what telling the two days adds to it."""
    from casekeeper.duties.derivation import derive
    from casekeeper.law import law_folder, read_law
    from casekeeper.periods.calendars import installed_calendars
    from casekeeper.position.departure.stood_in_the_way import stood_in_the_way

    history, law, calendars = _history(), read_law(law_folder()), installed_calendars()
    derived = derive(history, law, calendars, TODAY)
    window = derived.window
    if window is None or window.opens_on >= TODAY:
        raise AssertionError("The person has no window that opened; nothing would be measured.")
    times = number_asked("BENCH_ROUNDS", 300)
    whole = [_together(lambda: derive(history, law, calendars, TODAY)) for _ in range(times)]
    added = [_together(lambda: stood_in_the_way(history, law, calendars, window, TODAY)) for _ in range(times)]
    both, two_days = percentile(whole, 50), percentile(added, 50)
    return claim(
        "derive one person whose early removal window opened, with what stood in the way as at its first and last day",
        budget=None, measured=both, unit="microseconds of the processor (median)",
        population={"facts": len(history), "duties": len(derived.duties), "rounds": times * ROUNDS},
        of_it_the_two_days=two_days, without_them=both - two_days, ratio=both / (both - two_days),
    )  # fmt: skip


def _together(work: Any) -> float:
    began = process_time_ns()
    for _ in range(ROUNDS):
        work()
    return (process_time_ns() - began) / 1_000 / ROUNDS


def _history() -> Any:
    from bench.history_of_twenty import facts_of_twenty
    from casekeeper.facts import history_of
    from casekeeper.facts.consideration import Decided
    from casekeeper.facts.custody import Released
    from casekeeper.facts.identity import NationalityClaimed
    from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderServed

    return history_of("BNCH-3333", facts_of_twenty(
        (date(2026, 5, 20), NationalityClaimed(nationality="FRA", confidence="documented")),
        (date(2026, 5, 20), Decided(outcome="deport", reasons="Reasons.", decided_by="An invented decider")),
        (date(2026, 5, 21), DeportationOrdered()), (date(2026, 5, 22), DeportationOrderServed(proof="signed")),
        (date(2026, 11, 2), Released(reason="conditional release")),
    ))  # fmt: skip


if __name__ == "__main__":
    show(measure())
