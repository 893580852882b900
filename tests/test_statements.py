from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.cards import card
from macros.here import Here
from macros.nouns import Category, Indicator, Observation
from macros.package import Package
from macros.statements import category_name, headline, latest, when
from macros.words import Words


def only(here: Here, *rows: Observation) -> Here:
    """The same place, with these observations alone."""
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Observation: rows}))
    return replace(here, package=package)


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        (
            "bicycles-stolen",
            "The latest figure we hold is 1,250 bicycles, for 2024. As at: Report of May 2025.",
        ),
        (
            "bicycles-returned",
            "The latest figure we hold is 7.0% of stolen bicycles, for 2024. As at: Report of May 2025.",
        ),
        (
            "quiet-nights",
            "The latest figure we hold is 12.5 nights a month (estimated), "
            "for “Last winter” (exact dates not given). "
            "As at: Report of May 2025.",
        ),
        ("noise-complaints", "We hold no figure. The table below says why."),
    ],
)
def test_the_headline_says_what_it_was_when_and_who_reported_it(here: Here, id: str, sentence: str) -> None:
    assert headline(here, here.package.one(Indicator, id)) == sentence


def test_without_a_total_each_category_is_named(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    rows = here.package.observations("bicycles-stolen")
    assert headline(only(here, rows[4], rows[5]), indicator) == (
        "The latest figures we hold are, for 2024: North: 690; South: 560 bicycles. "
        "As at: Report of May 2025."
    )


def test_a_newer_document_counts_more_than_a_later_day_in_an_older_one(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    row = here.package.observations("bicycles-stolen")[0]
    old = replace(row, period_end=date(2025, 1, 31), document="report-2024")
    new = replace(row, period_end=date(2024, 12, 31), document="report-2025")
    assert latest(only(here, new, old).package, indicator) == (new,)


def test_in_one_document_the_last_day_counts_wherever_its_row_stands(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    row = here.package.observations("bicycles-stolen")[0]
    earlier = replace(row, period_end=date(2023, 6, 30))
    assert latest(only(here, row, earlier).package, indicator) == (row,)


def test_where_a_day_is_not_given_the_later_row_of_the_file_counts(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    first = here.package.observations("bicycles-stolen")[0]
    second = replace(first, period_start=None, period_end=None, period_as_published="Now")
    assert latest(only(here, first, second).package, indicator) == (second,)


def test_a_figure_of_another_area_is_never_the_latest_of_this_one(here: Here) -> None:
    rows = latest(here.package, here.package.one(Indicator, "bicycles-returned"))
    assert [row.area_code for row in rows] == ["exampleshire"]


def test_where_only_another_area_has_figures_it_is_named(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-returned")
    elsewhere = here.package.observations("bicycles-returned")[1]
    assert headline(only(here, elsewhere), indicator) == (
        "The latest figure we hold is 9.5% of stolen bicycles (Invented neighbours), for 2024. "
        "As at: Report of May 2025."
    )


def test_categories_of_an_older_document_are_not_mixed_with_newer_ones(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    rows = here.package.observations("bicycles-stolen")
    north_2023, south_2024 = rows[1], rows[5]
    assert latest(only(here, north_2023, south_2024).package, indicator) == (south_2024,)


def test_a_total_is_named_only_beside_its_parts(here: Here) -> None:
    total, north = here.package.observations("bicycles-stolen")[3:5]
    assert category_name(here.package, total, (total,)) == ""
    assert category_name(here.package, total, (total, north)) == "Whole county"


def test_a_sentence_says_every_warning_a_marker_gives(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    row = replace(here.package.observations("bicycles-stolen")[3], markers=("[e]",))
    assert "1,250 bicycles (estimated)" in headline(only(here, row), indicator)


def test_a_hidden_figure_gives_a_card_without_a_number(here: Here) -> None:
    view = card(here, here.package.one(Indicator, "noise-complaints"))
    assert (view.figures, view.when) == ((), "")


def test_a_card_parts_the_number_from_its_unit(here: Here) -> None:
    figure = card(here, here.package.one(Indicator, "bicycles-returned")).figures[0]
    assert (figure.value, figure.unit) == ("7.0%", "of stolen bicycles")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "for 2024"),
        (None, date(2024, 7, 31), "for “Last winter” (exact dates not given)"),
        (date(2024, 4, 1), None, "for “Last winter” (exact dates not given)"),
        (None, None, "for “Last winter” (exact dates not given)"),
    ],
)
def test_what_the_document_leaves_unsaid_is_said(
    here: Here, start: date | None, end: date | None, words: str
) -> None:
    row = here.package.observations("quiet-nights")[0]
    assert when(here.words, replace(row, period_start=start, period_end=end)) == words


def test_a_place_of_an_earlier_year_is_not_given_as_the_latest(real: Package) -> None:
    """Both rows have no days; the file has to hold them in the order of time."""
    place = Here(real, Words("en"), Addresses(""))
    assert headline(place, real.one(Indicator, "crime-rank-national")) == (
        "The latest figure we hold is place 46 of 329, for “Over the last twelve months” "
        "(exact dates not given). As at: Assessment of April 2012."
    )


def test_more_figures_than_a_sentence_can_hold_are_left_to_the_list(here: Here) -> None:
    indicator = here.package.one(Indicator, "bicycles-stolen")
    rows = here.package.observations("bicycles-stolen")
    third = replace(rows[5], breakdown=(("district", "middle"),))
    categories = (*here.package.all(Category), Category("district", "middle", "Middle", 4))
    known = replace(here, package=replace(here.package, rows={**here.package.rows, Category: categories}))
    assert headline(only(known, rows[4], rows[5], third), indicator) == (
        "The latest figures we hold, for 2024, are listed below. As at: Report of May 2025."
    )
