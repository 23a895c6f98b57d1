"""Does the person want to go? Only their own word says so: they asked or took an offer, and did not withdraw."""

from __future__ import annotations

from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.schemes import SchemeAnswered, SchemeAskedFor


def wish_to_go(history: History) -> Fact[Any] | None:
    """The fact by which the person said so last, where nothing they said since takes it back."""
    wishes: list[Fact[Any]] = [*history.of(SchemeAskedFor)]
    wishes += [fact for fact in history.of(SchemeAnswered) if fact.said.answer == "accepted"]
    if not wishes:
        return None
    last = max(wishes, key=lambda fact: fact.in_order)
    against = [fact for fact in history.of(SchemeAnswered) if fact.said.answer != "accepted"]
    return None if any(fact.knew_of(last) for fact in against) else last
