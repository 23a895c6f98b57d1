"""Screening: a query, by name and whatever else is known, against a list of alerts, in milliseconds.

index = AlertIndex.build(entries)
for candidate in index.search(Query("q1", names=("Jon Smyth",), born=("1970",)), limit=10):
    candidate.id, candidate.score, candidate.parts
"""

from casekeeper.matching.screening.entry import Candidate, Document, ListEntry, Part, Query
from casekeeper.matching.screening.index import AlertIndex

__all__ = ["AlertIndex", "Candidate", "Document", "ListEntry", "Part", "Query"]
