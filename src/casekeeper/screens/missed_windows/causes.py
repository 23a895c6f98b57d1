"""Each cause of a missed window in words, and its colour in a picture."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "asked, not decided": "Asked to go, and nobody decided",
    "asked and decided": "Asked to go, was answered, and stayed",
    "an attempt failed": "An attempt to leave in the window failed",
    "decided too late": "To be deported, but decided only after the window opened",
    "something in the way": "Did not ask; something stood in the way on the first day of the window, or on its last",
    "never asked": "Did not ask; nothing else on record",
}
"""In the order in which they are asked: the first that is so counts. A test holds them to records/queries."""
COLOURS: Mapping[str, str] = {
    "asked, not decided": "grade-a", "asked and decided": "grade-b", "an attempt failed": "unknown",
    "decided too late": "grade-c", "something in the way": "grade-d", "never asked": "likely",
}  # fmt: skip
