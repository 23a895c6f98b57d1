"""The alerts of invented people: proposed on their grounds, approved, sent, proven, and withdrawn with the ground.

Most went as they should; now and then nobody proposed one, or a register has not been heard of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.alerts import (
    AlertAcknowledged,
    AlertApproved,
    AlertProposed,
    AlertSeen,
    AlertSent,
    AlertWithdrawn,
    Ground,
    Message,
    Register,
)
from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.synthetic.told import Life

OFFICER, MANAGER = "casework.officer", "casework.manager"
NEVER_PROPOSED_SHARE = 0.03
NOTED_AGAIN = 28
CARRIED_OVER_DAYS = 380
"""Older grounds were on a watch list of old, and their alerts were proposed here this many days ago."""

SETS: tuple[tuple[Register, ...], ...] = (
    ("border", "police"), ("border", "police", "sis refusal"), ("border", "police", "interpol"),
)  # fmt: skip
REASONS = "The order bars return; the border and the police have to know of it."


@dataclass(frozen=True)
class AlertTold:
    """An alert while its life is told: its place among the facts, and the registers it was sent to."""

    life: Life
    place: int
    registers: Sequence[Register]

    def sent(self, on: date, register: Register, message: Message = "create") -> None:
        """A message left for the register."""
        said = AlertSent(alert=self.place, where=register, message=message)
        self.life.tell(said, on, source="outbox", by="relay")

    def acknowledged(self, on: date, register: Register, message: Message = "create") -> None:
        """The register took it."""
        reference = f"{register[:2].upper()}{Random(f'{register}{self.place}{on}').randrange(10**6, 10**7)}"
        said = AlertAcknowledged(alert=self.place, where=register, message=message, reference=reference)
        self.life.tell(said, on, source=register, by=f"register {register}")

    def seen(self, on: date, register: Register) -> None:
        """The register's holdings showed it."""
        self.life.tell(AlertSeen(alert=self.place, where=register), on, source=register, by="holdings")

    def withdrawn(self, on: date, reasons: str, *, confirmed: bool = True) -> None:
        """The ground fell; the withdrawal goes out the same day, and is confirmed the same day unless told."""
        said = AlertWithdrawn(alert=self.place, reasons=reasons)
        if self.life.tell(said, on, by="casekeeper") is None:
            return
        for register in self.registers:
            self.sent(on, register, "withdraw")
            if confirmed:
                self.acknowledged(on, register, "withdraw")


def tell_proposal(
    life: Life, ground: Ground, fact: int, on: date, registers: Sequence[Register], reasons: str = REASONS
) -> AlertTold | None:
    """Proposed by an officer; None where that is not yet."""
    said = AlertProposed(
        ground=ground, ground_fact=fact, registers=tuple(registers), reasons=reasons, action="Stop, and tell casework",
        threat=True, suspended=False, entry_ban=True,
    )  # fmt: skip
    place = life.tell(said, on, by=OFFICER)
    return None if place is None else AlertTold(life, place, registers)


def tell_approval(told: AlertTold, on: date) -> bool:
    """Approved by the manager and sent the same day; False where that is not yet."""
    said = AlertApproved(alert=told.place, reasons="The order was seen.")
    if told.life.tell(said, on, by=MANAGER) is None:
        return False
    for register in told.registers:
        told.sent(on, register)
    return True


def tell_alert(
    life: Life, ground: Ground, fact: int, on: date, registers: Sequence[Register], *, until: date | None = None
) -> AlertTold | None:
    """An alert as it should go: into each register, and seen there within the last week. `until`: last day it stood."""
    proposed_on = life.next_working_day(on, life.chance.choice((0, 1, 1, 2)))
    told = tell_proposal(life, ground, fact, proposed_on, registers)
    approved_on = life.next_working_day(proposed_on, life.chance.choice((0, 1)))
    if told is None or not tell_approval(told, approved_on):
        return told
    last = until if until is not None else life.today - timedelta(days=life.chance.randrange(1, 7))
    for register in registers:
        told.acknowledged(approved_on + timedelta(days=1), register)
        day = approved_on + timedelta(days=2)
        while day < last:
            told.seen(day, register)
            day += timedelta(days=NOTED_AGAIN)
        told.seen(max(last, approved_on + timedelta(days=2)), register)
    return told


def tell_alerts(life: Life, serial: int) -> None:
    """An alert on every ground that the life so far tells of, withdrawn where the case closed with leave."""
    ours = Life(Random(f"alerts/{life.today}/{serial}"), life.today, life.told)
    already = {told.said.ground_fact for told in life.told if isinstance(told.said, AlertProposed)}
    closed_on = [told.happened.start for told in life.told if _is_leave(told.said)]
    for place, told in list(enumerate(life.told)):
        ground = _ground(told.said)
        if ground is None or place in already or ours.chance.random() < NEVER_PROPOSED_SHARE:
            continue
        on = told.happened.start
        until = min((day for day in closed_on if day >= on), default=None)
        registers = ours.chance.choices(SETS, (70, 15, 15))[0]
        known_from = max(on, life.today - timedelta(days=CARRIED_OVER_DAYS))
        if until is not None and until <= known_from + timedelta(days=8):
            continue
        made = tell_alert(
            ours, ground, place, known_from, registers, until=until - timedelta(days=1) if until else None
        )
        if made is not None and until is not None:
            made.withdrawn(until, "Leave was granted")


def _ground(said: object) -> Ground | None:
    if isinstance(said, DeportationOrdered):
        return "deportation order"
    if isinstance(said, ContactLost) and said.standing == "absconder":
        return "absconder declaration"
    return None


def _is_leave(said: object) -> bool:
    return isinstance(said, CaseClosed) and said.outcome == "leave granted"
