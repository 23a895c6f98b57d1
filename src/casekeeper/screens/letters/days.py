"""The clock of a service in one sentence, the same before it is saved and after."""

from __future__ import annotations

from casekeeper.position.service_clock import ServiceClock
from casekeeper.screens.dates import in_words


def clock_in_words(clock: ServiceClock) -> str:
    """Deemed served on 1 December 2026. An appeal is in time until the end of 15 December 2026."""
    if clock.served_on is None:
        return clock.not_computed
    said = f"Counts as served on {in_words(clock.served_on)}."
    if clock.until is not None:
        said += f" {clock.runs} {in_words(clock.until)}."
    if clock.exhausted_after is not None:
        said += f" Rights of appeal count as exhausted after {in_words(clock.exhausted_after)}."
    return f"{said} {clock.not_computed}".rstrip()
