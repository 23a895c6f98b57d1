"""The removal notices: are both served with proof, has the period run, and may an old notice be used again?

Immigration and Asylum Act 1999, ss 10A to 10E: removal waits for notice of intention, notice of departure details, and
the end of the notice period. A failed attempt uses its notice up, unless it failed for reasons outside our control, as
somebody found who did not make the first grading, and the next comes in time. That deportations, which are under the
1971 Act, get the same period is the longer reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.claims import RepresentativeInstructed
from casekeeper.facts.departures import AttemptFailed, RemovalNoticeServed
from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import days_after, time_limit_expires
from casekeeper.position.answer import Outcome, Reason, because
from casekeeper.position.departure.attempts import Attempt
from casekeeper.position.serving import Served, copy_missing, service_of

PERIOD = "immigration_and_asylum_act_1999.removal_notice_period"
AGAIN = "immigration_and_asylum_act_1999.removal_retry_within"
INDEPENDENT = "an independent grading of the failure"


class NoticeRun(NamedTuple):
    """How the notices stand on a day. `runs_until` is the last day of the period, `again_until` of using it again.

    `if_graded_until` is the last day on which it might be used again, did somebody else grade the failure so.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    since: date | None
    runs_until: date | None = None
    again_until: date | None = None
    if_graded_until: date | None = None


def notice_run(
    history: History,
    law: Law,
    calendar: WorkingCalendar,
    day: date,
    attempts: Sequence[Attempt],
    leaves_on: date | None,
) -> NoticeRun:
    """For a departure on the day; the day named in the details has to be the day planned."""
    failures = [each for each in attempts if each.failed is not None]
    failed = failures[-1] if failures else None
    again_until = _again_until(failed, law)
    used_up = _used_up(failures, law, day)
    papers = [(fact, service_of(history, fact, law, calendar)) for fact in history.of(RemovalNoticeServed)]
    counting = [(fact, how) for fact, how in papers if used_up is None or fact.on >= used_up.on]
    intention = _first(counting, "intention to remove")
    details = _for_day(counting, leaves_on)
    may_be_kept = _until_if_graded(failed, law, day) if papers and intention is None else None
    missing = _missing(papers, counting, intention, details, used_up, may_be_kept)
    reasons = _told(intention, details, failed, again_until, used_up, may_be_kept)
    no_copy = next((found for fact, _ in counting if (found := copy_missing(history, fact)) is not None), None)
    if no_copy is not None:
        missing = (*missing, "proof that the representative was sent a copy")
        reasons = (*reasons, _not_copied(no_copy))
    if intention is None or missing:
        return NoticeRun(Outcome.NOT_MET, reasons, missing, None, None, again_until, may_be_kept)
    return _run(intention, details, law, calendar, day, reasons, again_until)


def _run(
    intention: Served, details: Served | None, law: Law, calendar: WorkingCalendar, day: date,
    reasons: tuple[Reason, ...], again_until: date | None,
) -> NoticeRun:  # fmt: skip
    assert intention.on is not None
    period = law[PERIOD].find(intention.on)
    if period is None:
        missing = ("the notice period that held on that day",)
        return NoticeRun(Outcome.CANNOT_TELL, reasons, missing, None, None, again_until)
    try:
        runs_until = time_limit_expires(intention.on, int(period.value), period.unit, calendar)
    except BeyondCoverage:
        return NoticeRun(Outcome.CANNOT_TELL, reasons, ("a calendar that reaches so far",), None, None, again_until)
    since = max(days_after(runs_until, 1), details.on if details is not None and details.on else runs_until)
    text = f"The period of {period.in_words} runs to the end of {runs_until}"
    reasons = (*reasons, because(text, intention.fact, period))
    outcome = Outcome.MET if day >= since else Outcome.NOT_MET
    return NoticeRun(outcome, reasons, (), since, runs_until, again_until)


