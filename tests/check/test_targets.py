"""Targets and baselines."""

import pytest

from tests.check.conftest import HATS, World

TARGETS = "data/targets.csv"
WITHHELD = "data/withheld.csv"


def aim(world: World, value: object, **cells: object) -> None:
    words = {"indicator": "lost-hats", "breakdown": "all", "kind": "target", "unit": "hats", "rule": "level"}
    world.add(TARGETS, **{**words, **HATS, "date": "2030-12-31", "value": value, **cells})


def withhold(world: World, breakdown: str) -> None:
    words = {"owner_role": "Head of hats", "reason": "They are counted in a new way."}
    world.add(WITHHELD, indicator="lost-hats", area_code="hatshire", breakdown=breakdown, **words)


def test_a_target_for_a_breakdown_of_another_indicator_is_named(world: World) -> None:
    world.indicator("lost-hats", "colour")
    aim(world, 3, breakdown="colour=red&size=small")
    assert world.meaning() == [
        f"{TARGETS}, row 2, column breakdown: “size=small” names no breakdown of lost-hats. "
        "Write all, or pairs such as ward=north joined by &."
    ]


def test_a_target_for_an_unknown_category_is_named(world: World) -> None:
    world.indicator("lost-hats", "colour")
    aim(world, 3, breakdown="colour=green")
    assert world.meaning() == [
        f"{TARGETS}, row 2, column breakdown: “green” is not a category of colour in data/categories.csv. "
        "Correct it, or add it there first."
    ]


def test_a_baseline_that_is_not_the_observation_of_that_day_is_named(world: World) -> None:
    file = world.indicator("lost-hats", "colour size")
    world.observe(file, 7, colour="red", size="all")
    world.observe(file, 5, colour="red", size="small")
    aim(world, 5, kind="baseline", breakdown="colour=red")
    assert world.meaning() == [
        f"{TARGETS}, row 2, column value: “5” is not the figure observed on that day, “7” "
        "(data/observations/lost-hats.csv, row 2). Correct one of the two."
    ]


def test_a_baseline_of_a_day_that_was_not_observed_passes(world: World) -> None:
    world.observe(world.indicator("lost-hats"), 7)
    aim(world, 5, kind="baseline", date="2029-12-31")
    assert world.meaning() == []


def test_a_target_without_a_value_needs_a_marker(world: World) -> None:
    world.indicator("lost-hats")
    aim(world, "")
    assert world.meaning() == [
        f"{TARGETS}, row 2, column value: The cell is empty and no marker says why. "
        "Write the figure, or one of [c], [x] and [z] under markers."
    ]


def test_a_change_in_per_cent_may_be_negative_although_the_indicator_counts(world: World) -> None:
    world.indicator("lost-hats")
    aim(world, "-7.5", rule="percent_change")
    assert world.meaning() == []


def test_a_status_withheld_for_a_breakdown_of_another_indicator_is_named(world: World) -> None:
    world.indicator("lost-hats", "colour")
    withhold(world, "size=small")
    assert world.meaning() == [
        f"{WITHHELD}, row 2, column breakdown: “size=small” names no breakdown of lost-hats. "
        "Write all, or pairs such as ward=north joined by &."
    ]


def test_a_status_withheld_for_an_unknown_category_is_named(world: World) -> None:
    world.indicator("lost-hats", "colour")
    withhold(world, "colour=green")
    assert world.meaning() == [
        f"{WITHHELD}, row 2, column breakdown: “green” is not a category of colour in data/categories.csv. "
        "Correct it, or add it there first."
    ]


@pytest.mark.parametrize("breakdown", ["all", "colour=red"])
def test_a_status_may_be_withheld_for_the_whole_or_a_part(world: World, breakdown: str) -> None:
    world.indicator("lost-hats", "colour")
    withhold(world, breakdown)
    assert world.meaning() == []


@pytest.mark.parametrize("rule", ["percent_change", "percent_a_year"])
def test_a_fall_by_more_than_everything_is_named(world: World, rule: str) -> None:
    world.indicator("lost-hats")
    aim(world, "-100.5", rule=rule)
    assert world.meaning() == [
        f"{TARGETS}, row 2, column value: “-100.5” would be a fall by more than everything. "
        "A fall in per cent is at most -100."
    ]


def test_a_fall_to_nothing_passes(world: World) -> None:
    world.indicator("lost-hats")
    aim(world, "-100", rule="percent_change")
    assert world.meaning() == []


def test_a_target_whose_time_runs_backwards_is_named(world: World) -> None:
    world.indicator("lost-hats")
    aim(world, 5, period_start="2031-01-01")
    assert world.meaning() == [
        f"{TARGETS}, row 2, column period_start: “2031-01-01” is after the date of the target, “2030-12-31”. "
        "Correct one of the two."
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("2030-01-01", "2030-12-31"), ("2030-12-31", "2030-12-31"), ("", "2030-12-31")]
)
def test_a_target_for_a_stretch_of_time_passes(world: World, start: str, end: str) -> None:
    world.indicator("lost-hats")
    aim(world, 5, period_start=start, date=end)
    assert world.meaning() == []


def test_a_level_far_below_zero_is_no_fall(world: World) -> None:
    world.indicator("lost-hats", kind="mean")
    aim(world, -150)
    assert world.meaning() == []


def test_a_target_need_not_be_what_was_observed_on_its_day(world: World) -> None:
    world.observe(world.indicator("lost-hats"), 7)
    aim(world, 5)
    assert world.meaning() == []
