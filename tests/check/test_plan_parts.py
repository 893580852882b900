"""Every plan is told whole: a heading nobody wrote a row for is named."""

import pytest

from tests.check.conftest import World

PARTS = "data/plan_parts.csv"
PLACE = {"document": "hat-report", "section": "1"}


def headings(world: World) -> list[str]:
    """The parts of a plan, as the contract names them."""
    with world.contract() as contract:
        schema = next(r["schema"] for r in contract["resources"] if r["path"] == PARTS)
        parts: list[str] = next(f["constraints"]["enum"] for f in schema["fields"] if f["name"] == "part")
    return parts


def tell(world: World, *without: str, plan: str = "hat-plan") -> None:
    """A row for every part of the plan but those left out."""
    for part in headings(world):
        if part not in without:
            words = {"state": "given", "words": "Hats stay on."}
            world.add(PARTS, plan=plan, part=part, position=1, **words, **PLACE)


@pytest.fixture
def hats(world: World) -> World:
    """The invented world with one plan of which nothing is told."""
    world.add("data/plans.csv", id="hat-plan", name="Plan for hats", about="Hats.", **PLACE)
    return world


def missing(parts: str, row: int = 2, name: str = "Plan for hats", plan: str = "hat-plan") -> str:
    return (
        f"data/plans.csv, row {row}, column id: Nothing is said on {parts} of “{name}”. "
        f"Add a row for each with the plan {plan} to data/plan_parts.csv. "
        "Where the documents are silent, its state is not_given."
    )


def test_a_world_without_plans_passes(world: World) -> None:
    assert world.meaning() == []


def test_a_plan_with_every_part_passes(hats: World) -> None:
    tell(hats)
    assert hats.meaning() == []


def test_the_missing_part_of_a_plan_is_named(hats: World) -> None:
    tell(hats, "vision")
    assert hats.meaning() == [missing("vision")]


def test_several_missing_parts_are_named_in_the_order_of_the_contract(hats: World) -> None:
    tell(hats, "targets", "setting")
    assert hats.meaning() == [missing("setting, targets")]


def test_the_parts_of_another_plan_do_not_count(hats: World) -> None:
    hats.add("data/plans.csv", id="cap-plan", name="Plan for caps", about="Caps.", **PLACE)
    tell(hats)
    assert hats.meaning() == [missing(", ".join(headings(hats)), 3, "Plan for caps", "cap-plan")]


def test_a_part_of_which_the_plan_says_nothing_counts_once_that_is_written(hats: World) -> None:
    tell(hats, "vision")
    silent = {"state": "not_given", "words": "The plan has no vision."}
    hats.add(PARTS, plan="hat-plan", part="vision", position=1, **silent, **PLACE)
    assert hats.meaning() == []
