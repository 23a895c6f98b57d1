"""The form of 2015 (schema 0.3): one event with the centre's bed counts beside it, and the CID number as the only one.

`in`, `out` and `tra` are somebody's; `ooc` lists every bed that is out; after `bic` the counts say how many still are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.removal_centres.events import reason_of, said_of
from casekeeper.exchange.removal_centres.heartbeats import LARGEST
from casekeeper.exchange.removal_centres.told_of import LONGEST_NAME, LONGEST_NUMBER, ToldOf, cid_of, moment
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.told import Beds, Event, Heartbeat, Operation

OPERATIONS: dict[str, Operation] = {
    "in": "check in", "out": "check out", "tra": "inter site transfer", "ooc": "out commission", "bic": "in commission",
}  # fmt: skip
_BEDS: dict[str, Beds] = {"m": "men", "f": "women"}


def is_earlier_form(fields: Fields) -> bool:
    return fields.has("bed_counts") or fields.has("trans_id")


def parse(fields: Fields, *, on: date) -> Said | Unreadable:
    """As an event of today's form, with the heartbeat it carries."""
    centre = fields.text("centre", longest=LONGEST_NAME)
    operation = OPERATIONS.get(fields.text("operation", longest=10).lower())
    at = moment(_joined(fields), "at")
    if operation is None or not plain_name(centre) or at is None:
        return _wrong("centre, date, time, and operation: one of in, out, tra, ooc, bic", "one of them missing")
    beat = _heartbeat(fields)
    if beat is None:
        return _wrong("bed_counts: whole numbers for male, female and both out of commission", "other counts, or none")
    counts = ToldOf(centre, beat, at)
    if operation in ("out commission", "in commission"):
        return _of_beds(fields, centre, operation, counts, on=on)
    cid, to = cid_of(fields, "cid_id"), fields.text("centre_to", longest=LONGEST_NAME)
    if cid is None or (operation == "inter site transfer" and plain_name(to) in ("", "na")):
        return _wrong("cid_id, and centre_to where the person is moved", "one of them missing")
    event = Event(
        operation=operation, person=f"CID {cid}", cid=cid, beds=_BEDS.get(fields.text("gender", longest=4).lower()),
        nationality=_nationality(fields), to=to if operation == "inter site transfer" else "",
    )  # fmt: skip
    return said_of(fields, centre, event, at, on=on, also=(counts,))


def _of_beds(fields: Fields, centre: str, operation: Operation, counts: ToldOf, *, on: date) -> Said | Unreadable:
    assert counts.at is not None
    details = fields.object("bed_counts").object("out_of_commission").objects("details")
    out = [
        Event(operation="out commission", bed=bed, reason=reason_of(each, "reason"),
              beds=_BEDS.get(each.text("gender", longest=4).lower()))
        for each in details if (bed := each.text("ref", longest=LONGEST_NUMBER))
    ]  # fmt: skip
    also = tuple(
        ToldOf(centre, each, counts.at, f"bed/{plain_name(centre)[:30]}/{each.bed}/{counts.at.isoformat()}")
        for each in out if operation == "out commission"
    )  # fmt: skip
    nothing = Event(operation=operation)
    said = said_of(fields, centre, nothing, counts.at, on=on)
    if operation == "in commission" and not out:
        fields.warn("bed_counts", "does not say which bed came back; only the counts are taken")
    return _with(said, (counts, *also), tuple(fields.warnings))


def _with(said: Said, told: tuple[ToldOf, ...], warnings: tuple[str, ...]) -> Said:
    content = said.content | {"told": [each.said.model_dump(mode="json") for each in told]}
    return replace(said, told=told, content=content, warnings=warnings)


def _joined(fields: Fields) -> Fields:
    day, time = fields.text("date", longest=40), fields.text("time", longest=40)
    whole = day if "T" in day or not time else f"{day[:10]}T{time}"
    return Fields({"at": whole}, fields.warnings)


def _heartbeat(fields: Fields) -> Heartbeat | None:
    counts = fields.object("bed_counts")
    out = counts.object("out_of_commission")
    found = (
        counts.number("male"), counts.number("female"), out.number("ooc_male"), out.number("ooc_female"),
    )  # fmt: skip
    men, women, men_out, women_out = (each if each is not None and 0 <= each <= LARGEST else None for each in found)
    if men is None or women is None or men_out is None or women_out is None:
        return None
    return Heartbeat(men_in_use=men, women_in_use=women, men_out=men_out, women_out=women_out)


def _nationality(fields: Fields) -> str:
    text = fields.text("nationality", longest=10).lower()
    return "" if text in ("", "na", "xxx") else text


def _wrong(expected: str, came: str) -> Unreadable:
    return Unreadable(expected, came, "Ask the centre for the event again, or correct it and redrive.")
