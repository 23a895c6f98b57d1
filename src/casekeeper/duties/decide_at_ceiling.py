"""Nobody passes the ceiling of unexplained misses without a recorded decision. It cannot be silenced.

It stands with the head of casework from the day it arises, and again every day, and names each report missed since. A
decision answers for the misses up to its day; the next one raises it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import missed, misses, since
from casekeeper.duties.owed import owe
from casekeeper.facts.absconding import DeclarationRefused
from casekeeper.facts.reporting import SeniorReviewed
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for each miss at or past the ceiling that no decision and no open duty answers for."""
    answered_until = date.min
    for miss in misses(case):
        ceiling = case.by_grade("ceiling", miss.window.on)
        if ceiling is None or miss.nth < ceiling.value or miss.raised <= answered_until:
            continue
        decided = [
            fact.on for kind in (SeniorReviewed, DeclarationRefused)
            if (fact := since(case, kind, miss.raised)) is not None
        ]  # fmt: skip
        done_on = min(decided, default=None)
        over = [day for day in (done_on, miss.over_on) if day is not None]
        answered_until = min(over, default=date.max)
        also = [missed(each) for each in misses(case) if miss.raised < each.raised <= answered_until]
        allowed = case.for_reporting("ceiling_decision", miss.raised)
        yield owe(
            case,
            key=f"decide at ceiling:{miss.window.key}",
            what="Decide: the ceiling of missed reports is reached",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=allowed,
            discharged_by="a recorded decision by a senior person",
            reasons=(missed(miss), because(f"The ceiling is {ceiling.value} in a row", under=ceiling), *also),
            done_on=done_on,
            lapsed_on=miss.over_on,
            ladder=case.daily_ladder(miss.raised),
            urgent=True,
            note="Cannot be silenced.",
        )
