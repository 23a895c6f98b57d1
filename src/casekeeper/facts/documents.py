"""Travel and identity documents: what there is, who holds it, how long it is valid, what is done before it ends."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

DocumentType = Literal[
    "passport", "emergency travel document", "refugee travel document", "national identity card",
    "birth certificate", "driving licence", "other",
]  # fmt: skip


class DocumentHeld(Kind):
    """A travel or identity document: who holds it, and until when it is valid. Told again when any of that changes."""

    kind: Literal["document.held"] = "document.held"
    label: ClassVar[str] = "Document held"
    substantive: ClassVar[bool] = True

    document: DocumentType = Field(title="Document")
    number: str = Field("", title="Number, if known", max_length=60)
    issuer: str = Field("", title="Issued by", max_length=200)
    valid_until: date | None = Field(
        None, title="Last day on which it is valid; empty if it does not end or is not known"
    )
    held_by: Literal["the person", "the department", "the prison", "somebody else", "not known"] = Field(
        "not known", title="Who holds it"
    )
    where: str = Field("", title="Where it is kept", max_length=200)


class DocumentExpiryDecided(Kind):
    """A named person decided what is done about a document before it ends."""

    kind: Literal["document.expiry_decided"] = "document.expiry_decided"
    label: ClassVar[str] = "Expiring document decided"
    substantive: ClassVar[bool] = True

    document: int = Field(title="Number of the fact that tells of the document")
    outcome: Literal["a new one is asked for", "to be used before it ends", "not needed", "the person renews it"] = (
        Field(title="What is done")
    )
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
