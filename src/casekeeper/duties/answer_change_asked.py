"""Whoever asks for another time, place or way of reporting is answered, with reasons, by a named person."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.told_by_person import ChangeAnswered, ChangeAsked
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every wish."""
    answers = case.history.of(ChangeAnswered)
    for asked in case.history.of(ChangeAsked):
        answered = [fact.on for fact in answers if fact.said.asked == asked.first_number and fact.on >= asked.on]
        yield owe(
            case,
            key=f"answer change asked:{asked.first_number}",
            what="Answer what the person asks to change",
            by=Unit.REPORTING,
            arose=asked.on,
            allowed=case.for_reporting("answer_change", asked.on),
            discharged_by="agreed or refused, with reasons by a named person",
            reasons=(because(f"Asked on {asked.on} for {asked.said.wish}", asked),),
            done_on=min(answered, default=None),
        )
