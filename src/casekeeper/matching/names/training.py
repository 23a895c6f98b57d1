"""How the weights of the name model are found: a logistic fit over features of pairs known to be one person or two.

Plain Newton steps with a ridge, on features brought to one scale: small, and the same numbers from the same pairs in
every run. The result is turned into log2 units, so that weights read as bits of evidence.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_STEPS = 30
_RIDGE = 2.0


def fit(features: Numbers, same: Numbers, importance: Numbers) -> tuple[float, Numbers]:
    """Start and weights in log2 units. `same` is 1 where both are one person; `importance` weighs each pair."""
    middle, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < 1e-9] = 1.0
    scaled = np.column_stack([np.ones(len(features)), (features - middle) / spread])
    ridge = np.full(scaled.shape[1], _RIDGE)
    ridge[0] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(scaled @ found, -35, 35)))
        slope = scaled.T @ (importance * (likely - same)) + ridge * found
        curve = (scaled * (importance * likely * (1 - likely))[:, None]).T @ scaled + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        found -= step
        if float(np.abs(step).max()) < 1e-7:
            break
    weights = found[1:] / spread / np.log(2)
    start = found[0] / np.log(2) - float(weights @ middle)
    return float(start), weights
