"""What may become public in each tier."""

from __future__ import annotations

import pytest

from tests.check.conftest import World

INDICATORS, TABLES, TARGETS = "data/indicators.csv", "data/published_tables.csv", "data/targets.csv"
ORDINARY = "Ordinary counts are published for a quarter or longer. Write quarter"
SENSITIVE = "Figures about people in sensitive situations are published for a year or longer. Write year"
ZERO = "or tier 0 if a public document prints these figures already."


@pytest.mark.parametrize(
    ("tier", "every", "why"),
    [
        (1, "month", ORDINARY),
        (2, "month", SENSITIVE),
        (2, "quarter", SENSITIVE),
        (2, "year_to_date", SENSITIVE),
    ],
)
def test_a_series_of_times_too_short_for_its_tier_is_refused(
    world: World, tier: int, every: str, why: str
) -> None:
    world.indicator("lost-hats")
    world.change(INDICATORS, 2, tier=tier, every=every)
    assert world.meaning() == [
        f"{INDICATORS}, row 2, column every: “{every}” is too often for tier {tier}. {why}, {ZERO}"
    ]


@pytest.mark.parametrize(("tier", "every"), [(0, "month"), (1, "quarter"), (1, "year_to_date"), (2, "year")])
def test_a_series_of_times_long_enough_passes(world: World, tier: int, every: str) -> None:
    world.indicator("lost-hats")
    world.change(INDICATORS, 2, tier=tier, every=every)
    assert world.meaning() == []


def test_a_table_of_figures_that_are_not_public_yet_is_refused(world: World) -> None:
    world.add(TABLES, id="hat-streets", name="Streets", theme="hats", definition="Streets.", tier=1)
    found = [sentence for sentence in world.meaning() if "column tier" in sentence]
    assert found == [
        f"{TABLES}, row 2, column tier: Nothing hides small numbers in a table, so it holds only what is "
        "public already. "
        "Write tier 0 if a public document prints it; otherwise make its figures an indicator."
    ]


@pytest.mark.parametrize(
    ("tier", "value", "is_refused"), [(1, 4, True), (1, 5, False), (2, 9, True), (0, 4, False)]
)
def test_a_baseline_too_small_to_be_shown_is_refused(
    world: World, tier: int, value: int, is_refused: bool
) -> None:
    world.indicator("lost-hats")
    world.change(INDICATORS, 2, tier=tier)
    place = {"area_code": "hatshire", "document": "hat-report", "section": "1"}
    said = {"breakdown": "all", "unit": "hats", "rule": "level", "as_published": "some"}
    world.add(
        TARGETS, indicator="lost-hats", kind="baseline", date="2029-12-31", value=value, **place, **said
    )
    sentence = (
        f"{TARGETS}, row 2, column value: The baseline is so small that a figure of this kind is not shown. "
        "Take a longer time before as the baseline, or leave it out."
    )
    assert world.meaning() == [sentence] * is_refused
