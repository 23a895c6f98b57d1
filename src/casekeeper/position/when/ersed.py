"""When may a prisoner be removed early? (CJA 2003, s 260; the rule is in `position/early_removal.py`.)"""

from __future__ import annotations

from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.early_removal import early_removal_date
from casekeeper.position.when.asked import Asked
from casekeeper.position.when.when_answer import WhenAnswer, computed, not_computed

KEYS = (
    "sentence_date", "release_date", "adjustment_days", "awarded_days", "unlawfully_at_large_days", "sentence_kind",
    "consecutive_across_commencement", "terrorist_restricted", "tariff_date",
)  # fmt: skip

ALSO_SAID = {
    "standard": "ordinary",
    "determinate": "ordinary",
    "sds": "ordinary",
    "eds": "extended",
    "sopc": "particular concern",
    "particular-concern": "particular concern",
    "dto": "detention and training order",
    "detention-and-training-order": "detention and training order",
    "life": "indeterminate",
    "ipp": "indeterminate",
}


def ersed(asked: Asked, law: Law, calendars: Calendars) -> WhenAnswer:
    """The early removal date, or the reason there is none."""
    kind = asked.word("sentence_kind", "ordinary")
    found = early_removal_date(
        sentence_date=asked.day("sentence_date"),
        release_date=asked.day("release_date"),
        adjustments=asked.number("adjustment_days"),
        awarded_days=asked.number("awarded_days"),
        unlawfully_at_large=asked.number("unlawfully_at_large_days"),
        sentence_kind=ALSO_SAID.get(kind, kind),
        sentence_consecutive_straddles=asked.yes("consecutive_across_commencement"),
        terrorist_restricted=asked.yes("terrorist_restricted"),
        tariff_date=asked.day("tariff_date"),
        law=law,
    )
    if found.date is None:
        return not_computed(found.reason or "", found.under)
    return computed(found.date, found.working, found.under)
