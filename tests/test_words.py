from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from macros.nouns import Indicator, Observation, Target
from macros.package import Package
from macros.words import Words

ENGLISH = Words("en")


@pytest.fixture
def row(exampleshire: Package) -> Observation:
    return exampleshire.observations("bicycles-stolen")[0]


@pytest.mark.parametrize(
    ("value", "written"),
    [("1633", "1,633"), ("7.0", "7.0"), ("0", "0"), ("-3.25", "−3.25"), ("1234567.8", "1,234,567.8")],
)
def test_a_number_keeps_the_decimals_it_was_published_with(value: str, written: str) -> None:
    assert ENGLISH.number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2018, 7, 1), date(2018, 7, 31), "July 2018"),
        (date(2017, 4, 1), date(2018, 3, 31), "April 2017 to March 2018"),
        (date(2017, 1, 1), date(2017, 12, 31), "2017"),
        (date(2018, 9, 19), date(2018, 9, 19), "19 September 2018"),
        (date(2018, 10, 13), date(2018, 10, 20), "13 October 2018 to 20 October 2018"),
        (date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
    ],
)
def test_a_period_is_said_as_people_say_it(row: Observation, start: date, end: date, written: str) -> None:
    assert ENGLISH.period(replace(row, period_start=start, period_end=end)) == written


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (date(2018, 4, 1), None), (None, date(2018, 7, 31))]
)
def test_an_open_period_keeps_the_words_of_the_document(
    row: Observation, start: date | None, end: date | None
) -> None:
    open_row = replace(row, period_start=start, period_end=end, period_as_published="Since April")
    assert ENGLISH.period(open_row) == "“Since April”"


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("count", "1,300 bicycles"),
        ("rate", "1,300 bicycles"),
        ("proportion", "1,300% bicycles"),
        ("money", "£1,300"),
        ("rank", "place 1,300 of 15"),
    ],
)
def test_each_kind_of_number_is_written_its_own_way(
    exampleshire: Package, row: Observation, kind: str, written: str
) -> None:
    indicator = replace(exampleshire.one(Indicator, "bicycles-stolen"), kind=kind)
    assert ENGLISH.figure(indicator, replace(row, denominator=Decimal(15))) == written


@pytest.mark.parametrize(
    ("rule", "value", "written"),
    [
        ("level", "1000", "1,000 bicycles"),
        ("percent_change", "-12", "a fall of 12%"),
        ("percent_a_year", "-2.5", "a fall of 2.5% a year"),
    ],
)
def test_a_target_says_whether_it_is_a_level_or_a_change(
    exampleshire: Package, rule: str, value: str, written: str
) -> None:
    target = replace(exampleshire.all(Target)[0], rule=rule, value=Decimal(value))
    assert ENGLISH.level(exampleshire.one(Indicator, "bicycles-stolen"), target) == written


def test_a_place_without_a_stated_group_is_written_alone(exampleshire: Package, row: Observation) -> None:
    indicator = replace(exampleshire.one(Indicator, "bicycles-stolen"), kind="rank")
    assert ENGLISH.figure(indicator, replace(row, denominator=None)) == "place 1,300"


def test_a_hidden_value_is_written_as_its_marker_even_if_the_file_holds_a_number(
    exampleshire: Package, row: Observation
) -> None:
    indicator = exampleshire.one(Indicator, "bicycles-stolen")
    assert ENGLISH.figure(indicator, replace(row, markers=("[c]",))) == "[c]"


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (1, "Made from one public document."),
        (5, "Made from five public documents."),
        (12, "Made from 12 public documents."),
    ],
)
def test_a_count_in_a_sentence_is_a_word_up_to_nine(count: int, written: str) -> None:
    said = ENGLISH.plural("Made from {count} public document.", "Made from {count} public documents.", count)
    assert said == written


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Anger", "anti-social", "Éclair", "edge", "Zebra"]),
        ("pl", ["azyl", "ąż", "lok", "łąka", "zebra", "źle", "żal"]),
        ("lt", ["ieva", "įtarimas", "yla", "jūra", "sala", "šalis"]),
        ("ur", ["آگ", "بچہ", "ٹیم", "گھر", "ہفتہ", "یقین"]),
    ],
)
def test_words_are_sorted_as_a_dictionary_of_the_language_sorts_them(language: str, words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=Words(language).in_order) == words
