"""May deportation be decided on, as far as exceptions go? Each was weighed limb by limb, and none that counts is met.

Which test counts follows from the longest sentence: under four years an exception or very compelling circumstances are
enough, from four years only very compelling circumstances over and above them. A person answers every limb; here it is
only seen that none was left out, and that the decision does not say the opposite of the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.family import ChildNoted
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.claims.made import claims_of

QUESTION = "exceptions weighed"
PRIVATE_LIFE = ("private_life_lawful", "private_life_integrated", "private_life_obstacles")
CHILD = ("child_relationship", "child_status", "child_harsh_to_go", "child_harsh_to_stay")
PARTNER = ("partner_relationship", "partner_formed", "partner_harsh_to_go", "partner_harsh_to_stay")
ARTICLE_8 = {"private life": PRIVATE_LIFE, "child": CHILD, "partner": PARTNER}
OTHERS = {"protection": "protection", "trafficking": "trafficking", "health_or_extradition": "a mental health order or "
          "extradition"}  # fmt: skip
RULES = "nationality_immigration_asylum_act_2002.article_8_upper_tier"
UPPER_TIER = "four years or more"
NEWS: tuple[Any, ...] = (RepresentationsReceived, ChildNoted, TraffickingReferred, ClaimMade)
"""What was told since makes the weighing old."""


class Weighed(NamedTuple):
    """One exception, and what the answers to its limbs come to."""

    name: str
    outcome: Outcome
    arises: bool


def weighed_of(said: ExceptionsWeighed) -> tuple[Weighed, ...]:
    """Every exception: met with every limb, not met with any against it, else it cannot be told."""
    found = [_of_limbs(name, [getattr(said, limb) for limb in limbs]) for name, limbs in ARTICLE_8.items()]
    found.append(_of_limbs("very compelling circumstances", [said.compelling]))
    found += [_raised(name, getattr(said, field)) for field, name in OTHERS.items()]
    return (*found, _eu(said))


def exceptions_weighed(history: History, tier: str | None) -> Answer:
    """Met where a decision to deport does not contradict what was weighed; `tier` is the Article 8 test that counts."""
    fact = history.latest(ExceptionsWeighed)
    if fact is None:
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), ("the exceptions, weighed limb by limb",))
    since = [each for kind in NEWS for each in history.of(kind) if not fact.knew_of(each)]
    if since:
        newest = max(since, key=lambda each: each.in_order)
        why = because(f"{newest.said.label} on {newest.on}, after the exceptions were weighed on {fact.on}", newest)
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (why,), ("the exceptions, weighed again",))
    found = weighed_of(fact.said)
    value = {each.name: each.outcome.value if each.arises else "does not arise" for each in found}
    missing = [*_overlooked(history, found), *_unreasoned(fact.said, found)]
    missing += [f"{each.name}: a limb is not known" for each in found if each.outcome is Outcome.CANNOT_TELL]
    against = tuple(_against(fact, found, tier))
    if against:
        return Answer(QUESTION, Outcome.NOT_MET, value, against, tuple(missing))
    outcome = Outcome.CANNOT_TELL if missing else Outcome.MET
    return Answer(QUESTION, outcome, value, (because(f"Weighed by {fact.said.considered_by}", fact),), tuple(missing))


def _of_limbs(name: str, limbs: list[str]) -> Weighed:
    if all(limb == "does not arise" for limb in limbs):
        return Weighed(name, Outcome.NOT_MET, arises=False)
    if any(limb in ("no", "does not arise") for limb in limbs):
        return Weighed(name, Outcome.NOT_MET, arises=True)
    return Weighed(name, Outcome.CANNOT_TELL if "not known" in limbs else Outcome.MET, arises=True)


def _raised(name: str, said: str) -> Weighed:
    outcome = {"met": Outcome.MET, "not known": Outcome.CANNOT_TELL}.get(said, Outcome.NOT_MET)
    return Weighed(name, outcome, arises=said != "does not arise")


def _eu(said: ExceptionsWeighed) -> Weighed:
    """Protected conduct is judged by EU tests; conduct after the day by the domestic ones."""
    if said.eu_conduct in ("does not arise", "all after it"):
        return Weighed("EU rights", Outcome.NOT_MET, arises=said.eu_conduct != "does not arise")
    if "not known" in (said.eu_conduct, said.eu_test) or said.eu_test == "does not arise":
        return Weighed("EU rights", Outcome.CANNOT_TELL, arises=True)
    reached = said.eu_test != "not met: no serious threat"
    return Weighed("EU rights", Outcome.NOT_MET if reached else Outcome.MET, arises=True)


def _overlooked(history: History, found: tuple[Weighed, ...]) -> Iterator[str]:
    """Something on the record raises it, and it was said not to arise."""
    arises = {each.name: each.arises for each in found}
    raised = {
        "child": history.has(ChildNoted), "trafficking": history.has(TraffickingReferred),
        "protection": any(claim.made.said.claim == "protection" and claim.is_a_claim for claim in claims_of(history)),
    }  # fmt: skip
    for name, is_raised in raised.items():
        if is_raised and not arises[name]:
            yield f"{name}: the record raises it, so it is weighed and not passed over"


def _unreasoned(said: ExceptionsWeighed, found: tuple[Weighed, ...]) -> Iterator[str]:
    reasons = {
        "private life": said.private_life_reasons, "child": said.child_reasons, "partner": said.partner_reasons,
        "very compelling circumstances": said.compelling_reasons, "protection": said.protection_reasons,
        "trafficking": said.trafficking_reasons, "EU rights": said.eu_reasons,
    }  # fmt: skip
    for each in found:
        if each.arises and each.name in reasons and not reasons[each.name].strip():
            yield f"{each.name}: the reasons"


def _against(fact: Fact[ExceptionsWeighed], found: tuple[Weighed, ...], tier: str | None) -> Iterator[Reason]:
    """What is met and enough. From four years a met exception of Article 8 alone is not."""
    for each in found:
        if each.outcome is not Outcome.MET or (each.name in ARTICLE_8 and tier == UPPER_TIER):
            continue
        yield Reason(f"The exception is met: {each.name}", fact.number, RULES if each.name in ARTICLE_8 else None)
