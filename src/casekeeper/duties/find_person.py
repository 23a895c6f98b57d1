"""A prison's list no longer shows somebody and no event says why: find out where the person is."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts.custody import NotOnList
from casekeeper.position.answer import because
from casekeeper.position.custody import EFFECTS


def duties(case: Case) -> Iterator[Duty]:
    """One for every time the list lost the person."""
    for lost in case.history.of(NotOnList):
        allowed = case.policy("not_on_list", lost.on)
        due = case.after(lost.on, allowed)
        explained = [
            fact.on
            for fact in case.history.facts
            if fact.kind in EFFECTS and fact.kind != NotOnList.key and (fact.on, fact.number) > (lost.on, lost.number)
        ]
        found_on = min(explained, default=None)
        yield Duty(
            key=f"find person:{lost.first_number}",
            what="Find out where the person is",
            owed_by=Unit.INTAKE,
            arose=lost.on,
            due=due,
            under=allowed.citation,
            discharged_by="a fact of custody, hospital, release or departure that explains it",
            because=(
                because(
                    f"Not on {lost.said.list_of}; last seen in {lost.said.last_prison or 'a prison not named'}", lost
                ),
                because(f"The time allowed is {allowed.in_words}", under=allowed),
            ),
            ladder=case.ladder(due),
            ended=how_ended(due, found_on),
            ended_on=found_on,
        )
