"""derive: from a history, the law and the calendars, where a person stands on a day and what is due.

Pure. Everything a screen, letter, feed or figure shows comes from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from casekeeper.duties import (
    acknowledge_referral,
    act_on_expiring_document,
    after_decision,
    answer_change_asked,
    answer_request,
    answer_safeguard,
    appeal_steps,
    approve_alert,
    ask_for_information,
    ask_whether_safe,
    attempt_steps,
    authorise_or_release,
    barrier_steps,
    chase_alert_acknowledgement,
    chase_information,
    check_joined_identity,
    choose_intervention,
    circulate_absconder,
    confirm_departure,
    consider_under_way,
    decide_at_ceiling,
    decide_claims,
    decide_consideration,
    decide_explanation,
    decide_frequency,
    decide_on_declaration,
    decide_on_visit,
    decide_possible_match,
    departure_against_gate,
    detention_reviews,
    end_reporting,
    enquire_into_residence,
    family_steps,
    find_person,
    find_way_to_reach,
    grade_harm,
    handle_return,
    judge_link,
    look_into_answers,
    look_into_not_aboard,
    look_into_silence,
    make_mandatory_checks,
    missed_window,
    overseas_check,
    propose_alert,
    prove_alert_load,
    put_right_alert,
    recode_unknown_barrier,
    record_bail_conditions,
    record_both_limbs,
    refer_foreign_national,
    refer_to_safeguarding,
    release_at_once,
    resolve_conflict,
    resolve_nationality,
    resolve_unconsidered_release,
    restore_alert,
    review_alert,
    review_condition,
    review_decisions_while_joined,
    review_failure,
    review_harm,
    review_idle_record,
    review_monitoring,
    review_pattern_of_misses,
    review_second_miss,
    send_alert,
    send_liability_notice,
    serve_bail_notice,
    serve_letter,
    settle_arrival,
    take_off_tag,
    tell_of_missed_report,
    trace_absconder,
    triage_referral,
    try_to_make_contact,
    volunteers,
    withdraw_alert,
    write_after_missed_report,
)
from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Ended
from casekeeper.facts import History
from casekeeper.facts.consideration import LiabilityNoticeSent
from casekeeper.facts.immigration import Departed
from casekeeper.facts.overseas_checks import Arrested, OverseasCheckSent
from casekeeper.facts.schemes import SchemeAskedFor, SchemeOffered
from casekeeper.facts.serving import PaperCameBack
from casekeeper.law import Law, NotInForce
from casekeeper.periods.calendars import BeyondCoverage, Calendars
from casekeeper.position.answer import Answer, Reason, soonest
from casekeeper.position.arrests import ArrestChecked, arrests_of
from casekeeper.position.departure.gate import Departure, open_safeguards
from casekeeper.position.departure.missed_window import Window, window_of
from casekeeper.position.departure.papers import NO_PAPERS, Papers, papers_of
from casekeeper.position.departure.raised import Raised
from casekeeper.position.departure.stood_in_the_way import StoodInTheWay, stood_in_the_way
from casekeeper.position.departure.unused_document import nothing_stops_use
from casekeeper.position.detention.reviews import Detention
from casekeeper.position.reporting.tracing import LostSpell, lost_spells
from casekeeper.position.requests import Request
from casekeeper.position.standing import Standing, standing_of

ALWAYS: tuple[Callable[[Case], Iterable[Duty]], ...] = (
    acknowledge_referral.duties,
    refer_foreign_national.duties,
    triage_referral.duties,
    ask_for_information.duties,
    chase_information.duties,
    send_liability_notice.duties,
    decide_consideration.duties,
    authorise_or_release.duties,
    resolve_nationality.duties,
    enquire_into_residence.duties,
    recode_unknown_barrier.duties,
    resolve_conflict.duties,
    find_person.duties,
    confirm_departure.duties,
    look_into_not_aboard.duties,
    judge_link.duties,
    check_joined_identity.duties,
    decide_possible_match.duties,
    review_idle_record.duties,
    answer_request.duties,
    act_on_expiring_document.duties,
    serve_letter.duties,
)
"""Duties that lapse when the record closes."""

UNDER_BAIL: tuple[Callable[[Case], Iterable[Duty]], ...] = (
    record_bail_conditions.duties,
    serve_bail_notice.duties,
    decide_frequency.duties,
    grade_harm.duties,
    record_both_limbs.duties,
    review_monitoring.duties,
    review_condition.duties,
    review_harm.duties,
    take_off_tag.duties,
    try_to_make_contact.duties,
    ask_whether_safe.duties,
    write_after_missed_report.duties,
    tell_of_missed_report.duties,
    decide_on_visit.duties,
    decide_explanation.duties,
    review_second_miss.duties,
    decide_at_ceiling.duties,
    review_pattern_of_misses.duties,
    look_into_silence.duties,
    find_way_to_reach.duties,
    settle_arrival.duties,
    answer_change_asked.duties,
    look_into_answers.duties,
    make_mandatory_checks.duties,
    decide_on_declaration.duties,
    refer_to_safeguarding.duties,
    circulate_absconder.duties,
    trace_absconder.duties,
    choose_intervention.duties,
    handle_return.duties,
)
"""Duties towards somebody who is or was on bail, asked of nobody else; they lapse when the record closes."""

TO_DEPARTURE: tuple[Callable[[Case], Iterable[Duty]], ...] = (
    after_decision.duties,
    appeal_steps.duties,
    decide_claims.duties,
    barrier_steps.duties,
    answer_safeguard.duties,
    volunteers.duties,
    missed_window.duties,
    attempt_steps.duties,
    detention_reviews.duties,
    overseas_check.duties,
    family_steps.duties,
)
"""Duties on the way to departure; asked only of somebody of whom something points to it, and they lapse on closing."""

OF_BARRIERS = (barrier_steps.duties,)
AFTER_DEPARTURE = (departure_against_gate.duties,)
"""Asked only of somebody who left; closing the record does not end them."""

UNTIL_RESOLVED: tuple[Callable[[Case], Iterable[Duty]], ...] = (
    resolve_unconsidered_release.duties, propose_alert.duties, approve_alert.duties, send_alert.duties,
    chase_alert_acknowledgement.duties, prove_alert_load.duties, restore_alert.duties, put_right_alert.duties,
    review_alert.duties, withdraw_alert.duties, review_decisions_while_joined.duties, release_at_once.duties,
    review_failure.duties, consider_under_way.duties,
)  # fmt: skip
"""Duties that a closed record does not end: only what discharges them does."""

_ALWAYS_AND_UNDER_BAIL = (*ALWAYS, *UNDER_BAIL)
STILL_UNDER_BAIL = (*UNTIL_RESOLVED, end_reporting.duties)

ASKS_FOR_DUTIES = frozenset({Arrested.key, OverseasCheckSent.key, SchemeAskedFor.key, SchemeOffered.key})
"""Kinds that raise one of those duties although nothing else points to departure yet."""


class Derived(NamedTuple):
    """The whole answer for one person on one day.

    `position` has one Answer per question, by its name; `gates` likewise, for "may this be done now?". `next_boundary`
    is the earliest later day on which anything here changes with no new fact; a duty carries the days on which it falls
    due or climbs. Everything from `lost` on becomes rows of lists: spells out of contact, what units asked of one
    another, departure, detention, papers, arrests, the window of early removal, safeguards that stand open.
    """

    position: Mapping[str, Answer]
    duties: tuple[Duty, ...]
    gates: Mapping[str, Answer]
    warnings: tuple[Reason, ...]
    is_open: bool
    next_boundary: date | None
    lost: tuple[LostSpell, ...] = ()
    requests: tuple[Request, ...] = ()
    leaving: Departure | None = None
    is_asked_to_leave: bool = False
    detention: Detention | None = None
    papers: Papers = NO_PAPERS
    arrests: tuple[ArrestChecked, ...] = ()
    window: Window | None = None
    stood_in_the_way: StoodInTheWay | None = None
    nothing_stops_use: bool = False
    open_safeguards: tuple[Raised, ...] = ()


def derive(history: History, law: Law, calendars: Calendars, as_at: date) -> Derived:
    """Where the person stands at the end of the day, what is due, and when the answer next changes by itself."""
    so_far, happens_later = history.as_at(as_at)
    standing = standing_of(so_far, law, calendars, as_at)
    case = Case(so_far, law, calendars.default, as_at, standing, calendars)
    warnings = list(standing.custody.warnings)
    duties, arise_later = _duties(case, warnings)
    leaving = standing.departure
    window, way = _window(case, leaving)
    boundary = soonest(
        (
            happens_later,
            law.next_change(as_at),
            *arise_later,
            *(answer.changes_on for answer in standing.answers.values()),
            *(answer.changes_on for answer in standing.gates.values()),
            *_points_ahead(standing.detention),
            *(way.days_ahead(window.opens_on, as_at) if window is not None and way is not None else ()),
        ),
        as_at,
    )
    is_open = standing.closed is None or any(duty.ended is None for duty in duties)
    found = standing.reporting
    lost = lost_spells(so_far, found.contact, found.harm.grade) if found is not None else ()
    return Derived(
        standing.answers, duties, standing.gates, tuple(warnings), is_open, boundary, lost, standing.requests,
        leaving, leaving is not None and standing.closed is None, standing.detention,
        leaving.papers if leaving is not None else papers_of(so_far), arrests_of(so_far),
        window, way, nothing_stops_use(leaving, standing.barriers, standing.answers["whereabouts"].value),
        open_safeguards(leaving, standing.barriers) if standing.closed is None else (),
    )  # fmt: skip


def _window(case: Case, leaving: Departure | None) -> tuple[Window | None, StoodInTheWay | None]:
    """The window of early removal, and what stood in the way on its first and last days."""
    standing = case.standing
    if leaving is None:
        return None, None
    window = window_of(case.history, leaving.decided, standing.early_removal_on, standing.release_on)
    if window is None:
        return None, None
    return window, stood_in_the_way(case.history, case.law, case.calendars, window, case.as_at)


def _points_ahead(held: Detention | None) -> Iterable[date]:
    """The days on which detention that runs reaches its next reviews, whether or not the record is open."""
    return () if held is None else (point.arose for point in (*held.points, *held.panels))


def _duties(case: Case, warnings: list[Reason]) -> tuple[tuple[Duty, ...], list[date]]:
    """Duties that have arisen by the day, and the days on which others will."""
    found: list[Duty] = []
    later: list[date] = []
    closed = case.standing.closed
    on_bail = case.standing.reporting is not None
    lapsing = _ALWAYS_AND_UNDER_BAIL if on_bail else ALWAYS
    for ask in (*lapsing, *_on_the_way(case)):
        for duty in _asked(ask, case, warnings):
            if closed is not None and duty.arose > closed.on:
                continue
            if duty.arose > case.as_at:
                later.append(duty.arose)
            else:
                found.append(_lapsed_if_closed(duty, case.standing))
    lasting = STILL_UNDER_BAIL if on_bail else UNTIL_RESOLVED
    for ask in (*lasting, *AFTER_DEPARTURE) if case.history.has(Departed) else lasting:
        for duty in _asked(ask, case, warnings):
            if duty.arose > case.as_at:
                later.append(duty.arose)
            else:
                found.append(duty)
                if ask in AFTER_DEPARTURE and duty.ended is None:
                    warnings.append(Reason(f"{duty.what}: {duty.because[0].text}", duty.because[0].fact))
    return tuple(found), later


def _on_the_way(case: Case) -> tuple[Callable[[Case], Iterable[Duty]], ...]:
    """The duties on the way to departure, where anything asks for them; of a barrier or paper on file, only its own."""
    standing = case.standing
    if standing.departure is not None or standing.detention is not None or case.history.has_any(ASKS_FOR_DUTIES):
        return TO_DEPARTURE
    on_file = case.history.has(PaperCameBack) or any(
        fact.said.method == "to file" for fact in case.history.of(LiabilityNoticeSent)
    )
    return OF_BARRIERS if standing.barriers or on_file else ()


def _asked(ask: Callable[[Case], Iterable[Duty]], case: Case, warnings: list[Reason]) -> list[Duty]:
    """What one duty's file finds; a due day that calendar or law cannot give is refused, and shown."""
    try:
        return list(ask(case))
    except (BeyondCoverage, NotInForce) as refused:
        name = ask.__module__.rsplit(".", 1)[-1].replace("_", " ")
        warnings.append(Reason(f"Cannot tell when '{name}' is due. {refused}"))
        return []


def _lapsed_if_closed(duty: Duty, standing: Standing) -> Duty:
    """A duty ends with its record."""
    if duty.ended is not None:
        if standing.closed is not None and duty.ended_on is not None and duty.ended_on > standing.closed.on:
            return duty._replace(ended=Ended.LAPSED, ended_on=standing.closed.on)
        return duty
    if standing.closed is not None:
        return duty._replace(ended=Ended.LAPSED, ended_on=max(standing.closed.on, duty.arose))
    return duty
