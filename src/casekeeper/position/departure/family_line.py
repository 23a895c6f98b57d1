"""The line *family group*: nobody of one is made to leave while anybody in it is protected, or was not looked at.

What stands open on another's record is never told here: only that somebody is not ready, so that a record tells nothing
of one that is restricted. The group's page says it to whoever may see that person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.facts import Fact
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Outcome, Reason, because, soonest
from casekeeper.position.departure.family import (
    CASEWORK,
    Family,
    Lacks,
    after_appeal,
    of_best_interests,
    of_stages,
)
from casekeeper.position.departure.lines import Asked, Line

NAME = "family group"
WOULD_MEET = "everybody in the group ready, both stages gone through, and the plan agreed by another"
NOT_LOOKED_AT = "what stands on the records of the others in the family group"


def family_line(asked: Asked) -> Line:
    """Of every group the person is in, and of every one they were parted from."""
    families: tuple[Family, ...] = asked.families
    held = [each for family in families for each in _held_by(asked, family)]
    unknown = any(family.place.stands and family.others is None for family in families)
    missing = (NOT_LOOKED_AT,) if unknown else ()
    changes = soonest([*(each.until for each in held), *_ahead(families)], asked.day)
    outcome = Outcome.NOT_MET if held else Outcome.CANNOT_TELL if unknown else Outcome.MET
    reasons = tuple(Reason(each.what, each.fact.number if each.fact else None, each.page) for each in held)
    if outcome is Outcome.MET:
        reasons = (_met(families),)
    return Line(NAME, True, outcome, reasons, missing, CASEWORK, WOULD_MEET, None, changes)


def _met(families: tuple[Family, ...]) -> Reason:
    since = [family.place.since for family in families if family.place.stands]
    return because("Everybody in the family group is ready", since[-1]) if since else Reason("In no family group")


def _ahead(families: tuple[Family, ...]) -> Iterator[date | None]:
    for family in families:
        if family.place.leave_by is not None:
            yield next_day(family.place.leave_by)
        yield from (each.changes_on for each in family.standing)


def _held_by(asked: Asked, family: Family) -> Iterator[Lacks]:
    place = family.place
    if family.with_child:
        yield from of_best_interests(asked.history, family.parted_last)
    if not place.stands:
        return
    if family.with_child:
        yield from of_stages(place, asked.day)
        yield from after_appeal(asked.appeals, asked.law, asked.day)
    if not place.leaves:
        yield Lacks("Is to stay behind when the family leaves", CASEWORK, place.since)
    if family.others is not None:
        yield from _of_the_others(family, place.since)


def _of_the_others(family: Family, since: Fact[Any]) -> Iterator[Lacks]:
    if not family.standing:
        yield Lacks("Nobody else stands in the family group: end it, or find out why", CASEWORK, since)
    elif any(each.lacks for each in family.standing):
        yield Lacks("Not everybody in the group is ready: its page says what is missing", CASEWORK, since)
