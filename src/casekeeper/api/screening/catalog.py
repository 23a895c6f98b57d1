"""What can be searched and with what, an entry by its id, and whether this process is up and ready."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from casekeeper.api.problems import Problem, problem
from casekeeper.api.screening.access import could_not, refused, writable
from casekeeper.api.screening.match import ALGORITHM, ANSWERS
from casekeeper.api.screening.told import entity
from casekeeper.records import clock
from casekeeper.records.models import ApiToken, Look, Person
from casekeeper.records.queries.lists import lists_there_are
from casekeeper.records.queries.sight import ORDINARY
from casekeeper.records.refused import Refused
from casekeeper.records.rulebook import current_law
from casekeeper.records.screening import held, sources

FEATURES = {
    "name": "Words laid side by side: the same, alike in spelling or sound, transliterated, joined, split, initials.",
    "birth date": "As far as it is known: the same, swapped, one figure off, near, or different.",
    "document": "The same number.",
    "nationality": "A claim: weak, and never decisive.",
    "sex": "Weak.",
}


def catalog() -> Router:
    """The addresses."""
    router = Router(tags=["Screening"])

    @router.get("/entities/{path:entity_id}", response=ANSWERS, summary="An entry of a list")
    def one(request: HttpRequest, response: HttpResponse, entity_id: str) -> Any:
        """By the id that an answer gave: the dataset, a stroke, and the list's own id."""
        wrong = refused(request, response, 1)
        if wrong is not None:
            return wrong
        found = sources.found([entity_id]).get(entity_id) if writable(entity_id) == entity_id else None
        person = Person.objects.filter(pk=found.person).first() if found is not None and found.person else None
        if found is None or (found.person is not None and (person is None or not ORDINARY.sees(person))):
            return Status(404, problem("No such entry", "Give an id that an answer of ours gave."))
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        Look.objects.create(at=clock.now(), user=f"token {token.name}"[:150], unit="api", person=person,
                            what="list entry, API", purpose="asked for by another system")  # fmt: skip
        return Status(200, entity(found))

    @router.get("/algorithms", response=ANSWERS, summary="How names are compared")
    def algorithms(request: HttpRequest, response: HttpResponse) -> Any:
        """One algorithm, by two names; its version is the model's."""
        try:
            version = held.current().index.version
        except Refused as error:
            return could_not(error, response)
        said = {"name": ALGORITHM, "version": version, "features": FEATURES,
                "description": "Weights in log2 units that add up; the score rises with them from 0 to 1."}  # fmt: skip
        return Status(200, {"algorithms": [said], "best": ALGORITHM, "default": ALGORITHM})

    @router.get("/catalog", response=ANSWERS, summary="The lists that can be searched")
    def lists(request: HttpRequest, response: HttpResponse) -> Any:
        """Each with its version, and whether it was read too long ago."""
        try:
            index = held.current()
        except Refused as error:
            return could_not(error, response)
        states = {one.alert_list.name: one for one in lists_there_are(current_law(), clock.today())}
        told = []
        for name, version in sorted(index.versions.items()):
            state = states.get(name)
            told.append({
                "name": name, "version": version, "index_version": version,
                "title": "Our own alerts in force" if name == sources.OWN else name,
                "stale": bool(state and state.stale),
                "updated": state.newest.read_at.isoformat() if state else None,
                "entries": state.newest.entries if state else None,
            })  # fmt: skip
        return Status(200, {"datasets": told, "entries": len(index.index), "model_version": index.index.version})

    @router.get("/healthz", response={200: dict[str, str]}, auth=None, summary="Is it up?")
    def healthz(request: HttpRequest) -> Any:
        """Always, where it answers."""
        return {"status": "ok"}

    @router.get("/readyz", response={200: dict[str, str], 503: Problem}, auth=None, summary="Is the index ready?")
    def readyz(request: HttpRequest, response: HttpResponse) -> Any:
        """Not until the index has been built or loaded."""
        try:
            held.current()
        except Refused as error:
            return could_not(error, response)
        return {"status": "ok"}

    return router
