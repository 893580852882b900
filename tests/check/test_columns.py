"""A table is drawn only from columns of numbers that it has."""

import pytest

from tests.check.conftest import World

TABLES = "data/published_tables.csv"
FIELDS = [
    {"name": "size", "type": "string"},
    {"name": "hats", "type": "integer"},
    {"name": "score", "type": "number"},
]


@pytest.fixture
def sizes(world: World) -> World:
    """A published table of hats by size, with a number and a score."""
    world.write("data/tables/hat-sizes.csv", "size,hats,score\ntiny,3,1.5\n")
    with world.contract() as contract:
        table = {"name": "hat-sizes", "path": "data/tables/hat-sizes.csv", "profile": "tabular-data-resource"}
        contract["resources"].append({**table, "schema": {"fields": FIELDS}})
    return world


def draw(world: World, **cells: str) -> list[str]:
    row = {"id": "hat-sizes", "name": "Sizes", "theme": "hats", "definition": "Sizes.", "tier": 0}
    world.add(TABLES, **row, **cells)
    return [sentence for sentence in world.meaning() if sentence.startswith(TABLES)]


def test_columns_of_numbers_pass(sizes: World) -> None:
    assert draw(sizes, drawn="hats", matrix="hats score") == []


def test_a_column_that_the_table_lacks_is_named_with_the_nearest(sizes: World) -> None:
    assert draw(sizes, drawn="hat") == [
        f"{TABLES}, row 2, column drawn: “hat-sizes” has no column of numbers “hat”. The nearest is “hats”. "
        "Write the name of a column of data/tables/hat-sizes.csv that holds numbers."
    ]


def test_words_cannot_be_the_side_of_a_matrix(sizes: World) -> None:
    assert draw(sizes, matrix="size score") == [
        f"{TABLES}, row 2, column matrix: “hat-sizes” has no column of numbers “size”. "
        "Write the name of a column of data/tables/hat-sizes.csv that holds numbers."
    ]
