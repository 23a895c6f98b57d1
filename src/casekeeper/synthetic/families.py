"""Invented families on their way to leave together: each at another place of the two stages, one of them to be parted.

    fill(invent_families(12, today), today)

Family number n is the same whatever the number of families. Their numbers begin with K.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import RemovalNoticeServed
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.family_groups import (
    FamilyGrouped,
    PanelAdvised,
    PartingProposed,
    Relation,
    RequiredReturnTold,
    ReturnPlanAgreed,
    ReturnPlanMade,
)
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.synthetic.names import Name, invent_name
from casekeeper.synthetic.told import HOME_OFFICE, Invented, Life
from casekeeper.synthetic.who import invent_who, tell_names, tell_nationality

SEED = "families"
FIRST_SERIAL = 6_500_000
OFFICER, MANAGER = "casework.officer", "casework.manager"
BEGUN = (3, 12, 30, 45, 60, 75)
"""How many days ago a family was put into a group: the older the further it is."""
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def invent_families(how_many: int, today: date, seed: str = SEED) -> Iterator[Invented]:
    """Everybody in so many families of two to four."""
    for number in range(how_many):
        yield from _family(number, today, seed)


def _family(number: int, today: date, seed: str) -> Iterator[Invented]:
    chance = Random(f"{seed}/{number}")
    group = "".join(chance.choices(SIGNS, k=8))
    children, begun = 1 + number % 2, BEGUN[number % len(BEGUN)]
    relations: list[Relation] = ["parent"]
    if number % 3 == 0:
        relations.append("spouse or civil partner")
    relations += ["child"] * children
    origin = invent_who(chance, FIRST_SERIAL + number * 10, today).origin
    family_name = invent_name(chance, origin.tradition, woman=False).family
    for place, relation in enumerate(relations):
        serial = FIRST_SERIAL + number * 10 + place
        given = invent_name(chance, origin.tradition, woman=place % 2 == 0).given
        age = chance.randrange(3, 16) if relation == "child" else chance.randrange(28, 50)
        who = invent_who(
            Random(f"{seed}/{serial}"), serial, today, origin=origin, age=age, name=Name(given, family_name, "")
        )
        life, reference = Life(Random(f"{seed}/{today}/{serial}"), today), f"K{number:05d}{place:02d}"
        began = life.next_working_day(today - timedelta(days=begun + 120))
        tell_names(life, who, began)
        known_as = IdentifierGiven(scheme="home_office_reference", as_typed=reference, canonical=reference)
        life.tell(known_as, began, source=HOME_OFFICE, by="intake.officer")
        tell_nationality(life, who, began, resolved=True)
        _tell_decision(life, began)
        _tell_stages(life, group, relation, today - timedelta(days=begun), last=place == len(relations) - 1)
        yield Invented(serial, "", who.full, tuple(life.told), known_by=("home_office_reference", reference))


def _tell_decision(life: Life, began: date) -> None:
    """Each has a decision of their own, served on them."""
    decided = life.next_working_day(began, 40)
    life.tell(
        Decided(outcome="administrative removal", reasons="No leave (invented).", decided_by=MANAGER), decided,
        by=MANAGER,
    )  # fmt: skip
    notice = RemovalNoticeServed(notice="intention to remove", proof="Signed by the person (invented)")
    life.tell(notice, life.next_working_day(decided, 3))


def _tell_stages(life: Life, group: str, relation: Relation, formed: date, *, last: bool) -> None:
    """As far as the days since have come: what has not happened yet is not told."""
    grouped = FamilyGrouped(
        group=group, part="leaves with the others", relation=relation, reasons="One household (invented).",
        grouped_by=OFFICER,
    )  # fmt: skip
    life.tell(grouped, formed)
    best = BestInterestsRecorded(
        found="a child is affected and was considered", reasons="The children stay with their parents (invented).",
        considered_by=OFFICER,
    )  # fmt: skip
    life.tell(best, formed + timedelta(days=2))
    told = formed + timedelta(days=4)
    leave_by = told + timedelta(days=20)
    life.tell(
        RequiredReturnTold(
            leave_by=leave_by, help_offered="Tickets, and money to begin again (invented)", told_by=OFFICER,
            document="Invented notice",
        ), told,
    )  # fmt: skip
    planned = leave_by + timedelta(days=4)
    plan = ReturnPlanMade(
        safeguards="A nurse travels with the children (invented).", reception="Grandparents (invented).",
        made_by=OFFICER,
    )  # fmt: skip
    life.tell(plan, planned)
    advice = PanelAdvised(advice="go on with the plan", document="Invented advice")
    life.tell(advice, planned + timedelta(days=12))
    agreed = ReturnPlanAgreed(advice="followed", agreed_by=MANAGER)
    life.tell(agreed, planned + timedelta(days=24), by=MANAGER)
    if last:
        _tell_late_claim(life, planned + timedelta(days=36))


def _tell_late_claim(life: Life, on: date) -> None:
    """Of the oldest families one has a claim of their own, and somebody proposes to part them."""
    life.tell(ClaimMade(claim="human rights"), on)
    proposal = PartingProposed(
        who="this person", reasons="The claim will take months (invented).", proposed_by=OFFICER
    )  # fmt: skip
    life.tell(proposal, on + timedelta(days=3))
