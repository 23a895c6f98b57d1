"""Facts that a closed gate keeps out, whoever records them and however: on screen, through the API or by command.

an absconder is declared      only out of contact, with every check made, proposed by one person and declared by
                              another of the named grade; a child or somebody vulnerable is referred first
electronic monitoring         not of a child; not where it is impractical or not compatible with the person's rights
reporting in person           not of a child, unless the reasons say why
changing a condition          only by whoever may change it
a visit to enforce            not before somebody asked whether a vulnerable person is safe
a step of a request           only by the unit whose step it is, while the request is open
leaving, and what leads to it  see `departure_gates`
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.actions import departure_gates
from casekeeper.actions.asking import Asking
from casekeeper.actions.permissions import GRADES, Worker
from casekeeper.facts import History, Kind, history_of
from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.bail import BailConditionRemoved, BailConditionSet, BailConditionVaried, MonitoringConsidered
from casekeeper.facts.reporting import VisitDecided
from casekeeper.facts.requests import (
    RequestAnswered,
    RequestAsked,
    RequestDeclined,
    RequestEscalated,
    RequestTakenBack,
    RequestTakenOn,
)
from casekeeper.facts.safeguards import WelfareChecked
from casekeeper.position.answer import Answer, Outcome
from casekeeper.position.reporting import gates
from casekeeper.position.reporting.bail import bail_of
from casekeeper.position.reporting.in_contact import Reporting, reporting_of
from casekeeper.position.reporting.risk import MONITORING_AGE, at_risk
from casekeeper.position.requests import RequestState, requests_of
from casekeeper.records import rulebook
from casekeeper.records.family_told import families_told
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

IN_PERSON = ("reporting centre", "police station")
GRADE_TO_DECLARE = "reporting_policy.declare_grade"


class _Asked(NamedTuple):
    history: History
    on: date
    by: str
    user: Worker | None

    @property
    def reporting(self) -> Reporting | None:
        return reporting_of(self.history, rulebook.current_law(), rulebook.current_calendars().default, self.on)


def is_gated(said: Kind) -> bool:
    """Can a gate keep this fact out?"""
    if said.key in departure_gates.GATES:
        return True
    return said.key in _GATES and (not isinstance(said, ContactLost) or said.standing == "absconder")


def check_gate(
    person: Person, said: Kind, on: date, *, by: str, user: Worker | None, but_for: int | None = None
) -> None:
    """Raises Refused where the gate is closed on that day; ask while the record is held.

    `but_for` is the number of a fact that is being put right: what it said is no ground for what it is to say.
    """
    departure_gates.check_human(said, user)
    if is_gated(said) or (user is not None and departure_gates.names_another(said)):
        facts = [
            each
            for each in facts_of([person.id])[person.id]
            if but_for is None or but_for not in (each.number, each.corrects)
        ]
        family = families_told({person.id: facts}).get(person.id)
        whole = history_of(person.reference, facts, family=family)
        history, _ = whole.as_at(on)
        if user is not None:
            departure_gates.check_names(said, history)
        if said.key in departure_gates.GATES:
            rules = Asking(history, rulebook.current_law(), rulebook.current_calendars(), on, user, whole)
            departure_gates.GATES[said.key](rules, said)
        elif is_gated(said):
            _GATES[said.key](_Asked(history, on, by, user), said)


def _declare(asked: _Asked, said: Any) -> None:
    found = asked.reporting
    if found is None:
        raise Refused("Nobody is declared an absconder who was never on bail or told to report.")
    _pass(gates.may_declare(asked.history, found.contact, found.risk), "An absconder cannot be declared")
    proposal = gates.proposal_open(asked.history, found.contact.run[0].raised)
    assert proposal is not None
    if asked.user is None:
        raise Refused("A declaration is made by a second person who has signed in, not by a feed or a command.")
    if said.proposal not in (None, proposal.first_number):
        raise Refused(f"The proposal that waits is fact {proposal.first_number}, not {said.proposal}.")
    needed = str(rulebook.current_law()[GRADE_TO_DECLARE].on(asked.on).value)
    _pass(
        gates.second_person(proposal, by=asked.by, grade=asked.user.grade, needed=needed, grades=GRADES),
        "A second person declares",
    )


def _set_condition(asked: _Asked, said: Any) -> None:
    law = rulebook.current_law()
    if said.condition == "electronic monitoring":
        if at_risk(asked.history, law, asked.on, MONITORING_AGE).child is Outcome.MET:
            raise Refused("Nobody under 18 is monitored electronically.")
    elif said.condition == "reporting" and said.channel in IN_PERSON and not said.reasons.strip():
        _not_in_person(asked)


def _vary_condition(asked: _Asked, said: Any) -> None:
    _by_whom(asked, said.condition, said.varied_by)
    if said.channel in IN_PERSON and not said.reasons.strip():
        _not_in_person(asked)


def _remove_condition(asked: _Asked, said: Any) -> None:
    _by_whom(asked, said.condition, said.removed_by)


def _by_whom(asked: _Asked, number: int, by: str) -> None:
    """A condition that only the tribunal may change is changed by nobody else."""
    conditions = {each.number: each for each in bail_of(asked.history).conditions}
    condition = conditions.get(number)
    if condition is None or condition.ended is not None:
        standing = ", ".join(str(each.number) for each in conditions.values() if each.ended is None) or "none"
        raise Refused(f"Fact {number} is no condition of bail that stands on this record. Conditions: {standing}.")
    if condition.fact.said.may_vary == "tribunal" and by != "tribunal":
        raise Refused("Only the tribunal may change this condition, unless it directed otherwise.")


def _not_in_person(asked: _Asked) -> None:
    if at_risk(asked.history, rulebook.current_law(), asked.on).child is Outcome.MET:
        raise Refused("Under-18s are not normally told to report in person. Choose another way, or give the reasons.")


def _monitor(asked: _Asked, said: Any) -> None:
    if said.outcome not in ("fitted", "not fitted"):
        return
    if at_risk(asked.history, rulebook.current_law(), asked.on, MONITORING_AGE).child is Outcome.MET:
        raise Refused("Nobody under 18 is monitored electronically.")
    if "no" in (said.practical, said.compatible):
        raise Refused("It is not practical, or not compatible with the person's rights, so it is not kept: remove it.")


def _visit(asked: _Asked, said: Any) -> None:
    found = asked.reporting
    if said.outcome == "enforcement visit" and found is not None:
        gate = gates.may_enforce_by_visit(found.risk, asked.history.of(WelfareChecked), found.contact)
        _pass(gate, "A visit to enforce has to wait")


def _ask(asked: _Asked, said: Any) -> None:
    if said.by_unit == said.to_unit:
        raise Refused("A unit does not ask itself. Choose the other unit.")
    if said.needed_by is not None and said.needed_by < asked.on:
        raise Refused("The day by which it is needed has gone by. Choose a later one, or leave it empty.")
    _of_unit(asked, said.by_unit)


def _step(asked: _Asked, said: Any) -> None:
    """Of an open request; taken on, declined and answered by whom it was asked of, the others by whoever asked."""
    request = next((each for each in requests_of(asked.history) if each.number == said.request), None)
    if request is None or not request.is_open:
        state = f"it is {request.state}" if request is not None else "there is none of that number"
        raise Refused(f"Fact {said.request} is no open request of this record: {state}. Look again.")
    if said.key == RequestTakenOn.key and request.state is not RequestState.ASKED:
        raise Refused("It is taken on already.")
    if said.key == RequestAnswered.key and request.state is not RequestState.TAKEN_ON:
        raise Refused("Take it on first: until then the unit that asked has the clock.")
    theirs = said.key in (RequestTakenOn.key, RequestDeclined.key, RequestAnswered.key)
    _of_unit(asked, request.asked.said.to_unit if theirs else request.asked.said.by_unit)


def _of_unit(asked: _Asked, unit: str) -> None:
    if asked.user is not None and asked.user.unit != unit:
        raise Refused(f"This is for {unit} to say; you are in {asked.user.unit or 'no unit'}.")


def _pass(gate: Answer, what: str) -> None:
    if gate.outcome is Outcome.MET:
        return
    why = "; ".join([*(f"missing: {each}" for each in gate.missing), *(reason.text for reason in gate.reasons)])
    raise Refused(f"{what}: {why}.")


_GATES: Mapping[str, Callable[[_Asked, Any], None]] = {
    ContactLost.key: _declare,
    BailConditionSet.key: _set_condition,
    BailConditionVaried.key: _vary_condition,
    BailConditionRemoved.key: _remove_condition,
    MonitoringConsidered.key: _monitor,
    VisitDecided.key: _visit,
    RequestAsked.key: _ask,
    RequestTakenOn.key: _step,
    RequestDeclined.key: _step,
    RequestAnswered.key: _step,
    RequestEscalated.key: _step,
    RequestTakenBack.key: _step,
}
