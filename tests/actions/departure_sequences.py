"""Random sequences of actions on one person, tried through the same gates that recording asks, without a database.

Each step is what somebody in some unit, or a feed, wants to record. What a gate refuses is not recorded. The oracle
beside it keeps its own plain notes of what was said, and never looks at what the program derives.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from tests.country_notices import ended, goes_on, told
from tests.making import fact, the_calendars, the_law
from tests.ready_to_depart import READY

from casekeeper.actions.asking import Asking
from casekeeper.actions.closing_safeguards import check_recoding
from casekeeper.actions.deciding import check_clearing
from casekeeper.actions.departure_gates import GATES, check_human, check_names
from casekeeper.actions.permissions import ANYBODY, GRADES, may_record
from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts import appeals as ap
from casekeeper.facts import casework as cw
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import departures as dp
from casekeeper.facts import family as fa
from casekeeper.facts import immigration as im
from casekeeper.facts import trafficking as tr
from casekeeper.law import NoticeStep
from casekeeper.periods.limits import days_after
from casekeeper.position.departure.minutes import clocks_of
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.refused import Refused

START = date(2026, 5, 21)
TEXT = "for a test"
HARD = tuple(code for code, line in SAFEGUARDS.items() if line.hard and code != "UNKNOWN")
BY_FORCE = ("removed", "early removal scheme")


@dataclass
class Notes:
    """What the oracle noted: barriers by number, claims, appeals, referrals, orders of courts, children, notices.

    `closed_to` are the notices of the country desk on the country of the person's nationality that stand.
    """

    barriers: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    appeals: set[int] = field(default_factory=set)
    referrals: set[int] = field(default_factory=set)
    challenges: set[int] = field(default_factory=set)
    stopped: set[int] = field(default_factory=set)
    closed_to: set[int] = field(default_factory=set)
    child_recorded: bool = False
    noticed_on: date | None = None
    failed_on: date | None = None

    def stops(self, day: date) -> list[str]:
        """Everything that must keep the person here on the day."""
        found = [
            name for name, those in (
                ("barrier", self.barriers), ("claim", self.claims), ("appeal", self.appeals),
                ("referral", self.referrals), ("challenge", self.challenges), ("notice on the country", self.closed_to),
            ) if those
        ]  # fmt: skip
        if not self.child_recorded:
            found.append("no child's record")
        if self.noticed_on is None or the_calendars().default.add(self.noticed_on, 5) >= day:
            found.append("notice not run")
        return found


class Sequence:
    """One person from READY, less what the chance left out, and what happens to them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.day = chance, START
        self.notes, self.tried, self.refused, self.left, self.by_our_hand = Notes(), 0, 0, 0, 0
        self.facts: list[Fact[Any]] = []
        self.notices: list[NoticeStep] = []
        self.law = the_law()
        left_out = chance.choice([None, None, fa.BestInterestsRecorded.key, dp.RemovalNoticeServed.key])
        for number, (on, said) in enumerate(READY, start=1):
            if said.key != left_out:
                self._keep(fact(number, min(on, START), said))

    def run(self, steps: int) -> None:
        """So many steps; after each the oracle and the record are asked."""
        for _ in range(steps):
            if self.chance.random() < 0.3:
                self.day = days_after(self.day, self.chance.randrange(1, 8))
                self._seen_by_a_clinician()
            if self.chance.random() < 0.03:
                self._tell_of_a_country()
            self.attempt(self._anything(), self._anybody())
            if self.left:
                return

    def _seen_by_a_clinician(self) -> None:
        """Anew, so that fitness keeps nobody here: no check of it holds for as long as the sequence."""
        self.tried += 1
        fit = dp.DepartureCheckMade(check="fitness to travel", result="met", made_by=TEXT)
        self._keep(fact(len(READY) + self.tried, self.day, fit))

    def _tell_of_a_country(self) -> None:
        """The country desk tells a notice, carries one on, or ends one; days that go by end none."""
        number, standing = len(self.notices) + 1, sorted(self.notes.closed_to)
        if standing and self.chance.random() < 0.8:
            how = self.chance.choice([ended, goes_on])
            self.notices.append(how(standing[0], self.day, number=number))
            if how is ended:
                self.notes.closed_to.remove(standing[0])
        else:
            country = self.chance.choice(["ALB", "POL"])
            self.notices.append(told(country, number=number, on=self.day, until=self.day))
            if country == "ALB":
                self.notes.closed_to.add(number)
        self.law = the_law().with_notices(self.notices)

    def attempt(self, said: Kind, user: Any) -> None:
        """Record it, unless a gate refuses; a departure that gets through is held against the oracle's notes."""
        self.tried += 1
        history, _ = history_of("TEST-0001", self.facts).as_at(self.day)
        try:
            if user is not None and not may_record(user, said):
                raise Refused("not permitted")
            if isinstance(said, cw.BarrierCleared):
                check_clearing("TEST-0001", self.facts, said)
            if isinstance(said, cw.BarrierRecoded):
                check_recoding(said, history, user)
            check_human(said, user)
            if user is not None:
                check_names(said, history)
            if said.key in GATES:
                GATES[said.key](Asking(history, self.law, the_calendars(), self.day, user), said)
        except Refused:
            self.refused += 1
            return
        if isinstance(said, im.Departed) and user is not None:
            assert self.notes.stops(self.day) == [], (self.notes, self.day)
            self.by_our_hand += 1
        if isinstance(said, dp.PersonBoarded | dp.PersonCollected) and user is not None:
            assert self.notes.stops(self.day) == [], (self.notes, self.day)
            assert said.attempt not in self.notes.stopped, "nobody goes on with a departure that was stopped"
        self._keep(fact(len(READY) + self.tried, self.day, said))
        self._has_next_step()

    def _has_next_step(self) -> None:
        history = history_of("TEST-0001", self.facts)
        result = derive(history, self.law, the_calendars(), self.day)
        owed = {duty.key for duty in result.duties if duty.is_open}
        for clock in clocks_of(history, the_law()):
            assert not clock.is_open or f"consider under way:{clock.number}" in owed
        if result.is_open:
            assert any(duty.is_open and duty.owed_by for duty in result.duties)

    def _keep(self, kept: Fact[Any]) -> None:
        self.facts.append(kept)
        said, notes, number = kept.said, self.notes, kept.number
        match said:
            case cw.BarrierOpened():
                if SAFEGUARDS[said.code].hard:
                    notes.barriers.add(number)
            case cw.BarrierCleared():
                notes.barriers.discard(said.barrier)
            case cl.ClaimMade():
                notes.claims.add(number)
            case cl.ClaimConsidered():
                if said.outcome != "granted":
                    notes.claims.discard(said.claim)
            case ap.AppealLodged():
                notes.appeals.add(number)
            case ap.PermissionDecided() if said.appeal in self._numbers(ap.AppealLodged):
                notes.appeals.add(said.appeal)
            case ap.AppealEnded():
                notes.appeals.discard(said.appeal)
            case tr.TraffickingReferred():
                notes.referrals.add(number)
            case tr.ReasonableGroundsDecided():
                if said.outcome == "negative":
                    notes.referrals.discard(said.referral)
            case ch.ChallengeIssued():
                notes.challenges.add(number)
            case ch.ChallengeDecided():
                notes.challenges.discard(said.challenge)
            case fa.BestInterestsRecorded():
                notes.child_recorded = True
            case fa.ChildNoted():
                notes.child_recorded = False
            case dp.RemovalNoticeServed():
                if said.proof and (notes.noticed_on is None or notes.failed_on is not None):
                    notes.noticed_on, notes.failed_on = kept.on, None
            case dp.AttemptFailed() if said.attempt in self._numbers(dp.AttemptPlanned):
                notes.failed_on = kept.on
                if said.controllable != "no":
                    notes.noticed_on = None
            case dp.DepartureStopped():
                notes.stopped.add(said.attempt)
            case im.Departed():
                self.left += 1

    def _anybody(self) -> Any:
        if self.chance.random() < 0.15:
            return None
        unit = self.chance.choice([*ANYBODY, "casework", "casework", "returns logistics", "returns logistics"])
        return SimpleNamespace(unit=unit, grade=self.chance.choice(GRADES), is_active=True, username=TEXT)

    def _numbers(self, kind: type[Kind]) -> list[int]:
        return [each.number for each in self.facts if each.kind == kind.key]

    def _number(self, kind: type[Kind]) -> int:
        known = self._numbers(kind)
        return self.chance.choice(known) if known and self.chance.random() < 0.9 else self.chance.randrange(1, 60)

    def _anything(self) -> Kind:
        chance, attempt = self.chance, self._number(dp.AttemptPlanned)
        unit = chance.choice([*ANYBODY, "tribunal", "competent authority", "clinician", "local authority"])
        leaves_on = self.day + timedelta(days=chance.randrange(0, 10))
        makers = (
            lambda: cw.BarrierOpened(code=chance.choice(HARD)),  # type: ignore[arg-type]
            lambda: cw.BarrierCleared(barrier=self._number(cw.BarrierOpened), document="D", by_unit=unit),
            lambda: cl.ClaimMade(claim=chance.choice(["protection", "human rights", "further submissions"])),  # type: ignore[arg-type]
            lambda: cl.ClaimConsidered(
                claim=self._number(cl.ClaimMade), outcome=chance.choice(["refused", "granted", "not a fresh claim"]),  # type: ignore[arg-type]
                already_considered="no", realistic_prospect="no", reasons=TEXT, decided_by=TEXT, by_unit=unit,
                document="D"),
            lambda: ap.AppealLodged(time=chance.choice(["in time", "late"])),  # type: ignore[arg-type]
            lambda: ap.AppealEnded(appeal=self._number(ap.AppealLodged), how="withdrawn by the person"),
            lambda: tr.TraffickingReferred(by=TEXT),
            lambda: tr.ReasonableGroundsDecided(
                referral=self._number(tr.TraffickingReferred), outcome="negative", document="D"),
            lambda: ch.ChallengeIssued(challenge="injunction or interim order"),
            lambda: ch.ChallengeDecided(
                challenge=self._number(ch.ChallengeIssued), outcome="order discharged", document="D"),
            lambda: fa.ChildNoted(source=TEXT),
            lambda: fa.BestInterestsRecorded(
                found="a child is affected and was considered", reasons=TEXT, considered_by=TEXT),
            lambda: dp.AttemptPlanned(leaves_on=leaves_on, how=chance.choice(BY_FORCE)),  # type: ignore[arg-type]
            lambda: dp.RemovalNoticeServed(
                notice="both", attempt=attempt, method="by hand", proof=chance.choice(["", "signed", "signed"])),
            lambda: dp.DepartureCheckMade(
                check=chance.choice(["fitness to travel", "escort", "authorities told"]), result="met", made_by=TEXT,  # type: ignore[arg-type]
                attempt=attempt),
            lambda: dp.AttemptBooked(attempt=attempt),
            lambda: dp.PersonCollected(attempt=attempt),
            lambda: dp.PersonBoarded(attempt=attempt),
            lambda: dp.AttemptFailed(
                attempt=attempt, stage="booked", cause="no escort", controllable=chance.choice(["yes", "no"]),  # type: ignore[arg-type]
                in_control_of="us", graded_by=TEXT),
            lambda: dp.DepartureStopped(attempt=attempt, reason=TEXT, stopped_by=TEXT),
            lambda: dp.ConsideredUnderWay(
                raised=self._number(cl.ClaimMade), outcome="it does not stop the departure", reasons=TEXT,
                considered_by=TEXT),
            lambda: im.Departed(how=chance.choice([*BY_FORCE, "not stated", "voluntary"])),  # type: ignore[arg-type]
            lambda: cw.BarrierRecoded(
                barrier=self._number(cw.BarrierOpened), code=chance.choice(["BAR-11", "BAR-17"]), evidence=TEXT),  # type: ignore[arg-type]
            lambda: ap.PermissionDecided(appeal=self._number(ap.AppealLodged), outcome="granted"),
        )  # fmt: skip
        return chance.choices(makers, weights=[0.6, 2] * 6 + [1, 2, 3, 2, 1, 3, 1, 0.3, 2, 6, 1, 0.4])[0]()
