"""Is the person a child, or noted as vulnerable? Then welfare comes first, and some things may not be done."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.law import Law
from casekeeper.position.age import born, under
from casekeeper.position.answer import Outcome, soonest

IN_PERSON_AGE = "reporting_policy.report_in_person_age"
MONITORING_AGE = "immigration_bail.monitoring_age"
ADULT = 18


class AtRisk(NamedTuple):
    """`child` may be cannot tell. `changes_on` is the birthday on which that changes."""

    child: Outcome
    vulnerable: tuple[Fact[VulnerabilityNoted], ...]
    changes_on: date | None

    @property
    def may_be(self) -> bool:
        """Welfare first: vulnerable, a child, or possibly a child by a date of birth that is only partly known."""
        return bool(self.vulnerable) or self.child is not Outcome.NOT_MET


def at_risk(history: History, law: Law, as_at: date, page: str = IN_PERSON_AGE) -> AtRisk:
    """On this day, a child by the age on the page. With no date of birth at all nothing speaks for a child."""
    when = born(history)
    noted = tuple(history.of(VulnerabilityNoted))
    if when.first is None or when.last is None:
        return AtRisk(Outcome.NOT_MET, noted, None)
    age = adult_age(law, as_at, page)
    birthdays = [turns(age, when.first), turns(age, when.last)]
    return AtRisk(under(age, when, as_at), noted, soonest(birthdays, as_at))


def adult_age(law: Law, day: date, page: str = IN_PERSON_AGE) -> int:
    """The age on the page; the usual one for days before the page begins."""
    found = law[page].find(day)
    return int(found.value) if found is not None else ADULT


def turns(age: int, birth: date) -> date | None:
    """The birthday on which somebody turns so many years; 1 March for a 29 February in a common year."""
    year = birth.year + age
    if year > date.max.year:
        return None
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
