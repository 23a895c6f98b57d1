"""An event that says why somebody was no longer on the list takes the gap back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casekeeper.facts.correction import Correction
from casekeeper.records.models import SourceRecord
from casekeeper.records.queries.reconciliation import PRISON_LIST


def explained_absences(told: Mapping[int, date]) -> list[tuple[int, int, Correction]]:
    """For people with an open gap on the list: the fact to withdraw, where something at or before it now explains it.

    `told` has the earliest day of what we now learn of each person's custody. What happened after the gap does not
    explain it, and leaves it standing.
    """
    rows = SourceRecord.objects.filter(source=PRISON_LIST, on_list=False, person_id__in=list(told))
    found: list[tuple[int, int, Correction]] = []
    for row in rows:
        kept = dict(row.document or {})
        number = kept.get("absence")
        if number is None or row.person_id is None or told[row.person_id] > date.fromisoformat(kept["absence_on"]):
            continue
        reason = "What has since arrived says why the list no longer showed the person."
        found.append((row.person_id, number, Correction(reason=reason, withdrawn=True)))
        row.document = {name: value for name, value in kept.items() if not name.startswith("absence")}
        row.save(update_fields=["document"])
    return found
