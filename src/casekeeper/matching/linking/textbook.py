"""Splink as its own textbook has it, for measuring beside ours: given name and surname, birth date, nationality.

Jaro-Winkler on names, frequencies on names and nationality, u from random pairs, m by expectation maximisation over
two blocking rules. Nothing of ours is in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from casekeeper.matching.linking.births import day_number
from casekeeper.matching.linking.record import LinkRecord

_COLUMNS = ("unique_id", "given_name", "surname", "date_of_birth", "nationality")


def textbook_pairs(
    left: Sequence[LinkRecord], right: Sequence[LinkRecord], *, least: float = -10.0
) -> tuple[list[tuple[str, str]], npt.NDArray[np.float64]]:
    """The pairs of ids that textbook Splink finds, with their weights, heaviest first."""
    with duckdb.connect() as connection:
        api = DuckDBAPI(connection)
        inputs = [
            api.register(_table(records), dataset_display_name=name)
            for records, name in ((left, "left_file"), (right, "right_file"))
        ]
        linker = Linker(inputs, _settings(), log_level=None)
        linker.training.estimate_probability_two_random_records_match(
            [block_on("given_name", "surname", "date_of_birth")], recall=0.3
        )
        linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
        for columns in (("given_name", "surname"), ("date_of_birth",)):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never").as_pyarrow_table()  # type: ignore[no-untyped-call]
    weights = found["match_weight"].to_numpy()
    order = np.argsort(-weights, kind="stable")
    ids = [found[f"unique_id_{side}"].to_pylist() for side in "lr"]
    pairs = [(ids[0][place], ids[1][place]) for place in order.tolist()]
    return [pair if pair[0].startswith("L") else (pair[1], pair[0]) for pair in pairs], weights[order]


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True),
            cl.ExactMatch("nationality").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("surname", "given_name"), block_on("date_of_birth"),
            block_on("surname", "substr(date_of_birth, 1, 4)"), block_on("given_name", "substr(date_of_birth, 1, 4)"),
        ],
        retain_matching_columns=False,
    )  # fmt: skip


def _table(records: Sequence[LinkRecord]) -> pa.Table:
    return pa.table(dict(zip(_COLUMNS, zip(*map(_row, records), strict=True), strict=True)))


def _row(record: LinkRecord) -> tuple[str | None, ...]:
    """First and last word of the first name; a date only where it is whole."""
    words = record.names[0].lower().replace(",", " ").split() if record.names else []
    born = day_number(record.born[0]) if record.born else 0
    date = f"{born // 10_000}-{born // 100 % 100:02}-{born % 100:02}" if born % 100 else None
    given, surname = (words[0], words[-1]) if len(words) > 1 else (words[0] if words else None, None)
    return record.id, given, surname, date, next(iter(record.nationalities), None)
