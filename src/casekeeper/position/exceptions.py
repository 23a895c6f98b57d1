"""The exceptions of UK Borders Act 2007, s 33, and the Article 8 tiers: what is computed, and what a person must check.

Only an age and a date are worked out here. Every other exception is listed as "to be checked by a person".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.sentence import Convicted, ConvictionAppeal
from casekeeper.law import Law
from casekeeper.position.age import Born, under
from casekeeper.position.answer import Answer, Outcome, because
from casekeeper.position.sentence import lasts

CHILD_AGE = "uk_borders_act_2007.child_at_conviction"
EXCEPTIONS = "uk_borders_act_2007.exceptions"
EU_CONDUCT = "uk_borders_act_2007.eu_conduct_until"
LOWER = "nationality_immigration_asylum_act_2002.article_8_lower_tier"
UPPER = "nationality_immigration_asylum_act_2002.article_8_upper_tier"
APPEAL_BAR = "uk_borders_act_2007.no_order_while_appeal_runs"

BY_A_PERSON = "to be checked by a person"
CHILD, EU = "under 18 at conviction", "EU rights"


def under_18_at_conviction(
    law: Law, when: Born, convictions: Sequence[Fact[Convicted]], qualifying: Sequence[Fact[Any]]
) -> Answer:
    """Met only if the person was under age at every conviction relied on; not met if certainly of age at one."""
    days = [_convicted_on(convictions, fact.on) for fact in qualifying] or [fact.on for fact in convictions[-1:]]
    answers = {_child_on(law, when, convictions, day) for day in days}
    if answers == {Outcome.MET}:
        reason = because("Under 18 at conviction", under=law[CHILD_AGE].find(days[-1]))
        return Answer(CHILD, Outcome.MET, None, (reason,))
    if not answers or Outcome.NOT_MET in answers:
        return Answer(CHILD, Outcome.NOT_MET)
    text = "The dates of birth disagree" if when.disputed else "The date of birth does not settle the age"
    reason = because(f"{text}: under 18 at conviction?", None, law[CHILD_AGE].find(days[-1]))
    return Answer(CHILD, Outcome.CANNOT_TELL, None, (reason,), ("a verified date of birth",))


def _convicted_on(convictions: Sequence[Fact[Convicted]], sentenced_on: date) -> date:
    """The day of the conviction the sentence followed; the day of sentence where none is recorded before it."""
    return max((fact.on for fact in convictions if fact.on <= sentenced_on), default=sentenced_on)


def _child_on(law: Law, when: Born, convictions: Sequence[Fact[Convicted]], day: date) -> Outcome:
    age = law[CHILD_AGE].values[0].value
    if when.first is not None:
        return under(age, when, day)
    recorded = [fact.said.age_known_as for fact in convictions if fact.on == day and fact.said.age_known_as is not None]
    if not recorded:
        return Outcome.CANNOT_TELL
    return Outcome.MET if min(recorded) < age else Outcome.NOT_MET


def exceptions_to_check(
    law: Law, as_at: date, child: Outcome, convictions: Sequence[Fact[Convicted]]
) -> Mapping[str, str]:
    """Each exception of s 33 on the day, with what is known of it."""
    listed = law[EXCEPTIONS].find(as_at)
    if listed is None:
        return {}
    found = dict.fromkeys(listed.value, BY_A_PERSON)
    if CHILD in found:
        found[CHILD] = child.value
    if EU in found:
        found[EU] = _eu_tests(law, convictions)
    return found


def _eu_tests(law: Law, convictions: Sequence[Fact[Convicted]]) -> str:
    """By the day of the conduct, not of the conviction. Which rights were held is for a person in every case."""
    until = law[EU_CONDUCT].values[0].value
    days = [fact.said.offence_on for fact in convictions]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return f"{BY_A_PERSON}: day of an offence not known"
    if max(known) <= until:
        return f"{BY_A_PERSON}: all conduct by {until}, EU tests if protected"
    if min(known) > until:
        return f"{BY_A_PERSON}: all conduct after {until}, domestic tests"
    return f"{BY_A_PERSON}: conduct before and after {until}"


def article_8_tier(law: Law, as_at: date, longest: Answer) -> str | None:
    """Which Article 8 test the longest sentence points to. Serious harm and persistence are never worked out."""
    lower, upper = law[LOWER].find(as_at), law[UPPER].find(as_at)
    if lower is None or upper is None:
        return None
    length = longest.value
    if length is not None and _reaches(length, upper.value):
        return "four years or more"
    if longest.outcome is Outcome.CANNOT_TELL:
        return "cannot tell"
    if length is None:
        return "no sentence of imprisonment"
    if _reaches(length, lower.value):
        return "at least 12 months"
    return "under 12 months: serious harm or persistence for a person to judge"


def _reaches(length: Mapping[str, Any], months: int) -> bool:
    return length["life"] or lasts(months, length["on"], length["months"], length["days"])


def appeal_running(history: History) -> Fact[ConvictionAppeal] | None:
    """The appeal against conviction or sentence that has begun and has not ended."""
    newest = history.latest(ConvictionAppeal)
    return newest if newest is not None and newest.said.step == "begun" else None
