"""The letters issued to somebody, and each as PDF with the bytes of its day. Every look is logged."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from casekeeper.actions.letters.drawing import LetterRefused
from casekeeper.actions.letters.issuing import draw_issued, services, withdrawn
from casekeeper.actions.letters.writing import asked_of
from casekeeper.api.problems import Problem, problem
from casekeeper.facts import Fact, History
from casekeeper.facts.letters import LetterIssued
from casekeeper.records import clock
from casekeeper.records.finding import find_person
from casekeeper.records.models import ApiToken, Look, Person
from casekeeper.records.queries.sight import ORDINARY


def letters() -> Router:
    """The addresses that list and hand out letters."""
    router = Router(tags=["Letters"])

    @router.get(
        "/people/{reference}/letters",
        response={200: list[dict[str, Any]], 403: Problem, 404: Problem},
        summary="The letters issued to a person: which, when, in which language, their digest, and whether served",
    )
    def issued(request: HttpRequest, reference: str) -> Any:
        """Newest last. What a letter says is in its PDF."""
        person = _person(request, reference)
        if not isinstance(person, Person):
            return person
        history = asked_of(person).history
        served, gone = services(history), withdrawn(history)
        _look(request, person, "letters, API")
        return [_said(fact, served, gone) for fact in history.of(LetterIssued)]

    @router.get(
        "/people/{reference}/letters/{int:number}.pdf",
        response={200: None, 403: Problem, 404: Problem, 409: Problem},
        summary="A letter as PDF, with the same bytes as on the day it was issued",
    )
    def pdf(request: HttpRequest, reference: str, number: int) -> Any:
        """Answers 409 where this installation would draw other bytes."""
        person = _person(request, reference)
        if not isinstance(person, Person):
            return person
        letter = _letter(asked_of(person).history, number)
        if letter is None:
            return Status(404, problem("No such letter", "List the letters of the person for their numbers."))
        try:
            drawn = draw_issued(letter)
        except LetterRefused as refused:
            return Status(409, problem("Other bytes", str(refused)))
        _look(request, person, "letter as PDF, API")
        return HttpResponse(drawn.pdf, content_type="application/pdf")

    return router


def _person(request: HttpRequest, reference: str) -> Any:
    """The record that the token may read, or the refusal."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if not token.may_read_people:
        text = "This token may deliver documents only. Ask whoever made it."
        return Status(403, problem("Not for this token", text))
    found = find_person(reference) if "\x00" not in reference and len(reference) <= 60 else None
    if found is None or not ORDINARY.sees(found):
        text = "Give our reference, or an identifier that leads to one record."
        return Status(404, problem("No such record", text))
    return found


def _letter(history: History, number: int) -> Fact[LetterIssued] | None:
    return next((fact for fact in history.of(LetterIssued) if fact.first_number == number), None)


def _said(fact: Fact[LetterIssued], served: Any, gone: set[int | None]) -> dict[str, Any]:
    said, service = fact.said, served.get(fact.first_number)
    return {
        "number": fact.first_number, "letter": said.letter, "template_version": said.template_version,
        "language": said.language, "issued_on": fact.on.isoformat(), "issued_by": said.issued_by, "sha256": said.digest,
        "withdrawn": fact.first_number in gone,
        "served": {"on": service.on.isoformat(), "method": service.said.method, "fact": service.first_number}
        if service is not None else None,
    }  # fmt: skip


def _look(request: HttpRequest, person: Person, what: str) -> None:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    Look.objects.create(
        at=clock.now(), user=f"token {token.name}"[:150], unit="api", person=person, what=what,
        purpose="asked for by another system",
    )  # fmt: skip
