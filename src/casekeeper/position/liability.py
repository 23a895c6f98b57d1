"""Is the person liable to deportation on the face of the record, under which power, and what has to be checked first?

UK Borders Act 2007, ss 32-33; Immigration Act 1971, ss 3(5), 3(6) and 7; Immigration Rules, Part 13. Never a
decision: thresholds, ages and dates are worked out here; exceptions are listed for a person to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.sentence import Convicted, DeportationRecommended, Sentenced
from casekeeper.law import Law, Value
from casekeeper.position.age import Born, born
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.exceptions import appeal_running, article_8_tier, exceptions_to_check, under_18_at_conviction
from casekeeper.position.sentence import Term, terms_of
from casekeeper.position.settled_before_1973 import settled_before_1973

QUESTION = "liability"
THRESHOLD = "uk_borders_act_2007.automatic_deportation_threshold"
BRITISH = "uk_borders_act_2007.british_citizens_outside"
IRISH = "uk_borders_act_2007.irish_citizens_outside"
IRISH_RULE = "immigration_rules_part_13.irish_citizens"
CONDUCIVE = "immigration_act_1971.conducive_to_the_public_good"
RECOMMENDED = "immigration_act_1971.recommendation_age"

AUTOMATIC, BY_COURT, DISCRETION = "automatic", "court recommendation", "conducive to the public good"
LIABLE, NOT_LIABLE, CANNOT_TELL = "liable on its face", "not liable", "cannot tell"


def liability(history: History, law: Law, as_at: date, nationality: Answer, longest: Answer) -> Answer:
    """The answer on the face of the record, with the power, the Article 8 tier, the exceptions and the gates."""
    if nationality.value == "British":
        return _british(law, as_at)
    when = born(history)
    terms = terms_of(history, law)
    qualifying = [term for term in terms if term.sure and _reaches_threshold(term, law)]
    finding = _Finding()
    _find_power(finding, history, law, as_at, nationality.value, longest, terms, qualifying)
    child = _check_child(finding, law, when, history.of(Convicted), qualifying)
    _check_gates(finding, history, law, when, nationality)
    if appeal_running(history) is not None:
        finding.gates["appeal against conviction"] = "running: no automatic order while it does"
    value = {
        "answer": finding.answer(),
        "power": finding.power,
        "article_8_tier": article_8_tier(law, as_at, longest),
        "exceptions": exceptions_to_check(law, as_at, child, history.of(Convicted)),
        "gates": finding.gates,
    }
    return Answer(QUESTION, finding.outcome, value, tuple(finding.reasons), tuple(finding.missing))


class _Finding:
    """What has been found so far. Not liable beats cannot tell, which beats liable."""

    __slots__ = ("gates", "missing", "outcome", "power", "reasons")

    def __init__(self) -> None:
        self.outcome = Outcome.CANNOT_TELL
        self.power: str | None = None
        self.reasons: list[Reason] = []
        self.missing: list[str] = []
        self.gates: dict[str, str] = {}

    def liable(self, power: str, *reasons: Reason) -> None:
        self.outcome, self.power = Outcome.MET, power
        self.reasons.extend(reasons)

    def not_liable(self, reason: Reason) -> None:
        self.outcome, self.power = Outcome.NOT_MET, None
        self.missing.clear()
        self.reasons.append(reason)

    def cannot_tell(self, missing: Sequence[str], *reasons: Reason) -> None:
        if self.outcome is not Outcome.NOT_MET:
            self.outcome = Outcome.CANNOT_TELL
            self.missing.extend(missing)
        self.reasons.extend(reasons)

    def answer(self) -> str:
        if self.outcome is Outcome.MET:
            return LIABLE
        return NOT_LIABLE if self.outcome is Outcome.NOT_MET else CANNOT_TELL


def _british(law: Law, as_at: date) -> Answer:
    reason = because("A British citizen cannot be deported", under=law[BRITISH].find(as_at))
    value: dict[str, Any] = {"answer": NOT_LIABLE, "power": None, "article_8_tier": None, "exceptions": {}, "gates": {}}
    return Answer(QUESTION, Outcome.NOT_MET, value, (reason,))


def _reaches_threshold(term: Term, law: Law) -> bool:
    """By the law of the day of sentence; before the duty began no sentence reaches it."""
    threshold = law[THRESHOLD].find(term.fact.on)
    return threshold is not None and term.reaches(threshold.value)


def _find_power(
    finding: _Finding, history: History, law: Law, as_at: date, nationality: str,
    longest: Answer, terms: Sequence[Term], qualifying: Sequence[Term],
) -> None:  # fmt: skip
    recommended = history.latest(DeportationRecommended)
    irish = law[IRISH].find(as_at) if nationality == "Irish" else None
    if irish is not None and irish.value:
        _irish(finding, law, as_at, irish, recommended)
    elif qualifying:
        threshold = law[THRESHOLD].on(qualifying[-1].fact.on)
        text = f"A sentence of at least {threshold.value} months, passed on {qualifying[-1].fact.on}"
        finding.liable(AUTOMATIC, because(text, qualifying[-1].fact, threshold))
    elif not terms and longest.outcome is Outcome.MET and (began := law[THRESHOLD].find(longest.value["on"] or as_at)):
        finding.liable(AUTOMATIC, Reason("Indeterminate sentence", longest.value["fact"], began.citation.page))
    elif recommended is not None:
        finding.liable(BY_COURT, _recommendation(recommended, law))
    elif longest.outcome is Outcome.CANNOT_TELL or not history.has(Sentenced):
        _not_known(finding, longest)
    else:
        finding.liable(DISCRETION, *_below_threshold(law, as_at, history.of(Sentenced)[-1]))


def _not_known(finding: _Finding, longest: Answer) -> None:
    """No conviction at all, or a sentence whose kind or length nobody has told us."""
    if longest.outcome is Outcome.NOT_MET:
        finding.cannot_tell(("a conviction or a sentence",), Reason("No conviction is recorded"))
    else:
        finding.cannot_tell(longest.missing, Reason("The length of a sentence is not known"))


def _irish(finding: _Finding, law: Law, as_at: date, outside: Value, recommended: Fact[Any] | None) -> None:
    finding.reasons.append(because("An Irish citizen is outside automatic deportation", under=outside))
    if recommended is not None:
        finding.gates["Irish citizen"] = "only with senior approval: a court recommended deportation"
        finding.liable(BY_COURT, _recommendation(recommended, law))
        return
    finding.gates["Irish citizen"] = "only in exceptional circumstances, which a senior person judges"
    text = "No court recommended deportation; exceptional circumstances are for a person to find"
    finding.not_liable(because(text, under=law[IRISH_RULE].find(as_at)))


def _recommendation(recommended: Fact[Any], law: Law) -> Reason:
    text = f"A court recommended deportation on {recommended.on}"
    return because(text, recommended, law[RECOMMENDED].find(recommended.on))


def _below_threshold(law: Law, as_at: date, newest: Fact[Sentenced]) -> list[Reason]:
    text = "Liable only if the Secretary of State deems deportation conducive, for reasons a person gives"
    reasons = [because(text, newest, law[CONDUCIVE].find(as_at))]
    page = law[THRESHOLD]
    if page.find(newest.on) is None:
        began = f"Sentenced before automatic deportation began on {page.values[0].effective_on}"
        reasons.append(Reason(f"{began}; whether its transition applies is for a person", newest.number, page.key))
    return reasons


def _check_child(
    finding: _Finding, law: Law, when: Born, convictions: Sequence[Fact[Convicted]], qualifying: Sequence[Term]
) -> Outcome:
    """Under 18 at conviction: no automatic duty. Not known: nothing goes ahead until the age is."""
    found = under_18_at_conviction(law, when, convictions, [term.fact for term in qualifying])
    if finding.power != AUTOMATIC:
        return found.outcome
    if found.outcome is Outcome.MET:
        finding.power = DISCRETION
        finding.reasons.extend(found.reasons)
    elif found.outcome is Outcome.CANNOT_TELL:
        finding.gates["age"] = "not known for certain: to be settled first"
        finding.cannot_tell(found.missing, *found.reasons)
    return found.outcome


def _check_gates(finding: _Finding, history: History, law: Law, when: Born, nationality: Answer) -> None:
    if nationality.value == "unclear":
        finding.gates["nationality"] = "unclear: no notice until it is determined"
        finding.cannot_tell(nationality.missing, Reason("Only somebody who is not a British citizen is liable"))
    settled = settled_before_1973(history, law, when)
    if settled.outcome is Outcome.MET:
        finding.gates["settled before 1973"] = "exempt"
        finding.not_liable(settled.reasons[0])
    elif settled.outcome is Outcome.CANNOT_TELL:
        finding.gates["settled before 1973"] = "residence enquiry by us first"
        finding.cannot_tell(settled.missing, *settled.reasons)
