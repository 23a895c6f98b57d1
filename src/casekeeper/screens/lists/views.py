"""Which lists of others are held, how fresh they are, what a version changed, and an entry in the list's own words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import IMPORT_LIST, SEE_LISTS, may
from casekeeper.records.clock import today
from casekeeper.records.models import AlertList, ListScreened, ListVersion
from casekeeper.records.queries.lists import CHANGED, FRESH, GONE, NEW, changes_page, lists_there_are, wordings_of
from casekeeper.records.rulebook import current_law
from casekeeper.screens.lists.own_words import compared, name_in, own_words
from casekeeper.screens.looking import allow, for_purpose, showed, shows_nobody, shows_people

PAGE = 25
MOST_VERSIONS = 100
LONGEST_ID = 200


@require_safe
@shows_nobody
def index(request: HttpRequest) -> HttpResponse:
    """Every list with its newest version; those not read in time are marked."""
    allow(request, SEE_LISTS)
    law, day = current_law(), today()
    return render(request, "lists/index.html", {
        "lists": lists_there_are(law, day), "fresh": law[FRESH].on(day), "page": FRESH,
        "may_import": bool(may(request.user, IMPORT_LIST)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_safe
@shows_nobody
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One list and its versions, newest first."""
    allow(request, SEE_LISTS)
    found = get_object_or_404(AlertList, pk=number)
    versions = list(found.versions.order_by("-number")[:MOST_VERSIONS])
    return render(request, "lists/show.html", {
        "list": found, "versions": versions, "most": MOST_VERSIONS,
        "may_import": bool(may(request.user, IMPORT_LIST)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_safe
@shows_people("changes in a list", SEE_LISTS)
def changes(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """What a version changed, one sort at a time, old and new words side by side."""
    found = get_object_or_404(ListVersion.objects.select_related("alert_list"), alert_list_id=number, number=version)
    sort = request.GET.get("show", "")
    sort = sort if sort in (NEW, CHANGED, GONE) else next((s for s in (CHANGED, NEW, GONE) if getattr(found, s)), NEW)
    after = request.GET.get("after", "").replace("\x00", "")[:LONGEST_ID]
    rows = changes_page(found, sort, after=after, most=PAGE + 1)
    shown = [(id_, name_in(now or before), compared(before, now)) for id_, before, now in rows[:PAGE]]
    showed(request, len(shown))
    for_purpose(request, "others' lists")
    return render(request, "lists/changes.html", {
        "version": found, "list": found.alert_list, "sort": sort, "rows": shown, "paged": bool(after),
        "next": rows[PAGE - 1][0] if len(rows) > PAGE else "",
        "screened": _screened_against(found), "messages": list(messages.get_messages(request)),
        "sorts": [(CHANGED, found.changed), (NEW, found.new), (GONE, found.gone)],
    })  # fmt: skip


def _screened_against(version: ListVersion) -> bool:
    """Were our people screened against this version, or a later one?"""
    upto = ListScreened.objects.filter(dataset=version.alert_list.name).values_list("version", flat=True).first() or ""
    return upto.isdecimal() and int(upto) >= version.number


@require_safe
@shows_people("entry of a list", SEE_LISTS)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: what it says, or said last, in the list's own words; and what it said in each version."""
    found = get_object_or_404(AlertList, pk=number)
    id_ = request.GET.get("id", "")
    wordings = wordings_of(found, id_) if 0 < len(id_) <= LONGEST_ID and "\x00" not in id_ else []
    if not wordings:
        raise Http404("There is no entry with this id on the list, now or in an earlier version.")
    showed(request, 1)
    for_purpose(request, "others' lists")
    earlier = [(row, own_words(row.payload)) for row in reversed(wordings[:-1])]
    return render(request, "lists/entry.html", {
        "list": found, "id": id_, "row": wordings[-1], "name": name_in(wordings[-1].payload),
        "words": own_words(wordings[-1].payload), "earlier": earlier,
    })  # fmt: skip
