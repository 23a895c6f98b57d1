"""Using everything once, so that nobody's first question waits for what is compiled or read on first use.

python -m casekeeper.matching.first_use         half a minute after a change of the matching code, seconds otherwise
"""

from __future__ import annotations

from casekeeper.matching.compiled import forget_what_no_source_makes
from casekeeper.matching.linking.job import ready
from casekeeper.matching.linking.model import link_model
from casekeeper.matching.linking.pairs import prior_weight
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.matching.linking.scoring import Scoring
from casekeeper.matching.screening import AlertIndex, ListEntry, Query

_ONE = LinkRecord(
    "1", ("Ana Bell", "Anabell Core"), ("Ana",), ("Bell",), ("1970-03-01",), ("XXA",), (HeldIdentifier("none", "1"),),
    ("2020-01-01",), ("AA1 1AA",), ("1 No Street",), "f", "first use",
)  # fmt: skip
_OTHER = LinkRecord("2", ("Anna Belle",), ("Anna",), ("Belle",), ("1970",))


def search_once() -> None:
    """Build a small index and ask it, with and without a birth date."""
    index = AlertIndex.build([ListEntry("1", ("Ana Bell Core",), ("A B",), ("1970-03-01",))])
    for born in ((), ("1970",)):
        index.search(Query("1", ("Anna Bellcore",), born), limit=1)


def compare_once() -> None:
    """Score a pair of records, as the pages do, and one record against others, as an arriving one is."""
    scoring = Scoring(ready([_ONE, _OTHER], None, link_model()), prior_weight(0.5))
    scoring(_ONE, _OTHER)
    scoring.scores(_ONE, scoring.candidates(_ONE))


def use_once() -> None:
    """Both."""
    search_once()
    compare_once()


if __name__ == "__main__":
    use_once()
    forget_what_no_source_makes()
