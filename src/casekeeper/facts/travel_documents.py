"""Asking a country for a document to travel on: applied, chased, interviewed, agreed, refused, withdrawn.

An application is known by the number of the fact that made it. The document itself, its last day and who holds it are
`document.held` in `facts/documents.py`; it is told of once it has been issued.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.documents import DocumentType
from casekeeper.facts.fact import Kind

_APPLICATION: Any = Field(title="Number of the fact that applied for it")
_COUNTRY: Any = Field(title="Country (three letters)", pattern=r"^[A-Z]{3}$")


class DocumentApplied(Kind):
    """A document to travel on was applied for."""

    kind: Literal["document.applied"] = "document.applied"
    label: ClassVar[str] = "Travel document applied for"
    substantive: ClassVar[bool] = True

    country: str = _COUNTRY
    document: DocumentType = Field("emergency travel document", title="Kind of document")
    sent: str = Field("", title="What was sent with it")
    reference: str = Field("", title="Reference")


class DocumentChased(Kind):
    """The embassy or high commission was asked where an application stands."""

    kind: Literal["document.chased"] = "document.chased"
    label: ClassVar[str] = "Travel document chased"
    substantive: ClassVar[bool] = True

    application: int = _APPLICATION
    answer: str = Field("", title="What they said")


class DocumentInterview(Kind):
    """The interview for a document: held or not, and what came of it."""

    kind: Literal["document.interview"] = "document.interview"
    label: ClassVar[str] = "Travel document interview"
    substantive: ClassVar[bool] = True

    application: int = _APPLICATION
    outcome: Literal["nationality accepted", "nationality not accepted", "more is needed", "not held",
                     "person did not take part"] = Field(title="What came of it")  # fmt: skip
    detail: str = Field("", title="Detail")


class DocumentAgreed(Kind):
    """The country agreed to issue the document."""

    kind: Literal["document.agreed"] = "document.agreed"
    label: ClassVar[str] = "Travel document agreed"
    substantive: ClassVar[bool] = True

    application: int = _APPLICATION
    agreed_until: date | None = Field(None, title="The agreement ends on")


class DocumentRefused(Kind):
    """The country refused the document."""

    kind: Literal["document.refused"] = "document.refused"
    label: ClassVar[str] = "Travel document refused"
    substantive: ClassVar[bool] = True

    application: int = _APPLICATION
    why: Literal["nationality not accepted", "more is needed", "person did not take part", "policy of the country",
                 "other"] = Field(title="Why")  # fmt: skip
    detail: str = Field("", title="Detail")


class DocumentWithdrawn(Kind):
    """A document or an application is no longer of use: withdrawn, lost, returned, or leave was granted."""

    kind: Literal["document.withdrawn"] = "document.withdrawn"
    label: ClassVar[str] = "Travel document withdrawn"
    substantive: ClassVar[bool] = True

    document: int = Field(title="Number of the fact that told of it or applied for it")
    why: Literal["withdrawn by the country", "lost", "returned", "leave granted", "no longer needed", "used"] = Field(
        title="Why"
    )
