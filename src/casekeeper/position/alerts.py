"""Which alerts does the record carry, and where does each stand in each register, with proof of which day?

An alert waits for a second person; approved, it goes to its registers, is acknowledged, and counts as loaded once the
register's own holdings show it. It ends by withdrawal, by its review date, or on the day its ground falls, and must
then leave every register that may hold it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.alerts import (
    AlertAcknowledged,
    AlertApproved,
    AlertDiffers,
    AlertGone,
    AlertLost,
    AlertProposed,
    AlertRefused,
    AlertRejected,
    AlertReviewed,
    AlertSeen,
    AlertSent,
    AlertSentAgain,
    AlertWithdrawn,
    Register,
    alert_key,
)
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.law import Law
from casekeeper.periods.limits import months_after
from casekeeper.position.alert_legs import OVER, AlertState, Leg, read_leg
from casekeeper.position.answer import Answer, Outcome, Reason, soonest
from casekeeper.position.grounds import Fall, fall_of, learned_on

CONNECTED = "alerts_policy.registers"
REVIEW = "alerts_policy.review_period"
REVIEW_SIS = "sis_regulations.review_period"
ENDS_ON_DEPARTURE = "sis_regulations.return_alert_ends_on_departure"
IN_ONE_REGISTER: tuple[Any, ...] = (
    AlertSent,
    AlertAcknowledged,
    AlertRejected,
    AlertSeen,
    AlertLost,
    AlertDiffers,
    AlertGone,
)


Steps = dict[tuple[int, Register], list[Fact[Any]]]


class Alert(NamedTuple):
    """One alert. `ended` says how it ended, if it did; `review_on` is the day it expires unless reviewed before.

    `reviews` are the approval and each review since, with the review date that each set.
    """

    number: int
    proposed: Fact[AlertProposed]
    approved: Fact[AlertApproved] | None
    refused: Fact[AlertRefused] | None
    reviews: tuple[tuple[Fact[Any], date], ...]
    review_on: date | None
    ended: Fall | None
    withdrawn: Fact[AlertWithdrawn] | None
    state: AlertState
    legs: tuple[Leg, ...]
    changes_on: date | None

    @property
    def key(self) -> str:
        """What registers know it by."""
        return alert_key(self.number)

    @property
    def in_force(self) -> bool:
        return self.approved is not None and self.ended is None


def alerts_of(history: History, law: Law, as_at: date) -> tuple[Alert, ...]:
    """Every alert ever proposed on this record, in order."""
    proposals = history.of(AlertProposed)
    if not proposals:
        return ()
    steps = _steps(history)
    return tuple([_alert(history, law, as_at, proposed, steps) for proposed in proposals])


def alerts(found: tuple[Alert, ...]) -> Answer:
    """Is an alert in force?"""
    if not found:
        return Answer("alerts", Outcome.NOT_MET)
    in_force = [alert for alert in found if alert.in_force]
    reasons = tuple([Reason(_in_words(alert), alert.proposed.number) for alert in in_force])
    outcome = Outcome.MET if in_force else Outcome.NOT_MET
    changes = soonest((alert.changes_on for alert in found), date.min)
    return Answer("alerts", outcome, [_plain(alert) for alert in found], reasons, changes_on=changes)


def _steps(history: History) -> Steps:
    """What happened to each alert in each register, in order."""
    found: Steps = {}
    for kind in IN_ONE_REGISTER:
        for fact in history.of(kind):
            found.setdefault((fact.said.alert, fact.said.where), []).append(fact)
    for again in history.of(AlertSentAgain):
        for register in again.said.registers:
            found.setdefault((again.said.alert, register), []).append(again)
    for steps in found.values():
        steps.sort(key=lambda fact: (fact.on, fact.recorded_at, fact.number))
    return found


def _alert(history: History, law: Law, as_at: date, proposed: Fact[AlertProposed], steps: Steps) -> Alert:
    number = proposed.first_number
    approved = _first(history, AlertApproved, number, not_by=proposed.recorded_by)
    refused = _first(history, AlertRefused, number)
    if approved is not None and refused is not None and refused.recorded_at < approved.recorded_at:
        approved = None
    reviews = _reviews(history, law, proposed, approved)
    review_on = reviews[-1][1] if reviews else None
    withdrawn = _first(history, AlertWithdrawn, number)
    ends = _ends(history, proposed, withdrawn, review_on)
    ended = next((end for end in ends if end.on <= as_at), None)
    later = [end.on for end in ends if end.on > as_at]
    made = Alert(
        number, proposed, approved, refused if approved is None else None, reviews, review_on, ended, withdrawn,
        AlertState.AWAITING_APPROVAL, (), min(later, default=None),
    )  # fmt: skip
    if approved is None:
        over = AlertState.REFUSED if refused is not None else AlertState.WITHDRAWN
        return made._replace(state=over) if refused is not None or ended is not None else made
    legs = tuple(
        [
            _leg(history, law, as_at, made, register, steps.get((number, register), []))
            for register in dict.fromkeys(proposed.said.registers)
        ]
    )
    return made._replace(legs=legs, state=min((leg.state for leg in legs), key=_pressing))


def _pressing(state: AlertState) -> int:
    return list(AlertState).index(state)


def _first(history: History, kind: Any, number: int, not_by: str | None = None) -> Fact[Any] | None:
    """The first fact of the kind about this alert; an approval by whoever proposed it does not count."""
    return next(
        (fact for fact in history.of(kind) if fact.said.alert == number and fact.recorded_by != not_by), None
    )  # fmt: skip


def _ends(
    history: History, proposed: Fact[AlertProposed], withdrawn: Fact[Any] | None, review_on: date | None
) -> list[Fall]:  # fmt: skip
    """Every way in which the alert ends, the first first. A day that only the withdrawal tells is the withdrawal's."""
    said = proposed.said
    fall = fall_of(history, said.ground, said.ground_fact, proposed)
    ends = [] if fall is None or (fall.fact is None and withdrawn is not None) else [fall]
    if withdrawn is not None:
        why = f"Withdrawn on {withdrawn.on}: {withdrawn.said.reasons}"
        ends.append(Fall(withdrawn.on, why, withdrawn.number, learned_on(withdrawn)))
    if review_on is not None:
        ends.append(Fall(review_on, f"Its review date, {review_on}, passed without a review", None, review_on, True))
    return sorted(ends, key=lambda end: end.on)


