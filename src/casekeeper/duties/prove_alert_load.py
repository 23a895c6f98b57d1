"""An alert counts as loaded when the register's holdings show it. Sent is not there, and acknowledged is not there.

Whether proof is wanting is asked of every alert in force; that a whole day's holdings did not come is an alarm of
its own, for the register as a whole (records/queries/register_runs.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts import Fact
from casekeeper.facts.alerts import AlertAcknowledged, AlertDiffers, AlertLost, AlertSeen, AlertSent
from casekeeper.periods.limits import days_after
from casekeeper.position.alert_legs import Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because

PROVES = frozenset({AlertSeen.key, AlertDiffers.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every message or proof after which nothing was seen in time; it arises the day after that time."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            for place, fact in enumerate(leg.steps):
                if fact.kind in PROVES or _puts_it_there(leg, place):
                    found = _prove(case, alert, leg, place)
                    if found is not None:
                        yield found


def _puts_it_there(leg: Leg, place: int) -> bool:
    """A message that left; or, after a loss, the register's word that it has it again."""
    fact = leg.steps[place]
    if fact.kind == AlertAcknowledged.key and place and leg.steps[place - 1].kind == AlertLost.key:
        return bool(fact.said.message != "withdraw")
    return fact.kind == AlertSent.key and bool(fact.said.message != "withdraw")


def _prove(case: Case, alert: Alert, leg: Leg, place: int) -> Duty | None:
    """None where the next proof, loss, message or end came before the time was out."""
    fact = leg.steps[place]
    is_proof = fact.kind in PROVES
    allowed = case.for_alerts("proof_lasts" if is_proof else "first_proof", fact.on)
    arose = days_after(case.after(fact.on, allowed), 1)
    next_told = next((each for each in leg.steps[place + 1 :] if _settles(each)), None)
    if next_told is not None and next_told.on < arose:
        return None
    if leg.ended is not None and leg.ended.on < arose:
        return None
    done_on = next_told.on if next_told is not None else None
    ended, ended_on = how_ended(arose, done_on), done_on
    if done_on is None and leg.ended is not None:
        ended, ended_on = Ended.LAPSED, leg.ended.on
    said = f"Last seen in the register's holdings of {fact.on}" if is_proof else f"Sent on {fact.on} and not seen since"
    return Duty(
        key=f"prove alert:{alert.number}:{leg.register}:{fact.first_number}",
        what=f"Prove that the register holds the alert: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=arose,
        due=arose,
        under=allowed.citation,
        discharged_by="the register's holdings that show it, or show that it is lost",
        because=(
            because(f"Alert {alert.key}: {said[:1].lower()}{said[1:]}", fact),
            because(f"Proof is wanted within {allowed.in_words}", under=allowed),
        ),
        ladder=case.at_once_ladder(arose),
        ended=ended,
        ended_on=ended_on,
    )


def _settles(fact: Fact[Any]) -> bool:
    return fact.kind in PROVES or fact.kind in (AlertLost.key, AlertSent.key)
