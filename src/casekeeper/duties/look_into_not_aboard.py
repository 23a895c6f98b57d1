"""The passenger list of a planned flight lacks the person: somebody finds out what stopped them, and where they are.

One departure in five failed when all was thought ready, and what stopped it was often never put down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.departures import ArrivalConfirmed, AttemptFailed, PersonBoarded
from casekeeper.facts.embarkation import NotOnPassengerList
from casekeeper.facts.immigration import Departed
from casekeeper.position.answer import because

TOLD_OF_THE_ATTEMPT = (AttemptFailed, PersonBoarded, ArrivalConfirmed)


def duties(case: Case) -> Iterator[Duty]:
    """One for each attempt that a list lacks."""
    found = {fact.said.attempt: fact for fact in reversed(case.history.of(NotOnPassengerList))}
    for attempt, fact in sorted(found.items()):
        told = [
            each.on for kind in TOLD_OF_THE_ATTEMPT for each in case.history.of(kind)
            if getattr(each.said, "attempt", None) == attempt and _answers(each, fact)
        ]  # fmt: skip
        told += [each.on for each in case.history.of(Departed) if each.on >= fact.on]
        said = "cannot be told from somebody on it" if fact.said.found == "cannot tell" else "is not on it"
        yield owe(
            case,
            key=f"not aboard:{attempt}",
            what="Find out why somebody planned to leave was not aboard",
            by=Unit.CASEWORK,
            arose=fact.on,
            allowed=case.policy("not_aboard", fact.on),
            discharged_by="how the attempt failed, or that the person boarded, arrived or left",
            reasons=(because(f"The passenger list of {fact.said.flight} came, and the person {said}", fact),),
            done_on=min(told, default=None),
        )


def _answers(told: Fact[Any], lacking: Fact[Any]) -> bool:
    """An earlier list on which the person stood is what the later one takes back, and answers nothing."""
    return told.kind != PersonBoarded.key or told.number > lacking.number