def _reviews(
    history: History, law: Law, proposed: Fact[AlertProposed], approved: Fact[AlertApproved] | None
) -> tuple[tuple[Fact[Any], date], ...]:
    """The approval and each later review, with its review date: the one chosen, or the longest any register allows."""
    if approved is None:
        return ()
    number = proposed.first_number
    found: list[tuple[Fact[Any], date]] = []
    told: list[Fact[Any]] = [approved, *(each for each in history.of(AlertReviewed) if each.said.alert == number)]
    for fact in told:
        allowed = [law[page].on(fact.on).value for page in {_review_page(one) for one in proposed.said.registers}]
        longest = months_after(fact.on, min(allowed))
        found.append((fact, min(longest, fact.said.review_on or longest)))
    return tuple(found)


def _review_page(register: Register) -> str:
    return REVIEW_SIS if register.startswith("sis") else REVIEW


def _leg(
    history: History, law: Law, as_at: date, alert: Alert, register: Register, steps: Sequence[Fact[Any]]
) -> Leg:  # fmt: skip
    connected = law[CONNECTED].find(as_at)
    reachable = connected is not None and register in connected.value
    ended = alert.ended
    if not reachable:
        day = max(alert.proposed.on, connected.effective_on) if connected is not None else alert.proposed.on
        gone = Fall(day, "The register is not connected on this day", None, day)
        ended = min((each for each in (ended, gone) if each is not None), key=lambda each: each.on)
    elif register == "sis return" and ended is None:
        ended = _returned(history, law, alert)
    assert alert.approved is not None
    return read_leg(register, steps, alert.approved, ended, reachable=reachable)


def _returned(history: History, law: Law, alert: Alert) -> Fall | None:
    """A return alert ends on confirmed departure, unless the person is back since or it was then sent again."""
    left = history.latest(Departed)
    back = history.latest(BackInCountry)
    rule = law[ENDS_ON_DEPARTURE].find(left.on) if left is not None else None
    if left is None or rule is None or not rule.value or left.on < alert.proposed.on:
        return None
    if back is not None and (back.on, back.recorded_at) > (left.on, left.recorded_at):
        return None
    return Fall(left.on, f"Departure was confirmed on {left.on}; a return alert ends with it", left.number,
                learned_on(left))  # fmt: skip


def _in_words(alert: Alert) -> str:
    where = "; ".join(f"{leg.register}: {leg.state}" for leg in alert.legs)
    return f"Alert {alert.key}, on the ground of {alert.proposed.said.ground}: {where}"


def _plain(alert: Alert) -> Mapping[str, Any]:
    said = alert.proposed.said
    return {
        "alert": alert.number, "key": alert.key, "ground": said.ground, "ground_fact": said.ground_fact,
        "proposed_on": alert.proposed.on, "in_force": alert.in_force, "state": alert.state.value,
        "asked_for": list(said.registers),
        "over": alert.state in OVER, "review_on": alert.review_on,
        "ended_on": alert.ended.on if alert.ended else None, "why_ended": alert.ended.why if alert.ended else "",
        "is_withdrawn": alert.withdrawn is not None or alert.refused is not None,
        "registers": [_plain_leg(leg) for leg in alert.legs],
    }  # fmt: skip


def _plain_leg(leg: Leg) -> Mapping[str, Any]:
    return {
        "register": leg.register, "state": leg.state.value, "since": leg.since, "why": leg.why,
        "reference": leg.reference, "proof_on": leg.proof.on if leg.proof else None, "message": leg.message,
        "trigger": leg.trigger, "ended": leg.ended is not None,
    }  # fmt: skip
