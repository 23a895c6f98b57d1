"""A request is taken on or declined soon, and answered by the day it is needed; until it is taken on the asker has it.

A hand-over is complete when it is accepted: so two duties follow one another, the asker's and the receiver's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.requests import RequestTakenBack
from casekeeper.position.answer import Reason, because
from casekeeper.position.requests import Request, RequestState, answer_due


def duties(case: Case) -> Iterator[Duty]:
    """One for every request asked, and one more for each that was taken on."""
    for request in case.standing.requests:
        yield _get_it_taken_on(case, request)
        if request.taken_on is not None:
            yield _answer(case, request)


def _get_it_taken_on(case: Case, request: Request) -> Duty:
    said, asked_on = request.asked.said, request.asked.on
    allowed = case.policy("request_take_on", asked_on)
    settled = request.taken_on or request.ended
    taken_back = settled is not None and settled.kind == RequestTakenBack.key
    done_on = settled.on if settled is not None else None
    return owe(
        case,
        key=f"get request taken on:{request.number}",
        what="See that the other unit takes on the request",
        by=Unit(said.by_unit),
        arose=asked_on,
        allowed=allowed,
        due=min(case.after(asked_on, allowed), answer_due(request, date.max)),
        discharged_by="the other unit taking it on or declining it; until then it is owed here",
        reasons=(because(f"Asked of {said.to_unit}: {said.what}", request.asked), *_escalated(request)),
        done_on=None if taken_back else done_on,
        lapsed_on=done_on if taken_back else None,
        ladder=_ladder(case, request, before=True),
        urgent=request.escalated is not None,
        waiting_on="others",
    )


def _answer(case: Case, request: Request) -> Duty:
    assert request.taken_on is not None
    said, taken_on = request.asked.said, request.taken_on
    allowed = case.policy("request_answer", request.asked.on)
    answered = request.ended if request.state is RequestState.ANSWERED else None
    ended = request.ended.on if request.ended is not None else None
    return owe(
        case,
        key=f"answer request:{request.number}",
        what="Answer a request of another unit",
        by=Unit(said.to_unit),
        arose=taken_on.on,
        allowed=allowed,
        due=max(answer_due(request, case.after(request.asked.on, allowed)), taken_on.on),
        discharged_by="the answer, or declining it with reasons",
        reasons=(
            because(f"{said.by_unit.capitalize()} asks: {said.what}", request.asked),
            because(f"Taken on by {taken_on.said.taken_by} on {taken_on.on}", taken_on),
            *_escalated(request),
        ),
        done_on=answered.on if answered is not None else None,
        lapsed_on=ended,
        ladder=_ladder(case, request, before=False),
        urgent=request.escalated is not None,
    )


def _escalated(request: Request) -> tuple[Reason, ...]:
    fact = request.escalated
    return (because(f"Escalated on {fact.on}: {fact.said.reasons}", fact),) if fact is not None else ()


def _ladder(case: Case, request: Request, *, before: bool) -> tuple[date, ...] | None:
    """Once escalated: with the manager the same day, with the head the day after."""
    escalated = request.escalated
    if escalated is None:
        return None
    start = escalated.on if before or request.taken_on is None else max(escalated.on, request.taken_on.on)
    return case.at_once_ladder(start)
