"""Targets and baselines."""

from tests.check.conftest import HATS, World

TARGETS = "data/targets.csv"


def aim(world: World, value: object, **cells: object) -> None:
    words = {"indicator": "lost-hats", "breakdown": "all", "kind": "target", "unit": "hats", "rule": "level"}
    world.add(TARGETS, **{**words, **HATS, "date": "2030-12-31", "value": value, **cells})


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
