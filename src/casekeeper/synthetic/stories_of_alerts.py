"""Worked stories about alerts: lost by a register, left standing after the ground fell, refused, not yet proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from casekeeper.facts.alerts import AlertLost, AlertRejected, Register
from casekeeper.facts.consideration import Decided
from casekeeper.facts.immigration import Departed, DeportationOrdered, DeportationOrderRevoked
from casekeeper.synthetic.alerts import AlertTold, tell_alert, tell_approval, tell_proposal
from casekeeper.synthetic.custody import tell_departure
from casekeeper.synthetic.telling import (
    Cast,
    Story,
    cast,
    held,
    tell_until_notice,
    tell_until_sentence,
    tell_until_triage,
)
from casekeeper.synthetic.told import Invented

EVERYWHERE: tuple[Register, ...] = ("border", "sis refusal", "police", "interpol")


def _ordered(one: Cast, days_to_release: int, months: int, ordered_ago: int) -> tuple[str, int, date]:
    """Sentenced, considered and ordered to be deported so many days ago. The prison, the order's place, its day."""
    made = one.release_in(days_to_release, months)
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    on = one.life.next_working_day(one.days_ago(ordered_ago))
    said = Decided(outcome="deport, automatic", reasons="No exception is made out.", decided_by="casework.manager",
                   exceptions_considered="All seven, on the papers.")  # fmt: skip
    one.life.tell(said, on - timedelta(days=3), by="casework.manager")
    place = one.life.tell(DeportationOrdered(automatic=True), on, by="casework.manager")
    assert place is not None
    return prison, place, on


def _alert(one: Cast, place: int, on: date, registers: Sequence[Register] = EVERYWHERE) -> AlertTold:
    told = tell_alert(one.life, "deportation order", place, on, registers, until=one.days_ago(2))
    assert told is not None
    return told


def lost_by_a_register(serial: int, today: date) -> Iterator[Invented]:
    """The border's holdings showed the alert two days ago and not yesterday; nothing was said of it."""
    one = cast(serial, today, "Zbyrad", "Kowelaniec", "POL")
    made = one.release_in(200, 30)
    _, place, on = _ordered(one, 200, 30, 60)
    told = _alert(one, place, on)
    one.life.tell(AlertLost(alert=told.place, where="border"), one.days_ago(1), source="border", by="holdings")
    yield one.done(held(made, "WWI"))


def ground_fell(serial: int, today: date) -> Iterator[Invented]:
    """The order was revoked yesterday; the withdrawals left the same day, and one register has not answered."""
    one = cast(serial, today, "Flamon", "Veluraj", "ALB")
    made = one.release_in(150, 26)
    _, place, on = _ordered(one, 150, 26, 90)
    told = _alert(one, place, on, ("border", "police"))
    said = DeportationOrderRevoked(reason="The appeal was allowed on family life.")
    one.life.tell(said, one.days_ago(1), by="casework.manager")
    told.withdrawn(one.days_ago(1), "The deportation order was revoked", confirmed=False)
    yield one.done(held(made, "WWI"))


def awaiting_approval(serial: int, today: date) -> Iterator[Invented]:
    """Proposed five days ago; nobody has approved or refused it."""
    one = cast(serial, today, "Mintaras", "Girnietis", "LTU")
    made = one.release_in(240, 36)
    _, place, _ = _ordered(one, 240, 36, 9)
    tell_proposal(one.life, "deportation order", place, one.days_ago(5), EVERYWHERE)
    yield one.done(held(made, "WWI"))


def rejected_and_not_proven(serial: int, today: date) -> Iterator[Invented]:
    """Interpol sent it back; the police acknowledged it and their holdings have never shown it."""
    one = cast(serial, today, "Quoc Viendo", "Phuongva", "VNM")
    made = one.release_in(300, 40)
    _, place, on = _ordered(one, 300, 40, 14)
    told = tell_proposal(one.life, "deportation order", place, on + timedelta(days=1), ("police", "interpol"))
    assert told is not None
    tell_approval(told, on + timedelta(days=2))
    told.acknowledged(on + timedelta(days=3), "police")
    said = AlertRejected(alert=told.place, where="interpol", reasons="No charge is stated.")
    one.life.tell(said, on + timedelta(days=3), source="interpol", by="register interpol")
    yield one.done(held(made, "WWI"))


def departed_with_return_alert(serial: int, today: date) -> Iterator[Invented]:
    """Removed last week: the return alert ended with that; the border's stands, since the order bars return."""
    one = cast(serial, today, "Ivailen", "Todimiruk", "BGR")
    _, place, on = _ordered(one, -30, 20, 120)
    told = _alert(one, place, on, ("border", "sis return"))
    left_on = one.days_ago(6)
    tell_departure(one.life, "WWI", left_on, early=False, country="BGR")
    assert any(isinstance(each.said, Departed) for each in one.life.told)
    told.sent(left_on, "sis return", "withdraw")
    yield one.done()


def review_is_near(serial: int, today: date) -> Iterator[Invented]:
    """Approved almost three years ago: reviewed before its day, or it expires."""
    one = cast(serial, today, "Leandros", "Papintoulos", "GRC")
    made = one.release_in(400, 96)
    _, place, on = _ordered(one, 400, 96, 1085)
    _alert(one, place, on, ("border", "sis refusal"))
    yield one.done(held(made, "WWI"))


STORIES = (
    Story("Zbyrad Kowelaniec", "an alert that the border lost without a word", lost_by_a_register),
    Story("Flamon Veluraj", "an order revoked yesterday: its alerts are being withdrawn", ground_fell),
    Story("Mintaras Girnietis", "an alert that waits for a second person", awaiting_approval),
    Story("Quoc Viendo Phuongva", "one register sent the alert back, another never showed it", rejected_and_not_proven),
    Story("Ivailen Todimiruk", "departed: the return alert ends, the border's stands", departed_with_return_alert),
    Story("Leandros Papintoulos", "an alert whose review date is near", review_is_near),
)  # fmt: skip
