"""Release watch: who may be released when, whether the gate is open for them, and who was released unconsidered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count

from casekeeper.facts import LEGAL_ZONE
from casekeeper.records.models import DutyRow, PositionRow
from casekeeper.records.queries.keyset import first_of, following
from casekeeper.records.queries.sight import HELD, ORDINARY, Sight

QUESTION = "released, not considered"


class Release(NamedTuple):
    """Somebody in custody with a release date, and the gate's answer."""

    person_id: int
    reference: str
    invented: bool
    name: str
    prison: str
    release_on: date
    gate: str
    stage: str
    days_left: int


class Unconsidered(NamedTuple):
    """Somebody released with nobody having considered the case, and not yet dealt with."""

    person_id: int
    reference: str
    invented: bool
    name: str
    released_on: date
    noticed_at: datetime | None
    lag: int | None
    cause: str
    owed_by: str
    due: date | None
    rung: int


def upcoming(
    as_at: date,
    *,
    days: int = 90,
    gate: str = "",
    after: tuple[date, int] | None = None,
    limit: int = 50,
    sight: Sight = ORDINARY,
) -> tuple[list[Release], tuple[date, int] | None]:
    """Releases up to `days` ahead, and long past where still held; earliest first, and where the next page starts."""
    rows = PositionRow.objects.filter(whereabouts__in=HELD, release_on__lte=as_at + timedelta(days=days), is_open=True)
    rows = sight.of(rows)
    if gate:
        rows = rows.filter(release_gate=gate)
    rows = following(rows, "release_on", "person_id", after).select_related("person").defer("body")
    return first_of(
        [_release(row, as_at) for row in rows[: limit + 1]], lambda row: (row.release_on, row.person_id), limit=limit
    )


def by_day(as_at: date, *, days: int = 90, sight: Sight = ORDINARY) -> list[dict[str, Any]]:
    """How many are to be released on each day, by the gate's answer."""
    last = as_at + timedelta(days=days)
    rows = PositionRow.objects.filter(whereabouts__in=HELD, release_on__range=(as_at, last), is_open=True)
    found = (
        sight.of(rows).values("release_on", "release_gate").annotate(people=Count("person_id")).order_by("release_on")
    )
    return [dict(line) for line in found]


def unconsidered(
    *, after: tuple[date, int] | None = None, limit: int = 50, sight: Sight = ORDINARY
) -> list[Unconsidered]:
    """Everybody released and not considered, until somebody records how it was dealt with; the oldest first."""
    rows = sight.of(PositionRow.objects.filter(released_unconsidered_on__isnull=False))
    rows = following(rows, "released_unconsidered_on", "person_id", after)
    found = list(rows.select_related("person")[:limit])
    duties = DutyRow.objects.filter(
        person_id__in=[row.person_id for row in found], key__startswith="unconsidered release:", ended__isnull=True
    )
    owed = {duty.person_id: duty for duty in duties.order_by("-due")}
    return [_unconsidered(row, owed.get(row.person_id)) for row in found]


def count_unconsidered(*, sight: Sight = ORDINARY) -> int:
    """How many they are; found through an index of those alone."""
    return sight.of(PositionRow.objects.filter(released_unconsidered_on__isnull=False)).count()


def _release(row: PositionRow, as_at: date) -> Release:
    assert row.release_on is not None
    return Release(
        row.person_id, row.person.reference, row.person.invented, row.name, row.prison, row.release_on,
        row.release_gate, row.stage, (row.release_on - as_at).days,
    )  # fmt: skip


def _unconsidered(row: PositionRow, duty: DutyRow | None) -> Unconsidered:
    released_on = row.released_unconsidered_on
    assert released_on is not None
    value = row.body["position"].get(QUESTION, {}).get("value") or []
    said: dict[str, Any] = next((each for each in value if each.get("released_on") == released_on.isoformat()), {})
    noticed = _instant(said.get("noticed_at"))
    lag = (noticed.astimezone(LEGAL_ZONE).date() - released_on).days if noticed is not None else None
    cause = said.get("cause") or said.get("apparent_cause") or ""
    return Unconsidered(
        row.person_id, row.person.reference, row.person.invented, row.name, released_on, noticed, lag,
        cause, duty.owed_by if duty is not None else "", duty.due if duty is not None else None,
        duty.rung if duty is not None else 0,
    )  # fmt: skip


def _instant(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None
