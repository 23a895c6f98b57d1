"""Letters and notices to the person: what each said, who put it forward and issued it, and how it was served.

The words are in a template known by its name and version; the data is what was put into them. From both, the same bytes
are drawn again, and `digest` says whether they are.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind


class LetterPutForward(Kind):
    """A letter was written that a second person has to issue. It is sent to nobody yet."""

    kind: Literal["letter.put_forward"] = "letter.put_forward"
    label: ClassVar[str] = "Letter put forward"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    letter: str = Field(title="Letter", min_length=1)
    template_version: int = Field(ge=1, title="Version of its words")
    language: str = Field(title="Language", min_length=2)
    data: dict[str, str] = Field(title="What was put into the words")
    why: str = Field(title="Why it is written", min_length=1)
    written_by: str = Field(title="Written by", min_length=1)


class LetterIssued(Kind):
    """A letter was issued: its words by version, what was put into them, and the digest of the PDF. Not yet served."""

    kind: Literal["letter.issued"] = "letter.issued"
    label: ClassVar[str] = "Letter issued"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    letter: str = Field(title="Letter", min_length=1)
    template_version: int = Field(ge=1, title="Version of its words")
    language: str = Field(title="Language", min_length=2)
    data: dict[str, str] = Field(title="What was put into the words")
    digest: str = Field(title="SHA-256 of the PDF", pattern=r"^[0-9a-f]{64}$")
    drawn_with: str = Field(title="Drawn with", min_length=1)
    why: str = Field(title="Why it is written", min_length=1)
    put_forward: int | None = Field(None, title="Number of the fact that put it forward, where two people were needed")
    issued_by: str = Field(title="Issued by", min_length=1)


class LetterWithdrawn(Kind):
    """A letter that was put forward or issued is not to be served: it was wrong, or is needed no more."""

    kind: Literal["letter.withdrawn"] = "letter.withdrawn"
    label: ClassVar[str] = "Letter withdrawn"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    letter: int = Field(title="Number of the fact that put it forward or issued it")
    why: str = Field(title="Why", min_length=1)
    withdrawn_by: str = Field(title="Withdrawn by", min_length=1)


class LetterServed(Kind):
    """A letter that starts no clock of its own was served: the outcome of a detention review, for example."""

    kind: Literal["letter.served"] = "letter.served"
    label: ClassVar[str] = "Letter served"
    substantive: ClassVar[bool] = True

    letter: int | None = Field(None, title="Number of the fact that issued it")
    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    received_on: date | None = Field(None, title="Proved to have been received on")
    document: str = Field("", title="Document reference")


class LetterCopied(Kind):
    """A copy of a letter was sent to whoever acts for the person, byte for byte what the person gets."""

    kind: Literal["letter.copied"] = "letter.copied"
    label: ClassVar[str] = "Copy of a letter sent to the representative"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    letter: int = Field(title="Number of the fact that issued it")
    representative: int = Field(title="Number of the fact that they were instructed")
    to: str = Field(title="Sent to", min_length=1)
    digest: str = Field(title="SHA-256 of the PDF", pattern=r"^[0-9a-f]{64}$")
    proof: str = Field(title="Proof", min_length=1)


class LetterGivenToServe(Kind):
    """A letter went to the staff where the person is held, to be handed over by them. It is not served by that."""

    kind: Literal["letter.given_to_serve"] = "letter.given_to_serve"
    label: ClassVar[str] = "Letter given to staff to serve by hand"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    letter: int = Field(title="Number of the fact that issued it")
    to: str = Field(title="Given to", min_length=1)
    digest: str = Field(title="SHA-256 of the PDF", pattern=r"^[0-9a-f]{64}$")
    proof: str = Field(title="Proof", min_length=1)
