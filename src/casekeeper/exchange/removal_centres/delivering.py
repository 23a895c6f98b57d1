"""One document of a centre or the movement desk that somebody waits for the answer to; quarantined as well if bad."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.removal_centres.snapshots import KIND, ROWS
from casekeeper.planning.estate.names import plain_name
from casekeeper.records.queries.estate import codes_by_name

Kind = Literal["heartbeat", "event", "orders", "bookings"]
Outcome = Literal["new", "again", "no such centre", "not understood", "contradicts"]
OF_A_CENTRE = ("heartbeat", "event")


class Answer(NamedTuple):
    """`reasons`: what was expected, what came, what to do, for the document or for rows of it."""

    outcome: Outcome
    reasons: list[dict[str, str]]
    warnings: list[str]


def delivered(kind: str, centre: str, document: Mapping[str, Any]) -> Answer:
    """Read it. `centre` is the one in the address; a document that names another contradicts it, and is not kept."""
    if kind in OF_A_CENTRE:
        refused = _of_another(centre, document)
        if refused is not None:
            return refused
    elif not any(isinstance(document.get(name), list) for name in ROWS):
        return _refused(
            "not understood", "cDataSet: a list of rows", "none", "Send the whole list, if only an empty one."
        )
    body = dict(document) | ({} if kind in OF_A_CENTRE else {KIND: kind})
    counts = read_documents("removal-centres", io.BytesIO(json.dumps(body).encode()))
    reasons = [{"expected": why.expected, "came": why.came, "what_to_do": why.what_to_do} for why in counts.refused]
    warnings = [text for text, _ in counts.warnings.most_common()]
    if counts.new or counts.changed:
        return Answer("new", reasons, warnings)
    if counts.unchanged:
        return Answer("again", reasons, warnings)
    contradicts = any(why.contradicts for why in counts.refused)
    return Answer("contradicts" if contradicts else "not understood", reasons, warnings)


def _of_another(centre: str, document: Mapping[str, Any]) -> Answer | None:
    named, codes = document.get("centre"), codes_by_name()
    if plain_name(centre) not in codes:
        return _refused("no such centre", "a removal centre that is known here", "another", "Ask for it to be added.")
    if isinstance(named, str) and codes.get(plain_name(named)) == codes[plain_name(centre)]:
        return None
    if isinstance(named, str) and plain_name(named):
        return _refused(
            "contradicts", "centre: the one in the address", "another", "Send it to the centre's own address."
        )
    return _refused("not understood", "centre: the name of the centre", "none", "Say which centre it is of.")


def _refused(outcome: Outcome, expected: str, came: str, what_to_do: str) -> Answer:
    return Answer(outcome, [{"expected": expected, "came": came, "what_to_do": what_to_do}], [])
