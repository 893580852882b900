"""Parts and their total."""

import pytest

from tests.check.conftest import World

INPUT = "lost-hats.value?colour={}&period_end=2030-12-31"


def hats(world: World, total: object, red: object, blue: object, **cells: object) -> str:
    """Lost hats by colour; the total stands in row 2, its parts in rows 3 and 4."""
    file = world.indicator("lost-hats", "colour size", "colour")
    for colour, value in (("all", total), ("red", red), ("blue", blue)):
        markers = "[c]" if value == "" else ""
        world.observe(file, value, colour=colour, size="all", markers=markers, **cells)
    return file


def mismatch(file: str, total: int, parts: int) -> str:
    return (
        f"{file}, row 2, column value: “{total}” is not the sum of its parts by colour, which is “{parts}” "
        "(rows 3, 4). Correct the figures; or, if the document itself does not add up, say so with a row in "
        "data/claims.csv whose inputs name every one of these rows."
    )


def claim(world: World, *colours: str) -> None:
    inputs = " ".join(f"{colour}={INPUT.format(colour)}" for colour in colours)
    words = {"quote": "ten hats", "unit": "hats", "tolerance": 0, "doubt": "none", "stated": 10}
    place = {"document": "hat-report", "section": "1", "indicator": "lost-hats"}
    world.add("data/claims.csv", **words, **place, id="ten", inputs=inputs, formula=" + ".join(colours))


def test_parts_that_make_up_their_total_pass(world: World) -> None:
    hats(world, 10, 4, 6)
    assert world.meaning() == []


def test_parts_that_do_not_make_up_their_total_are_named_with_their_rows(world: World) -> None:
    file = hats(world, 10, 4, 5)
    assert world.meaning() == [mismatch(file, 10, 9)]


def test_parts_are_added_exactly(world: World) -> None:
    hats(world, "0.3", "0.1", "0.2")
    assert not [sentence for sentence in world.meaning() if "sum of its parts" in sentence]


def test_a_hidden_part_leaves_the_sum_unjudged(world: World) -> None:
    hats(world, 10, 4, "")
    assert world.meaning() == []


def test_a_total_of_another_period_is_not_compared(world: World) -> None:
    file = hats(world, 10, 4, 6)
    world.observe(file, 99, colour="all", size="all", period_as_published="another year")
    assert world.meaning() == []


def test_parts_of_a_part_are_not_asked_to_add_up(world: World) -> None:
    file = hats(world, 10, 4, 6)
    world.observe(file, 3, colour="all", size="small")
    world.observe(file, 1, colour="red", size="small")
    assert world.meaning() == []


def test_a_breakdown_that_is_not_said_to_add_up_need_not(world: World) -> None:
    file = world.indicator("lost-hats", "colour")
    world.observe(file, 10, colour="all")
    world.observe(file, 3, colour="red")
    assert world.meaning() == []


def test_a_claim_that_names_every_row_holds_a_wrong_total_to_account(world: World) -> None:
    hats(world, 10, 4, 5)
    claim(world, "all", "red", "blue")
    assert world.meaning() == []


def test_a_claim_that_leaves_out_one_part_does_not_excuse_the_total(world: World) -> None:
    file = hats(world, 10, 4, 5)
    claim(world, "all", "red")
    assert world.meaning() == [mismatch(file, 10, 9)]


def test_a_part_larger_than_its_total_is_named_with_both_cells(world: World) -> None:
    file = world.indicator("lost-hats", "colour")
    world.observe(file, 11, colour="red")
    world.observe(file, 10, colour="all")
    assert world.meaning() == [
        f"{file}, row 2, column value: “11” (red) is larger than its total, “10” in row 3. "
        "A part cannot exceed the whole; correct one of the two."
    ]


def test_a_share_of_a_part_may_exceed_the_share_of_the_whole(world: World) -> None:
    file = world.indicator("hat-rate", "colour", kind="proportion")
    world.observe(file, 60, colour="red")
    world.observe(file, 50, colour="all")
    assert world.meaning() == []


def sensitive(world: World, total: int, red: int, blue: int) -> str:
    file = hats(world, total, red, blue)
    world.change("data/indicators.csv", len(world.rows("data/indicators.csv")), tier=2)
    return file


@pytest.mark.parametrize("total", [95, 100, 105])
def test_a_total_rounded_by_itself_may_differ_by_what_rounding_can_do(world: World, total: int) -> None:
    sensitive(world, total, 40, 60)
    assert world.meaning() == []


@pytest.mark.parametrize("total", [90, 110])
def test_a_total_further_off_than_rounding_can_put_it_is_refused(world: World, total: int) -> None:
    file = sensitive(world, total, 40, 60)
    assert world.meaning() == [mismatch(file, total, 100)]


def test_numbers_that_were_never_rounded_have_no_leeway(world: World) -> None:
    file = sensitive(world, 103, 41, 61)
    assert world.meaning() == [mismatch(file, 103, 102)]


def test_figures_that_are_not_rounded_have_no_leeway(world: World) -> None:
    file = hats(world, 105, 40, 60)
    assert world.meaning() == [mismatch(file, 105, 100)]


def shares(world: World, total: str, red: str, blue: str, base: object = "") -> str:
    """Shares of hats by colour in the most sensitive tier, with what they are taken from."""
    file = world.indicator("hat-share", "colour", "colour", kind="proportion")
    world.change("data/indicators.csv", len(world.rows("data/indicators.csv")), tier=2)
    for colour, value in (("all", total), ("red", red), ("blue", blue)):
        world.observe(file, value, colour=colour, denominator=base)
    return file


def test_shares_made_of_rounded_counts_may_differ_by_two_events_each(world: World) -> None:
    """Two of 200 events are one per cent: the parts can make up 49.6 at most, the total be 49 or less."""
    shares(world, "50.0", "20.0", "27.5", base=200)
    assert world.meaning() == []


def test_shares_that_rounding_cannot_have_moved_so_far_are_refused(world: World) -> None:
    file = shares(world, "50.0", "20.0", "25.0", base=200)
    assert world.meaning() == [
        f"{file}, row 2, column value: “50.0” is not the sum of its parts by colour, which is “45.0” "
        "(rows 3, 4). Correct the figures; or, if the document itself does not add up, say so with a row in "
        "data/claims.csv whose inputs name every one of these rows."
    ]


@pytest.mark.parametrize(("blue", "is_fine"), [("29.9", True), ("29.8", False)])
def test_shares_out_of_an_unknown_number_differ_by_their_last_place(
    world: World, blue: str, is_fine: bool
) -> None:
    shares(world, "50.0", "20.0", blue)
    assert (world.meaning() == []) == is_fine
