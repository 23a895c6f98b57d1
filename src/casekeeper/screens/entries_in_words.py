"""What entries of lists say, as people read it: states by name, topics in plain words, dates as far as they go."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rigour.territories import get_territory

from casekeeper.matching.screening.states import state_code
from casekeeper.screens.dates import in_words, in_words_partly

TOPICS: Mapping[str, str] = {
    "poi": "person of interest", "wanted": "wanted", "crime": "crime", "crime.boss": "leads a criminal group",
    "crime.cyber": "cybercrime", "crime.fin": "financial crime", "crime.fraud": "fraud", "crime.terror": "terrorism",
    "crime.theft": "theft", "crime.traffick": "trafficking", "crime.traffick.drug": "trafficking in drugs",
    "crime.traffick.human": "trafficking in people", "crime.war": "war crimes", "sanction": "sanctioned",
    "sanction.linked": "linked to somebody sanctioned", "sanction.counter": "sanctioned in return",
    "debarment": "barred from public contracts", "role.pep": "holds or held public office",
    "role.rca": "close to somebody in public office", "reg.warn": "a regulator warns of them",
}  # fmt: skip
"""The topics of FollowTheMoney that lists of people use; any other is shown as the list has it."""
_PARTLY = re.compile(r"^\d{4}(-\d{2}){0,2}$", re.ASCII)
_INSTANT = re.compile(r"^\d{4}-\d{2}-\d{2}T", re.ASCII)


def state_in_words(code: str) -> str:
    """`Greece (GR)`; what is no state's code stays as it is."""
    found = get_territory(state_code(code)) if state_code(code) else None
    return f"{found.name} ({code.upper()})" if found is not None else code


def topic_in_words(topic: str) -> str:
    """The plain word, or the topic as the list has it."""
    return TOPICS.get(topic, topic)


def date_in_words(said: str) -> str:
    """`3 March 1970`, `March 1970`, `1970 (year only)`; an instant as its day; whatever is no date as it is."""
    text = said.strip()
    try:
        if _INSTANT.match(text):
            return in_words(text)
        return in_words_partly(text) if _PARTLY.match(text) else said
    except (ValueError, IndexError):
        return said
