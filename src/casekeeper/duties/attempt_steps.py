"""Around an attempt: lines closed in time, its outcome told, arrival confirmed, the person back in custody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.custody import Received, Released, Returned, SeenOnList
from casekeeper.facts.immigration import BackInCountry
from casekeeper.position.answer import Reason, because
from casekeeper.position.departure.attempts import Attempt, State
from casekeeper.position.departure.gate import Departure
from casekeeper.position.departure.readiness import BY_OWN_WILL
from casekeeper.position.whereabouts import FOUND

BACK: tuple[Any, ...] = (Received, Returned, SeenOnList)


def duties(case: Case) -> Iterator[Duty]:
    """For each attempt, and for somebody who could leave and for whom none is planned."""
    leaving = case.standing.departure
    if leaving is None:
        return
    for attempt in leaving.attempts:
        if attempt.state is not State.GIVEN_UP:
            yield _prepare(case, leaving, attempt)
            yield _outcome(case, attempt)
        if attempt.boarded is not None:
            yield _arrival(case, attempt)
            yield from _aboard_against_gate(case, leaving, attempt)
        yield from _back_to_custody(case, attempt)
    yield from _nothing_stops(case, leaving)


def _prepare(case: Case, leaving: Departure, attempt: Attempt) -> Duty:
    """Every line that blocks, closed in time; done once the person is collected or gone."""
    lead = case.for_departure("check_departure", attempt.planned.on)
    arose = attempt.planned.on
    due = max(arose, case.before(attempt.leaves_on, lead))
    open_lines = [line for line in leaving.lines if line.blocks and not line.is_met]
    gone = [f.on for f in (attempt.collected, attempt.boarded, attempt.departed) if f is not None]
    reasons: list[Reason] = [because(f"Departure planned for {attempt.leaves_on}", attempt.planned)]
    if attempt.is_open:
        reasons += [Reason(f"{line.name.capitalize()} is open; {line.owner} has it") for line in open_lines]
    return owe(
        case, key=f"prepare departure:{attempt.number}", what="Close what is open before the departure",
        by=Unit.RETURNS, arose=arose, allowed=lead, due=due,
        discharged_by="the person collected, or the attempt ended", reasons=reasons,
        done_on=min(gone, default=None), lapsed_on=attempt.failed.on if attempt.failed is not None else None,
    )  # fmt: skip


def _outcome(case: Case, attempt: Attempt) -> Duty:
    told = [f.on for f in (attempt.arrived, attempt.departed, attempt.failed, attempt.boarded) if f is not None]
    allowed = case.for_departure("attempt_outcome", attempt.leaves_on)
    return owe(
        case, key=f"tell outcome:{attempt.number}", what="Record what became of the departure", by=Unit.RETURNS,
        arose=max(attempt.planned.on, attempt.leaves_on), allowed=allowed,
        discharged_by="boarding, departure or failure recorded",
        reasons=(because(f"Departure planned for {attempt.leaves_on}", attempt.planned),),
        done_on=min(told, default=None),
    )  # fmt: skip


def _arrival(case: Case, attempt: Attempt) -> Duty:
    boarded = attempt.boarded
    assert boarded is not None
    ended = [f.on for f in (attempt.arrived, attempt.departed) if f is not None and f.on >= boarded.on]
    failed = [f.on for f in (attempt.failed,) if f is not None and f.on >= boarded.on]
    back = [f.on for f in case.history.of(BackInCountry) if f.on >= boarded.on]
    return owe(
        case, key=f"confirm arrival:{attempt.number}", what="Confirm that the person left or arrived", by=Unit.RETURNS,
        arose=boarded.on, allowed=case.for_departure("confirm_arrival", boarded.on),
        discharged_by="arrival or departure confirmed with evidence, or the failure recorded",
        reasons=(because(f"Boarded on {boarded.on}", boarded),),
        done_on=min(ended, default=None), lapsed_on=min([*failed, *back], default=None), waiting_on="others",
    )  # fmt: skip


def _aboard_against_gate(case: Case, leaving: Departure, attempt: Attempt) -> Iterator[Duty]:
    """A feed tells that somebody boarded whom a safeguard protects: there may still be time before the doors close."""
    boarded = attempt.boarded
    assert boarded is not None
    stood = [each for each in leaving.raised if each.hard and each.since <= boarded.on]
    if not stood or not attempt.is_open or attempt.planned.said.how in BY_OWN_WILL:
        return
    allowed = case.for_departure("against_gate", boarded.on)
    yield owe(
        case, key=f"aboard against gate:{attempt.number}", what="Get the person off: they boarded against a safeguard",
        by=Unit.RETURNS, arose=boarded.on, allowed=allowed, due=boarded.on, ladder=case.at_once_ladder(boarded.on),
        discharged_by="the failure recorded, or that they left",
        reasons=(because(f"Boarded on {boarded.on}", boarded),
                 *(because(f"{each.code} since {each.since}: {each.why}", each.fact) for each in stood)),
        urgent=True,
    )  # fmt: skip


def _back_to_custody(case: Case, attempt: Attempt) -> Iterator[Duty]:
    """Criminal Justice Act 2003, s 260(4): a removed prisoner stays liable to the sentence while still here."""
    failed = attempt.failed
    if failed is None or attempt.planned.said.how != "early removal scheme":
        return
    handed_over = [f for f in case.history.of(Released) if f.said.to == "removal" and f.on <= failed.on]
    if not handed_over:
        return
    received = [f.on for kind in BACK for f in case.history.of(kind) if f.on >= failed.on]
    allowed = case.for_departure("return_to_custody", failed.on)
    yield owe(
        case, key=f"return to custody:{attempt.number}", what="Return the person to custody",
        by=Unit.RETURNS, arose=failed.on, allowed=allowed, discharged_by="the prison has the person again",
        reasons=(because(f"Let go for removal on {handed_over[-1].on}, and it failed", failed),),
        done_on=min(received, default=None), ladder=case.at_once_ladder(failed.on), urgent=True,
    )  # fmt: skip


def _nothing_stops(case: Case, leaving: Departure) -> Iterator[Duty]:
    """A document held, somebody we can find, nothing in the way, and no departure planned."""
    if not leaving.removable or leaving.attempt is not None or not _is_found(case):
        return
    since = _since(case, leaving)
    if since is None:
        return
    facts = tuple(Reason(f"{line.name.capitalize()}: met") for line in leaving.lines if line.planning)
    yield owe(
        case, key=f"plan departure:{since.isoformat()}", what="Plan a departure: nothing stops it", by=Unit.RETURNS,
        arose=since, allowed=case.for_departure("act_when_nothing_stops", since),
        discharged_by="a departure planned, or what stops it recorded", reasons=facts,
    )  # fmt: skip


def _is_found(case: Case) -> bool:
    return case.standing.answers["whereabouts"].value in FOUND


def _since(case: Case, leaving: Departure) -> date | None:
    """The day on which the last line was met, or the last attempt failed."""
    days = [line.since for line in leaving.lines if line.planning and line.since is not None]
    days += [each.failed.on for each in leaving.attempts if each.failed is not None]
    days = [day for day in days if day <= case.as_at]
    return max(days, default=None)
