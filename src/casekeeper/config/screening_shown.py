"""Screening in the demonstration: a watch list with a few of the invented people on it, a threshold, hits to decide.

Looks at what is there first, as every step of filling does, so that a second run changes nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from casekeeper.actions.import_list import About
from casekeeper.actions.screen_store import screen_differences, screen_everybody, screen_waiting
from casekeeper.config.screening_sample import sample_like_the_population
from casekeeper.exchange.others_lists import import_file
from casekeeper.facts import history_of
from casekeeper.matching.screening.entry import Query
from casekeeper.matching.screening.of_history import query_of_history
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import AlertList, ListScreened, Person, ScreeningRun
from casekeeper.records.screening import held
from casekeeper.records.screening.thresholds import calibrate, threshold_for
from casekeeper.synthetic.naming import OPERATORS

WATCH_LIST = "invented-watch"
LISTED = 8
SLIPS = ("one typo", "reordered", "transliteration", "joined")
FEW = 2_000
"""Invented travellers to measure by: rougher than `casekeeper calibrate`, and over in seconds."""
BY = "make demo"


def screen_invented_people() -> list[ScreeningRun]:
    """The runs that there was reason for."""
    if not AlertList.objects.filter(name=WATCH_LIST).exists():
        _import_watch_list()
    index = held.wait()
    threshold = threshold_for("people", index)
    if threshold is None or not threshold.is_current:
        calibrate(index, sample_like_the_population(FEW), named=f"named like the invented population, {FEW}")
    if not ListScreened.objects.exists():
        return [screen_everybody(index, by=BY)]
    return [screen_waiting(index, by=BY), *screen_differences(index, by=BY)]


def _import_watch_list() -> None:
    people = list(Person.objects.filter(invented=True).order_by("pk").values_list("pk", flat=True))
    chosen = people[:: max(1, len(people) // LISTED)][:LISTED]
    told = facts_of(chosen)
    asked = [query_of_history(history_of("", told[person])) for person in chosen]
    entities = [_entity(number, query) for number, query in enumerate(asked) if query.names]
    if not entities:
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "watch.jsonl"
        file.write_text("\n".join(json.dumps(one) for one in entities), encoding="utf-8")
        about = About(file.name, "ftm", "An invented port authority", "watch list", invented=True)
        import_file(WATCH_LIST, file, by=BY, about=about)


def _entity(number: int, query: Query) -> dict[str, object]:
    """Somebody of ours as another office might have written them down."""
    slip = OPERATORS[SLIPS[number % len(SLIPS)]]
    said = {
        "name": [slip(query.names[0], Random(number)) or query.names[0]], "birthDate": list(query.born),
        "nationality": list(query.nationalities), "topics": ["poi"], "notes": ["Invented for demonstration"],
    }  # fmt: skip
    return {"id": f"watch-{number}", "schema": "Person", "datasets": [WATCH_LIST], "properties": said}
