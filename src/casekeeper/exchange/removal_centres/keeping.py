"""Asks of a document what can only be asked with what is known here, and keeps what it tells of the centres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from casekeeper.exchange.quarantine import as_text
from casekeeper.exchange.removal_centres.told_of import Snapshot, ToldOf, cid_subject
from casekeeper.exchange.said import Part, Said, Unreadable
from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.orders import NO_BED
from casekeeper.planning.estate.rules import booking_day
from casekeeper.planning.estate.told import Booking, Event, Heartbeat, Order
from casekeeper.records import clock, rulebook
from casekeeper.records.models import EstateSnapshot, EstateStatement, RemovalCentre
from casekeeper.records.queries import estate as asked

SHORTEST_KEPT = timedelta(days=1)


def moment_of(on: date) -> datetime:
    """The moment that a document without one speaks of: now, or the end of an earlier day."""
    if on == clock.today():
        return clock.wall().astimezone(UTC)
    return datetime.combine(on, time(23, 59, 59), LEGAL_ZONE).astimezone(UTC)


class Admission:
    """What is known of the centres as a reading of the day begins."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.codes = asked.codes_by_name()
        self.places = asked.places_at(moment_of(on))

    def __call__(self, said: Said) -> Said | Unreadable:
        """The document, perhaps without parts of it; or why it cannot be taken."""
        for each in said.told:
            if isinstance(each, Snapshot):
                return self._list(said, each)
            wrong = self._centre(each)
            if wrong is not None:
                return wrong
        event = next((each for each in said.told if isinstance(each.said, Event) and each.said.person), None)
        if any(isinstance(each.said, Heartbeat) for each in said.told) and self.on == clock.today():
            centre = self.codes[plain_name(said.told[0].centre)]
            RemovalCentre.objects.filter(code=centre).update(heard_at=clock.now())
        return said if event is None else self._person(said, event)

    def _centre(self, told: ToldOf) -> Unreadable | None:
        named = [told.centre] + ([told.said.to] if isinstance(told.said, Event) and told.said.to else [])
        unknown = [name for name in named if plain_name(name) not in self.codes]
        if unknown:
            return Unreadable(
                "a removal centre that is known here", f"another: {', '.join(unknown)}",
                "If it is one, add it with casekeeper removal-centre, then redrive.",
            )  # fmt: skip
        if len(named) == 2 and self.codes[plain_name(named[0])] == self.codes[plain_name(named[1])]:
            return Unreadable(
                "centre_to: another centre", "the centre the person is at already",
                "Ask the centre where the person was moved to.", contradicts=True,
            )  # fmt: skip
        return None

    def _list(self, said: Said, found: Snapshot) -> Said | Unreadable:
        parts = tuple(
            Part(f"row for {row.location}"[:150], as_text(row.model_dump(mode="json")), _unknown_place(row.location))
            for row in found.rows if plain_name(row.location) not in self.places and _needs_a_bed(row)
        )  # fmt: skip
        if found.kind == "bookings" and not self._has_any(found):
            return Unreadable(
                "at least one booking for the running day, at a place that is known here",
                f"{len(found.rows)} rows and none for it",
                "The list before it still holds. Ask the movement desk for the list again.", contradicts=True,
            )  # fmt: skip
        return replace(said, refused=(*said.refused, *parts))

    def _has_any(self, found: Snapshot) -> bool:
        at = moment_of(self.on) if self.on == clock.today() else datetime.combine(self.on, time(12), LEGAL_ZONE)
        day = booking_day(at, begins=asked.rules_at(at).day_begins)
        return any(day.covers(row.at) and plain_name(row.location) in self.places for row in found.rows)

    def _person(self, said: Said, told: ToldOf) -> Said:
        """Whose the event is: by the CID number it gives, or by the one the centre's own number stands for."""
        event, at = told.said, told.at or moment_of(self.on)
        assert isinstance(event, Event)
        centre = self.codes[plain_name(told.centre)]
        known = asked.detainee(centre, event.person, at, before=told.key or "")
        if event.cid is None:
            return said if known is None or known.cid is None else replace(said, subjects=(cid_subject(known.cid),))
        if known is None or known.cid in (None, event.cid):
            return said
        if event.operation == "check in" and asked.has_left(centre, event.person, at, before=told.key or ""):
            return said
        why = Unreadable(
            "the CID number that the centre gave for this person before", "another one",
            "What was recorded of the movement stands on the record of the first number. Look which person it was, and "
            "correct or record the movement on both records.",
        )  # fmt: skip
        part = Part("the person", as_text({"centre": told.centre} | event.model_dump(mode="json")), why)
        return replace(said, statements=(), subjects=(), keep_if_unknown=False, refused=(*said.refused, part))


def _needs_a_bed(row: Order | Booking) -> bool:
    return isinstance(row, Booking) or plain_name(row.type) != NO_BED


def _unknown_place(location: str) -> Unreadable:
    return Unreadable(
        "a location that a centre has told as a name of its beds", f"{location}",
        "Tell the name with casekeeper removal-centre; the row then counts without being sent again.",
    )  # fmt: skip


def keep(told: Sequence[Said], *, on: date, by: str) -> None:
    """Each thing once, however often the document comes; old lists go once a newer one has long taken their place."""
    centres = {centre.code: centre for centre in RemovalCentre.objects.all()}
    codes = asked.codes_by_name()
    rows = []
    for said in told:
        for each in said.told:
            if isinstance(each, Snapshot):
                _keep_list(each, on=on, by=by)
                continue
            thing, at = each.said, each.at or moment_of(on)
            if isinstance(thing, Event) and thing.to:
                thing = thing.model_copy(update={"to": codes[plain_name(thing.to)]})
            rows.append(
                EstateStatement(
                    centre=centres[codes[plain_name(each.centre)]], kind=thing.key, at=at, key=each.key,
                    told_at=clock.now(), said=thing.model_dump(mode="json", exclude_defaults=True), told_by=by,
                    person=thing.person if isinstance(thing, Event) else "",
                    bed=thing.bed if isinstance(thing, Event) else "",
                )
            )  # fmt: skip
    EstateStatement.objects.bulk_create(rows, ignore_conflicts=True)


def _keep_list(found: Snapshot, *, on: date, by: str) -> None:
    at = moment_of(on)
    EstateSnapshot.objects.create(
        kind=found.kind, rows=[row.model_dump(mode="json") for row in found.rows], at=at, told_at=clock.now(),
        told_by=by,
    )  # fmt: skip
    days = rulebook.current_law()["removal_centre_policy.snapshot_kept"].on(clock.today()).value
    newest = EstateSnapshot.objects.filter(kind=found.kind).order_by("-at", "-pk")[:1].values("pk")
    old = clock.wall() - max(timedelta(days=days), SHORTEST_KEPT)
    EstateSnapshot.objects.filter(kind=found.kind, at__lt=old).exclude(pk__in=newest).delete()
