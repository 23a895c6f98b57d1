"""What waits about who is who: records to compare, people to screen, lists that changed, thresholds measured before."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from casekeeper.records.models import Calibration, LinkWaiting, ListScreened, PersonToScreen
from casekeeper.records.screening import sources


class MatchingWaits(NamedTuple):
    """`lists` are those that people were not yet screened against as they stand; `oldest` who waits longest since."""

    to_compare: int
    to_screen: int
    oldest: datetime | None
    lists: tuple[str, ...]
    thresholds: bool

    @property
    def is_anything_to_screen(self) -> bool:
        """Does the index have to be asked at all?"""
        return bool(self.to_screen or self.lists or self.thresholds)


def matching_waits() -> MatchingWaits:
    """A few small questions to the database; the index is not loaded for them."""
    now = sources.versions()
    screened = dict(ListScreened.objects.values_list("dataset", "version"))
    return MatchingWaits(
        LinkWaiting.objects.count(), PersonToScreen.objects.count(),
        PersonToScreen.objects.order_by("since").values_list("since", flat=True).first(),
        tuple(sorted(name for name in {*now, *screened} if now.get(name) != screened.get(name))),
        _of_others(now) != _measured_on(),
    )  # fmt: skip


def _measured_on() -> dict[str, str] | None:
    """The lists of others on which thresholds were last measured."""
    found = Calibration.objects.order_by("-at", "-id").values_list("list_versions", flat=True).first()
    return _of_others(found) if found is not None else None


def _of_others(versions: dict[str, str]) -> dict[str, str]:
    return {name: version for name, version in versions.items() if name != sources.OWN}
