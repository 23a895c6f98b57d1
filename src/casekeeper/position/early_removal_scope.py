"""Whose early removal date can be computed at all: sentences within the scheme, and inputs that make sense together."""

from __future__ import annotations

import datetime
from datetime import timedelta
from typing import NamedTuple

from casekeeper.law import Citation, Law, Value

ORDINARY, EXTENDED, PARTICULAR_CONCERN, INDETERMINATE = "ordinary", "extended", "particular concern", "indeterminate"
ELIGIBLE = (ORDINARY, EXTENDED, PARTICULAR_CONCERN)
NOT_IN_CUSTODY = ("suspended", "community")
LONGEST_CUSTODY = 100
MOST_DAYS = 36_525
FIRST_YEAR, LAST_YEAR = 1900, 2200


class OutOfScope(Exception):
    """Outside the scope of the calculation; the message is the reason given, with the provision it rests on."""

    def __init__(self, reason: str, *under: Citation) -> None:
        super().__init__(reason)
        self.under = under


class Custody(NamedTuple):
    """The inputs, checked: only these reach the arithmetic."""

    sentenced: datetime.date
    release: datetime.date
    adjustments: int
    awarded: int
    at_large: int

    @property
    def before_adjustments(self) -> datetime.date:
        return self.release - timedelta(days=self.adjustments)


def checked_custody(
    sentence_date: datetime.date | None,
    release_date: datetime.date | None,
    adjustments: int,
    awarded: int,
    at_large: int,
) -> Custody:
    """The inputs where they make sense together. Raises OutOfScope with the reason."""
    if sentence_date is None:
        raise OutOfScope("The sentence date is missing.")
    if release_date is None:
        raise OutOfScope("The release date is missing (for an extended sentence, the parole eligibility date).")
    if release_date < sentence_date:
        raise OutOfScope(f"The release date {release_date} is before the sentence date {sentence_date}. Check both.")
    too_long = release_date.year - sentence_date.year > LONGEST_CUSTODY
    if too_long or sentence_date.year < FIRST_YEAR or release_date.year > LAST_YEAR:
        raise OutOfScope(
            f"Sentenced on {sentence_date} and released on {release_date}: beyond reason. Check both dates."
        )
    if awarded < 0 or at_large < 0:
        raise OutOfScope("Awarded days (net of days restored) and days unlawfully at large cannot be fewer than 0.")
    if max(abs(adjustments), awarded, at_large) > MOST_DAYS:
        raise OutOfScope(f"More than {MOST_DAYS} days of adjustments are beyond reason. Check the numbers.")
    custody = Custody(sentence_date, release_date, adjustments, awarded, at_large)
    if custody.before_adjustments < sentence_date:
        raise OutOfScope(
            f"Taking {adjustments} days of adjustments off the release date {release_date} gives "
            f"{custody.before_adjustments}, before the sentence date {sentence_date}. Check the adjustments."
        )
    return custody


def check_kind(kind: str, terrorist_restricted: bool, sentenced: datetime.date, law: Law) -> Value:
    """The page that says which sentences are left out. Raises OutOfScope where this is one of them."""
    if law["early_removal.scope"].find(sentenced) is None:
        begins = law["early_removal.scope"].values[0].effective_on
        raise OutOfScope(
            f"Sentenced on {sentenced}, before the release provisions of {begins}: older rules apply.",
            law["early_removal.scope"].values[0].citation,
        )
    excluded = law["early_removal.excluded_sentences"].on(sentenced)
    if kind in excluded.value:
        raise OutOfScope(f"A sentence of the kind {kind!r} has no early removal date.", excluded.citation)
    if kind in NOT_IN_CUSTODY:
        raise OutOfScope(f"A sentence of the kind {kind!r} is not served in custody, so there is nothing to compute.")
    if kind not in ELIGIBLE:
        raise OutOfScope(f"The kind of sentence is {kind!r}; expected one of {', '.join((*ELIGIBLE, INDETERMINATE))}.")
    restricted = law["early_removal.terrorist_restricted"].on(sentenced)
    if terrorist_restricted and kind in restricted.value:
        raise OutOfScope(
            f"An {kind} sentence for a listed terrorist offence has no early removal date.", restricted.citation
        )
    return excluded
