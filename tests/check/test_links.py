"""What the files call each other."""

import pytest

from tests.check.conftest import World

PLACE = {"document": "hat-report", "section": "1"}


def test_an_unknown_category_is_named_with_the_nearest(world: World) -> None:
    file = world.indicator("lost-hats", "colour")
    world.observe(file, 3, colour="bleu")
    assert world.meaning() == [
        f"{file}, row 2, column colour: “bleu” is not a category of colour in data/categories.csv. "
        "The nearest is “blue”. Correct it, or add it to data/categories.csv first."
    ]


def test_an_unknown_category_in_a_published_table_is_named(world: World) -> None:
    world.write("data/tables/hat-sizes.csv", "size,hats\ntiny,3\n")
    fields = [{"name": "size", "type": "string"}, {"name": "hats", "type": "integer"}]
    with world.contract() as descriptor:
        table = {"name": "hat-sizes", "path": "data/tables/hat-sizes.csv", "profile": "tabular-data-resource"}
        descriptor["resources"].append({**table, "schema": {"fields": fields}})
    assert world.meaning() == [
        "data/tables/hat-sizes.csv, row 2, column size: “tiny” is not a category of size in "
        "data/categories.csv. Correct it, or add it to data/categories.csv first."
    ]


def test_an_id_shared_by_a_theme_and_an_indicator_is_named(world: World) -> None:
    world.indicator("hats")
    assert world.meaning() == [
        "data/indicators.csv, row 2, column id: “hats” is already an id in data/themes.csv, row 2. "
        "Give one of the two another id."
    ]


def test_an_unknown_breakdown_is_named(world: World) -> None:
    world.indicator("lost-hats", "colours")
    assert world.meaning() == [
        "data/indicators.csv, row 2, column dimensions: “colours” is not in data/dimensions.csv. "
        "The nearest is “colour”. Correct it, or add it there first."
    ]


def test_parts_of_a_breakdown_that_the_indicator_lacks_are_named(world: World) -> None:
    world.indicator("lost-hats", "colour", parts="size")
    assert world.meaning() == [
        "data/indicators.csv, row 2, column parts_of_total: “size” is not among the dimensions of this row. "
        "List it there as well, or take it out here."
    ]


def test_an_indicator_without_a_figure_has_no_source_and_is_named(world: World) -> None:
    file = world.indicator("lost-hats")
    assert world.meaning(sources=True) == [
        f"data/indicators.csv, row 2, column id: {file} holds no row, so “lost-hats” has no source. "
        "Add its figures there, or a row marked [x] with what a document says of it."
    ]
    world.observe(file, 3)
    assert world.meaning(sources=True) == []


def test_a_measure_with_an_unknown_indicator_is_named(world: World) -> None:
    world.indicator("lost-hats")
    world.add("data/measures.csv", id="m", name="M", indicators="lost-hats last-hats", **PLACE)
    assert world.meaning() == [
        "data/measures.csv, row 2, column indicators: “last-hats” is not in data/indicators.csv. "
        "The nearest is “lost-hats”. Correct it, or add it there first."
    ]


def test_a_measure_under_another_priority_than_its_outcome_is_named(world: World) -> None:
    world.add("data/outcomes.csv", id="fewer", priority="first", name="Fewer", **PLACE)
    world.add("data/measures.csv", id="m", priority="second", outcome="fewer", name="M", **PLACE)
    assert world.meaning() == [
        "data/measures.csv, row 2, column priority: The outcome “fewer” belongs to “first”. "
        "Write “first” here, or correct the outcome."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "lost-hats",
            "hats",
            "column old: “lost-hats” is still in use as an id, so its address has not moved. "
            "Take the row out, or rename the id.",
        ),
        (
            "old-hats",
            "lost-hat",
            "column new: “lost-hat” is no id of a theme, indicator or table. The nearest is “lost-hats”. "
            "Write the id that is in use now.",
        ),
    ],
)
def test_a_redirect_leads_from_what_is_gone_to_what_is_there(
    world: World, old: str, new: str, sentence: str
) -> None:
    world.indicator("lost-hats")
    world.add("data/redirects.csv", old=old, new=new)
    assert world.meaning() == [f"data/redirects.csv, row 2, {sentence}"]


def test_a_redirect_to_an_id_in_use_passes(world: World) -> None:
    world.indicator("lost-hats")
    world.add("data/redirects.csv", old="old-hats", new="lost-hats")
    assert world.meaning() == []
