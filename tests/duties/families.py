"""Invented families: three people, each with facts of their own, put into one group or two, parted, planned for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.duties.departing import HAPPENED, to_departure
from tests.duties.histories import _fact
from tests.ready_to_depart import READY

from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts import family_groups as fg
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import BirthDateStated
from casekeeper.periods import day_of

PEOPLE = ("AAAA-0001", "BBBB-0002", "CCCC-0003")
CONSIDERED = BestInterestsRecorded(
    found="a child is affected and was considered", reasons="for a test", considered_by="for a test"
)


def of_families() -> st.SearchStrategy[Kind]:
    """Any fact about a group; names of whoever did it are few, so that they meet."""
    text, name = st.just("for a test"), st.sampled_from(["one", "two"])
    who = st.sampled_from(["this person", "the whole group"])
    return st.one_of(
        st.builds(fg.FamilyGrouped, group=st.sampled_from(["G1", "G1", "G2"]), reasons=text, grouped_by=text,
                  part=st.sampled_from(["leaves with the others", "leaves with the others", "stays behind"]),
                  relation=st.sampled_from(["parent", "child"])),
        st.builds(fg.RequiredReturnTold, leave_by=HAPPENED, help_offered=text, told_by=text, document=text),
        st.builds(fg.ReturnPlanMade, safeguards=text, reception=text, made_by=name),
        st.builds(fg.PanelAdvised, document=text,
                  advice=st.sampled_from(["go on with the plan", "go on with the plan", "do not go on"])),
        st.builds(fg.ReturnPlanAgreed, agreed_by=name, advice=st.sampled_from(["followed", "not followed"]),
                  reasons=st.sampled_from(["", "for a test"])),
        st.builds(fg.PartingProposed, who=who, reasons=text, proposed_by=name),
        st.builds(fg.FamilyParted, who=who, reasons=text, decided_by=name),
        st.builds(fg.PartingRefused, who=who, reasons=text, decided_by=name),
        st.just(CONSIDERED),
    )  # fmt: skip


STAGES: tuple[tuple[date, Kind], ...] = (
    (date(2026, 1, 9), fg.FamilyGrouped(
        group="G1", part="leaves with the others", relation="parent", reasons="x", grouped_by="x")),
    (date(2026, 1, 10), CONSIDERED),
    (date(2026, 1, 10), fg.RequiredReturnTold(leave_by=date(2026, 2, 1), help_offered="x", told_by="x", document="x")),
    (date(2026, 2, 2), fg.ReturnPlanMade(safeguards="x", reception="x", made_by="one")),
    (date(2026, 2, 3), fg.PanelAdvised(advice="go on with the plan", document="x")),
    (date(2026, 2, 4), fg.ReturnPlanAgreed(advice="followed", agreed_by="two")),
)  # fmt: skip
"""A group in ensured return, on each record."""


@st.composite
def family_facts(draw: st.DrawFn) -> dict[str, list[Fact[Any]]]:
    """Of each person some facts; most begin with all ready to leave in ensured return, or with all but one fact."""
    return {who: draw(_one_of_them()) for who in PEOPLE[: draw(st.integers(2, 3))]}


@st.composite
def _one_of_them(draw: st.DrawFn) -> list[Fact[Any]]:
    told: list[tuple[date, Kind, int, str]] = []
    is_ready = draw(st.integers(0, 3)) > 0
    if is_ready:
        born = draw(st.sampled_from(["1990-05-04", "2016-03-04", "2008-03"]))
        ready = [(on, BirthDateStated(born=born) if said.key == BirthDateStated.key else said) for on, said in READY]
        told += [(on, said, 0, "one" if said.key == "family.return_plan_made" else "three")
                 for on, said in [*ready, *STAGES]]  # fmt: skip
    left_out = draw(st.none() | st.integers(1, len(told))) if told else None
    kinds, names = st.one_of(of_families(), to_departure()), st.sampled_from(["one", "two", "three"])
    more = draw(st.lists(st.tuples(HAPPENED, kinds, st.integers(0, 40), names), max_size=3 if is_ready else 10))
    return [
        replace(_fact(number, day_of(on), said, on + timedelta(days=late)), recorded_by=by)
        for number, (on, said, late, by) in enumerate([*told, *more], start=1)
        if number != left_out
    ]


def histories_of(facts: dict[str, list[Fact[Any]]], *, known_on: date | None = None) -> dict[str, History]:
    """Each with the others beside it."""
    return {
        who: history_of(who, told, known_on, {other: theirs for other, theirs in facts.items() if other != who})
        for who, told in facts.items()
    }


def families() -> st.SearchStrategy[dict[str, History]]:
    """The histories that such facts tell."""
    return family_facts().map(histories_of)
