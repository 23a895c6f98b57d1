"""What speaks against deportation, weighed limb by limb by a named person before a decision: exceptions, alternatives.

The limbs are those of the Immigration Rules, 13.2.3 (private life), 13.2.5 (child) and 13.2.6 (partner), and of the
exceptions of UK Borders Act 2007, s 33. A machine asks every question and answers none.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Limb = Literal["yes", "no", "not known", "does not arise"]
Raised = Literal["met", "not met", "not known", "does not arise"]
EuTest = Literal[
    "does not arise", "not met: no serious threat", "public policy or security", "serious grounds",
    "imperative grounds", "not known",
]  # fmt: skip


def _limb(title: str) -> Any:
    return Field(title=title)


def _reasons(about: str) -> Any:
    return Field("", title=f"{about}: reasons")


class ExceptionsWeighed(Kind):
    """Each exception weighed limb by limb, with what else was considered and the evidence it rests on."""

    kind: Literal["consideration.exceptions_weighed"] = "consideration.exceptions_weighed"
    label: ClassVar[str] = "Exceptions weighed"
    substantive: ClassVar[bool] = True

    private_life_lawful: Limb = _limb("Private life: lawfully here for most of their life?")
    private_life_integrated: Limb = _limb("Private life: socially and culturally integrated?")
    private_life_obstacles: Limb = _limb("Private life: very significant obstacles to integrating abroad?")
    private_life_reasons: str = _reasons("Private life")
    child_relationship: Limb = _limb("Child: a genuine parental relationship with a child here?")
    child_status: Limb = _limb("Child: British, or seven years in the country?")
    child_harsh_to_go: Limb = _limb("Child: unduly harsh for the child to go too?")
    child_harsh_to_stay: Limb = _limb("Child: unduly harsh for the child to stay without the person?")
    child_reasons: str = _reasons("Child")
    partner_relationship: Limb = _limb("Partner: a genuine relationship with somebody British or settled here?")
    partner_formed: Limb = _limb("Partner: formed while the person was here lawfully and not precariously?")
    partner_harsh_to_go: Limb = _limb("Partner: unduly harsh for the partner to go too?")
    partner_harsh_to_stay: Limb = _limb("Partner: unduly harsh for the partner to stay without the person?")
    partner_reasons: str = _reasons("Partner")
    compelling: Limb = _limb("Very compelling circumstances: are there any, over and above the exceptions?")
    compelling_reasons: str = _reasons("Very compelling circumstances")
    protection: Raised = Field(title="Protection: is the exception for the Refugee Convention and human rights met?")
    protection_reasons: str = _reasons("Protection")
    trafficking: Raised = Field(title="Trafficking: is the exception for obligations to a victim met?")
    trafficking_reasons: str = _reasons("Trafficking")
    eu_conduct: Literal["does not arise", "all by 31 December 2020", "all after it", "both", "not known"] = Field(
        title="EU rights: when was the conduct?"
    )
    eu_test: EuTest = Field(title="EU rights: which test does the conduct reach?")
    eu_reasons: str = _reasons("EU rights")
    health_or_extradition: Raised = Field(title="Is the exception for a mental health order, or for extradition, met?")
    alternatives: str = Field(title="What else was considered instead of deportation, and why not", min_length=1)
    evidence: str = Field(title="Evidence relied on, piece by piece", min_length=1)
    considered_by: str = Field(title="Weighed by", min_length=1)
