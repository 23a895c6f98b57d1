"""Does the case stand as the walk says it does, and has it a next step with an owner, a day and a rule?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.walks.telling import Step, Then

Explained = Mapping[str, Any]
"""The whole answer about one person: what the API gives to whoever may ask."""


def check_standing(step: Step, found: Explained) -> None:
    """Fails with the step and what stands otherwise."""
    where = f"after {step.kind.label!r} of {step.on}"
    open_duties = [duty for duty in found["duties"] if duty["is_open"]]
    if found["is_open"]:
        assert open_duties, f"{where}: an open record has no next step"
    for duty in open_duties:
        assert all(duty[each] for each in ("owed_by", "due", "page")), f"{where}: {duty}"
    if step.then is not None and not step.refused:
        _as_told(where, step.then, found, {duty["key"].partition(":")[0]: duty["owed_by"] for duty in open_duties})


def _as_told(where: str, then: Then, found: Explained, due: Mapping[str, str]) -> None:
    if then.whereabouts:
        assert found["position"]["whereabouts"]["value"] == then.whereabouts, where
    gate = found["gates"].get("depart", {})
    if then.gate:
        assert gate["outcome"] == then.gate, (where, gate)
    if then.why:
        assert then.why in " ".join(reason["text"] for reason in gate["reasons"]), (where, gate)
    for name, owner in then.due.items():
        assert due.get(name) == owner, (where, name, due)
    for name in then.not_due:
        assert name not in due, (where, name)
    if then.only is not None:
        assert due == then.only, where
    if then.ended:
        assert not found["is_open"], (where, due)
        assert not due, where
