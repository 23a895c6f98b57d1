"""Where does this person stand? Everybody is in exactly one place, on every day.

The order of the questions below is the rule: the first that answers decides, and the last always does.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import Died, RecordJoined
from casekeeper.facts.immigration import BailGranted, Departed, DetentionBegan, DetentionEnded, DetentionMoved
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.closing import Closing
from casekeeper.position.consideration import Consideration
from casekeeper.position.custody import Custody, CustodyNow
from casekeeper.position.order_of_day import came_after
from casekeeper.position.reporting.contact_state import Contact, ContactState


class Whereabouts(StrEnum):
    """The nine places. Flows between them reconcile to stocks, always."""

    IN_CUSTODY = "in custody"
    IN_DETENTION = "in immigration detention"
    IN_CONTACT = "in the community and in contact"
    OUT_OF_CONTACT = "out of contact"
    ABSCONDER = "absconder"
    DEPARTED = "departed"
    DIED = "died"
    NO_LONGER_OF_INTEREST = "no longer of interest"
    NOT_KNOWN = "not known"


FOUND = frozenset({Whereabouts.IN_CUSTODY, Whereabouts.IN_DETENTION, Whereabouts.IN_CONTACT})
"""Where somebody is who can be found."""

_RELEASED_TO = {
    "immigration bail": Whereabouts.IN_CONTACT,
    "immigration detention": Whereabouts.IN_DETENTION,
}
"""Where the prison's own code for a release says the person went, until something newer is known."""


def whereabouts(
    history: History,
    now: CustodyNow,
    found: Consideration,
    closed: Closing | None,
    release_on: date | None,
    as_at: date,
    contact: Contact | None = None,
) -> Answer:
    """The one place the person is in on the day, with the fact that puts them there."""
    if closed is not None:
        if closed.fact.kind == Died.key:
            return _at(Whereabouts.DIED, closed.fact)
        if closed.fact.kind == Departed.key:
            return _at(Whereabouts.DEPARTED, closed.fact)
        if closed.fact.kind == RecordJoined.key:
            return _at(Whereabouts.NO_LONGER_OF_INTEREST, closed.fact, "The record continues in another")
        still = _detention_running(history, now) or _held_past_release(now, found, release_on, as_at)
        if still is not None:
            return _at(Whereabouts.IN_DETENTION, still, "Held although the record is closed")
        return _at(Whereabouts.NO_LONGER_OF_INTEREST, closed.fact)
    if now.held:
        return _held(history, now, found, release_on, as_at)
    if now.state is Custody.NOT_ON_LIST:
        return _at(Whereabouts.NOT_KNOWN, now.fact)
    began = _detention_running(history, now)
    if began is not None:
        return _at(Whereabouts.IN_DETENTION, began)
    return _in_community(history, now, contact)


def _held(history: History, now: CustodyNow, found: Consideration, release_on: date | None, as_at: date) -> Answer:
    """In custody for a sentence or charge; in immigration detention once only our authority holds the person."""
    began = _detention_running(history, now)
    if began is not None:
        return _at(Whereabouts.IN_DETENTION, began)
    authority = found.detention
    if authority is None or release_on is None:
        return _at(Whereabouts.IN_CUSTODY, now.fact)
    if as_at > release_on:
        return _at(Whereabouts.IN_DETENTION, authority, f"Held past the release date, {release_on}, on our authority")
    return _at(Whereabouts.IN_CUSTODY, now.fact)._replace(changes_on=next_day(release_on))


def _held_past_release(
    now: CustodyNow, found: Consideration, release_on: date | None, as_at: date
) -> Fact[Any] | None:  # fmt: skip
    """Our authority, where it alone still holds the person in prison."""
    past = now.held and release_on is not None and as_at > release_on
    return found.detention if past else None


def _detention_running(history: History, now: CustodyNow) -> Fact[Any] | None:
    """Immigration detention that began and has neither ended nor given way to a release or a new spell."""
    began = history.latest_of(DetentionBegan, DetentionMoved)
    if began is None:
        return None
    ended = history.latest_of(DetentionEnded, BailGranted)
    if ended is not None and came_after(ended, began):
        return None
    if now.fact is not None and now.state is Custody.RELEASED and now.fact.on > began.on:
        to = getattr(now.fact.said, "to", "")
        return began if to in ("immigration detention", "removal") else None
    if now.held and now.spell_from is not None and now.spell_from > began.on:
        return None
    return began


_BY_CONTACT = {
    ContactState.IN_CONTACT: Whereabouts.IN_CONTACT,
    ContactState.MISS_OPEN: Whereabouts.IN_CONTACT,
    ContactState.OUT_OF_CONTACT: Whereabouts.OUT_OF_CONTACT,
    ContactState.ABSCONDER: Whereabouts.ABSCONDER,
    ContactState.LOCATED: Whereabouts.OUT_OF_CONTACT,
}
"""A miss alone makes nobody out of contact; who is located but not yet spoken to has left the pool of absconders."""


def _in_community(history: History, now: CustodyNow, contact: Contact | None) -> Answer:
    if contact is not None and contact.state in _BY_CONTACT:
        return _at(_BY_CONTACT[contact.state], contact.fact, _in_words(contact))
    if contact is not None and contact.state is ContactState.ENDED and contact.last_contact is not None:
        seen = contact.last_contact
        if (now.fact is None or seen.on >= now.fact.on) and not any(spell.since > seen.on for spell in contact.lost):
            return _at(Whereabouts.IN_CONTACT, seen)
    if now.release is not None and now.state is Custody.RELEASED and now.release.said.to in _RELEASED_TO:
        let_go = history.latest(DetentionEnded)
        if let_go is None or not came_after(let_go, now.release):
            return _at(_RELEASED_TO[now.release.said.to], now.release)
        if let_go.said.reason == "bail":
            return _at(Whereabouts.IN_CONTACT, let_go)
        return _at(Whereabouts.NOT_KNOWN, let_go)
    return _at(Whereabouts.NOT_KNOWN, now.fact)


def _in_words(contact: Contact) -> str:
    if contact.fact is not None:
        return ""
    if contact.rule is not None:
        return f"Reports missed and no contact: {contact.rule.in_words}"
    return f"{contact.state.value.capitalize()} since {contact.since}"


def _at(place: Whereabouts, fact: Fact[Any] | None, text: str = "") -> Answer:
    outcome = Outcome.CANNOT_TELL if place is Whereabouts.NOT_KNOWN else Outcome.MET
    if fact is None:
        reasons: tuple[Reason, ...] = (Reason(text or "No fact says where the person is"),)
    else:
        reasons = (Reason(text or f"{fact.said.label} on {fact.happened.start}", fact.number),)
    missing = ("where the person is now",) if outcome is Outcome.CANNOT_TELL else ()
    return Answer("whereabouts", outcome, place.value, reasons, missing)
