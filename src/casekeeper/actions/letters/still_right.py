"""Is a letter that was written still right on the record as it is now? Asked again before it is issued, served, sent.

Between writing and leaving a certificate may be made or withdrawn, an order revoked, a departure cancelled. What a
letter rests on has to be there still, and a certificate or a time to appeal has to be the one that it tells of.
"""

from __future__ import annotations

from collections.abc import Mapping

from casekeeper.actions.letters.asked import Asked
from casekeeper.actions.letters.known import known_for
from casekeeper.actions.letters.known_of_certificate import certificate_of
from casekeeper.actions.letters.templates import Template

THE_SAME = (
    "certificate", "after_leaving", "after_receipt", "leaves_on", "destination", "stops", "outcome", "order",
    "order_decided_on", "considered_on", "scheme_outcome", "not_deported", "revoked_on", "cancelled_day",
)  # fmt: skip
"""Needs of the record of which a letter that says otherwise misleads: another day, another time to appeal."""


def no_longer_right(asked: Asked, template: Template, data: Mapping[str, str]) -> str:
    """What the letter rests on that is not so any more; empty where it is right."""
    if wrong := against_certificate(asked, template, data):
        return wrong
    known = known_for(template, asked._replace(typed=data))
    for need in template.needs:
        if need.source != "record":
            continue
        if not known.get(need.name) and not need.optional:
            return f"{need.label} is not there any more: {need.lack or 'it is not on the record'}."
        if need.name in THE_SAME and known.get(need.name, "") != data.get(need.name, ""):
            return f"{need.label} has changed since the letter was written."
    return ""


def against_certificate(asked: Asked, template: Template, data: Mapping[str, str]) -> str:
    """Does the letter tell of an appeal from inside where a certificate stands, or the reverse? Empty where not."""
    if template.paper != "appealable decision":
        return ""
    found = certificate_of(asked._replace(typed=data, certificate=template.certificate))
    if not template.certificate and found is not None:
        return (
            f"A certificate under {found.said.under} of {found.on} stands against this decision: an appeal is from "
            "abroad. This letter tells of an appeal from inside the country. Write the letter on the certificate."
        )
    if template.certificate and (found is None or found.said.under != template.certificate):
        return (
            f"No certificate under {template.certificate} stands against this decision: an appeal is from inside the "
            "country, and this letter would deny it. Write the notice with appeal rights."
        )
    if found is not None and str(found.number) != data.get("certificate", ""):
        return f"The certificate was made or corrected on {found.on}, after this letter was written. Write it again."
    return ""