def _used_up(failures: Sequence[Attempt], law: Law, day: date) -> Fact[AttemptFailed] | None:
    """The last failure whose notice could not be used again by the attempt that came after it."""
    used_up = None
    for number, each in enumerate(failures):
        after = failures[number + 1].leaves_on if number + 1 < len(failures) else day
        until = _again_until(each, law)
        if until is None or after > until:
            used_up = each.failed
    return used_up


def _again_until(failed: Attempt | None, law: Law) -> date | None:
    """The last day on which the notice of a failed attempt may be used again; None where it may not."""
    if failed is None or failed.failed is None or not failed.outside_our_control:
        return None
    return _in_time(failed.failed, law)


def _until_if_graded(failed: Attempt | None, law: Law, day: date) -> date | None:
    """The last day on which the notice might be used again, did somebody else look at the failure; None if not so."""
    if failed is None or failed.failed is None or failed.looked_at_by_another or not failed.said_outside_our_control:
        return None
    until = _in_time(failed.failed, law)
    return until if until is not None and day <= until else None


def _in_time(failed: Fact[AttemptFailed], law: Law) -> date | None:
    within = law[AGAIN].find(failed.on)
    return days_after(failed.on, int(within.value)) if within is not None else None


def _first(counting: Sequence[tuple[Fact[RemovalNoticeServed], Served]], notice: str) -> Served | None:
    return next((how for fact, how in counting if fact.said.notice in (notice, "both") and how.on is not None), None)


def _for_day(counting: Sequence[tuple[Fact[RemovalNoticeServed], Served]], leaves_on: date | None) -> Served | None:
    """The details that name the planned day; where they name none, they count."""
    return next(
        (
            how
            for fact, how in reversed(counting)
            if fact.said.notice in ("departure details", "both")
            and how.on is not None
            and (leaves_on is None or fact.said.leaves_on in (None, leaves_on))
        ),
        None,
    )


def _missing(
    papers: Sequence[tuple[Fact[RemovalNoticeServed], Served]],
    counting: Sequence[tuple[Fact[RemovalNoticeServed], Served]],
    intention: Served | None, details: Served | None, used_up: Fact[AttemptFailed] | None, may_be_kept: date | None,
) -> tuple[str, ...]:  # fmt: skip
    missing = []
    if intention is None:
        missing.append("a new notice of intention to remove" if used_up is not None and papers else
                       "proof that the notice of intention to remove was served" if counting else
                       "a notice of intention to remove, served with proof")  # fmt: skip
    if may_be_kept is not None:
        missing.append(INDEPENDENT)
    if details is None:
        missing.append("a notice of departure details that names the planned day, served with proof")
    return tuple(missing)


def _told(
    intention: Served | None, details: Served | None, failed: Attempt | None, again_until: date | None,
    used_up: Fact[AttemptFailed] | None, may_be_kept: date | None,
) -> tuple[Reason, ...]:  # fmt: skip
    reasons = []
    if intention is not None:
        reasons.append(because(f"Notice of intention to remove served on {intention.on}", intention.fact))
    if details is not None:
        reasons.append(because(f"Departure details served on {details.on}", details.fact))
    if used_up is not None:
        text = f"The departure that failed on {used_up.on} used the earlier notice up"
        if may_be_kept is not None:
            text = (
                f"{INDEPENDENT.capitalize()} of {used_up.on} is missing: until {may_be_kept} its notice may be used "
                "again once somebody else finds too that it was outside our control"
            )
        reasons.append(Reason(text, used_up.number, AGAIN))
    elif failed is not None and failed.failed is not None and again_until is not None:
        text = f"It failed for reasons outside our control: its notice may be used again until {again_until}"
        reasons.append(Reason(text, failed.failed.number, AGAIN))
    return tuple(reasons)


def _not_copied(acting: Fact[RepresentativeInstructed]) -> Reason:
    return because(f"{acting.said.name} acts for the person and was not sent a copy", acting)
