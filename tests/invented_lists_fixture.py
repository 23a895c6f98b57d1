"""Fixtures: the lists that are searched are invented ones, and the index compares words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.invented_lists import InventedLists, WordIndex, entry

from casekeeper.records import clock
from casekeeper.records.models import Calibration
from casekeeper.records.screening import held, saved, sources
from casekeeper.records.screening.thresholds import PAGES, stamp_of


@pytest.fixture
def index_of_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.SCREENING_FOLDER = tmp_path / "screening"
    monkeypatch.setattr(held, "index_class", lambda: WordIndex)
    monkeypatch.setattr("casekeeper.actions.screen_store.index_class", lambda: WordIndex)
    held.forget()
    yield
    if held._builder is not None:
        held._builder.join(10)
    held.forget()


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch, index_of_words: None, db: Any) -> InventedLists:
    """One list of three invented people, and no alerts of ours."""
    made, ours = InventedLists(), InventedLists(ours=True)
    monkeypatch.setattr(sources, "sources", lambda: (made, ours))
    made.publish(
        "harbour",
        entry(1, "Osgar Tvelding", born="1970-03-01"),
        entry(2, "Mirela Quorne", "Mira Quorne", born="1985"),
        entry(3, "Ansel Verrucci", born="1988-04"),
    )
    made.ours_too = ours  # type: ignore[attr-defined]
    return made


def anew(score: float = 0.6) -> held.Held:
    """The index built anew, as a test inside a transaction has to: its own changes are not yet committed."""
    held.forget()
    (saved.folder() / saved.STAMP).unlink(missing_ok=True)
    return calibrated(score)


def calibrated(score: float = 0.6) -> held.Held:
    """The index of this test, with the same threshold for every way of screening."""
    now = held.wait()
    for page in PAGES.values():
        Calibration.objects.create(
            at=clock.now(), page=page, list_versions=now.versions, stamp=stamp_of(now), model_version=now.index.version,
            sample="a test", sample_size=1000, asked_per_10000=10, score=score, measured_per_10000=9.0,
        )  # fmt: skip
    return now
