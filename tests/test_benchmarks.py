"""What the table of false signals promises: whole, made by the portal's own rule, and the same again."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from benchmarks import false_signals
from benchmarks.false_signals import FALLEN, NOT_JUDGED, RISEN, Cell
from macros.nouns import Document, Indicator, Observation, Site
from macros.package import Package
from scripts.compute import changes, uncertainty
from scripts.compute.series import DAY, months_before

# Only the year before is known there, so phi is assumed to be 2 while the figures swing with 4.
ABOVE_FIVE_PERCENT = [("4", "50", "4"), ("4", "200", "4"), ("4", "1000", "4")]
LAST_DAY = date(2030, 12, 31)


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    with false_signals.TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_table_is_what_the_benchmark_gives(table: list[dict[str, str]]) -> None:
    cell = Cell(4, 200, 4)
    found = false_signals.outcome(cell).row
    assert tuple(table[false_signals.cells().index(cell)].values()) == found


def test_with_a_history_the_rule_calls_what_it_called_when_the_table_was_made() -> None:
    # The first 1,000 of the 10,000 series; the table has 4.0% false signals and sees 27.8% of the falls.
    found = false_signals.outcome(Cell(20, 200, 2), 1_000)
    assert [found.unchanged["ours", verdict] for verdict in (FALLEN, RISEN)] == [13, 21]
    assert [found.fallen["ours", verdict] for verdict in (FALLEN, RISEN)] == [246, 0]


def test_the_table_has_every_cell(table: list[dict[str, str]]) -> None:
    keys = [(row["history_quarters"], row["events_a_year"], row["overdispersion"]) for row in table]
    swings = ("1", "2", "4")
    assert keys == [(h, e, phi) for h in ("20", "4") for e in ("50", "200", "1000") for phi in swings]
    assert tuple(table[0]) == false_signals.COLUMNS


def test_the_table_is_a_csv_file_as_the_standard_has_it(table: list[dict[str, str]]) -> None:
    text = false_signals.TABLE.read_bytes().decode("utf-8")
    assert text == false_signals.as_csv(tuple(row.values()) for row in table)
    assert text.count("\r\n") == text.count("\n") == 1 + len(table)


def test_every_share_is_known_to_half_a_percentage_point(table: list[dict[str, str]]) -> None:
    # The standard error of a share is largest at one half: sqrt(0.5 × 0.5 / 10,000) = 0.005.
    assert {row["replications"] for row in table} == {"10000"}


def test_our_rule_cries_wolf_in_at_most_five_cases_of_a_hundred_where_the_swing_is_known(
    table: list[dict[str, str]],
) -> None:
    assert _above(table, 5.5) == ABOVE_FIVE_PERCENT


def test_a_rate_of_false_signals_that_is_too_high_is_seen(table: list[dict[str, str]]) -> None:
    planted = [table[0] | {"false_ours": "5.6"}]
    assert _above(planted, 5.5) == [("20", "50", "1")]


def test_a_shorter_run_is_the_beginning_of_a_longer_one() -> None:
    for cell in (Cell(20, 50, 1), Cell(20, 50, 4)):
        longer = false_signals.simulated(cell, 30)
        assert np.array_equal(false_signals.simulated(cell, 10), longer[:10])


@pytest.mark.parametrize("phi", [1, 2, 4])
def test_simulated_counts_have_the_mean_and_the_swing_they_claim(phi: int) -> None:
    # 200 a year are 50 a quarter; with the season 45, 50, 57.5, 47.5; after the fall of 20% 36, 40, 46, 38.
    year, after_fall = [45, 50, 57.5, 47.5], [36, 40, 46, 38]
    expected = np.array([*year, *year, *after_fall])
    draws = false_signals.simulated(Cell(4, 200, phi), 40_000)
    standard_errors = np.sqrt(phi * expected / 40_000)
    assert np.all(np.abs(draws.mean(axis=0) - expected) < 4 * standard_errors)
    # The relative standard error of a variance is about sqrt(2 / 40,000) = 0.7%; 4% is over five of them.
    assert draws.var(axis=0) / (phi * expected) == pytest.approx(np.ones(12), abs=0.04)


def test_simulated_quarters_do_not_lean_on_each_other() -> None:
    # The correlation of independent columns has a standard error of 1 / sqrt(40,000) = 0.005.
    correlations = np.corrcoef(false_signals.simulated(Cell(4, 200, 4), 40_000), rowvar=False)
    assert np.abs(correlations - np.eye(12)).max() < 0.025


def test_exactly_five_percent_is_not_more_than_five_percent() -> None:
    # 5% of 200 is 10. In binary floating point 210 / 200 - 1 is a little more than 0.05.
    said = [false_signals.five_percent(200, later) for later in (189, 190, 210, 211)]
    assert said == ["fallen", "no_clear_change", "no_clear_change", "risen"]


def test_the_plain_interval_knows_nothing_of_overdispersion() -> None:
    # ln(240/200) = 0.1823 and 1.96 sqrt(1/240 + 1/200) = 0.1877; ln(242/200) = 0.1906 and 0.1873.
    said = [false_signals.plain_poisson(200, later) for later in (240, 242)]
    assert said == ["no_clear_change", "risen"]


def test_a_year_with_fewer_than_twenty_events_is_not_judged() -> None:
    said = [false_signals.ours(*years, uncertainty.ASSUMED) for years in ((19, 90), (90, 19), (20, 90))]
    assert said == [NOT_JUDGED, NOT_JUDGED, RISEN]


def test_a_row_counts_signals_both_ways_the_worse_of_them_and_the_falls_seen() -> None:
    rules = false_signals.RULES
    unchanged = Counter({(rule, RISEN): 1 for rule in rules}) + Counter({(rule, FALLEN): 2 for rule in rules})
    fallen = Counter({(rule, FALLEN): 9 for rule in rules}) + Counter({("ours", NOT_JUDGED): 1})
    row = false_signals.Outcome(Cell(4, 50, 1), 16, unchanged, fallen).row
    # Of 16: 3 signals are 18.75%, 1 called worse 6.25%, 9 falls seen 56.25%; halves go to the even digit.
    assert row == (*("4", "50", "1", "16"), *["18.8"] * 3, *["6.2"] * 3, *["56.2"] * 3, "0.0", "6.2")


@pytest.mark.parametrize("history", [20, 4])
def test_the_benchmark_says_of_a_series_what_the_portal_says(history: int) -> None:
    cells = [Cell(history, events, phi) for events in (25, 50, 200) for phi in (1, 4)]
    series = [one for cell in cells for one in false_signals.simulated(cell, 12)[:, :-4].tolist()]
    said = [_said(row.verdict, row.reason) for row in changes.rows(_package(series))]
    ours = [_ours(one[:-4], one[-4:]) for one in series]
    assert said == ours
    assert set(ours) >= {"no_clear_change", NOT_JUDGED}
    assert set(ours) & {FALLEN, RISEN}


def test_the_benchmark_estimates_the_swing_as_the_portal_does() -> None:
    # The oldest of 25 quarters is extreme; neither of the two may look at more than the 20 before the latest.
    series = [9_000, *false_signals.simulated(Cell(20, 200, 4), 1)[0, :-4].tolist()]
    (row,) = changes.rows(_package([series]))
    phi = uncertainty.overdispersion(false_signals.quarters(series[1:-4])).phi
    assert row.phi is not None
    assert float(row.phi) == pytest.approx(phi, abs=0.0005)
    assert (row.phi_from, row.periods) == ("estimated", 20)


def test_the_printed_table_fits_its_headings(table: list[dict[str, str]]) -> None:
    lines = false_signals.as_text([tuple(row.values()) for row in table]).splitlines()
    assert lines[0] == "Shares in per cent of 10,000 simulated series; “quarters” before the latest year."
    assert len(lines) == 4 + len(table)
    assert len({len(line) for line in lines[2:]}) == 1


def _above(table: Iterable[dict[str, str]], limit: float) -> list[tuple[str, str, str]]:
    """The cells in which our rule gives more false signals than `limit` per cent."""
    too_many = [row for row in table if float(row["false_ours"]) > limit]
    return [(row["history_quarters"], row["events_a_year"], row["overdispersion"]) for row in too_many]


def _said(verdict: str, reason: str) -> str:
    return NOT_JUDGED if reason == "few_events" else verdict


def _ours(history: list[int], latest: list[int]) -> str:
    spread = uncertainty.overdispersion(false_signals.quarters(history))
    return false_signals.ours(sum(history[-4:]), sum(latest), spread)


def _package(series: list[list[int]]) -> Package:
    """The portal's own nouns around invented quarterly counts, one indicator each."""
    document = _blank(Document, id="report", published=date(2031, 6, 30))
    indicators = [
        _blank(Indicator, id=str(key), kind="count", direction="lower") for key in range(len(series))
    ]
    figures = [row for key, counts in enumerate(series) for row in _observed(str(key), counts)]
    rows = {Indicator: tuple(indicators), Observation: tuple(figures), Document: (document,)}
    return Package("", "", _blank(Site, area_code="hatshire"), (), rows)


def _observed(key: str, counts: list[int]) -> Iterator[Observation]:
    for place, count in enumerate(counts):
        later = months_before(LAST_DAY, 3 * (len(counts) - place - 1))
        end = later - DAY if place < len(counts) - 1 else LAST_DAY
        yield _blank(
            Observation,
            indicator=key,
            area_code="hatshire",
            period_start=months_before(end, 3),
            period_end=end,
            value=Decimal(count),
            document="report",
        )


def _blank(noun: type[Any], **known: object) -> Any:
    """A row of which only some cells are filled in."""
    empty = {"str": "", "tuple": (), "bool": False, "int": 0}
    cells = {field.name: empty.get(str(field.type).split("[")[0]) for field in fields(noun)}
    return noun(**cells | known)
