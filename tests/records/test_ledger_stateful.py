"""The ledger against a model that is a plain dict, over any order of adding, correcting, sealing, erasing, tampering.

The model keeps what was said, when it was recorded and what put it aside; the ledger must tell the same history on
every known-on day, and verify must be clean until somebody tampers, and never after.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pydantic import ValidationError
from tests.conftest import empty_every_table, owner_connection
from tests.records.ledgers import NOW, add, person, tampering

from casekeeper.facts import FactRefused, history_of
from casekeeper.facts.correction import Correction
from casekeeper.facts.identity import NameStated
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.records.sealing.erasing import erase
from casekeeper.records.sealing.seal import seal
from casekeeper.records.sealing.verifying import verify


def as_kept(text: str) -> str:
    """The name as its kind keeps it, white space at the ends taken off; empty where nothing remains."""
    try:
        return NameStated(full=text).full
    except ValidationError:
        return ""


NAMES = (
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=8)
    .map(as_kept)
    .filter(bool)
)


class Ledger(RuleBasedStateMachine):
    """Two people, days that pass, and whatever may be done to a ledger."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        settings.SEAL_KEY, settings.HEADS_FILE = self.folder / "seal-key", self.folder / "heads.jsonl"
        self.today = NOW
        # number -> (person, recorded, root, name or None where withdrawn)
        self.said: dict[int, tuple[int, datetime, int, str | None]] = {}
        self.tampered = False
        self.people: list[Person] = []

    def teardown(self) -> None:
        with owner_connection() as owner:
            empty_every_table(owner)
        shutil.rmtree(self.folder)

    @initialize()
    def open_records(self) -> None:
        self.people = [person(), person()]

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(who=st.integers(0, 1), names=st.lists(NAMES, min_size=1, max_size=3))
    def names_are_stated(self, who: int, names: list[str]) -> None:
        whose = self.people[who]
        numbers = add(whose, *(NameStated(full=name) for name in names), recorded_at=self.today)
        for number, name in zip(numbers, names, strict=True):
            self.said[number] = (whose.pk, self.today, number, name)

    @precondition(lambda self: self.said)
    @rule(data=st.data(), name=st.none() | NAMES)
    def something_is_corrected(self, data: st.DataObject, name: str | None) -> None:
        """Any fact that stands or stood, a correction among them; withdrawn where no name is given."""
        target = data.draw(st.sampled_from(sorted(self.said)))
        owner, _, root, _ = self.said[target]
        whose = next(one for one in self.people if one.pk == owner)
        said = (
            Correction(reason="r", withdrawn=True) if name is None else Correction(reason="r", instead={"full": name})
        )
        (number,) = add(whose, said, corrects=target, recorded_at=self.today)
        self.said[number] = (owner, self.today, root, None if name is None else name)

    @precondition(lambda self: self.said)
    @rule()
    def a_correction_from_the_wrong_record_is_refused(self) -> None:
        number, (owner, _, _, _) = next(iter(self.said.items()))
        other = next(one for one in self.people if one.pk != owner)
        with pytest.raises(FactRefused):
            add(other, Correction(reason="r", withdrawn=True), corrects=number)

    @rule(size=st.integers(1, 5))
    def facts_are_sealed(self, size: int) -> None:
        seal(batch=size)

    @rule(who=st.integers(0, 1))
    def somebody_is_erased(self, who: int) -> None:
        whose = self.people[who]
        try:
            erase(whose, rule="rule 7", asked_by="A. Clerk", authorised_by="B. Manager")
        except Refused:
            assert not any(owner == whose.pk for owner, *_ in self.said.values())
        self.said = {number: entry for number, entry in self.said.items() if entry[0] != whose.pk}

    @precondition(lambda self: self.said and not self.tampered)
    @rule(
        data=st.data(),
        change=st.sampled_from([
            "UPDATE fact SET source = source || 'x' WHERE number = %s",
            """UPDATE fact SET payload = payload || '{"use": "other"}' WHERE number = %s""",
            "UPDATE fact SET happened_from = happened_from - 1 WHERE number = %s",
            "UPDATE fact SET payload = NULL, salt = NULL WHERE number = %s",
        ]),
    )  # fmt: skip
    def somebody_tampers(self, data: st.DataObject, change: str) -> None:
        number = data.draw(st.sampled_from(sorted(self.said)))
        with tampered_back(change, number):
            verdict = verify()
            assert not verdict.whole
            assert any(fault.fact == number for fault in verdict.faults)

    @invariant()
    def the_ledger_is_whole(self) -> None:
        verdict = verify()
        assert verdict.whole, verdict.faults
        assert verdict.facts - verdict.erased == len(self.said)

    @invariant()
    def every_history_is_what_the_model_says_on_every_day(self) -> None:
        found = facts_of([one.pk for one in self.people])
        days = {entry[1].date() for entry in self.said.values()} | {self.today.date(), NOW.date() - timedelta(days=1)}
        for whose in self.people:
            for day in days:
                history = history_of(whose.reference, found[whose.pk], day)
                assert sorted(fact.said.full for fact in history.of(NameStated)) == self.names_known(whose.pk, day)

    def names_known(self, whose: int, day: date) -> list[str]:
        """By root, the last thing said up to the day, in order of recording and number; withdrawn left out."""
        standing: dict[int, str | None] = {}
        for number, (owner, recorded, root, name) in sorted(self.said.items()):
            assert number >= root
            if owner == whose and recorded.date() <= day:
                standing[root] = name
        return sorted(name for name in standing.values() if name is not None)


@contextmanager
def tampered_back(change: str, number: int) -> Iterator[None]:
    """The row as it was is put back afterwards, so that the run goes on with a ledger that is whole."""
    with tampering() as owner:
        row: Any = owner.execute(
            "SELECT source, payload::text, happened_from, salt FROM fact WHERE number = %s", [number]
        ).fetchone()
        owner.execute(change, [number])
    try:
        yield
    finally:
        with tampering() as owner:
            owner.execute(
                "UPDATE fact SET source = %s, payload = %s::jsonb, happened_from = %s, salt = %s WHERE number = %s",
                [*row, number],
            )


@pytest.mark.django_db(transaction=True)
def test_the_ledger_behaves_as_a_plain_dict_would() -> None:
    kept = settings.SEAL_KEY, settings.HEADS_FILE
    try:
        run_state_machine_as_test(
            Ledger,
            settings=how(
                max_examples=12,
                stateful_step_count=14,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            ),
        )
    finally:
        settings.SEAL_KEY, settings.HEADS_FILE = kept
