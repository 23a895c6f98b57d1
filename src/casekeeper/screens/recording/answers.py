"""A payload as label and value, in plain words: for check-your-answers, and wherever a fact is shown."""

from __future__ import annotations

from datetime import timedelta

from casekeeper.facts import Kind
from casekeeper.periods import Period
from casekeeper.screens.dates import in_words
from casekeeper.screens.facts_shown import said_in_words


def answers_of(said: Kind, happened: Period) -> list[tuple[str, str]]:
    """The days first, then what was said."""
    if not said.lasts:
        days = [("The day it happened", in_words(happened.start))]
    else:
        last = in_words(happened.end - timedelta(days=1)) if happened.end else "still running"
        days = [("The first day", in_words(happened.start)), ("The last day", last)]
    return days + said_in_words(said)
