"""How great is the risk to others, as a named person judged it by the day? Never computed, and never from nationality.

Until somebody has judged, times are those of the grade that the policy names, and judging is owed.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.safeguards import HarmGraded
from casekeeper.law import Law
from casekeeper.position.reporting.rules import reporting_rule

HIGHEST = "A"


class Harm(NamedTuple):
    """The grade whose times hold, and the judgement it comes from; None where nobody has judged."""

    grade: str
    fact: Fact[HarmGraded] | None


def harm_on(history: History, law: Law, day: date) -> Harm:
    """The last judgement by the day."""
    for fact in reversed(history.of(HarmGraded)):
        if fact.on <= day:
            return Harm(fact.said.grade, fact)
    ungraded = reporting_rule(law, "ungraded_as", day)
    return Harm(str(ungraded.value) if ungraded is not None else HIGHEST, None)
