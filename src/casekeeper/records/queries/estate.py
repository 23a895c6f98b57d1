"""The removal centres as they stand at a moment, from what was told of them.

Counts are of everybody, restricted records too: a bed that is taken is taken. They name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.detainees import Detainee, detainees
from casekeeper.planning.estate.names import Place, places, plain_name
from casekeeper.planning.estate.rules import Rules, rules_on
from casekeeper.planning.estate.standing import Estate, estate_at
from casekeeper.planning.estate.told import Booking, LocationNames, Order, Told, read_told
from casekeeper.records import rulebook
from casekeeper.records.models import EstateSnapshot, EstateStatement, RemovalCentre

WAYS_OUT = ("check out", "inter site transfer")
WAYS = ("check in", "reinstatement", *WAYS_OUT)


def rules_at(at: datetime) -> Rules:
    """The rules in force on the day of the moment."""
    return rules_on(rulebook.current_law(), at.astimezone(LEGAL_ZONE).date())


def estate(at: datetime) -> Estate:
    """Every centre, in the order of their names, and what is left over."""
    rules = rules_at(at)
    codes = list(RemovalCentre.objects.order_by("name").values_list("code", flat=True))
    told = _told(at, rules)
    orders = (Order.model_validate(row) for row in newest("orders", at))
    bookings = (Booking.model_validate(row) for row in newest("bookings", at))
    return estate_at(codes, told, orders, bookings, at=at, rules=rules)


def newest(kind: str, at: datetime) -> Sequence[Any]:
    """The rows of the newest list of the kind, as they came."""
    rows = EstateSnapshot.objects.filter(kind=kind, at__lte=at).order_by("-at", "-pk").values_list("rows", flat=True)
    return rows.first() or ()


def codes_by_name() -> dict[str, str]:
    """Each centre's code by its name and by its code, as names are compared."""
    found: dict[str, str] = {}
    for code, name in RemovalCentre.objects.values_list("code", "name"):
        found[plain_name(code)] = found[plain_name(name)] = code
    return found


def places_at(at: datetime) -> dict[str, Place]:
    """Which centre and which of its beds each written location means."""
    names = {told.centre: told.said for told in _as_told(_latest("names", at)) if isinstance(told.said, LocationNames)}
    return places(names)


def detainee(centre: str, person: str, at: datetime, *, before: str = "") -> Detainee | None:
    """Who is meant by the centre's own number at the moment. Whoever was transferred is known from the other centre.

    With the key of an event, what was told before it alone counts.
    """
    return detainees(_as_told(_before(person, at, before))).get((centre, person))


def has_left(centre: str, person: str, at: datetime, *, before: str = "") -> bool:
    """Was the last that the centre told of this number a way out? Then it may stand for somebody else from now on."""
    told = _before(person, at, before).filter(centre__code=centre, said__operation__in=WAYS).order_by("-at", "-pk")
    last = told.first()
    return last is not None and last.said["operation"] in WAYS_OUT


def _before(person: str, at: datetime, before: str) -> QuerySet[EstateStatement]:
    told = EstateStatement.objects.filter(person=person, kind="event", at__lte=at).select_related("centre")
    this = EstateStatement.objects.filter(key=before).values_list("pk", flat=True).first() if before else None
    return told if this is None else told.filter(Q(at__lt=at) | Q(pk__lt=this))


def _told(at: datetime, rules: Rules) -> list[Told]:
    """Recent events, and of older ones those by which people and beds of the recent ones are known."""
    events = EstateStatement.objects.filter(kind="event", at__lte=at)
    recent = events.filter(at__gte=at - rules.reach - rules.shown_before)
    people = recent.exclude(person="").values("person")
    of_beds = events.exclude(bed="").order_by("centre", "bed", "-at", "-pk").distinct("centre", "bed").values("pk")
    rows = events.filter(Q(pk__in=recent.values("pk")) | Q(person__in=people) | Q(pk__in=of_beds))
    standing = [each for kind in ("capacity", "names", "heartbeat") for each in _latest(kind, at)]
    return _as_told([*standing, *rows.select_related("centre")])


def _latest(kind: str, at: datetime) -> QuerySet[EstateStatement]:
    rows = EstateStatement.objects.filter(kind=kind, at__lte=at).select_related("centre")
    return rows.order_by("centre", "-at", "-pk").distinct("centre")


def _as_told(rows: Iterable[EstateStatement]) -> list[Told]:
    return [Told(row.centre.code, read_told(row.kind, row.said), row.at, row.pk) for row in rows]
