"""Random sequences of actions on a family of three, tried through the gates that recording asks, without a database.

Each step is what somebody in some unit wants to record on one of them; what is said of the whole group is kept on the
record of everybody who stands in it. The oracle keeps plain notes of what was said and never looks at what is derived.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.making import fact, the_calendars, the_law
from tests.ready_to_depart import READY

from casekeeper.actions.asking import Asking
from casekeeper.actions.deciding import check_clearing
from casekeeper.actions.departure_gates import GATES, check_human, check_names
from casekeeper.actions.permissions import ANYBODY, GRADES, may_record
from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts import casework as cw
from casekeeper.facts import claims as cl
from casekeeper.facts import departures as dp
from casekeeper.facts import family_groups as fg
from casekeeper.facts import immigration as im
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.family_groups import is_of_the_whole
from casekeeper.facts.identity import BirthDateStated
from casekeeper.periods.limits import days_after
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.refused import Refused

START = date(2026, 5, 21)
TEXT = "for a test"
BORN = {"AAAA-0001": "1990-05-04", "BBBB-0002": "1992-05-04", "CCCC-0003": "2016-03-04"}
HARD = tuple(code for code, line in SAFEGUARDS.items() if line.hard and code != "UNKNOWN")
NAMES = ("one", "two", "three")


@dataclass
class Noted:
    """Of one person: barriers and claims that are open, whether they stand in the group, and when things were said."""

    barriers: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    in_group: bool = True
    proposed_by: str = ""
    considered_at: int = 0


@dataclass
class Stages:
    """Of the group: the last day to leave by, who made the plan, was it advised on, who agreed; last parting."""

    leave_by: date | None = None
    plan_by: str = ""
    advised: bool = False
    agreed_by: str = ""
    parted_at: int = 0


def _as_of(said: Kind, born: str) -> Kind:
    """Their own date of birth."""
    return BirthDateStated(born=born) if isinstance(said, BirthDateStated) else said


class FamilySequence:
    """Three people in one group, each with all ready but what the group asks."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.day, self.number = chance, START, 100
        self.noted, self.stages = {who: Noted() for who in BORN}, Stages()
        self.refused, self.left, self.parted = 0, set[str](), 0
        self.facts: dict[str, list[Fact[Any]]] = {}
        for who, born in BORN.items():
            self.facts[who] = [
                fact(number, min(on, START), _as_of(said, born))
                for number, (on, said) in enumerate(READY, start=1)
                if said.key != BestInterestsRecorded.key
            ]
            self.facts[who].append(fact(50, START, fg.FamilyGrouped(
                group="G", part="leaves with the others", relation="child" if born > "2010" else "parent", reasons=TEXT,
                grouped_by=TEXT)))  # fmt: skip

    def run(self, steps: int) -> None:
        """So many steps; each departure that gets through is held against the notes."""
        for _ in range(steps):
            if self.chance.random() < 0.2:
                self.day = days_after(self.day, self.chance.randrange(1, 5))
                self._seen_by_a_clinician()
            who = self.chance.choice([each for each in BORN if each not in self.left] or [""])
            if not who:
                return
            self.attempt(who, self._anything(who), self.chance.choice(NAMES))

    def _seen_by_a_clinician(self) -> None:
        """Each of them anew, so that fitness keeps nobody: no check of it holds for as long as the sequence."""
        self.number += 1
        fit = dp.DepartureCheckMade(check="fitness to travel", result="met", made_by=TEXT)
        for facts in self.facts.values():
            facts.append(fact(self.number, self.day, fit))

    def history(self, who: str) -> History:
        others = {other: facts for other, facts in self.facts.items() if other != who}
        return history_of(who, self.facts[who], family=others).as_at(self.day)[0]

    def attempt(self, who: str, said: Kind, name: str) -> None:
        unit = said.by_unit if isinstance(said, cl.ClaimConsidered | cw.BarrierCleared) else "casework"
        user: Any = SimpleNamespace(
            unit=unit if unit in ANYBODY else "casework", grade=self.chance.choice(GRADES), is_active=True,
            username=name,
        )  # fmt: skip
        history = self.history(who)
        try:
            if not may_record(user, said):
                raise Refused("not permitted")
            if isinstance(said, cw.BarrierCleared):
                check_clearing(who, self.facts[who], said)
            check_human(said, user)
            check_names(said, history)
            if said.key in GATES:
                GATES[said.key](Asking(history, the_law(), the_calendars(), self.day, user), said)
        except Refused:
            self.refused += 1
            return
        if isinstance(said, im.Departed):
            self._hold_against_notes(who)
        self._keep(who, said, name)

    def _hold_against_notes(self, who: str) -> None:
        mine, stages = self.noted[who], self.stages
        assert mine.considered_at > stages.parted_at, "nobody asked what is best for the child since"
        assert not mine.barriers
        assert not mine.claims
        if not mine.in_group:
            return
        together = [each for other, each in self.noted.items() if other != who and each.in_group]
        assert together, "one person is no family"
        for each in together:
            assert not each.barriers, "somebody of the group was protected by a barrier"
            assert not each.claims, "somebody of the group had a claim undecided"
            assert each.considered_at > stages.parted_at
        assert stages.leave_by is not None
        assert stages.leave_by < self.day
        assert stages.advised
        assert stages.agreed_by
        assert stages.agreed_by != stages.plan_by

    def _keep(self, who: str, said: Kind, name: str) -> None:
        self.number += 1
        noted, stages = self.noted[who], self.stages
        whole = [each for each in self.noted if self.noted[each].in_group] if is_of_the_whole(said) else [who]
        for each in dict.fromkeys([who, *whole]):
            self.facts[each].append(replace(fact(self.number, self.day, said), recorded_by=name))
        if isinstance(said, cw.BarrierOpened):
            noted.barriers.add(self.number)
        elif isinstance(said, cw.BarrierCleared):
            noted.barriers.discard(said.barrier)
        elif isinstance(said, cl.ClaimMade):
            noted.claims.add(self.number)
        elif isinstance(said, cl.ClaimConsidered):
            noted.claims.discard(said.claim)
        elif isinstance(said, BestInterestsRecorded):
            noted.considered_at = self.number if said.found != "no child is affected" else 0
        elif isinstance(said, im.Departed):
            self.left.add(who)
        elif isinstance(said, fg.RequiredReturnTold):
            stages.leave_by = max(said.leave_by, stages.leave_by or said.leave_by)
        elif isinstance(said, fg.ReturnPlanMade):
            stages.plan_by, stages.advised, stages.agreed_by = name, False, ""
        elif isinstance(said, fg.PanelAdvised):
            stages.advised, stages.agreed_by = True, ""
        elif isinstance(said, fg.ReturnPlanAgreed):
            stages.agreed_by = name
        elif isinstance(said, fg.PartingProposed):
            noted.proposed_by = name
        elif isinstance(said, fg.FamilyParted):
            assert noted.proposed_by not in ("", name), "nobody parts a family alone"
            noted.in_group, stages.parted_at = False, self.number
            self.parted += 1

    def _anything(self, who: str) -> Kind:
        """Something about this person or the group; the steps of a return come often enough to be gone through."""
        chance, noted, name = self.chance, self.noted[who], self.chance.choice(NAMES)
        barrier = next((each for each in self.facts[who] if each.number in noted.barriers), None)
        claim = next(iter(noted.claims), 0)
        made: list[Kind] = [
            BestInterestsRecorded(
                found=chance.choice(["a child is affected and was considered"] * 4 + ["no child is affected"]),
                reasons=TEXT, considered_by=TEXT,
            ),
            fg.RequiredReturnTold(
                leave_by=days_after(self.day, chance.choice([5, 14, 20])), help_offered=TEXT, told_by=name,
                document=TEXT,
            ),
            fg.ReturnPlanAgreed(advice="followed", agreed_by=name),
            dp.PersonBoarded(attempt=13),
            *[im.Departed(how="removed")] * 3,
        ]  # fmt: skip
        if not self.stages.agreed_by or chance.random() < 0.1:
            made += [
                fg.ReturnPlanMade(safeguards=TEXT, reception=TEXT, made_by=name),
                fg.PanelAdvised(advice="go on with the plan", document=TEXT),
            ]
        if chance.random() < 0.2:
            made += [
                fg.PartingProposed(who="this person", reasons=TEXT, proposed_by=name),
                fg.FamilyParted(who="this person", reasons=TEXT, decided_by=name),
            ]
        if chance.random() < 0.1:
            made += [cw.BarrierOpened(code=chance.choice(HARD)), cl.ClaimMade(claim="human rights")]  # type: ignore[arg-type]
        if barrier is not None:
            by = SAFEGUARDS[barrier.said.code].decides
            made += [cw.BarrierCleared(barrier=barrier.number, document="D", by_unit=by)] * 4
        if claim:
            refused = cl.ClaimConsidered(
                claim=claim, outcome="refused", reasons=TEXT, decided_by=TEXT, by_unit="casework", document="D"
            )
            made += [refused] * 4
        return chance.choice(made)
