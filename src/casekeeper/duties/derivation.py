"""derive: from a history, the law and the calendars, where a person stands on a day and what is due.

Pure. Everything a screen, letter, feed or figure shows comes from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.duties.duty import Duty
from casekeeper.position.answer import Answer


class Derived(NamedTuple):
    """The whole answer for one person on one day.

    `position` has one Answer per question, by the question's name. `gates` likewise, for "may this be done
    now?". `next_boundary` is the earliest later day on which anything here changes with no new fact; a duty
    falling due or climbing its ladder is not such a change, because the duty already carries those days.
    """

    position: Mapping[str, Answer]
    duties: tuple[Duty, ...]
    gates: Mapping[str, Answer]
    warnings: tuple[Any, ...]
    is_open: bool
    next_boundary: date | None
