"""What did one unit ask of another about this person, who has the clock now, and how did it end?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.requests import (
    RequestAnswered,
    RequestAsked,
    RequestDeclined,
    RequestEscalated,
    RequestTakenBack,
    RequestTakenOn,
)
from casekeeper.position.answer import Answer, Outcome, because

QUESTION = "requests"


class RequestState(StrEnum):
    """Asked and taken on are open; the others are ends."""

    ASKED = "asked"
    TAKEN_ON = "taken on"
    DECLINED = "declined"
    ANSWERED = "answered"
    TAKEN_BACK = "taken back"


OPEN = (RequestState.ASKED, RequestState.TAKEN_ON)


class Request(NamedTuple):
    """One request: how it was asked, each step that was told, and the first that ended it."""

    asked: Fact[RequestAsked]
    state: RequestState = RequestState.ASKED
    taken_on: Fact[RequestTakenOn] | None = None
    escalated: Fact[RequestEscalated] | None = None
    ended: Fact[Any] | None = None

    @property
    def number(self) -> int:
        return self.asked.first_number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def clock_with(self) -> str:
        """The unit that has to act next: the asker until it is taken on."""
        said = self.asked.said
        return said.to_unit if self.taken_on is not None else said.by_unit


def requests_of(history: History) -> tuple[Request, ...]:
    """Every request, in order of asking. A step about one that has ended changes nothing."""
    asked = history.of(RequestAsked)
    if not asked:
        return ()
    found = {fact.first_number: Request(fact) for fact in asked}
    for fact in history.facts:
        number = fact.said.__dict__.get("request")
        if number in found and found[number].is_open:
            found[number] = _after(found[number], fact)
    return tuple(found.values())


def _after(request: Request, fact: Fact[Any]) -> Request:
    if fact.kind == RequestTakenOn.key:
        return request._replace(state=RequestState.TAKEN_ON, taken_on=request.taken_on or fact)
    if fact.kind == RequestEscalated.key:
        return request._replace(escalated=request.escalated or fact)
    state = _ENDS.get(fact.kind)
    return request if state is None else request._replace(state=state, ended=fact)


_ENDS = {
    RequestDeclined.key: RequestState.DECLINED,
    RequestAnswered.key: RequestState.ANSWERED,
    RequestTakenBack.key: RequestState.TAKEN_BACK,
}


def requests(found: Sequence[Request]) -> Answer:
    """Met where one is open."""
    open_ones = [each for each in found if each.is_open]
    value = [
        {"request": each.number, "from": each.asked.said.by_unit, "to": each.asked.said.to_unit,
         "what": each.asked.said.what, "state": each.state.value, "asked_on": each.asked.on,
         "needed_by": each.asked.said.needed_by}
        for each in found
    ]  # fmt: skip
    reasons = tuple([because(f"{each.asked.said.by_unit.capitalize()} asked {each.asked.said.to_unit} on "
                             f"{each.asked.on}", each.asked) for each in open_ones])  # fmt: skip
    return Answer(QUESTION, Outcome.MET if open_ones else Outcome.NOT_MET, value, reasons)


def answer_due(request: Request, by_policy: date) -> date:
    """The day the asker named, or else the policy's; never before the day on which it was asked."""
    return max(request.asked.said.needed_by or by_policy, request.asked.on)
