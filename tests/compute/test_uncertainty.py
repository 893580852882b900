"""Margins of error agree with what the literature prints, and phi with sums worked out on paper."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

import pytest

from scripts.compute.uncertainty import (
    ASSUMED,
    Interval,
    Overdispersion,
    Quarter,
    newcombe,
    overdispersion,
    poisson,
    rate_ratio,
    wilson,
)

POISSON = Overdispersion(1.0)


def rounded(found: Interval, places: int = 3) -> tuple[float, float]:
    return round(found.lower, places), round(found.upper, places)


# Garwood 1936 (Biometrika 28:437), as tabulated since: Ulm 1990 (Am J Epidemiol 131:373), and 25 as the
# manual of GraphPad QuickCalcs prints it, which names Garwood.
@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    [
        (0, 0, 3.689),
        (1, 0.0253, 5.572),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (20, 12.217, 30.888),
        (25, 16.18, 36.90),
        (50, 37.11, 65.92),
        (100, 81.36, 121.63),
    ],
)
def test_a_count_has_the_exact_interval_of_garwood(events: int, lower: float, upper: float) -> None:
    found = poisson(events, 1.0)
    assert found.lower == pytest.approx(lower, abs=0.005)
    assert found.upper == pytest.approx(upper, abs=0.005)


def test_overdispersion_widens_each_half_of_an_interval_by_its_square_root() -> None:
    # 10: 4.7954 to 18.3904. With phi = 4 both halves double: 10 - 2 x 5.2046 < 0, so 0; 10 + 2 x 8.3904.
    assert rounded(poisson(10, 4.0)) == (0.0, 26.781)
    # 100: 81.3640 to 121.6268. With phi = 2: 100 - 18.6360 x 1.41421 and 100 + 21.6268 x 1.41421.
    assert rounded(poisson(100, 2.0)) == (73.645, 130.585)


# Newcombe 1998a (Stat Med 17:857), Table I, method 3: the score interval of Wilson 1927.
@pytest.mark.parametrize(
    ("events", "out_of", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_the_interval_of_wilson(events: int, out_of: int, lower: float, upper: float) -> None:
    assert rounded(wilson(events, out_of).times(0.01), 4) == (lower, upper)


# Newcombe 1998b (Stat Med 17:873), Table II, method 10.
@pytest.mark.parametrize(
    ("later", "earlier", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_two_shares_differ_by_the_interval_of_newcombe(
    later: tuple[int, int], earlier: tuple[int, int], lower: float, upper: float
) -> None:
    assert rounded(newcombe(later, earlier).times(0.01), 4) == (lower, upper)


def test_two_rates_have_the_ratio_that_textbooks_print() -> None:
    # Rothman, Greenland and Lash 2008, Modern Epidemiology, Table 14-2 (Boice and Monson 1977): 41 cases of
    # breast cancer in 28,010 person-years with fluoroscopy, 15 in 19,017 without: 1.86, 1.03 to 3.35.
    assert rounded(rate_ratio((41, 28010), (15, 19017), POISSON), 2) == (1.03, 3.35)


def test_the_ratio_of_two_counts_widens_with_phi() -> None:
    # ln(1632/1407) = 0.14833; SE = sqrt(2 (1/1407 + 1/1632)) = 0.05145; x 1.95996 = 0.10084.
    assert rounded(rate_ratio((1632, 1), (1407, 1), ASSUMED)) == (1.049, 1.283)


def test_an_estimated_phi_brings_the_quantile_of_student() -> None:
    # Student 1908: t(.975) is 12.706 at 1 degree of freedom, 2.571 at 5, 2.131 at 15; the normal one 1.960.
    quantiles = [Overdispersion(2.0, 20, df).quantile for df in (1, 5, 15)]
    assert [round(one, 3) for one in quantiles] == [12.706, 2.571, 2.131]
    assert round(ASSUMED.quantile, 3) == 1.96


def estimated(periods: list[Quarter]) -> tuple[float, int | None, int | None]:
    """Phi with four decimals, the periods it comes from, and the degrees of freedom."""
    found = overdispersion(periods)
    return round(found.phi, 4), found.periods, found.df


def years(counts: Iterable[float]) -> list[Quarter]:
    return [Quarter(time, 0, events) for time, events in enumerate(counts)]


def quarters(counts: Iterable[float]) -> list[Quarter]:
    return [Quarter(time, time % 4 + 1, events) for time, events in enumerate(counts)]


# 90 and 110 around 100, mirrored in time: no trend. Pearson chi² = 8 x 10²/100 = 8, on 8 - 2 degrees.
EIGHT_YEARS = (90, 110, 90, 110, 110, 90, 110, 90)
# Each season around a mean of its own, 50, 100, 200 and 100, by 10, 20, 20 and 10, mirrored in time.
# Pearson chi² = 4 (10²/50 + 20²/100 + 20²/200 + 10²/100) = 4 x 9 = 36, on 20 - 5 degrees: phi = 2.4.
MEANS, SWINGS = (50, 100, 200, 100), (10, 20, 20, 10)
TWENTY_QUARTERS = tuple(
    mean + sign * swing for sign in (1, -1, 0, -1, 1) for mean, swing in zip(MEANS, SWINGS, strict=True)
)


def test_phi_of_eight_years_is_what_paper_gives() -> None:
    assert estimated(years(EIGHT_YEARS)) == (1.3333, 8, 6)


def test_phi_of_twenty_quarters_leaves_the_season_out() -> None:
    assert estimated(quarters(TWENTY_QUARTERS)) == (2.4, 20, 15)


def test_phi_of_eight_quarters_has_three_degrees_of_freedom() -> None:
    # Four seasons around 100 by +20, -20, +20, -20, and the other way round the year after: no trend.
    # Pearson chi² = 8 x 20²/100 = 32, on 8 - 5 = 3 degrees.
    counts = (120, 80, 120, 80, 80, 120, 80, 120)
    assert estimated(quarters(counts)) == (10.6667, 8, 3)


def test_only_the_last_twenty_periods_count() -> None:
    earlier = (999, 1, 999, 1, 999)
    assert estimated(quarters((*earlier, *TWENTY_QUARTERS))) == (2.4, 20, 15)


def test_phi_agrees_with_a_published_trend() -> None:
    # New cases of AIDS in Belgium from 1981 on: Wood 2006, Generalized Additive Models, section 3.3.2, prints
    # the straight trend 3.1406 + 0.2021 t on 11 degrees. The rest is plain arithmetic.
    cases = (12, 14, 33, 50, 67, 74, 123, 141, 165, 204, 253, 246, 240)
    expected = [exp(3.140590 + 0.202121 * t) for t in range(1, 14)]
    pearson = sum((y - mu) ** 2 / mu for y, mu in zip(cases, expected, strict=True))
    found = overdispersion(years(cases))
    assert found.phi == pytest.approx(pearson / 11, rel=1e-4)
    assert (found.periods, found.df) == (13, 11)


def test_rates_are_held_against_the_people_they_are_of() -> None:
    # Twice the events among twice the people is the same rate: nothing swings, chi² = 0. Bare counts would
    # swing around 150 by 50: chi² = 8 x 50²/150 = 133.3, on 6 degrees 22.2.
    people = (1, 2, 1, 2, 2, 1, 2, 1)
    rates = [Quarter(time, 0, 100 * many, many) for time, many in enumerate(people)]
    assert overdispersion(rates).phi == 1.0
    assert overdispersion(years(100 * many for many in people)).phi == pytest.approx(22.222, abs=0.001)


def test_phi_is_never_below_one() -> None:
    # The same count every year swings less than chance would: Pearson chi² = 0.
    assert estimated(years([100] * 8)) == (1.0, 8, 6)


@pytest.mark.parametrize("periods", range(8))
def test_fewer_than_eight_periods_give_two_and_say_so(periods: int) -> None:
    found = overdispersion(years(EIGHT_YEARS[:periods]))
    assert (found.phi, found.periods, found.df, found.source) == (2.0, None, None, "assumed")


def test_eight_periods_are_enough_and_say_so() -> None:
    assert overdispersion(years(EIGHT_YEARS)).source == "estimated"


def test_periods_without_any_event_tell_nothing() -> None:
    assert overdispersion(years([0] * 8)) == ASSUMED


def test_a_season_without_events_leaves_phi_sound() -> None:
    # The fourth season is always 0 and fits exactly; the rest is 120, 80, 100 and the other way round, so no
    # trend: Pearson chi² = 4 x 20²/100 = 16, on 3 degrees.
    assert estimated(quarters((120, 80, 100, 0, 80, 120, 100, 0))) == (5.3333, 8, 3)


def test_an_interval_changes_its_unit_as_a_whole() -> None:
    # 81.364 to 121.627 of 100 events, in tens.
    assert rounded(poisson(100, 1.0).times(0.1)) == (8.136, 12.163)
