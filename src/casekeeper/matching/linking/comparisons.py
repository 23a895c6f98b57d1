"""The comparisons as Splink's settings: which level two records stand at is asked of `<field>_level`, ours.

The same settings run on every engine where these functions are known; see `batch` and `on_spark`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from casekeeper.matching.linking.comparing import FIELDS
from casekeeper.matching.linking.levels import COUNTED_BY, NOT_SAID, SAID, TITLES

RECORD = "record"
"""The column that numbers the records of a job, left side first."""

LEAST_FREQUENCY = 1e-7


def settings(
    chances: Mapping[str, Sequence[tuple[float, float]]], steps: Sequence[float], *, prior: float = 1e-5
) -> dict[str, Any]:
    """Splink's settings from m and u by field and level (the first pair is level 1)."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": RECORD,
        "probability_two_random_records_match": prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.keys = r.keys AND l.side < r.other_side", "arrays_to_explode": ["keys"]}
        ],
        "comparisons": [_comparison(field, chances[field], labels(field, steps)) for field in FIELDS],
    }


def labels(field: str, steps: Sequence[float]) -> Sequence[str]:
    """What each level of a comparison is called."""
    if field != "name":
        return SAID[field]
    edges = [f"{step:g}" for step in steps]
    return (NOT_SAID, f"below {edges[0]}", *(f"{low} to {high}" for low, high in pairwise(edges)),
            f"{edges[-1]} and more")  # fmt: skip


def _comparison(field: str, chances: Sequence[tuple[float, float]], said: Sequence[str]) -> dict[str, Any]:
    if len(chances) != len(said) - 1:
        raise ValueError(f"Expected {len(said) - 1} levels of {field}; got {len(chances)}.")
    null = {"sql_condition": _condition(field, 0), "label_for_charts": said[0], "is_null_level": True}
    levels = [_level(field, number, said[number], chances[number - 1]) for number in range(len(chances), 0, -1)]
    return {
        "output_column_name": field,
        "comparison_description": f"{TITLES[field]}: levels of our own",
        "comparison_levels": [null, *levels],
    }


def _level(field: str, number: int, said: str, chances: tuple[float, float]) -> dict[str, Any]:
    m, u = chances
    level: dict[str, Any] = {
        "sql_condition": "ELSE" if number == 1 else _condition(field, number),
        "label_for_charts": said,
        "m_probability": m,
        "u_probability": u,
    }
    if (counted := COUNTED_BY.get((field, number))) is not None:
        level |= {
            "tf_adjustment_column": counted,
            "tf_adjustment_weight": 1.0,
            "tf_minimum_u_value": LEAST_FREQUENCY,
            "disable_tf_exact_match_detection": True,
        }
    return level


def _condition(field: str, number: int) -> str:
    return f"{field}_level({RECORD}_l, {RECORD}_r) = {number}"
