"""An absconder is looked for on a cycle, by harm, until found; and every source is asked again each year.

Some 56,000 had been declared by 2016, and for many nothing more was done. One with no step at all is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.circulate_absconder import route
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.lost_spell import key_of, spells, why
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.absconding import TraceStepTaken
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.contact_state import ContactState, Lost


def duties(case: Case) -> Iterator[Duty]:
    """For every declaration: to begin, each next step of the cycle, and each yearly check of every source."""
    for spell in spells(case, ContactState.ABSCONDER):
        steps = [
            fact for fact in case.history.of(TraceStepTaken)
            if fact.on >= spell.since and (spell.until is None or fact.on <= spell.until)
        ]  # fmt: skip
        yield _begin(case, spell, steps)
        yield from _cycle(case, spell, steps)
        yield from _yearly(case, spell, [step for step in steps if step.said.full])


def _begin(case: Case, spell: Lost, steps: Sequence[Fact[Any]]) -> Duty:
    return owe(
        case,
        key=f"begin tracing:{key_of(spell)}",
        what="Begin to trace the absconder: nothing has been done",
        by=Unit.TRACING,
        arose=spell.since,
        allowed=case.for_reporting("trace_begin", spell.since),
        discharged_by="a first tracing step, with its source and lawful basis",
        reasons=(why(spell), Reason(f"Traced by {route(case)}")),
        done_on=steps[0].on if steps else None,
        lapsed_on=spell.until,
    )


def _cycle(case: Case, spell: Lost, steps: Sequence[Fact[Any]]) -> Iterator[Duty]:
    ends: list[date | None] = [step.on for step in steps[1:]]
    for step, next_on in zip(steps, [*ends, None], strict=False):
        allowed = case.by_grade("trace", step.on)
        if allowed is None:
            continue
        yield owe(
            case,
            key=f"trace absconder:{key_of(spell)}:{step.first_number}",
            what="Take the next step to trace the absconder",
            by=Unit.TRACING,
            arose=step.on,
            allowed=allowed,
            discharged_by="a tracing step, with its source, lawful basis and result",
            reasons=(why(spell), because(f"Last step on {step.on}: {step.said.source}, {step.said.result}", step)),
            done_on=next_on,
            lapsed_on=spell.until,
        )


def _yearly(case: Case, spell: Lost, full: Sequence[Fact[Any]]) -> Iterator[Duty]:
    starts = [(spell.since, ""), *((step.on, f":{step.first_number}") for step in full)]
    ends: list[date | None] = [step.on for step in full]
    for (start, mark), done_on in zip(starts, [*ends, None], strict=True):
        yield owe(
            case,
            key=f"check every source:{key_of(spell)}{mark}",
            what="Check every source for the absconder again",
            by=Unit.TRACING,
            arose=start,
            allowed=case.for_reporting("trace_full", start),
            discharged_by="tracing steps marked as the yearly check",
            reasons=(why(spell),),
            done_on=done_on,
            lapsed_on=spell.until,
        )
