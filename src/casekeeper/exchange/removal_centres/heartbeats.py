"""A centre's count of its beds in use and out of commission."""

from __future__ import annotations

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.removal_centres.told_of import LONGEST_NAME, SOURCE, ToldOf
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.told import Heartbeat

COUNTS = {
    "male_occupied": "men_in_use", "female_occupied": "women_in_use",
    "male_outofcommission": "men_out", "female_outofcommission": "women_out",
}  # fmt: skip
LARGEST = 100_000


def is_heartbeat(fields: Fields) -> bool:
    return any(fields.has(name) for name in COUNTS)


def parse(fields: Fields) -> Said | Unreadable:
    """All four counts, or it is none: a count left out is not nought."""
    centre = fields.text("centre", longest=LONGEST_NAME)
    counts = {ours: fields.number(theirs) for theirs, ours in COUNTS.items()}
    wrong = [theirs for theirs, ours in COUNTS.items() if counts[ours] is None or not 0 <= counts[ours] <= LARGEST]  # type: ignore[operator]
    if not plain_name(centre) or wrong:
        return Unreadable(
            "a heartbeat: centre, and four whole numbers of nought or more",
            "one without " + ", ".join(([] if plain_name(centre) else ["centre"]) + wrong),
            "Ask the centre to send its heartbeat whole.",
        )  # fmt: skip
    said = Heartbeat.model_validate(counts)
    name = plain_name(centre)[:60]
    return Said(
        source=SOURCE, key=f"heartbeat/{name}", subjects=(), warnings=tuple(fields.warnings),
        content={"centre": name} | said.model_dump(), told=(ToldOf(centre, said),),
    )  # fmt: skip
