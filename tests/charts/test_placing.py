"""Where ticks and labels stand, and how wide a text is held to be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.charts import labels, scale
from macros.charts.measure import Phrase, folded, width, wrap
from macros.words import Words
from tests.charts.to_draw import ENGLISH


@pytest.mark.parametrize(
    ("values", "from_zero", "expected"),
    [
        ([0, 134], True, "0 50 100 150"),
        ([0, 244], True, "0 50 100 150 200 250"),
        ([3, 8], True, "0 2 4 6 8"),
        ([0, 1], True, "0 1"),
        ([0, 0], True, "0 1"),
        ([-11, 4], True, "-15 -10 -5 0 5"),
        ([-11, -4], True, "-15 -10 -5 0"),
        (["0.2", "0.9"], True, "0.0 0.2 0.4 0.6 0.8 1.0"),
        ([4574, 5310], False, "4400 4600 4800 5000 5200 5400"),
        ([144, 349], False, "0 100 200 300 400"),
        ([100, 100], False, "0 20 40 60 80 100"),
        ([48_000_000], True, "0 10000000 20000000 30000000 40000000 50000000"),
    ],
)
def test_ticks_are_round_and_hold_every_value(
    values: list[int | str], from_zero: bool, expected: str
) -> None:
    ticks = scale.axis(map(Decimal, values), from_zero)
    assert " ".join(f"{tick:f}" for tick in ticks) == expected


@pytest.mark.parametrize(
    ("low", "high"), [(0, 7), (0, 12), (0, 33), (0, 41), (0, 999), (-3, 62), (87, 96), (0, 61)]
)
def test_there_are_four_to_six_ticks(low: int, high: int) -> None:
    assert 4 <= len(scale.ticks(Decimal(low), Decimal(high), whole=True)) <= 6


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        (["0", "2500"], ["0", "2,500"]),
        (["0", "2.5", "5"], ["0.0", "2.5", "5.0"]),
        (["-5", "0"], ["−5", "0"]),
        (["0", "2.5E+6", "5E+6"], ["0", "2.5m", "5m"]),
    ],
)
def test_numbers_of_an_axis_are_written_as_the_language_does(ticks: list[str], expected: list[str]) -> None:
    assert list(scale.written(tuple(map(Decimal, ticks)), ENGLISH)) == expected
    assert scale.written((Decimal(0), Decimal("2.5E+6")), Words("pl")) == ("0", "2,5\u00a0mln")


def test_labels_move_no_further_than_they_must() -> None:
    assert labels.spread([10, 50], [10, 10], 0, 100) == [10, 50]
    # Three that want 50 with 10 each: 40, 50, 60. The one at 90 is not touched.
    assert labels.spread([50, 50, 50, 90], [10, 10, 10, 10], 0, 100) == [40, 50, 60, 90]
    # Below 0 there is no room: the first moves in, and pushes the second.
    assert labels.spread([0, 4], [10, 10], 0, 100) == [5, 15]
    # From the high end likewise: 100 - 5 and 100 - 15.
    assert labels.spread([97, 99], [10, 10], 0, 100) == [85, 95]


def test_labels_in_time_keep_the_last_and_equal_steps() -> None:
    wanted = [(30.0 * n, str(2000 + n)) for n in range(10)]
    assert [label.lines[0].plain for label in labels.thinned(wanted, 14, -20, 300)] == [
        "2001",
        "2003",
        "2005",
        "2007",
        "2009",
    ]


def test_the_first_label_stands_where_there_is_room_for_it() -> None:
    wanted = [(0.0, "2008"), (200.0, "2013"), (230.0, "2014"), (260.0, "2015")]
    assert [label.lines[0].plain for label in labels.thinned(wanted, 14, -20, 300)] == [
        "2008",
        "2013",
        "2015",
    ]


def test_a_text_is_broken_between_words_and_a_word_only_where_it_must_be() -> None:
    assert [each.plain for each in wrap(Phrase("Bretton North"), 70, 14)] == ["Bretton", "North"]
    assert wrap(Phrase("cases heard", "134"), 82, 14) == (Phrase("cases", "134"), Phrase("heard"))
    assert [each.plain for each in wrap(Phrase("Ununterbrechbares"), 60, 14)] == ["Ununter", "brechba", "res"]
    assert [each.plain for each in folded(Phrase("April 2008 to March 2009"), 2, 14)] == [
        "April 2008 to",
        "March 2009",
    ]


def test_marks_above_and_below_a_letter_take_no_room_of_their_own() -> None:
    assert width(Phrase("e\u0301"), 14) == width(Phrase("e"), 14)
