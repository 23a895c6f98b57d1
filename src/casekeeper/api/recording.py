"""Records facts in the name of one person who works here: what the forms on screen do, for a program that person uses.

Such a token carries that person's permissions and no more, and every gate that is closed to them is closed to it. A
system that acts for nobody delivers documents instead (`delivery.py`): it tells, and does not decide.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from ninja import Header, Router, Schema, Status
from pydantic import Field

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.departure_gates import NOT_BY_A_PROGRAM
from casekeeper.actions.happened import NotWhenItHappened, happened
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import LOOK, NotAllowed, may, may_record
from casekeeper.actions.record_fact import Happening, record_facts
from casekeeper.actions.seeing import is_shown_duty, sight_of
from casekeeper.api.problems import Problem, problem
from casekeeper.facts import KINDS, FactRefused, Kind, kind_named, read_payload
from casekeeper.records import clock
from casekeeper.records.finding import find_person
from casekeeper.records.models import ApiToken, DutyRow, FactRow, Look, Person, RecordedByToken, User
from casekeeper.records.refused import Refused

MOST_FACTS = 50
LONGEST_KEY = 100
NOT_FOR_THIS = "This token acts for nobody. Make one that does: casekeeper token new NAME --acts-for USER."


class Said(Schema):
    """One fact: its kind, the day it happened, and what is said. `until` is the last day, for a kind that lasts."""

    kind: str
    happened: date
    until: date | None = None
    said: dict[str, Any] = {}


class Facts(Schema):
    """Facts that stand or fall together."""

    facts: Annotated[list[Said], Field(min_length=1, max_length=MOST_FACTS)]


class Opening(Facts):
    """The first facts of a new record. `invented` marks somebody who is not real."""

    invented: bool = False


class Correcting(Schema):
    """Why a fact was wrong, and what it should have said; or that it should not have been recorded."""

    reason: str
    instead: dict[str, Any] | None = None
    withdrawn: bool = False
    happened: date | None = None


class NextStep(Schema):
    """One thing that is due now."""

    what: str
    owed_by: str
    due: date
    page: str


class Recorded(Schema):
    """The numbers of the facts, in order, and what is due for the person now, the most urgent first.

    `again` tells that the same request came before: nothing was recorded this time.
    """

    person: str
    recorded: list[int]
    again: bool
    next_steps: list[NextStep]


class KindSaid(Schema):
    """A kind of fact that may be recorded, and the JSON schema of what it says."""

    kind: str
    label: str
    lasts: bool
    about: str
    said: dict[str, Any]


ANSWERS: dict[int, Any] = {
    200: Recorded, 201: Recorded, 400: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem
}  # fmt: skip
Key = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=LONGEST_KEY)]


def recording() -> Router:
    """The addresses that record."""
    router = Router(tags=["Recording"])

    @router.get("/kinds", response={200: list[KindSaid], 403: Problem}, summary="What this token may record, and how")
    def kinds(request: HttpRequest) -> Any:
        """Only the kinds that whoever the token acts for may record by hand, and a program in their name."""
        worker = _worker(request)
        if worker is None:
            return Status(403, problem("Not for this token", NOT_FOR_THIS))
        theirs = [kind for kind in KINDS.values() if kind.by_hand and may_record(worker, kind)]
        return [_kind_said(kind) for kind in theirs if not (worker.by_program and kind.key in NOT_BY_A_PROGRAM)]

    @router.post("/people", response=dict(ANSWERS), summary="Open a record with its first facts")
    def open_(request: HttpRequest, body: Opening, key: Key) -> Any:
        """201 with the new reference. Deliver a feed's documents instead where there is a feed."""

        def done(worker: User, source: str) -> tuple[Person, Sequence[int]]:
            facts, by = _facts(body.facts), worker.get_username()
            person = open_record(facts, source=source, by=by, invented=body.invented, user=worker)
            return person, _numbers_of(person)

        return _once(request, key, body, done)

    @router.post("/people/{reference}/facts", response=dict(ANSWERS), summary="Record facts about a person")
    def record(request: HttpRequest, reference: str, body: Facts, key: Key) -> Any:
        """All of them or none. 409 says which gate is closed, and why."""

        def done(worker: User, source: str) -> tuple[Person, Sequence[int]]:
            person, by = _person(worker, reference), worker.get_username()
            return person, record_facts(person, _facts(body.facts), source=source, by=by, user=worker)

        return _once(request, key, body, done)

    @router.post(
        "/people/{reference}/facts/{int:number}/correction", response=dict(ANSWERS), summary="Put a fact right"
    )
    def correct(request: HttpRequest, reference: str, number: int, body: Correcting, key: Key) -> Any:
        """The fact stays, with the correction beside it. Answers the correction's number."""

        def done(worker: User, source: str) -> tuple[Person, Sequence[int]]:
            person = _person(worker, reference)
            correction = correct_fact(
                number, reason=body.reason, by=worker.get_username(), instead=body.instead, withdrawn=body.withdrawn,
                happened_from=body.happened, person=person, source=source, user=worker,
            )  # fmt: skip
            return person, [correction]

        return _once(request, key, body, done)

    return router


