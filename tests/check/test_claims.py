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
    [
        *("now ** 9", "max(now, 1)", "now if now else 1", "now.real", "'a' * now", "now // 2", "now % 2"),
        *("round(now, ndigits=1)", "round(now, 1)", "round()", "(abs)(*now)", "now * 1e999", "now * 1j"),
    ],
)
def test_a_formula_is_nothing_but_arithmetic(world: World, formula: str) -> None:
    claim(world, formula=formula)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “{formula}” holds more than arithmetic. "
        "Use only names, numbers, + - * / ( ) and abs, ceil, floor, round, each of one number."
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


def test_an_input_that_is_no_number_is_named(world: World) -> None:
    text = "now=lost-hats.period_as_published?period_as_published=the+year+2030"
    claim(world, inputs=text)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column inputs: “{text}” leads to the column period_as_published, which holds no "
        "numbers. Name a column of numbers."
    ]


def test_a_rounded_name_that_is_no_input_is_named(world: World) -> None:
    claim(world, rounded="now then")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column rounded: “then” is not the name of an input. Use only these names: now."
    ]


@pytest.mark.parametrize("formula", ["now / (now - 4)", "1 / (now - now)", "2 / (1 / (now - 4))", "0 / 0"])
def test_a_division_by_0_is_named(world: World, formula: str) -> None:
    claim(world, formula=formula)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “{formula}” divides by 0. "
        "Correct it, or empty it if nothing can be worked out."
    ]


# 4 may stand for 3.5 to 4.5: 3.5 - 3.5 is 0, and 4 lies between 3.5 and 4.5.
@pytest.mark.parametrize("formula", ["1 / (now - 3.5)", "1 / (now - 4.1)"])
def test_a_division_by_0_within_the_rounding_is_named(world: World, formula: str) -> None:
    claim(world, formula=formula, rounded="now")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column formula: “{formula}” could divide by 0 within the rounding of its inputs. "
        "Correct it, or empty it if nothing can be worked out."
    ]


def test_a_hidden_input_is_no_division_by_0(world: World) -> None:
    claim(world, formula="1 / now", equals="2 / now", equals_words="something")
    world.change("data/observations/lost-hats.csv", 3, value="", markers="[c]", as_published="not given")
    assert world.meaning() == []


def test_what_a_value_equals_has_to_equal_it(world: World) -> None:
    claim(world, stated=6, equals="now / 3", equals_words="a third of the hats")
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column equals: “now / 3” gives 1.33333333333, and the claim states 6. "
        "Correct it, or empty it together with equals_words."
    ]


def test_what_a_value_equals_may_differ_by_the_tolerance(world: World) -> None:
    # 4 / 3 = 1.333..., and 1.3 was printed with one decimal.
    claim(world, stated=1.3, tolerance=0.05, equals="now / 3", equals_words="a third of the hats")
    assert world.meaning() == []


@pytest.mark.parametrize(
    ("equals", "sentence"),
    [
        ("now -", "“now -” is not arithmetic. Look for a sign or a bracket that is missing or too many."),
        ("then", "“then” is not the name of an input. Use only these names: now."),
        ("now / 0", "“now / 0” divides by 0. Correct it, or empty it if nothing can be worked out."),
    ],
)
def test_what_a_value_equals_is_a_formula(world: World, equals: str, sentence: str) -> None:
    claim(world, equals=equals, equals_words="something")
    assert world.meaning() == [f"{CLAIMS}, row 2, column equals: {sentence}"]


@pytest.mark.parametrize(
    ("cells", "empty"), [({"equals": "now"}, "equals_words"), ({"equals_words": "the hats"}, "equals")]
)
def test_what_a_value_equals_stands_in_numbers_and_in_words(
    world: World, cells: dict[str, str], empty: str
) -> None:
    claim(world, **cells)
    assert world.meaning() == [
        f"{CLAIMS}, row 2, column {empty}: Of equals and equals_words, only one is filled in. "
        "Fill in both or neither."
    ]


def test_a_figure_that_finds_the_stated_value_passes(world: World) -> None:
    claim(world, figure="lost-hats.value?period_as_published=the+year+2030")
    assert world.meaning() == []


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (
            "now=lost-hats.value",
            "“now=lost-hats.value” is not written as a figure. "
            "Write resource.column?column=value&column=value, with + for a space inside a value.",
        ),
        (
            "lost-hats.value",
            "“lost-hats.value” finds rows 2, 3 instead of exactly one. "
            "Name the columns and values that tell this one row apart.",
        ),
        (
            "lost-hats.value?period_as_published=2030",
            "“lost-hats.value?period_as_published=2030” finds “3”, and the claim states “4”. "
            "Name the row that the quote prints, or leave the cell empty.",
        ),
        (
            "claims.stated?id=c",
            "“claims.stated?id=c” is no value of “lost-hats”, the indicator of the claim. "
            "Name a row of this indicator, or leave the cell empty.",
        ),
    ],
)
def test_a_figure_that_is_not_the_stated_value_is_named(world: World, figure: str, sentence: str) -> None:
    claim(world, figure=figure)
    assert world.meaning() == [f"{CLAIMS}, row 2, column figure: {sentence}"]


def test_a_hidden_figure_is_not_repeated(world: World) -> None:
    figure = "lost-hats.value?period_as_published=2030"
    claim(world, figure=figure)
    world.change("data/observations/lost-hats.csv", 2, markers="[c]", as_published="not given")
    assert (
        f"{CLAIMS}, row 2, column figure: “{figure}” finds a row whose value is not shown, and the claim "
        "states “4”. Name the row that the quote prints, or leave the cell empty."
    ) in world.meaning()
