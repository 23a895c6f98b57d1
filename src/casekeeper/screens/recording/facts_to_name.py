"""A fact that is about another names it: the form offers those on the record, by day and words and not by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from casekeeper.actions.seeing import is_shown_fact
from casekeeper.facts import KINDS, Fact, Kind, history_of
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.facts.bail import BailConditionSet
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.challenges import ChallengeIssued
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent
from casekeeper.facts.departures import AttemptPlanned, RemovalNoticeServed
from casekeeper.facts.detention import BailHearingListed, MedicalReportReceived, PanelHeld
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import DependantLinked
from casekeeper.facts.immigration import Departed, DeportationOrdered, DeportationOrderServed
from casekeeper.facts.overseas_checks import Arrested, OverseasCheckSent
from casekeeper.facts.schemes import SchemeAskedFor, SchemeOffered
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.facts.travel_documents import DocumentApplied
from casekeeper.position.departure.told_under_way import TELLS
from casekeeper.position.detention.reviews import CHANGES
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.screens.dates import in_words
from casekeeper.screens.facts_shown import said_in_words
from casekeeper.screens.recording.fields import Field

NAMED: Mapping[str, tuple[str, tuple[type[Kind], ...]]] = {
    "attempt": ("Which planned departure", (AttemptPlanned,)),
    "again_after": ("If it uses the notice of a failed departure: which", (AttemptPlanned,)),
    "appeal": ("Which appeal", (AppealLodged,)),
    "claim": ("Which claim", (ClaimMade,)),
    "challenge": ("Which challenge in court", (ChallengeIssued,)),
    "referral": ("Which referral", (TraffickingReferred,)),
    "application": ("Which application", (DocumentApplied,)),
    "report": ("Which medical report", (MedicalReportReceived,)),
    "panel": ("Which panel", (PanelHeld,)),
    "hearing": ("Which bail hearing", (BailHearingListed,)),
    "link": ("Which family member", (DependantLinked,)),
    "offer": ("Which offer or request", (SchemeOffered, SchemeAskedFor)),
    "arrest": ("Which arrest", (Arrested,)),
    "check": ("Which check abroad", (OverseasCheckSent,)),
    "barrier": ("Which barrier", (BarrierOpened,)),
    "raised": ("Which of what came", tuple(KINDS[kind] for kind in TELLS)),
    "condition": ("Which condition of bail", (BailConditionSet,)),
    "departure": ("Which departure", (Departed,)),
    "decision": ("Which decision", (AppealableDecisionServed,)),
    "rests_on": ("Which decision it gives notice of", (Decided,)),
    "overturned": ("Which decision was overturned", (AppealableDecisionServed, Decided)),
    "order": ("Which order; leave empty for the one in force", (DeportationOrdered,)),
    "document": ("Which document or application", (DocumentHeld, DocumentApplied)),
    "paper": ("Which paper on the file", (
        LiabilityNoticeSent, AppealableDecisionServed, DeportationOrderServed, RemovalNoticeServed)),
    "trigger": ("If facts changed: which fact changed them", CHANGES),
}  # fmt: skip
"""Fields by which one fact names another: what the form asks, and the kinds that may be named."""
WORDS_SHOWN = 2


def offering_facts(request: HttpRequest, person: Person, fields: Sequence[Field]) -> list[Field]:
    """The fields of a form, with each that names a fact as a choice of those on the record, the newest first."""
    if not any(_names_a_fact(each) for each in fields):
        return list(fields)
    history = history_of(person.reference, facts_of([person.id]).get(person.id, []))
    seen = [fact for fact in history.facts if is_shown_fact(request.user, fact.kind)]  # type: ignore[arg-type]
    return [_offered(each, seen) if _names_a_fact(each) else each for each in fields]


def only_choice(fields: Sequence[Field]) -> dict[str, str]:
    """What a new form starts with: where one fact alone can be meant and one is needed, that one."""
    return {each.name: each.options[0][0] for each in fields
            if each.name in NAMED and each.control == "choose" and each.needed and len(each.options) == 1}  # fmt: skip


def _names_a_fact(field: Field) -> bool:
    return field.control == "number" and field.name in NAMED


def _offered(field: Field, facts: Sequence[Fact[Any]]) -> Field:
    asked, kinds = NAMED[field.name]
    there = [fact for fact in reversed(facts) if isinstance(fact.said, kinds)]
    options = tuple((str(fact.first_number), _in_words(fact)) for fact in there)
    return field._replace(label=asked, control="choose", options=options)


def _in_words(fact: Fact[Any]) -> str:
    said = ", ".join(value for _, value in said_in_words(fact.said)[:WORDS_SHOWN])
    return f"{fact.said.label}, {in_words(fact.on)}" + (f": {said}" if said else "")