class _NoSuchRecord(Exception):
    """Not there, or not to be seen by whoever the token acts for: the two answer alike."""


Doing = Callable[[User, str], tuple[Person, Sequence[int]]]


def _once(request: HttpRequest, key: str, body: Schema, done: Doing) -> Any:
    """Record, and remember the key with it in one transaction; the same request again answers what it did then."""
    token, worker = _token(request), _worker(request)
    if worker is None:
        return Status(403, problem("Not for this token", NOT_FOR_THIS))
    sent = json.dumps([request.path, body.model_dump()], default=str, sort_keys=True)
    digest = hashlib.sha256(sent.encode()).hexdigest()
    try:
        before = _before(token, key)
        if before is not None:
            return _again(before, digest, worker)
        with transaction.atomic():
            person, numbers = done(worker, f"API, token {token.name}")
            RecordedByToken.objects.create(
                token=token, key=key, digest=digest, person=person, numbers=list(numbers), at=clock.now()
            )
            _look(worker, person, token)
    except IntegrityError:
        before = _before(token, key)
        if before is None:
            raise
        return _again(before, digest, worker)
    except _NoSuchRecord:
        return Status(404, problem("No such record", "Give our reference, or an identifier that leads to one record."))
    except NotAllowed as refused:
        return Status(403, problem("Not allowed", str(refused)))
    except (FactRefused, NotWhenItHappened) as refused:
        return Status(422, problem("Not understood", str(refused)))
    except Refused as refused:
        return Status(409, problem("Refused", str(refused)))
    return Status(201, _recorded(person, numbers, worker, again=False))


def _before(token: ApiToken, key: str) -> RecordedByToken | None:
    return RecordedByToken.objects.select_related("person").filter(token=token, key=key).first()


def _again(before: RecordedByToken, digest: str, worker: User) -> Any:
    if before.digest != digest:
        text = "Another request was sent with this Idempotency-Key. Send each new request with a new key."
        return Status(409, problem("The key was used before", text))
    return Status(200, _recorded(before.person, before.numbers, worker, again=True))


def _token(request: HttpRequest) -> ApiToken:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return token


def _worker(request: HttpRequest) -> User | None:
    """Whoever the token acts for; marked as a program's, unless they take each decision in it themselves."""
    token = _token(request)
    worker: User | None = token.acts_for
    if worker is not None:
        worker.by_program = not token.decides
    return worker


def _person(worker: User, reference: str) -> Person:
    found = find_person(reference) if "\x00" not in reference and len(reference) <= 60 else None
    if found is None or not sight_of(worker).sees(found) or not may(worker, LOOK, found):
        raise _NoSuchRecord
    return found


def _facts(said: Sequence[Said]) -> list[Happening]:
    return [
        (_payload(each), happened(kind_named(each.kind), each.happened, each.until, clock.today())) for each in said
    ]


def _payload(each: Said) -> Kind:
    kind = kind_named(each.kind)
    if not kind.by_hand:
        raise Refused(f"{kind.label} ({each.kind}) is not recorded by hand. GET /kinds lists what is.")
    if "kind" in each.said:
        raise FactRefused("Give the kind beside what is said, not in it.")
    return read_payload(each.kind, each.said)


def _numbers_of(person: Person) -> list[int]:
    return list(FactRow.objects.filter(person=person).order_by("number").values_list("number", flat=True))


def _look(worker: User, person: Person, token: ApiToken) -> None:
    """The answer tells what is due for the person, so it is a look."""
    Look.objects.create(
        at=clock.now(), user=worker.get_username(), unit=worker.unit, person=person, what="next steps, API",
        purpose=f"record a fact, token {token.name}"[:200],
    )  # fmt: skip


def _recorded(person: Person, numbers: Sequence[int], worker: User, *, again: bool) -> dict[str, Any]:
    rows = DutyRow.objects.filter(person=person, ended__isnull=True).order_by("due", "key")
    steps = [
        {"what": row.what, "owed_by": row.owed_by, "due": row.due, "page": row.page}
        for row in rows
        if is_shown_duty(worker, row.owed_by)
    ]
    return {"person": person.reference, "recorded": list(numbers), "again": again, "next_steps": steps}


def _kind_said(kind: type[Kind]) -> dict[str, Any]:
    about = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    schema = kind.model_json_schema()
    schema.get("properties", {}).pop("kind", None)
    return {"kind": kind.key, "label": kind.label, "lasts": kind.lasts, "about": about, "said": schema}
