"""With us and not on the list; on the list again or never matched; and what was set aside as not ours."""

from __future__ import annotations

from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.clock import today
from casekeeper.records.models import DutyRow, PositionRow, SourceRecord
from casekeeper.screens.looking import for_purpose, showed, shows_people, visible

SOURCE = "prison"
MOST = 200


@require_safe
@shows_people("reconciliation")
def show(request: HttpRequest) -> HttpResponse:
    """Each difference has an owner and a next step, or says why it needs none."""
    lost = visible(
        request,
        DutyRow.objects.filter(key__startswith="find person:", ended__isnull=True)
        .select_related("person", "person__position")
        .defer("person__position__body")
        .order_by("due", "id")[:MOST],
        lambda row: row.person.reference,
    )
    never = visible(request, _held_and_never_listed()[:MOST], lambda row: row.person.reference)
    showed(request, len(lost) + len(never))
    for_purpose(request, "reconciliation")
    listed = SourceRecord.objects.filter(source__startswith=SOURCE, last_list__gt="")
    return render(request, "reconciliation/show.html", {
        "lost": lost, "never": never, "day": today(), "most": MOST,
        "on_list": listed.filter(on_list=True).count(),
        "not_ours": listed.filter(on_list=True, person__isnull=True).count(),
        "last_list_at": listed.aggregate(at=Max("last_seen_at"))["at"],
    })  # fmt: skip


def _held_and_never_listed() -> QuerySet[PositionRow]:
    """In custody on our record, while no prison's list has ever shown the person."""
    on_a_list = SourceRecord.objects.filter(source__startswith=SOURCE, person__isnull=False).values("person_id")
    held = PositionRow.objects.filter(whereabouts=Whereabouts.IN_CUSTODY.value, is_open=True)
    return held.exclude(person_id__in=on_a_list).select_related("person").defer("body").order_by("person_id")
