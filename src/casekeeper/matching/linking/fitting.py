"""A logistic fit in log2 units beside what is already known of each pair."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_LN2 = math.log(2.0)
RIDGE = 3.0
STEPS = 60


def fit(
    table: npt.NDArray[np.floating],
    known: npt.NDArray[np.float64],
    same: npt.NDArray[np.bool_],
    importance: npt.NDArray[np.float64],
    *,
    held: Sequence[tuple[int, float, float]] = (),
) -> npt.NDArray[np.float64]:
    """Weights w such that `known + table @ w` are the log2 odds that a pair is one person's.

    The first column is the start, on which there is no ridge; columns are brought to one scale before the ridge is laid
    on them. `importance` is how much each pair counts. `held` are (column, least, most). Newton's method, each step cut
    back until the likelihood rises.
    """
    x = table.astype(np.float64)
    spread = x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    x /= spread
    y = same.astype(np.float64)
    offset = known * _LN2
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    bounds = [(column, least * spread[column], most * spread[column]) for column, least, most in held]
    weights = np.zeros(x.shape[1])
    weights[0] = -3.0
    loss = _loss(x, y, offset, importance, weights, ridge)
    for _ in range(STEPS):
        chance = _chance(offset + x @ weights)
        slope = x.T @ (importance * (chance - y)) + ridge * weights
        curve = (x * (importance * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        size = 1.0
        while size > 1e-4:
            tried = _within(weights - size * step, bounds)
            loss_tried = _loss(x, y, offset, importance, tried, ridge)
            if loss_tried < loss:
                break
            size /= 2
        else:
            break
        gained, weights, loss = loss - loss_tried, tried, loss_tried
        if gained < 1e-6 * abs(loss):
            break
    found: npt.NDArray[np.float64] = weights / spread / _LN2
    return found


def _within(weights: npt.NDArray[np.float64], held: Sequence[tuple[int, float, float]]) -> npt.NDArray[np.float64]:
    found = weights.copy()
    for column, least, most in held:
        found[column] = min(max(found[column], least * _LN2), most * _LN2)
    return found


def _chance(odds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds.clip(-40, 40)))
    return found


def _loss(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], offset: npt.NDArray[np.float64],
    importance: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], ridge: npt.NDArray[np.float64],
) -> float:  # fmt: skip
    odds = (offset + x @ weights).clip(-40, 40)
    return float(np.sum(importance * (np.logaddexp(0.0, odds) - y * odds)) + 0.5 * np.sum(ridge * weights * weights))
