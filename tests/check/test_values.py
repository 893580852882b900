"""Figures that cannot be."""

import pytest

from tests.check.conftest import World


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"period_start": "2031-01-01"},
            "column period_end: “2030-12-31” is before “2031-01-01”, the first day of the period. "
            "Correct one of the two days.",
        ),
        (
            {"period_end": "2031-12-31"},
            "column period_end: “2031-12-31” is after 2031-06-30, the day hat-report was published. "
            "Correct the day, or mark the figure [f] if it is a forecast.",
        ),
        (
            {"period_start": "0230-01-01"},
            "column period_start: “0230-01-01” is before the year 1900. Correct the year.",
        ),
        (
            {"denominator": "0"},
            "column denominator: Nothing can be a share of 0. Correct it or empty the cell.",
        ),
        (
            {"denominator": "2"},
            "column denominator: “2” is smaller than the count taken from it, “3”. Correct one of the two.",
        ),
        (
            {"lower": "4"},
            "column lower: “4” is larger than “3”, which it should not exceed. Correct one of the two.",
        ),
        (
            {"upper": "2"},
            "column upper: “2” is smaller than the value “3”. Correct one of the two.",
        ),
        (
            {"markers": "[c] [p]"},
            "column value: A value stands beside [c], which says that none is shown. "
            "Empty the cell, or take the marker away.",
        ),
    ],
)
def test_an_impossible_cell_is_named(world: World, cells: dict[str, str], sentence: str) -> None:
    file = world.indicator("lost-hats")
    row = world.observe(file, 3, **cells)
    assert world.meaning() == [f"{file}, row {row}, {sentence}"]


@pytest.mark.parametrize("cells", [{"markers": "[f]", "period_end": "2031-12-31"}, {"lower": 2, "upper": 3}])
def test_a_forecast_and_an_interval_pass(world: World, cells: dict[str, object]) -> None:
    world.observe(world.indicator("lost-hats"), 3, **cells)
    assert world.meaning() == []


def test_an_empty_value_without_a_marker_is_named(world: World) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, "", markers="[e]")
    assert world.meaning() == [
        f"{file}, row 2, column value: The cell is empty and no marker says why. "
        "Write the figure, or one of [c], [x] and [z] under markers."
    ]


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
def test_an_empty_value_with_its_marker_passes(world: World, marker: str) -> None:
    world.observe(world.indicator("lost-hats"), "", markers=marker)
    assert world.meaning() == []


def test_printed_words_that_could_give_a_hidden_figure_away_are_named(world: World) -> None:
    file = world.indicator("lost-hats")
    row = world.observe(file, "", markers="[c]", as_published="fewer than 5")
    assert world.meaning() == [
        f"{file}, row {row}, column as_published: The printed words hold a digit beside [c], and could give "
        "the hidden figure away. Write words without digits there."
    ]


def test_a_value_that_has_to_stay_hidden_is_not_repeated(world: World) -> None:
    world.observe(world.indicator("lost-hats"), 47, markers="[c]")
    assert "47" not in "".join(world.meaning())


@pytest.mark.parametrize("value", ["2.5", "-1"])
def test_a_count_is_whole_and_not_negative(world: World, value: str) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, value)
    assert world.meaning() == [
        f"{file}, row 2, column value: “{value}” is not a whole number from 0 on, and this indicator counts. "
        "Correct it, or the kind in data/indicators.csv."
    ]


@pytest.mark.parametrize("value", ["100.1", "-0.1"])
def test_a_share_lies_between_none_and_all(world: World, value: str) -> None:
    file = world.indicator("hat-rate", kind="proportion")
    world.observe(file, value)
    assert world.meaning() == [
        f"{file}, row 2, column value: “{value}” is not a share between 0 and 100 per cent. Correct it."
    ]


def test_two_values_for_the_same_thing_are_named_with_both_rows(world: World) -> None:
    world.add("data/sections.csv", document="hat-report", section="2", position=2, title="x", opening="x")
    file = world.indicator("lost-hats")
    world.observe(file, 3)
    world.observe(file, 4, section="2")
    assert world.meaning() == [
        f"{file}, row 3, column value: “4” differs from “3” in row 2, on the same subject. "
        "Correct one of them, or give each its own words under period_as_published."
    ]


def test_two_values_under_different_words_for_their_period_pass(world: World) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, 3)
    world.observe(file, 4, period_as_published="the year 2030")
    assert world.meaning() == []
