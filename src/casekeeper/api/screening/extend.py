"""Data extension of the Reconciliation Service API 0.2: columns of what entries say, for ids that were reconciled.

Only what the list itself says is given, in its own words; our judgements, scores and records are not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from casekeeper.api.problems import problem
from casekeeper.api.screening.access import refused, writable
from casekeeper.api.screening.match import ANSWERS, MOST
from casekeeper.matching.screening.follow_the_money import to_ftm
from casekeeper.records import clock
from casekeeper.records.models import ApiToken, Look
from casekeeper.records.queries.sight import ORDINARY
from casekeeper.records.screening import sources
from casekeeper.records.screening.sources import Sourced

PROPERTIES: Mapping[str, str] = {
    "name": "Name", "alias": "Other names", "weakAlias": "Weak aliases", "birthDate": "Date of birth",
    "nationality": "Nationality", "gender": "Sex", "passportNumber": "Passport", "idNumber": "Identity number",
    "topics": "Topics", "notes": "Notes", "dataset": "List", "listVersion": "In these words since version",
}  # fmt: skip
EXPECTED = (
    f"Expected `extend` as a JSON object with `ids` (at most {MOST}) and `properties`, each an object with an `id` "
    f"among {', '.join(PROPERTIES)}."
)


class Wanted(NamedTuple):
    """Which entries, and what of them."""

    ids: list[str]
    properties: list[str]


def proposed() -> Router:
    """The address that proposes properties."""
    router = Router(tags=["Reconciliation"])

    @router.get("/reconcile/{dataset}/extend/propose", response=ANSWERS, summary="What can be fetched of an entry")
    def propose(request: HttpRequest, dataset: str, type: str = "Person", limit: int = len(PROPERTIES)) -> Any:
        """The same for everybody: people are the one type there is."""
        listed = [{"id": id_, "name": name} for id_, name in PROPERTIES.items()][: max(0, limit)]
        return Status(200, {"type": "Person", "limit": limit, "properties": listed})

    return router


def extended(request: HttpRequest, response: HttpResponse, dataset: str, text: str) -> Any:
    """The rows asked for; an id that is unknown, or not for other systems to see, has an empty row."""
    wanted = _wanted(text)
    if wanted is None:
        return Status(400, problem("Not understood", EXPECTED))
    wrong = refused(request, response, max(1, len(wanted.ids)))
    if wrong is not None:
        return wrong
    found = _visible(sources.found([each for each in wanted.ids if writable(each) == each]), dataset)
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    Look.objects.create(at=clock.now(), user=f"token {token.name}"[:150], unit="api", what="list entries, API",
                        purpose="asked for by another system", count=len(found))  # fmt: skip
    rows = {id_: _row(found.get(id_), wanted.properties) for id_ in wanted.ids}
    return Status(200, {"meta": [{"id": one, "name": PROPERTIES[one]} for one in wanted.properties], "rows": rows})


def _wanted(text: str) -> Wanted | None:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    ids = said.get("ids") if isinstance(said, dict) else None
    listed = said.get("properties") if isinstance(said, dict) else None
    if not isinstance(ids, list) or not isinstance(listed, list) or len(ids) > MOST:
        return None
    properties = [str(one.get("id")) if isinstance(one, dict) else "" for one in listed]
    fits = all(isinstance(each, str) for each in ids) and set(properties) <= PROPERTIES.keys()
    return Wanted(ids, properties) if fits else None


def _visible(found: Mapping[str, Sourced], dataset: str) -> dict[str, Sourced]:
    """Those of the dataset; an alert of ours only where its record may be seen by other systems."""
    ours = {one.person for one in found.values() if one.person is not None}
    seen = set(ORDINARY.people().filter(pk__in=ours).values_list("pk", flat=True)) if ours else set()
    return {
        key: one
        for key, one in found.items()
        if dataset in (sources.ALL, one.dataset) and (one.person is None or one.person in seen)
    }


def _row(entry: Sourced | None, properties: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    said = _said(entry) if entry is not None else {}
    return {one: [{"str": value} for value in said.get(one, ())] for one in properties}


def _said(entry: Sourced) -> dict[str, list[str]]:
    properties: Mapping[str, Any] = to_ftm(entry.entry)["properties"]
    told = {name: [str(value) for value in values if isinstance(value, str)] for name, values in properties.items()}
    for name, kind in (("passportNumber", "passport"), ("idNumber", "national id")):
        told[name] = [document.number for document in entry.entry.documents if document.kind == kind]
    about = {name: _texts(entry.about.get(name)) for name in ("topics", "notes")}
    return about | told | {"dataset": [entry.dataset], "listVersion": [entry.version] if entry.version else []}


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] if value else []
