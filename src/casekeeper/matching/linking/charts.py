"""Splink's own charts of the model: what each level weighs, and how often it is met."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.frequencies import COUNTED
from casekeeper.matching.linking.model import LinkModel


def charts_of(model: LinkModel) -> dict[str, Any]:
    """Charts by name, each with `to_html` and `chart_dict`. Of the model alone; no record is looked at."""
    columns: dict[str, Any] = {RECORD: pa.array([0], pa.int32()), "side": [0], "other_side": [0], "keys": [[0]]}
    with duckdb.connect() as connection:
        nobody = DuckDBAPI(connection).register(pa.table(columns | {name: [""] for name in COUNTED}))
        linker = Linker(nobody, dict(model.settings), log_level=None, validate_settings=False)
        return {
            "match-weights": linker.visualisations.match_weights_chart(),
            "m-and-u": linker.visualisations.m_u_parameters_chart(),
        }
