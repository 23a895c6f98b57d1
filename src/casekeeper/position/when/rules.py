"""The dated rules that can be asked for, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from casekeeper.law import Law, NotInForce
from casekeeper.periods.calendars import BeyondCoverage, Calendars
from casekeeper.position.when import appeal_deadline, deemed_service, ersed, working_day
from casekeeper.position.when.asked import Asked, NotAsked
from casekeeper.position.when.when_answer import WhenAnswer, not_computed


class Rule(NamedTuple):
    """A rule and the values it takes."""

    decide: Callable[[Asked, Law, Calendars], WhenAnswer]
    takes: tuple[str, ...]


RULES: Mapping[str, Rule] = {
    "ersed": Rule(ersed.ersed, ersed.KEYS),
    "appeal-deadline": Rule(appeal_deadline.appeal_deadline, appeal_deadline.KEYS),
    "working-day": Rule(working_day.working_day, working_day.KEYS),
    "deemed-service": Rule(deemed_service.deemed_service, deemed_service.KEYS),
}


def answer(rule: str, values: Mapping[str, Any], law: Law, calendars: Calendars) -> WhenAnswer:
    """The rule's answer to these values. Whatever cannot be read or reached is answered with the reason."""
    decide, takes = RULES[rule]
    try:
        return decide(Asked(values, takes), law, calendars)
    except (NotAsked, BeyondCoverage, NotInForce) as error:
        return not_computed(str(error))
