"""Losing somebody and looking for them: checks, the declaration by two people, tracing, and how it ended.

A missed report, being out of contact and having absconded are three different things. Leaving the country, leave and
death have kinds of their own.
"""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from pydantic import Field

from casekeeper.facts.fact import Kind

Check = Literal[
    "all contact points", "representative", "supporters", "accommodation provider", "probation", "prison",
    "police custody", "immigration detention", "hospital", "benefits, tax and driver records", "border exit records",
    "other cases of ours", "household visit",
]  # fmt: skip
CHECKS: tuple[Check, ...] = get_args(Check)


class CheckMade(Kind):
    """One check that must come before a declaration: its result and lawful basis, or why it was not made."""

    kind: Literal["absconding.check_made"] = "absconding.check_made"
    label: ClassVar[str] = "Check before a declaration"
    substantive: ClassVar[bool] = True

    check: Check = Field(title="Check")
    result: Literal["nothing found", "a lead", "found the person", "not made"] = Field(title="Result")
    lawful_basis: str = Field("", title="Lawful basis")
    not_made_because: str = Field("", title="If it was not made, why")
    detail: str = Field("", title="Detail")

    @property
    def is_complete(self) -> bool:
        """Made, with the lawful basis named; or a reason why it was not."""
        return bool(self.not_made_because.strip() if self.result == "not made" else self.lawful_basis.strip())


class DeclarationProposed(Kind):
    """A first person proposes to declare the person an absconder, and says which condition was breached."""

    kind: Literal["absconding.declaration_proposed"] = "absconding.declaration_proposed"
    label: ClassVar[str] = "Absconder declaration proposed"
    substantive: ClassVar[bool] = True

    condition: int | None = Field(None, title="Number of the fact that set the breached condition")
    reasons: str = Field(title="Reasons", min_length=1)
    proposed_by: str = Field(title="Proposed by", min_length=1)


class ContactLost(Kind):
    """A named person recorded that we have lost contact, or that the person is declared an absconder."""

    kind: Literal["contact.lost"] = "contact.lost"
    label: ClassVar[str] = "Contact lost"
    substantive: ClassVar[bool] = True

    standing: Literal["out of contact", "absconder"] = Field(title="Standing")
    declared_by: str = Field(title="Declared by", min_length=1)
    proposal: int | None = Field(None, title="Number of the proposal, if an absconder is declared")
    reasons: str = Field("", title="Reasons")


class DeclarationRefused(Kind):
    """The second person refused the declaration, or decided against one for now."""

    kind: Literal["absconding.declaration_refused"] = "absconding.declaration_refused"
    label: ClassVar[str] = "Absconder declaration refused"
    substantive: ClassVar[bool] = True

    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)


class Circulated(Kind):
    """After the declaration: circulated as wanted, referred for tracing, papers secured, the breach recorded."""

    kind: Literal["absconding.circulated"] = "absconding.circulated"
    label: ClassVar[str] = "Absconder circulated"
    substantive: ClassVar[bool] = True

    reference: str = Field("", title="Reference of the circulation")
    referred_to: str = Field(title="Tracing referred to", min_length=1)


class TraceStepTaken(Kind):
    """One step to find the person: which source, on what lawful basis, why it is proportionate, and what came of it."""

    kind: Literal["absconding.trace_step"] = "absconding.trace_step"
    label: ClassVar[str] = "Tracing step"
    substantive: ClassVar[bool] = True

    source: Literal[
        "police", "benefits", "tax", "driver and vehicle records", "health", "local authority",
        "credit and address data", "telephone or e-mail lead", "family and friends", "prison and probation",
        "international partner",
        "border records", "visit", "other",
    ] = Field(title="Source")  # fmt: skip
    lawful_basis: str = Field(title="Lawful basis", min_length=1)
    proportionate: str = Field("", title="Why it is proportionate")
    result: Literal["nothing", "lead", "false hit", "located"] = Field(title="Result")
    full: bool = Field(False, title="Part of the yearly check of every source")
    detail: str = Field("", title="Detail")


class InterventionChosen(Kind):
    """A named person chose what to do about a lead: a letter, a call, a visit, an arrest."""

    kind: Literal["absconding.intervention_chosen"] = "absconding.intervention_chosen"
    label: ClassVar[str] = "Intervention chosen"
    substantive: ClassVar[bool] = True

    choice: Literal["letter", "call", "invitation to report", "welfare visit", "arrest", "none"] = Field(title="Choice")
    reasons: str = Field(title="Reasons", min_length=1)
    chosen_by: str = Field(title="Chosen by", min_length=1)


class Located(Kind):
    """We know where the person is; contact is yet to be made."""

    kind: Literal["absconding.located"] = "absconding.located"
    label: ClassVar[str] = "Located"
    substantive: ClassVar[bool] = True

    where: str = Field(title="Where", min_length=1)
    source: str = Field("", title="How we know")


class Encountered(Kind):
    """Met by the police or an immigration officer."""

    kind: Literal["absconding.encountered"] = "absconding.encountered"
    label: ClassVar[str] = "Met by the police or an officer"

    by: Literal["police", "immigration officer", "border", "other"] = Field(title="By whom")
    where: str = Field("", title="Where")
    arrested: bool | None = Field(None, title="Arrested")


class CameBack(Kind):
    """Came back of their own accord."""

    kind: Literal["absconding.came_back"] = "absconding.came_back"
    label: ClassVar[str] = "Came back"
    substantive: ClassVar[bool] = True

    how: str = Field("", title="How")


class ReturnHandled(Kind):
    """Somebody met, located or back was dealt with: papers served, conditions looked at again, the reason asked."""

    kind: Literal["absconding.return_handled"] = "absconding.return_handled"
    label: ClassVar[str] = "Return dealt with"
    substantive: ClassVar[bool] = True

    papers: str = Field(title="Papers served", min_length=1)
    conditions: str = Field(title="Conditions: kept, changed or ended", min_length=1)
    why: str = Field(title="Why contact was lost, as the person says", min_length=1)


class DeclaredInError(Kind):
    """The declaration should not have been made: the person had not absconded."""

    kind: Literal["absconding.declared_in_error"] = "absconding.declared_in_error"
    label: ClassVar[str] = "Declared an absconder in error"
    substantive: ClassVar[bool] = True

    cause: Literal["lost by us", "in custody or hospital", "had left", "had leave", "attended", "other"] = Field(
        title="Cause"
    )
    reasons: str = Field(title="Reasons", min_length=1)
