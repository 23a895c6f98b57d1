"""The day's board of a centre, to be read across a room. Names can be left off where others than staff can see it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_CENTRES
from casekeeper.records.clock import today, wall
from casekeeper.records.queries.centre_board import STATES, board, counted
from casekeeper.screens.centre_of import centre_of, day_asked
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

SHOWN = 60
"""Rows of one state on the board; how many more there are is said."""
EVERY = 30
"""Seconds after which a board that somebody asked to keep itself new asks again."""
TODAY, GONE_BY = ("arrived", "late", "not seen", "expected", "seen"), ("missed", "not counted", "arrived", "seen")
WORDS = {
    "arrived": ("Here, waiting", "blue"), "late": ("Late", "orange"), "not seen": ("Not seen", "red"),
    "expected": ("Due", "grey"), "seen": ("Seen", "green"), "missed": ("Missed", "red"),
    "not counted": ("Not counted", "grey"),
}  # fmt: skip


@require_safe
@shows_people("board of a reporting centre", SEE_CENTRES)
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Who waits, who is late, who comes. Nothing on it concludes anything: a report is missed when its day is over."""
    centre, day = centre_of(code), day_asked(request)
    for_purpose(request, f"the board of {centre.name}")
    rows = board(centre, day, wall(), sight=sight(request))
    by_state = {state: [row for row in rows if row.state == state] for state in STATES}
    showed(request, sum(len(some[:SHOWN]) for some in by_state.values()))
    keeps_new = request.GET.get("new") == "yes" and day == today()
    answer = render(request, "centres/board.html", {
        "centre": centre, "day": day, "is_today": day == today(), "at": wall().strftime("%H:%M"),
        "by_state": by_state, "counted": counted(rows), "states": TODAY if day >= today() else GONE_BY,
        "words": WORDS, "shown": SHOWN, "names": request.GET.get("names") != "no", "keeps_new": keeps_new,
        "every": EVERY,
    })  # fmt: skip
    if keeps_new:
        answer.headers["Refresh"] = str(EVERY)
    return answer
