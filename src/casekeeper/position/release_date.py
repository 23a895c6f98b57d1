"""When is the person released in the present spell of custody?"""

from __future__ import annotations

from datetime import date

from casekeeper.facts import History
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.position.answer import Answer
from casekeeper.position.custody import CustodyNow


def release_in_this_spell(history: History, dates: Answer, now: CustodyNow) -> date | None:
    """The release date, unless it was calculated for a spell in custody that has ended."""
    calculated = history.latest(DatesCalculated)
    if calculated is None or calculated.on < now.episode_from:
        return None
    release: date | None = dates.value["release"]
    return release
