"""Criminal Justice Act 2003, s 260: a prisoner liable to removal may be removed before the release date, not sooner
than the later of a share of the custodial period served and a window before release.

    S   sentence date
    R   release date after adjustments; for an extended sentence the parole eligibility date
    U   release date before adjustments: R less the net adjustments
    share served   S + the share of the days from S to U, both counted, rounded up, + net adjustments, at most R
    window opens   R less the window
    early removal  the later of the two; where, less added days, it falls before S, it is S plus added days

Two shares and windows are in play, those before and those after the transition of 23 September 2025; which one
holds is said in `_chosen`. Every figure is a page of law under `early_removal`. This matches the prison service's
own calculator, so that a difference from the date in its feed means different inputs and not different arithmetic.
What lies outside it is answered "not computed" with the reason, never with a date that may be wrong.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from casekeeper.law import Citation, Law, Value
from casekeeper.periods.limits import days_after, months_after, years_before
from casekeeper.position.early_removal_scope import (
    INDETERMINATE,
    ORDINARY,
    Custody,
    OutOfScope,
    check_kind,
    checked_custody,
)


@dataclass(frozen=True, slots=True)
class EarlyRemoval:
    """The early removal date with its working; or no date, and the reason why not.

    `regime` says which rule gave the date: `before` or `after` the transition, the `transition` day itself,
    `any time` after sentence, or `tariff` for an indeterminate sentence (TERSED).
    """

    date: datetime.date | None
    working: tuple[str, ...]
    under: tuple[Citation, ...]
    reason: str | None = None
    regime: str | None = None
    share_served: datetime.date | None = None
    window_opens: datetime.date | None = None

    @property
    def computed(self) -> bool:
        return self.date is not None


class _Limbs(NamedTuple):
    """Both limbs under one share and window, the date they give, and that date with awarded days left out.

    `otherwise` is that date read the other way: awarded days taken off the later limb, though it falls before sentence.
    """

    served: datetime.date
    opens: datetime.date
    date: datetime.date
    without_awarded: datetime.date
    otherwise: datetime.date
    share: Value
    window: Value
    working: tuple[str, ...]


def early_removal_date(
    *,
    sentence_date: datetime.date | None,
    release_date: datetime.date | None,
    adjustments: int = 0,
    awarded_days: int = 0,
    unlawfully_at_large: int = 0,
    sentence_kind: str = ORDINARY,
    sentence_consecutive_straddles: bool = False,
    terrorist_restricted: bool = False,
    tariff_date: datetime.date | None = None,
    law: Law,
) -> EarlyRemoval:
    """The earliest day of removal under the scheme. `release_date` is after adjustments.

    `adjustments` are all days added to and taken off the release date, net: awarded days and days unlawfully at
    large less remand and tagged bail. `awarded_days` (net of days restored) and `unlawfully_at_large` are those
    parts of it.
    """
    try:
        if sentence_kind == INDETERMINATE:
            return _after_tariff(tariff_date, law)
        custody = checked_custody(sentence_date, release_date, adjustments, awarded_days, unlawfully_at_large)
        excluded = check_kind(sentence_kind, terrorist_restricted, custody.sentenced, law)
        return _chosen(custody, sentence_consecutive_straddles, excluded, law)
    except OutOfScope as refusal:
        return EarlyRemoval(None, (), refusal.under, reason=str(refusal))


def _chosen(custody: Custody, straddles: bool, excluded: Value, law: Law) -> EarlyRemoval:
    """Which of the two regimes holds, and the date it gives."""
    transition = law["early_removal.transition"].on(datetime.date.max)
    day: datetime.date = transition.value
    after = _limbs(custody, law, day)
    if custody.sentenced >= day:
        return _answer(custody, after, "after", f"Sentenced on or after {day}, so the newer rule holds.", excluded, law)
    if straddles:
        why = f"Consecutive sentences lie on both sides of {day}, so the newer rule holds."
        return _answer(custody, after, "after", why, excluded, law, transition)
    before = _limbs(custody, law, day - timedelta(days=1))
    if _before(day, before, transition):
        why = f"Sentenced before {day}, and the older rule gives {before.without_awarded}, before that day: it holds."
        return _answer(custody, before, "before", why, excluded, law, transition)
    if not _before(day, after, transition):
        why = (
            f"Sentenced before {day}; the older rule gives {before.without_awarded}, not before that day, and the "
            f"newer gives {after.without_awarded}, on or after it: the newer holds."
        )
        return _answer(custody, after, "after", why, excluded, law, transition)
    why = (
        f"Sentenced before {day}; the older rule gives {before.without_awarded}, not before that day, and the newer "
        f"gives {after.without_awarded}, before it: the date is that day plus {custody.awarded} awarded days."
    )
    moved = after._replace(date=day + timedelta(days=custody.awarded))
    return _answer(custody, moved, "transition", why, excluded, law, transition)


def _limbs(custody: Custody, law: Law, on: datetime.date) -> _Limbs:
    """Both limbs under the share and window in force on a day, and the date they give."""
    share, window = law["early_removal.custody_share"].on(on), law["early_removal.window"].on(on)
    sentenced, release = custody.sentenced, custody.release
    days = (custody.before_adjustments - sentenced).days + 1
    part = -(-days * int(share.value) // 100)
    served = min(sentenced + timedelta(days=part + custody.adjustments), release)
    opens = _less(release, str(window.value))
    later = max(served, opens)
    added = custody.awarded + custody.at_large
    working: tuple[str, ...] = (
        f"{share.value} per cent of the {days} days from {sentenced} to {custody.before_adjustments}, both counted and "
        f"rounded up, is {part} days; with {custody.adjustments} days of net adjustments that share is served on "
        f"{served} (never later than the release date).",
        f"{window.value} before the release date {release} is {opens}.",
        f"The later of the two is {later}.",
    )
    if later - timedelta(days=added) < sentenced:
        earliest = sentenced + timedelta(days=added)
        working += (f"Less {added} added days that falls before sentence, so it is the sentence date plus {added}.",)
        without = sentenced + timedelta(days=custody.at_large)
        otherwise = later - timedelta(days=custody.awarded)
        return _Limbs(served, opens, earliest, without, otherwise, share, window, working)
    bare = later - timedelta(days=custody.awarded)
    return _Limbs(served, opens, later, bare, bare, share, window, working)


def _before(day: datetime.date, limbs: _Limbs, transition: Value) -> bool:
    """Does the date fall before the transition? Raises OutOfScope where the two readings of it disagree."""
    if (limbs.without_awarded < day) != (limbs.otherwise < day):
        raise OutOfScope(
            f"Days at large move the date past sentence: held against {day} it is {limbs.without_awarded} in one "
            f"reading of the rule and {limbs.otherwise} in another, and they give different dates. Ask the prison for "
            "its date.",
            transition.citation,
        )
    return limbs.without_awarded < day


def _answer(
    custody: Custody, limbs: _Limbs, regime: str, why: str, excluded: Value, law: Law, *rests_on: Value
) -> EarlyRemoval:
    day = limbs.date
    working = (
        f"Sentenced on {custody.sentenced}; released on {custody.release} after {custody.adjustments} days of net "
        f"adjustments, so on {custody.before_adjustments} before them.",
        *limbs.working,
        why,
    )
    under = [limbs.share, limbs.window, *rests_on, excluded]
    abolished = law["early_removal.any_time_after_sentence"].find(custody.release)
    if abolished is not None and max(custody.sentenced, abolished.effective_on) < day:
        day, regime = max(custody.sentenced, abolished.effective_on), "any time"
        working += (f"{abolished.citation} allows removal at any time after sentence, from {abolished.effective_on}.",)
        under.append(abolished)
    older = law["early_removal.window"].find(custody.release)
    if older is not None and older.effective_on < limbs.window.effective_on:
        working += (
            f"For a release on {custody.release} the window then in force was {older.value}, which opens on "
            f"{_less(custody.release, str(older.value))}; the date above follows the rule the prison service uses now.",
        )
    if day >= custody.release:
        working += ("That leaves no time before release: there is no early removal to be had.",)
    citations = tuple(dict.fromkeys(value.citation for value in under))
    return EarlyRemoval(day, working, citations, None, regime, limbs.served, limbs.opens)


def _after_tariff(tariff: datetime.date | None, law: Law) -> EarlyRemoval:
    """Crime (Sentences) Act 1997, s 32A: an indeterminate prisoner may be removed once the tariff has expired."""
    if tariff is None:
        raise OutOfScope(
            "An indeterminate sentence has no ERSED; its removal date (TERSED) needs the tariff date.",
            law["early_removal.tariff_expired"].values[0].citation,
        )
    page = law["early_removal.tariff_expired"]
    began = page.values[0].effective_on
    value = page.on(max(tariff, began))
    day = max(days_after(tariff, int(value.value)), began)
    working = (
        f"An indeterminate sentence: removal may follow tariff expiry on {tariff} (TERSED).",
        f"The scheme began on {began}, so the date is {day}." if tariff < began else f"The date is {day}.",
    )
    return EarlyRemoval(day, working, (value.citation,), None, "tariff")


def _less(day: datetime.date, window: str) -> datetime.date:
    """The day less a window written `544 days` or `4 years`."""
    amount, unit = window.split()
    return _BEFORE[unit.rstrip("s")](day, int(amount))


_BEFORE: dict[str, Callable[[datetime.date, int], datetime.date]] = {
    "day": lambda day, n: days_after(day, -n),
    "month": lambda day, n: months_after(day, -n),
    "year": years_before,
}
