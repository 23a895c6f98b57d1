"""What is asked: the query, whose it is, and the digests by which the same question about the same traveller is known.

The digests are keyed, so that a name and birth date cannot be tried out against them without the program's secret.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, NamedTuple

from django.conf import settings

from casekeeper.matching.screening.entry import Document, Query
from casekeeper.records.models import Person

LONGEST = 200
MOST_VALUES = 50


class Asked(NamedTuple):
    """A query about a person of ours, about a traveller with the asker's own key, or about somebody in front of us."""

    query: Query
    traveller: str = ""
    person: Person | None = None

    @property
    def traveller_digest(self) -> str:
        """Who is asked about: our record, the asker's key, a document, or else just what is asked."""
        query = self.query
        if self.person is not None:
            return _keyed("person", self.person.reference)
        if self.traveller:
            return _keyed("traveller", self.traveller)
        if query.documents:
            return _keyed("document", *sorted(_document(one) for one in query.documents))
        return _keyed("asked", self.asked_digest)

    @property
    def asked_digest(self) -> str:
        """What is asked, however it was written: case, order of values and space do not count."""
        query = self.query
        return _keyed(
            "data", *sorted(_plain(name) for name in query.names), "born", *sorted(query.born), "nationality",
            *sorted(query.nationalities), query.sex, "documents", *sorted(_document(one) for one in query.documents),
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Is there nothing to look for?"""
        return not any(name.strip() for name in self.query.names) and not self.query.documents


def as_json(query: Query) -> dict[str, Any]:
    """The query as it is kept where a hit has to be judged."""
    told: dict[str, Any] = _writable({
        "names": list(query.names), "born": list(query.born), "nationalities": list(query.nationalities),
        "sex": query.sex, "documents": [document._asdict() for document in query.documents],
    })  # fmt: skip
    return told


def _writable(said: Any) -> Any:
    """Without what no table keeps: NUL, and halves of characters."""
    if isinstance(said, str):
        return said.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
    if isinstance(said, dict):
        return {key: _writable(value) for key, value in said.items()}
    return [_writable(value) for value in said] if isinstance(said, list) else said


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _document(document: Document) -> str:
    return f"{document.kind}:{document.country}:{''.join(document.number.split()).upper()}"


def _keyed(*parts: str) -> str:
    """Each part is written with its length, so that no two lists of parts give the same text."""
    text = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
    return hmac.new(b"screening " + settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()
