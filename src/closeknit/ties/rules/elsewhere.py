"""How good the forecasts were on public histories, and what else was on the same.

Means over four families of histories, areas under the curve, as `closeknit evaluate
ties FILE --without FAMILY` measures them (`docs/why/tie_strength.md`). Our weights had
no part in the family; the four features' had, and the two fitted on its own past were
fitted on its earlier days.
"""

from collections.abc import Mapping

TIES: Mapping[str, tuple[float, float, float]] = {
    "closeknit": (0.906, 0.850, 0.789),
    "four features": (0.905, 0.839, 0.782),
    "recency": (0.877, 0.706, 0.708),
    "count": (0.819, 0.777, 0.735),
    "decayed count": (0.892, 0.790, 0.754),
    "min(out, in)": (0.837, 0.827, 0.738),
    "logistic regression, on its own past": (0.923, 0.868, 0.778),
    "gradient boosting, on its own past": (0.900, 0.833, 0.730),
}
"""All, active, active both ways."""
ANSWERS: Mapping[str, tuple[float, float]] = {
    "closeknit": (0.849, 0.764),
    "recency": (0.786, 0.663),
    "count": (0.825, 0.712),
    "decayed count": (0.836, 0.751),
    "pair's rate": (0.820, 0.741),
    "logistic regression, on its own past": (0.856, 0.759),
    "gradient boosting, on its own past": (0.870, 0.772),
}
"""All messages, and those to people who have written before."""
