"""Rows of the list of barriers: each safeguard that stands open for a person whose record is open. Pure.

What a code means, who moves it on, who alone clears it and whether it closes the gate is said in one place, the
registry (`position/departure/safeguards.py`), and asked there when a row is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casekeeper.duties.derivation import Derived
from casekeeper.position.departure.safeguards import UNKNOWN


class BarrierRow(NamedTuple):
    """One that stands open: opened by somebody, or following from a fact or from a notice on a country.

    `nth` tells apart those of one code. `fact` is None for a notice, which is about a country. `clear_by` is the day
    that whoever opened it expects; on `changes_on` it changes by itself. `recode_by` is the last day for giving a
    barrier coded unknown its right code.
    """

    code: str
    nth: int
    since: date
    opened: bool
    why: str
    fact: int | None
    clear_by: date | None
    changes_on: date | None
    recode_by: date | None


def barrier_rows(derived: Derived) -> Iterator[BarrierRow]:
    """Every row of one person, by code and in the order in which they arose."""
    due = {duty.key: duty.due for duty in derived.duties if duty.ended is None}
    of_code = Counter[str]()
    for one in derived.open_safeguards:
        of_code[one.code] += 1
        fact = one.fact
        recode_by = (
            due.get(f"re-code barrier:{fact.first_number}") if fact is not None and one.code == UNKNOWN else None
        )
        yield BarrierRow(
            one.code, of_code[one.code], one.since, one.opened, one.why[:200],
            fact.number if fact is not None else None, one.clear_by, one.changes_on, recode_by,
        )  # fmt: skip
