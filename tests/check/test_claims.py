"""Claims that can be found and recomputed."""

import pytest

from tests.check.conftest import World

CLAIMS = "data/claims.csv"
ONE = "now=lost-hats.value?period_as_published=the+year+2030"


def claim(world: World, **cells: object) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, 3)
    world.observe(file, 4, period_as_published="the year 2030")
    words = {"id": "c", "indicator": "lost-hats", "quote": "4 hats", "stated": 4, "tolerance": 0}
    place = {"unit": "hats", "doubt": "none", "document": "hat-report", "section": "1"}
    world.add(CLAIMS, **{**words, **place, "inputs": ONE, "formula": "now", **cells})


def test_a_claim_that_finds_its_row_passes(world: World) -> None:
    claim(world, formula="round(abs(-now) * 2 / 1.5) + ceil(now) - floor(now)")
    assert world.meaning() == []


def test_a_claim_without_inputs_and_formula_passes(world: World) -> None:
    claim(world, inputs="", formula="")
    assert world.meaning() == []


def test_a_quote_of_more_than_25_words_is_counted(world: World) -> None:
    claim(world, quote="hat " * 26)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column quote: The quote has 26 words. Shorten it to at most 25."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("now=lost-hats", "“now=lost-hats” is not written as an input. "),
        ("now=lost-hats.value?period", "“now=lost-hats.value?period” is not written as an input. "),
        (
            "now=hats-lost.value",
            "“now=hats-lost.value” leads nowhere: no file in datapackage.json is called “hats-lost”. ",
        ),
        (
            "now=lost-hats.value?colour=red",
            "“now=lost-hats.value?colour=red” leads nowhere: lost-hats has no column called “colour”. ",
        ),
    ],
)
def test_an_input_that_cannot_be_followed_is_named(world: World, text: str, sentence: str) -> None:
    claim(world, inputs=text)
    remedy = "Write name=resource.column?column=value&column=value, with + for a space inside a value."
    assert world.meaning() == [f"{CLAIMS}, row 2, column inputs: {sentence}{remedy}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("now=lost-hats.value", "rows 2, 3"),
        ("now=lost-hats.value?period_as_published=May", "no row"),
    ],
)
def test_an_input_that_does_not_find_exactly_one_row_is_named(world: World, text: str, found: str) -> None:
    claim(world, inputs=text)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column inputs: “{text}” finds {found} instead of exactly one. "
        "Name the columns and values that tell this one row apart."
    ]


def test_two_inputs_of_one_name_are_named(world: World) -> None:
    claim(world, inputs=f"{ONE} {ONE}")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column inputs: The name “now” is given to 2 inputs. Give each its own name."
    ]


def test_a_name_that_is_no_input_is_named(world: World) -> None:
    claim(world, formula="now - naw")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “naw” is not the name of an input. The nearest is “now”. "
        "Use only these names: now."
    ]


@pytest.mark.parametrize(
    "formula",
    ["now ** 9", "max(now, 1)", "now if now else 1", "now.real", "'a' * now", "round(now, ndigits=1)"],
)
def test_a_formula_is_nothing_but_arithmetic(world: World, formula: str) -> None:
    claim(world, formula=formula)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “{formula}” holds more than arithmetic. "
        "Use only names, numbers, + - * / ( ) and abs, ceil, floor, round."
    ]


def test_a_broken_formula_is_named(world: World) -> None:
    claim(world, formula="(now - 1")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “(now - 1” is not arithmetic. "
        "Look for a sign or a bracket that is missing or too many."
    ]


def test_inputs_without_a_formula_are_named(world: World) -> None:
    claim(world, formula="")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: The cell is empty although the claim has inputs. "
        "Write the arithmetic, or empty the inputs."
    ]
