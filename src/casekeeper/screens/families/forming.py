"""Form a family group, or put more people into the one somebody stands in: one form, one action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.group_family import Joining, add_to_family, group_family
from casekeeper.actions.permissions import may_record, require
from casekeeper.actions.seeing import sight_of
from casekeeper.facts.family_groups import FamilyGrouped, Part, Relation
from casekeeper.position.family_group import standing_groups
from casekeeper.records import rulebook
from casekeeper.records.family_told import history_told
from casekeeper.records.finding import find_person
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import allow, for_purpose, shows_person

ROWS = 5
"""People who may be named at once besides the person whose page it is."""
RELATIONS: tuple[str, ...] = get_args(Relation)
PARTS: tuple[str, ...] = get_args(Part)


class _Row(NamedTuple):
    """What was typed of one person; `at` begins the names of its fields."""

    at: str
    reference: str
    relation: str
    part: str
    stays_with: str


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to make a family group")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Who else, who they are in the family, who stays behind and with whom, and why they are one group."""
    allow(request, f"record {FamilyGrouped.key}", person)
    for_purpose(request, "form a family group")
    adding = bool(standing_groups(history_told(person), rulebook.current_law()))
    typed = {key: str(value) for key, value in request.POST.items()}
    own, rows = _row("own", typed), [_row(f"other-{place}", typed) for place in range(1, ROWS + 1)]
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        errors, others = _people(request.user, rows)
        if not adding and own.relation not in RELATIONS:
            errors.append({"text": "Say who this person is in the family", "href": "#own-relation"})
        if not typed.get("reasons", "").strip():
            errors.append({"text": "Say why they are one family group", "href": "#reasons"})
        if not errors:
            try:
                _form(request.user, person, own, others, adding=adding, reasons=typed["reasons"])
                return HttpResponseRedirect(reverse("family", args=[person.reference]))
            except Refused as refused:
                errors.append({"text": str(refused)})
    return render(request, "families/form.html", {
        "person": person, "name": person.position.name or "Name not known", "adding": adding, "own": own, "rows": rows,
        "reasons": typed.get("reasons", ""), "errors": errors,
        "wrong": {each.get("href", "")[1:]: each["text"] for each in errors},
        "relations": [("", "Choose"), *((each, each.capitalize()) for each in RELATIONS)],
        "parts": [(each, each.capitalize()) for each in PARTS],
    })  # fmt: skip


def _row(at: str, typed: Mapping[str, str]) -> _Row:
    return _Row(
        at, typed.get(f"{at}-reference", "").strip()[:60], typed.get(f"{at}-relation", ""),
        typed.get(f"{at}-part", PARTS[0]), typed.get(f"{at}-stays_with", "")[:500],
    )  # fmt: skip


def _people(user: Any, rows: list[_Row]) -> tuple[list[dict[str, str]], list[tuple[Person, _Row]]]:
    """The people named, and what is wrong. A record that may not be seen answers as one that is not there."""
    errors, found = [], []
    for row in rows:
        if not row.reference:
            continue
        other = find_person(row.reference) if "\x00" not in row.reference else None
        if other is None or not sight_of(user).sees(other) or not may_record(user, FamilyGrouped, other):
            text = f"No record that you may open was found for {row.reference}"
            errors.append({"text": text, "href": f"#{row.at}-reference"})
        elif row.relation not in RELATIONS or row.part not in PARTS:
            errors.append({"text": f"Say who {row.reference} is in the family", "href": f"#{row.at}-relation"})
        else:
            found.append((other, row))
    if not errors and not found:
        errors.append({"text": "Name at least one more person", "href": "#other-1-reference"})
    return errors, found


def _form(
    user: Any, person: Person, own: _Row, others: list[tuple[Person, _Row]], *, adding: bool, reasons: str
) -> str:  # fmt: skip
    require(may_record(user, FamilyGrouped, person))
    by = user.get_username()
    joining = [_joining(other, row) for other, row in others]
    if adding:
        return add_to_family(person, joining, reasons=reasons, by=by, user=user)
    return group_family([_joining(person, own), *joining], reasons=reasons, by=by, user=user)


def _joining(person: Person, row: _Row) -> Joining:
    return Joining(person, row.relation, row.part, row.stays_with)  # type: ignore[arg-type]
