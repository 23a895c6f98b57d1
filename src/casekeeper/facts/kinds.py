"""Every kind of fact by name, found in the family files; a payload is read through its kind or refused."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from pydantic import ValidationError

from casekeeper.facts import (
    absconding,
    alerts,
    appeals,
    bail,
    casework,
    challenges,
    claims,
    consideration,
    contact,
    correction,
    custody,
    departures,
    detention,
    documents,
    embarkation,
    exceptions,
    family,
    family_groups,
    identity,
    immigration,
    letters,
    linking,
    overseas_checks,
    referral,
    reporting,
    requests,
    safeguards,
    schemes,
    screening,
    sentence,
    serving,
    told_by_person,
    trafficking,
    travel_documents,
    tribunal,
)
from casekeeper.facts.fact import Kind

FAMILIES: tuple[ModuleType, ...] = (
    identity, custody, sentence, referral, consideration, exceptions, appeals, tribunal, claims, challenges,
    trafficking, family, family_groups, immigration, documents, travel_documents, detention, schemes, departures,
    embarkation, letters, serving,
    overseas_checks, casework, bail, reporting, contact, safeguards, absconding, requests, told_by_person, alerts,
    linking, screening, correction,
)  # fmt: skip


def _kinds_in(family: ModuleType) -> dict[str, type[Kind]]:
    return {
        found.key: found
        for found in vars(family).values()
        if isinstance(found, type) and issubclass(found, Kind) and found is not Kind
    }


KINDS: Mapping[str, type[Kind]] = {name: kind for family in FAMILIES for name, kind in _kinds_in(family).items()}


class FactRefused(ValueError):
    """A payload does not fit its kind; the message says what was expected, what came, and what to do."""


def kind_named(name: str) -> type[Kind]:
    """The kind of that name. Raises FactRefused where there is none."""
    try:
        return KINDS[name]
    except KeyError:
        raise FactRefused(
            f"There is no kind of fact called {name!r}. Use one of: {', '.join(sorted(KINDS))}."
        ) from None


def read_payload(kind: str, payload: Mapping[str, Any] | str | bytes) -> Kind:
    """The payload as its kind. Raises FactRefused, naming each field that does not fit."""
    model = kind_named(kind)
    try:
        if isinstance(payload, str | bytes):
            return model.model_validate_json(payload)
        return model.model_validate(payload)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'payload'}: {problem['msg']}"
            for problem in error.errors(include_url=False, include_input=False)
        )
        raise FactRefused(f"This is not a {model.label.lower()} ({kind}): {problems}.") from error


def payload_of(said: Kind) -> dict[str, Any]:
    """The stored JSON of a payload: plain values, the kind left out (it has its own column)."""
    return said.model_dump(mode="json", exclude={"kind"}, exclude_defaults=True)
