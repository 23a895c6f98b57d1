"""After a decision to deport or remove: the notice of every ground, the order served, the child's record, the first
offer, and a document. Each starts the same day, and none waits for the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.appeals import FurtherGroundsAskedFor
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted, DependantLinked, SeparateDecisionServed
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderRevoked, DeportationOrderServed
from casekeeper.facts.schemes import SchemeAskedFor, SchemeOffered
from casekeeper.facts.travel_documents import DocumentApplied
from casekeeper.position.answer import Reason, because
from casekeeper.position.departure.gate import Departure
from casekeeper.position.departure.papers import TO_TRAVEL_ON
from casekeeper.position.departure.raised import child_not_considered
from casekeeper.position.serving import service_of


def duties(case: Case) -> Iterator[Duty]:
    """Of the decision, of the order, of the family, and of the document."""
    leaving = case.standing.departure
    if leaving is None:
        return
    if leaving.decided is not None:
        yield from _of_decision(case, leaving.decided)
    yield from _serve_order(case)
    yield from _family(case, leaving)
    yield from _document(case, leaving)


def _of_decision(case: Case, decided: Fact[Any]) -> Iterator[Duty]:
    said = because(f"Decided on {decided.on}: {decided.said.outcome}", decided)
    asked = [
        f.on for f in case.history.of(FurtherGroundsAskedFor) if f.said.method == "by hand" or f.said.proof.strip()
    ]
    yield owe(
        case, key=f"section 120:{decided.first_number}", what="Serve the notice that asks for every ground",
        by=Unit.CASEWORK, arose=decided.on, allowed=case.for_departure("section_120", decided.on),
        discharged_by="a section 120 notice served with proof", reasons=(said,),
        done_on=max(min(asked), decided.on) if asked else None,
    )  # fmt: skip
    offers: list[Fact[Any]] = [f for kind in (SchemeOffered, SchemeAskedFor) for f in case.history.of(kind)]
    yield owe(
        case, key=f"offer voluntary departure:{decided.first_number}", what="Offer a way home of their own choice",
        by=Unit.CASEWORK, arose=decided.on, allowed=case.for_departure("offer_voluntary", decided.on),
        discharged_by="an offer, explained in a language the person understands", reasons=(said,),
        done_on=max(min(f.on for f in offers), decided.on) if offers else None,
    )  # fmt: skip


def _serve_order(case: Case) -> Iterator[Duty]:
    order = case.history.latest(DeportationOrdered)
    if order is None:
        return
    served = [
        how.on for f in case.history.of(DeportationOrderServed) if f.on >= order.on
        and (how := service_of(case.history, f, case.law, case.calendar)).on is not None
    ]  # fmt: skip
    revoked = [f.on for f in case.history.of(DeportationOrderRevoked) if f.on >= order.on]
    yield owe(
        case, key=f"serve order:{order.first_number}", what="Serve the deportation order", by=Unit.CASEWORK,
        arose=order.on, allowed=case.for_departure("serve_order", order.on),
        discharged_by="the order served with proof",
        reasons=(because(f"Deportation order of {order.on}, not proved served", order),),
        done_on=min((day for day in served if day is not None and day <= case.as_at), default=None),
        lapsed_on=min(revoked, default=None),
    )  # fmt: skip


def _family(case: Case, leaving: Departure) -> Iterator[Duty]:
    starts: list[Fact[Any]] = [*case.history.of(ChildNoted)]
    if leaving.decided is not None:
        starts.append(leaving.decided)
    recorded = case.history.of(BestInterestsRecorded)
    if starts:
        waits = child_not_considered(case.history)
        since = waits if waits is not None else max(starts, key=lambda f: f.in_order)
        need_child = since.kind == ChildNoted.key
        done = [f.on for f in recorded if not need_child or (waits is None and f.knew_of(since))]
        yield owe(
            case, key=f"record best interests:{since.first_number}", what="Record what is best for any child",
            by=Unit.CASEWORK, arose=since.on, allowed=case.for_departure("record_best_interests", since.on),
            discharged_by="a named person's record, whether a child is affected and what is best for that child",
            reasons=(because(f"{since.said.label} on {since.on}", since),),
            done_on=max(min(done), since.on) if done else None,
        )  # fmt: skip
    for link in case.history.of(DependantLinked):
        decided = [f.on for f in case.history.of(SeparateDecisionServed) if f.said.link == link.first_number]
        yield owe(
            case, key=f"separate decision:{link.first_number}", what="Serve a family member a decision of their own",
            by=Unit.CASEWORK, arose=link.on, allowed=case.for_departure("separate_decision", link.on),
            discharged_by="a separate decision served", reasons=(because(f"Linked on {link.on}", link),),
            done_on=min(decided, default=None),
        )  # fmt: skip


def _document(case: Case, leaving: Departure) -> Iterator[Duty]:
    starts = [f for f in (leaving.decided, case.history.latest(DeportationOrdered)) if f is not None]
    if starts:
        since = min(starts, key=lambda f: (f.on, f.number))
        yield owe(
            case, key=f"apply for document:{since.first_number}", what="Apply for a document to travel on",
            by=Unit.RETURNS, arose=since.on, allowed=case.for_departure("apply_document", since.on),
            discharged_by="an application, or a document held",
            reasons=(because(f"{since.said.label} on {since.on}", since), *_takes(leaving)),
            done_on=_has_paper(case, since.on),
        )  # fmt: skip
    for application in leaving.papers.applications:
        if application.ended is None:
            last = application.last
            yield owe(
                case, key=f"chase document:{application.number}", what="Chase the travel document", by=Unit.RETURNS,
                arose=last.on, allowed=case.for_departure("chase_document", last.on),
                discharged_by="an answer, the document, or its refusal",
                reasons=(because(f"{last.said.label} on {last.on}", last),), waiting_on="others",
            )  # fmt: skip


def _takes(leaving: Departure) -> tuple[Reason, ...]:
    """How long the country takes, and by when to ask at the latest; the due day is the same for everybody."""
    found = leaving.in_time
    return (because(found.in_words, None, found.lead.under),) if found is not None and found.asked_on is None else ()


def _has_paper(case: Case, since: date) -> date | None:
    days = [f.on for f in case.history.of(DocumentApplied)]
    days += [f.on for f in case.history.of(DocumentHeld) if f.said.document in TO_TRAVEL_ON]
    return max(min(days), since) if days else None
