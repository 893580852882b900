"""What the contract has to say about itself and the files beside it."""

from typing import Any

from scripts.check import contract
from tests.check.conftest import World, sentences


def found(world: World) -> list[str]:
    return sentences(contract.problems(world.root))


def resource(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    return next(r for r in descriptor["resources"] if r["name"] == name)


def test_a_file_that_nobody_described_is_named(world: World) -> None:
    world.write("data/extra.csv", "a\n1\n")
    assert found(world) == [
        "data/extra.csv: The file is not described in datapackage.json, so nobody knows what it holds. "
        "Describe it there, or take it out of the folder data."
    ]


def test_an_indicator_without_a_file_is_named(world: World) -> None:
    file = world.indicator("lost-hats")
    (world.root / file).unlink()
    with world.contract() as descriptor:
        descriptor["resources"].pop()
    assert found(world) == [
        "data/indicators.csv, row 2, column id: “lost-hats” has no file: datapackage.json does not describe "
        "data/observations/lost-hats.csv. Describe it there and add the file, or take the row out."
    ]


def test_a_file_without_an_indicator_is_named(world: World) -> None:
    file = world.indicator("lost-hats")
    world.change("data/indicators.csv", 2, id="found-hats")
    assert found(world)[-1] == (
        f"{file}: The file belongs to no row: there is no “lost-hats” in data/indicators.csv. "
        "Add the row to data/indicators.csv, or take the file out."
    )


def test_a_published_table_without_a_file_is_named(world: World) -> None:
    row = {"id": "hat-sizes", "name": "Sizes", "theme": "hats", "definition": "Sizes.", "tier": 0}
    world.add("data/published_tables.csv", **row)
    assert found(world) == [
        "data/published_tables.csv, row 2, column id: “hat-sizes” has no file: datapackage.json does not "
        "describe data/tables/hat-sizes.csv. Describe it there and add the file, or take the row out."
    ]


def test_a_file_called_otherwise_than_its_indicator_is_named(world: World) -> None:
    file = world.indicator("lost-hats")
    (world.root / file).rename(world.root / "data/observations/hats.csv")
    with world.contract() as descriptor:
        resource(descriptor, "lost-hats")["path"] = "data/observations/hats.csv"
    assert found(world) == [
        "datapackage.json: The resource “lost-hats” has the path “data/observations/hats.csv”. "
        "Change it to data/observations/lost-hats.csv."
    ]


def test_a_common_column_described_otherwise_in_one_file_is_named(world: World) -> None:
    for name in ("lost-hats", "found-hats", "worn-hats"):
        world.indicator(name)
    with world.contract() as descriptor:
        fields = resource(descriptor, "found-hats")["schema"]["fields"]
        next(field for field in fields if field["name"] == "value")["description"] = "Hats, more or less."
    assert found(world) == [
        "datapackage.json: The resource “found-hats” does not describe the column “value” "
        "as the other files of observations do. Describe it alike in all of them."
    ]


def test_breakdowns_that_are_not_those_of_the_file_are_named(world: World) -> None:
    file = world.indicator("lost-hats", "colour size")
    world.change("data/indicators.csv", 2, dimensions="colour")
    assert found(world) == [
        "data/indicators.csv, row 2, column dimensions: “colour” is not what the file has: colour, size. "
        f"List the breakdown columns of {file}, separated by spaces."
    ]


def test_a_second_site_is_one_too_many(world: World) -> None:
    world.add("data/site.csv", **dict(zip(*world.rows("data/site.csv"), strict=True)))
    assert found(world) == [
        "data/site.csv: The file has 2 rows below its header. It has to have exactly one."
    ]


def test_a_resource_that_the_programs_read_may_not_go(world: World) -> None:
    (world.root / "data/glossary.csv").unlink()
    with world.contract() as descriptor:
        descriptor["resources"].remove(resource(descriptor, "glossary"))
    assert found(world) == ["datapackage.json: The resource “glossary” is missing. Put it back."]


def test_a_column_that_the_programs_do_not_know_is_named(world: World) -> None:
    world.write("data/dimensions.csv", "id,name,mood\ncolour,Colour,\nsize,Size,\n")
    with world.contract() as descriptor:
        resource(descriptor, "dimensions")["schema"]["fields"].append({"name": "mood", "type": "string"})
    assert found(world) == [
        "datapackage.json: The resource “dimensions” and macros/nouns.py differ in: mood. "
        "Change both together."
    ]
