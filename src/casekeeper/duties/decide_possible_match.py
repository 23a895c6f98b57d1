"""Screening suggested that somebody is on a list: a person decides whether it is so, and says why.

A suggestion that nobody judges is a watch-list that nobody reads. Until it is judged, nothing else stops.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts import Fact
from casekeeper.facts.screening import MatchJudged, MatchLapsed, MatchSuggested
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for each possible match; "unsure" leaves it open."""
    for suggested in case.history.of(MatchSuggested):
        allowed = case.law["matching_policy.decide_possible_match"].on(suggested.on)
        due = case.after(suggested.on, allowed)
        ended, ended_on = _ended(case, suggested, due)
        yield Duty(
            key=f"decide possible match:{suggested.first_number}",
            what="Decide on a possible match with list entry",
            owed_by=Unit.INTAKE,
            arose=suggested.on,
            due=due,
            under=allowed.citation,
            discharged_by="same person or different person, with reasons",
            because=(
                because(f"Screening suggested a match with {suggested.said.entry} on {suggested.on}", suggested),
                because(f"The time allowed is {allowed.in_words}", under=allowed),
            ),
            ladder=case.ladder(due),
            ended=ended,
            ended_on=ended_on,
        )


def _ended(case: Case, suggested: Fact[MatchSuggested], due: date) -> tuple[Ended | None, date | None]:
    number = suggested.first_number
    judged = [each for each in case.history.of(MatchJudged) if each.said.suggested == number]
    if judged and judged[-1].said.judgement != "unsure":
        return how_ended(due, judged[-1].on), judged[-1].on
    lapsed = [each for each in case.history.of(MatchLapsed) if each.said.suggested == number]
    if lapsed:
        return Ended.LAPSED, lapsed[-1].on
    return None, None
