"""Margins of error: each one a call of statsmodels, with what our rules add on top.

The rules, and why they are these, stand on the page “How we judge progress”.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from scipy import stats
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

CONFIDENCE = 0.95
FEWEST_PERIODS, MOST_PERIODS = 8, 20
ASSUMED_PHI = 2.0


@dataclass(frozen=True)
class Interval:
    """A 95% interval, in the unit of what it is about."""

    lower: float
    upper: float

    def times(self, factor: float) -> Interval:
        """The same interval in another unit."""
        return Interval(self.lower * factor, self.upper * factor)


@dataclass(frozen=True)
class Overdispersion:
    """How much more counts swing than a Poisson process; `periods` and `df` are `None` where assumed."""

    phi: float
    periods: int | None = None
    df: int | None = None

    @property
    def source(self) -> str:
        """`estimated` from earlier periods, or `assumed` because there were too few."""
        return "assumed" if self.periods is None else "estimated"

    @property
    def quantile(self) -> float:
        """The 97.5% quantile: of Student's t where the degrees of freedom are known, else the normal one."""
        upper = (1 + CONFIDENCE) / 2
        return float(stats.norm.ppf(upper) if self.df is None else stats.t.ppf(upper, self.df))


ASSUMED = Overdispersion(ASSUMED_PHI)


@dataclass(frozen=True)
class Quarter:
    """One period of a series: its place in time, its season (1 to 4, or 0 for whole years), events."""

    time: int
    season: int
    events: float
    exposure: float = 1.0


def overdispersion(periods: Sequence[Quarter]) -> Overdispersion:
    """Estimate phi from the 8 to 20 periods before the latest window, oldest first.

    phi = max(1, Pearson chi²/df) of a Poisson regression on a straight trend and the season (McCullagh and
    Nelder 1989, section 6.2.3). Fewer than 8 periods, or periods without any event, give phi = 2, assumed.
    """
    used = periods[-MOST_PERIODS:]
    if len(used) < FEWEST_PERIODS or not any(period.events for period in used):
        return ASSUMED
    design = _design(used)
    df = len(used) - int(np.linalg.matrix_rank(design))
    if df < 1:
        return ASSUMED
    model = GLM(
        np.array([p.events for p in used]),
        design,
        family=Poisson(),
        offset=np.log([p.exposure for p in used]),
    )
    with warnings.catch_warnings():
        # A season without any event sends its coefficient towards minus infinity; phi is still sound.
        warnings.simplefilter("ignore")
        # fit(scale="X2") divides by its first guess of phi, which is 0 where all counts are equal.
        fitted = model.fit()
    phi = float(fitted.pearson_chi2) / df
    return Overdispersion(max(1.0, phi), len(used), df) if np.isfinite(phi) else ASSUMED


def _design(periods: Sequence[Quarter]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Columns: one, time, and a dummy for each season but the first."""
    first = periods[0].time
    seasons = sorted({p.season for p in periods})[1:]
    rows = [[1.0, p.time - first, *(float(p.season == season) for season in seasons)] for p in periods]
    return np.array(rows)


def poisson(events: float, phi: float) -> Interval:
    """Interval of a count: exact (Garwood 1936), each half-width widened by the square root of phi."""
    low, high = confint_poisson(events, 1, method="exact-c", alpha=1 - CONFIDENCE)
    wider = sqrt(phi)
    return Interval(max(0.0, events - (events - float(low)) * wider), events + (float(high) - events) * wider)


def wilson(events: float, denominator: float) -> Interval:
    """Interval of a share, in per cent (Wilson 1927)."""
    low, high = proportion_confint(events, denominator, alpha=1 - CONFIDENCE, method="wilson")
    return Interval(float(low) * 100, float(high) * 100)


def newcombe(later: tuple[float, float], earlier: tuple[float, float]) -> Interval:
    """Interval of the difference of two shares, later less earlier, in percentage points (Newcombe 1998)."""
    low, high = confint_proportions_2indep(*later, *earlier, method="newcomb", alpha=1 - CONFIDENCE)
    return Interval(float(low) * 100, float(high) * 100)


def rate_ratio(later: tuple[float, float], earlier: tuple[float, float], spread: Overdispersion) -> Interval:
    """Interval of the ratio of two rates, each given as (events, exposure), events above zero.

    exp(ln RR ± q sqrt(phi (1/X1 + 1/X0))), q as `Overdispersion.quantile` says: the quasi-Poisson interval.
    """
    (x1, n1), (x0, n0) = later, earlier
    middle = log((x1 / n1) / (x0 / n0))
    half = spread.quantile * sqrt(spread.phi * (1 / x1 + 1 / x0))
    return Interval(exp(middle - half), exp(middle + half))
