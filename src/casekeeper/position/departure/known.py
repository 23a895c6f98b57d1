"""What the gate of departure needs from other questions, asked alone: for the actions, which do not derive all."""

from __future__ import annotations

from datetime import date

from casekeeper.facts import History
from casekeeper.law import Law
from casekeeper.position.barriers import barriers_of
from casekeeper.position.closing import closing_of
from casekeeper.position.custody import custody_now
from casekeeper.position.departure.lines import Known
from casekeeper.position.early_removal_question import early_removal
from casekeeper.position.nationality import nationality
from casekeeper.position.release_date import release_in_this_spell
from casekeeper.position.sentence_dates import sentence_dates


def known_of(history: History, law: Law) -> Known:
    """The same as the whole derivation finds."""
    now = custody_now(history)
    release_on = release_in_this_spell(history, sentence_dates(history), now)
    early = early_removal(history, law, release_on)
    day_out: date | None = early.value["ours"] if early.value else None
    closed = closing_of(history)
    return Known(
        nationality(history), now, barriers_of(history), release_on, day_out,
        closed.in_words if closed is not None else None,
    )  # fmt: skip
