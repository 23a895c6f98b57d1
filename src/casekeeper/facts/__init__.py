"""The kinds of fact, one file per family, and a person's history as known on a day.

    history = history_of("K7F3-9Q2M", facts, known_on=day)     # corrections applied
    history.latest(Released)                                    # the newest release, or None

To record something new, add a kind to its family's file: the form, the API and the stored JSON follow.
"""

from casekeeper.facts.fact import Fact, Joined, Kind
from casekeeper.facts.history import LEGAL_ZONE, Corrected, History, end_of, history_of, known_with, told_in_order
from casekeeper.facts.kinds import KINDS, FactRefused, kind_named, payload_of, read_payload

__all__ = [
    "KINDS", "LEGAL_ZONE", "Corrected", "Fact", "FactRefused", "History", "Joined", "Kind", "end_of", "history_of",
    "kind_named", "known_with", "payload_of", "read_payload", "told_in_order",
]  # fmt: skip
