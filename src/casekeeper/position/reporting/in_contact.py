"""Everything about bail, reporting and contact on a day, put together once; and the questions a page asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History, Kind, absconding, bail, contact, reporting
from casekeeper.facts.bail import MonitoringConsidered
from casekeeper.facts.contact import LostByUs
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import ReportMissed
from casekeeper.facts.safeguards import AccessNeedNoted, WelfareChecked
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.barriers import Barrier
from casekeeper.position.reporting import gates
from casekeeper.position.reporting.bail import Bail, bail_of
from casekeeper.position.reporting.contact import contact_of
from casekeeper.position.reporting.contact_state import Contact, ContactState
from casekeeper.position.reporting.harm import Harm, harm_on
from casekeeper.position.reporting.held import held_spans
from casekeeper.position.reporting.monitoring import MonitoringClock, monitoring_of
from casekeeper.position.reporting.notice import Notice, notices_of
from casekeeper.position.reporting.proposal import Proposal, propose
from casekeeper.position.reporting.risk import MONITORING_AGE, AtRisk, at_risk
from casekeeper.position.reporting.rules import graded_rule
from casekeeper.position.reporting.schedule import Schedule, Window, WindowState, schedule_of
from casekeeper.position.reporting.told import told_of


def _keys() -> frozenset[str]:
    kinds = {
        each.key
        for family in (bail, reporting, contact, absconding)
        for each in vars(family).values()
        if isinstance(each, type) and issubclass(each, Kind) and each is not Kind
    }
    return frozenset(kinds - {ReportMissed.key} | {BailGranted.key})


RECENT = 12
ABOUT = _keys()
"""The kinds of fact that make somebody one of whom these questions are asked."""


class Reporting(NamedTuple):
    """One person on one day."""

    bail: Bail
    notices: tuple[Notice, ...]
    schedule: Schedule
    contact: Contact
    harm: Harm
    risk: AtRisk
    monitoring: tuple[MonitoringClock, ...]
    proposal: Proposal | None
    may_monitor: Answer
    lost_by_us: Fact[LostByUs] | None


def reporting_of(
    history: History, law: Law, calendar: WorkingCalendar, as_at: date, barriers: Sequence[Barrier] = ()
) -> Reporting | None:
    """All of it; None for somebody of whom nothing of the kind was ever told."""
    if not history.has_any(ABOUT):
        return None
    on_bail = bail_of(history)
    notices = notices_of(history, law, calendar)
    held = held_spans(history)
    schedule = schedule_of(
        history, law, calendar, bail=on_bail, told=told_of(history, law), notices=notices, held=held, as_at=as_at
    )
    in_touch = contact_of(history, law, calendar, bail=on_bail, schedule=schedule, held=held, as_at=as_at)
    harm, risk = harm_on(history, law, as_at), at_risk(history, law, as_at)
    proposal = None
    base = graded_rule(law, "proposed", harm.grade, as_at)
    if base is not None and any(each.kind == "reporting" for each in on_bail.in_force_on(as_at)):
        needs = [fact.said.need for fact in history.of(AccessNeedNoted)]
        vulnerable = bool(risk.vulnerable)
        proposal = propose(
            harm=harm,
            base=base,
            child=risk.child,
            vulnerable=vulnerable,
            needs=needs,
            barriers=sum(1 for each in barriers if each.is_open),
        )
    clocks = monitoring_of(history, law, on_bail, as_at)
    young = at_risk(history, law, as_at, MONITORING_AGE)
    monitor = gates.may_monitor(young, history.of(MonitoringConsidered))
    return Reporting(
        on_bail, notices, schedule, in_touch, harm, risk, clocks, proposal, monitor, history.latest(LostByUs)
    )


def answers_of(found: Reporting, as_at: date) -> Sequence[Answer]:
    """The questions about it."""
    return (_conditions(found, as_at), _reporting(found, as_at), _contact(found), _monitoring(found), _proposed(found))


def gates_of(found: Reporting, history: History) -> Sequence[Answer]:
    """The gates it sets."""
    return (
        gates.may_report_in_person(found.risk),
        found.may_monitor,
        gates.may_enforce_by_visit(found.risk, history.of(WelfareChecked), found.contact),
        gates.may_declare(history, found.contact, found.risk),
    )


def _conditions(found: Reporting, as_at: date) -> Answer:
    standing = found.bail.in_force_on(as_at)
    if not standing:
        return Answer("bail conditions", Outcome.NOT_MET)
    reasons = tuple(
        [because(f"{each.kind}: {each.fact.said.purpose}, since {each.since}", each.fact) for each in standing]
    )
    value = [
        {"condition": each.kind, "since": each.since, "purpose": each.fact.said.purpose,
         "power": each.fact.said.power, "told": _is_told(found, each, as_at)}
        for each in standing
    ]  # fmt: skip
    return Answer("bail conditions", Outcome.MET, value, reasons)


def _is_told(found: Reporting, condition: Any, as_at: date) -> bool:
    since = condition.said_since(as_at)
    return any(notice.tells_of(condition, since, date.max) for notice in found.notices)


def _reporting(found: Reporting, as_at: date) -> Answer:
    schedule = found.schedule
    standing = [each for each in found.bail.in_force_on(as_at) if each.kind == "reporting"]
    changes = schedule.changes_on
    if not standing:
        return Answer("reporting", Outcome.NOT_MET, changes_on=changes)
    last = schedule.frequencies[-1] if schedule.frequencies else None
    coming = schedule.next
    value = {
        "next_on": schedule.next_on,
        "every": last.said.every if last is not None else "",
        "at": coming.at if coming is not None else "",
        "channel": coming.channel if coming is not None else standing[-1].channel_on(as_at),
        "place": coming.place if coming is not None else standing[-1].place_on(as_at),
        "missed": len(schedule.of(WindowState.MISSED)),
        "failed_by_us": len(schedule.of(WindowState.OURS)),
        "recent": [{"on": window.on, "state": window.state.value, "at": window.at} for window in _recent(schedule)],
        "paused_until": schedule.pause.end if schedule.pause is not None else None,
    }
    reasons = [because(f"Reporting since {each.since}: {each.fact.said.purpose}", each.fact) for each in standing]
    if last is not None:
        reasons.append(because(f"{last.said.every}, as {last.said.set_by} set on {last.on}", last))
    if schedule.pause is not None:
        reasons.append(because(f"Paused until {schedule.pause.end}", schedule.pause.fact))
    if schedule.undecided:
        missing = ("how often the person reports",)
        return Answer("reporting", Outcome.CANNOT_TELL, value, tuple(reasons), missing, changes)
    return Answer("reporting", Outcome.MET, value, tuple(reasons), (), changes)


def _recent(schedule: Schedule) -> Sequence[Window]:
    """The last windows, and the next one. Days on which the person was held are left out: they go on by themselves."""
    upto = [
        window for window in schedule.windows
        if window.state is not WindowState.HELD and (schedule.next_on is None or window.on <= schedule.next_on)
    ]  # fmt: skip
    return upto[-RECENT:]


def _contact(found: Reporting) -> Answer:
    contact = found.contact
    outcome = Outcome.MET if contact.state in (ContactState.IN_CONTACT, ContactState.HELD) else Outcome.NOT_MET
    reasons: list[Reason] = []
    if contact.fact is not None:
        reasons.append(because(f"{contact.fact.said.label} on {contact.fact.on}", contact.fact))
    if contact.rule is not None:
        reasons.append(because(f"Out of contact after {contact.rule.in_words}", under=contact.rule))
    if found.lost_by_us is not None:
        reasons.append(because(f"Lost by us: {found.lost_by_us.said.how}", found.lost_by_us))
    reasons += [Reason(f"Report of {miss.window.on} missed") for miss in contact.run]
    value = {
        "standing": contact.state.value,
        "since": contact.since if contact.spans else None,
        "last_contact_on": contact.last_contact_on,
        "misses_open": len(contact.run),
    }
    return Answer("contact", outcome, value, tuple(reasons), (), contact.changes_on)


def _monitoring(found: Reporting) -> Answer:
    clocks = [clock for clock in found.monitoring if clock.condition.until is None]
    if not clocks:
        return Answer("monitoring review", Outcome.NOT_MET)
    late = [clock for clock in clocks if clock.overdue]
    value = {"answer": "legality at risk" if late else "in time", "due_on": min(clock.due_on for clock in clocks)}
    reasons = tuple(
        [because(f"Last considered on {clock.looked_at[-1][0].on}; due again by {clock.due_on}",
                 clock.looked_at[-1][0], clock.looked_at[-1][2]) for clock in clocks]
    )  # fmt: skip
    changes = min((clock.changes_on for clock in clocks if clock.changes_on is not None), default=None)
    return Answer("monitoring review", Outcome.NOT_MET if late else Outcome.MET, value, reasons, (), changes)


def _proposed(found: Reporting) -> Answer:
    if found.proposal is None:
        return Answer("frequency proposed", Outcome.NOT_MET)
    value = {"every": found.proposal.every, "channel": found.proposal.channel}
    return Answer("frequency proposed", Outcome.MET, value, found.proposal.reasons, (), found.risk.changes_on)
