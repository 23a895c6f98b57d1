"""Which of the dates that prisons calculated are in force? The newest, with what its feed never carries filled in.

The early removal dates and the mid-term date come in one feed only. A newer list without them does not take them
away; a newer message of the same feed without them does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.sentence import DatesCalculated

IN_ONE_FEED = ("early_removal", "tariff_early_removal", "mid_term")


class DatesInForce(NamedTuple):
    """The newest fact of the dates, and the dates with the missing ones filled in."""

    fact: Fact[DatesCalculated]
    said: DatesCalculated


def dates_in_force(history: History) -> DatesInForce | None:
    """None where no prison has calculated dates."""
    calculated = history.of(DatesCalculated)
    if not calculated:
        return None
    newest = calculated[-1]
    if len(calculated) == 1 or any(getattr(newest.said, name) is not None for name in IN_ONE_FEED):
        return DatesInForce(newest, newest.said)
    elsewhere = _newest_of_another_feed(calculated, newest)
    if elsewhere is None:
        return DatesInForce(newest, newest.said)
    filled = {name: getattr(elsewhere.said, name) for name in IN_ONE_FEED}
    return DatesInForce(newest, newest.said.model_copy(update=filled))


def _newest_of_another_feed(
    calculated: Sequence[Fact[DatesCalculated]], newest: Fact[DatesCalculated]
) -> Fact[DatesCalculated] | None:
    """The newest from another source about the same sentence, so that an older sentence lends nothing."""
    start = newest.said.sentence_start
    for fact in reversed(calculated):
        if fact.source != newest.source:
            same = start is None or fact.said.sentence_start is None or fact.said.sentence_start == start
            return fact if same else None
    return None
