"""A kept check with a hit, as pages show it, without any index."""

from __future__ import annotations

from casekeeper.records.clock import now
from casekeeper.records.models import Check, Hit


def part(term: str, how: str, weight: float, said: str) -> dict[str, object]:
    """One line of a score."""
    return {"term": term, "how": how, "asked": "a", "listed": "a", "weight": weight, "said": said}


def kept_hit(fact: int) -> Hit:
    """A hit at the desk on an entry of an invented list; `fact` is the number by which a duty would lead to it."""
    check = Check.objects.create(
        at=now(), by="a.officer", unit="intake", purpose="a test", way="desk", dataset="all",
        list_versions={"harbour": "1"}, model_version="words 1", threshold=0.6, traveller="t", asked_digest="a",
        asked={"names": ["Osgar Tvelding"], "born": ["1970"], "documents": []},
    )  # fmt: skip
    return Hit.objects.create(
        screened=check, entry="harbour/1", dataset="harbour", entry_digest="d", list_version="1", score=0.9, weight=9,
        parts=[part("name", "same word", 2.0, "a stands in both"), part("birth date", "differs", -2.0, "they differ")],
        words={"names": ["Osgar Tvelding"], "about": {"source": "The harbour"}}, fact=fact,
    )  # fmt: skip
