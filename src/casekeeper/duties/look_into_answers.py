"""Answers that say something changed, or that help is wanted, are read by somebody and not only kept."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.told_by_person import AnswersGiven, AnswersLookedInto
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every set of answers in which something was told."""
    looks = case.history.of(AnswersLookedInto)
    for given in case.history.of(AnswersGiven):
        if not given.said.wants_looking_into:
            continue
        looked = [fact.on for fact in looks if fact.said.answers == given.first_number and fact.on >= given.on]
        yield owe(
            case,
            key=f"look into answers:{given.first_number}",
            what="Look into what the person told us",
            by=Unit.REPORTING,
            arose=given.on,
            allowed=case.for_reporting("look_into_answers", given.on),
            discharged_by="read by a named person who says what was done",
            reasons=(because(f"Told on {given.on}: {_told(given.said)}", given),),
            done_on=min(looked, default=None),
        )


def _told(said: AnswersGiven) -> str:
    """What it is about; what was said stands in the fact."""
    about = [
        words
        for words, there in (
            ("another address", said.same_address == "no"),
            ("another telephone number", said.same_telephone == "no"),
            ("health, or what makes reporting hard", bool(said.health)),
            ("wants to be called", said.help_wanted == "yes"),
        )
        if there
    ]
    return ", ".join(about)
