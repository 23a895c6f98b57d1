"""Detention is reviewed on its grid and whenever the facts change, with both limbs, by the grade its length asks for.

A review that is missed puts the lawfulness of detention at risk: the head of casework sees it again every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.detention import (
    BailHearingHeld,
    BailHearingListed,
    BailSummarySent,
    GatekeeperDecided,
    MedicalReportAnswered,
    MedicalReportReceived,
    PanelAnswered,
    PanelHeld,
)
from casekeeper.periods.limits import days_after
from casekeeper.position.answer import because
from casekeeper.position.detention.reviews import Detention


def duties(case: Case) -> Iterator[Duty]:
    """For the episode of detention that runs or ran last."""
    found = case.standing.detention
    if found is None:
        return
    yield from _gatekeeper(case, found)
    yield from _grid(case, found)
    yield from _changes(case, found)
    yield from _panels(case, found)
    yield from _release(case, found)
    yield from _reports(case)
    yield from _hearings(case, found)


def _gatekeeper(case: Case, found: Detention) -> Iterator[Duty]:
    episode = found.episode
    allowed = case.law["detention_policy.gatekeeper"].on(episode.began_on)
    done = [f.on for f in case.history.of(GatekeeperDecided)]
    yield owe(
        case, key=f"gatekeeper:{episode.number}", what="Record the gatekeeper's decision", by=Unit.GATEKEEPER,
        arose=episode.began_on, allowed=allowed, discharged_by="the gatekeeper's decision",
        reasons=(because(f"Detention began on {episode.began_on}", episode.fact),),
        done_on=max(min(done), episode.began_on) if done else None, lapsed_on=episode.until,
    )  # fmt: skip


def _grid(case: Case, found: Detention) -> Iterator[Duty]:
    episode = found.episode
    for point in found.points:
        done = point.done.on if point.done is not None else None
        yield owe(
            case, key=f"detention review:{episode.number}:{point.due.isoformat()}",
            what=f"Review detention {point.name}",
            by=Unit.CASEWORK, arose=point.arose, allowed=point.rule, due=point.due,
            discharged_by=f"a review with both limbs by somebody of at least the grade of {point.grade}",
            reasons=(because(f"Held since {episode.began_on}", episode.fact),), done_on=done, lapsed_on=episode.until,
            ladder=case.daily_ladder(days_after(point.due, 1)) if done is None else (),
        )  # fmt: skip


def _changes(case: Case, found: Detention) -> Iterator[Duty]:
    for change in found.changes:
        allowed = case.law["detention_policy.out_of_cycle"].on(change.fact.on)
        due = case.after(change.fact.on, allowed)
        yield owe(
            case, key=f"review changed facts:{change.fact.first_number}",
            what="Review detention: the facts have changed",
            by=Unit.CASEWORK, arose=change.fact.on, allowed=allowed, due=due,
            discharged_by="a review held since", ladder=case.at_once_ladder(due),
            reasons=(because(f"{change.fact.said.label} on {change.fact.on}", change.fact),),
            done_on=change.done.on if change.done is not None else None, lapsed_on=found.episode.until,
        )  # fmt: skip


def _panels(case: Case, found: Detention) -> Iterator[Duty]:
    episode = found.episode
    for point in found.panels:
        yield owe(
            case, key=f"detention panel:{episode.number}:{point.due.isoformat()}",
            what=f"Put the case before a panel {point.name}", by=Unit.CASEWORK, arose=point.arose, allowed=point.rule,
            due=point.due, discharged_by="a panel held", reasons=(because("Held since then", episode.fact),),
            done_on=point.done.on if point.done is not None else None, lapsed_on=episode.until,
        )  # fmt: skip
    for panel in case.history.of(PanelHeld):
        if panel.said.view == "release" and episode.covers(panel.on):
            answered = [f.on for f in case.history.of(PanelAnswered) if f.said.panel == panel.first_number]
            yield owe(
                case, key=f"answer panel:{panel.first_number}", what="Follow the panel, or give the reasons why not",
                by=Unit.CASEWORK, arose=panel.on, allowed=case.law["detention_policy.answer_panel"].on(panel.on),
                discharged_by="an answer to the panel, or release",
                reasons=(because("The panel would release", panel),),
                done_on=min(answered, default=None), lapsed_on=episode.until,
            )  # fmt: skip


def _release(case: Case, found: Detention) -> Iterator[Duty]:
    last = found.last_review
    if last is None:
        return
    cannot = "no" in (last.said.reasonable_period, last.said.within_reasonable_time)
    if last.said.outcome == "release" or cannot:
        yield owe(
            case, key=f"release:{last.first_number}", what="Release from detention", by=Unit.CASEWORK, arose=last.on,
            allowed=case.law["detention_policy.release_decided"].on(last.on),
            discharged_by="detention ended, with an address and conditions ready",
            reasons=(because(f"The review of {last.on}: {last.said.within_reasonable_time_reasons}", last),),
            done_on=found.episode.until, ladder=case.daily_ladder(last.on),
        )  # fmt: skip


def _reports(case: Case) -> Iterator[Duty]:
    for report in case.history.of(MedicalReportReceived):
        answered = [f.on for f in case.history.of(MedicalReportAnswered) if f.said.report == report.first_number]
        yield owe(
            case, key=f"answer medical report:{report.first_number}", what="Answer a medical report: consider release",
            by=Unit.CASEWORK, arose=report.on, allowed=case.law["detention_policy.medical_report_reply"].on(report.on),
            discharged_by="an answer with reasons",
            reasons=(because(f"{report.said.rule}: {report.said.concern}", report),),
            done_on=min(answered, default=None), lapsed_on=_ended_since(case, report.on),
        )  # fmt: skip


def _ended_since(case: Case, day: date) -> date | None:
    found = case.standing.detention
    until = found.episode.until if found is not None else None
    return until if until is not None and until >= day else None


def _hearings(case: Case, found: Detention) -> Iterator[Duty]:
    lead_page = case.law["detention_policy.bail_summary_lead"]
    for hearing in case.history.of(BailHearingListed):
        number, day = hearing.first_number, hearing.said.hearing_on
        sent = [f.on for f in case.history.of(BailSummarySent) if f.said.hearing == number]
        held = [f.on for f in case.history.of(BailHearingHeld) if f.said.hearing == number]
        lead = lead_page.on(hearing.on)
        yield owe(
            case, key=f"bail summary:{number}", what="Send the bail summary", by=Unit.CASEWORK, arose=hearing.on,
            allowed=lead, due=max(hearing.on, case.before(max(day, hearing.on), lead)),
            discharged_by="the summary sent", reasons=(because(f"Bail hearing on {day}", hearing),),
            done_on=min(sent, default=None),
            lapsed_on=min([*held, *_maybe(_ended_since(case, hearing.on))], default=None),
        )  # fmt: skip


def _maybe(day: date | None) -> list[date]:
    return [] if day is None else [day]
