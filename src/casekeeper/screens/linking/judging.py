"""Two records side by side with the weight unfolded; a judgement with reasons; checked before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.permissions import JUDGE, SEE_PAIRS, may
from casekeeper.facts import history_of
from casekeeper.facts.linking import Judgement
from casekeeper.matching.linking.twins import POSSIBLE_TWINS, possible_twins
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.finding import continuing
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Compared, compared
from casekeeper.records.identities.judgements import judged_between
from casekeeper.records.models import LinkProposal, Person
from casekeeper.records.refused import Refused
from casekeeper.screens.entries_in_words import date_in_words, state_in_words
from casekeeper.screens.linking.sides import rows_of
from casekeeper.screens.linking.waterfall import field_in_words, signed, waterfall
from casekeeper.screens.looking import allow, for_purpose, shows_also, shows_person

ANSWERS = (
    ("same", "Yes, they are one person's"),
    ("different", "No, they are two people's"),
    ("unsure", "I cannot tell yet"),
)
SAVED = {
    "same": "The two are read as one record now.", "different": "The two stay apart.",
    "unsure": "The pair stays among those to judge.",
}  # fmt: skip
JUDGEMENTS: tuple[str, ...] = get_args(Judgement)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("pair of records to judge")
def compare(request: HttpRequest, person: Person, other: str) -> HttpResponse:
    """Nothing is chosen beforehand, and each answer is as easy to give as the others."""
    allow(request, SEE_PAIRS, person)
    for_purpose(request, "judge pairs of records")
    second = shows_also(request, other, "pair of records to judge")
    left, right = sorted((continuing(person), continuing(second)), key=lambda each: each.id)
    if left.id == right.id:
        return HttpResponseRedirect(reverse("identities", args=[left.reference]))
    typed = {name: request.POST.get(name, "") for name in ("judgement", "reasons")}
    wrong: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        allow(request, JUDGE, left)
        allow(request, JUDGE, right)
        wrong = _wrong(typed)
        if not wrong and request.POST.get("step") != "confirm":
            return render(
                request, "linking/check.html", _shown(left, right) | {"typed": typed, "answers": dict(ANSWERS)}
            )
        if not wrong:
            try:
                judge_records(
                    left, right, judgement=typed["judgement"], reasons=typed["reasons"],  # type: ignore[arg-type]
                    by=request.user.get_username(), user=request.user,  # type: ignore[arg-type]
                )  # fmt: skip
                messages.success(request, f"{SAVED[typed['judgement']]} Your judgement is saved, and can be withdrawn.")
                return HttpResponseRedirect(reverse("identities", args=[left.reference]))
            except Refused as said:
                refused = str(said)
    errors: list[dict[str, Any]] = [{"text": text, "href": f"#{name}"} for name, text in wrong.items()]
    errors += [{"text": refused}] if refused else []
    shown = _shown(left, right) | _weighed(left, right)
    may_judge = all(may(request.user, JUDGE, each) for each in (left, right))  # type: ignore[arg-type]
    return render(request, "linking/compare.html", shown | {
        "typed": typed, "wrong": wrong, "errors": errors, "answers": ANSWERS, "may_judge": may_judge,
    })  # fmt: skip


def _wrong(typed: dict[str, str]) -> dict[str, str]:
    wrong = {}
    if typed["judgement"] not in JUDGEMENTS:
        wrong["judgement"] = "Choose whether the two records are one person's"
    if not typed["reasons"].strip():
        wrong["reasons"] = "Enter your reasons"
    return wrong


def _shown(left: Person, right: Person) -> dict[str, Any]:
    lines = compared([left.id, right.id])
    two = [lines[each.id] for each in (left, right)]
    return {
        "left": left, "right": right, "names": [_name(one) for one in two],
        "rows": rows_of(*(history_of(one.person.reference, one.facts) for one in two)),
    }  # fmt: skip


def _in_words(part: Mapping[str, Any]) -> dict[str, Any]:
    """A part of the weight as a row: dates and states as people read them, the weight with its sign."""
    write = {"birth date": date_in_words, "nationality": state_in_words}.get(str(part["field"]), str)
    left, right = (", ".join(write(each) for each in str(part[side]).split(", ")) for side in ("left", "right"))
    return {
        "field": field_in_words(str(part["field"])), "left": left, "right": right, "said": part["said"],
        "weight": signed(float(part["weight"])),
    }  # fmt: skip


def _name(one: Compared) -> str:
    return one.record.names[0] if one.record.names else "Name not known"


def _weighed(left: Person, right: Person) -> dict[str, Any]:
    """The weight under which the pair was proposed; a pair that nobody proposed is weighed now."""
    lines = compared([left.id, right.id])
    one, other = lines[left.id], lines[right.id]
    law = rulebook.current_law()
    join, least = (law[name].on(today()) for name in ("matching_policy.join_weight", "matching_policy.break_weight"))
    alike = law["matching_policy.at_most_alike"].on(today()).value
    twins = possible_twins(one.record, other.record, at_most_alike=alike)
    kept = LinkProposal.objects.filter(left=left, right=right).first()
    if kept is not None:
        weight, parts, version = kept.weight, list(kept.parts), kept.model
    else:
        model = comparing.current()
        score = model.score(one.record, other.record)
        weight, parts, version = score.weight, [part._asdict() for part in score.parts], model.version
    return {
        "weight": weight, "parts": [_in_words(part) for part in parts], "model": version,
        "picture": waterfall(parts, weight),
        "join": join, "least": least, "flags": [POSSIBLE_TWINS] if twins else [],
        "judged": sorted(judged_between(one, other).values(), key=lambda fact: fact.recorded_at, reverse=True),
    }  # fmt: skip
