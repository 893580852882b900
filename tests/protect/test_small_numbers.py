"""Small numbers are not published, and nothing of a hidden row tells its value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from macros.nouns import Area
from scripts.protect import protect
from tests.protect.world import HERE, YEAR, indicator, package, protected, row, shown, table

ALONE = indicator(1, ())
ALONE_SENSITIVE = indicator(2, ())


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        (0, ["0", "1", "4", "5", "9", "10", "12", "13"]),
        (1, ["0", "[c]", "[c]", "5", "9", "10", "12", "13"]),
        (2, ["0", "[c]", "[c]", "[c]", "[c]", "10", "10", "15"]),
    ],
)
def test_each_tier_hides_what_it_promises(tier: int, expected: list[str]) -> None:
    days = [(date(year, 1, 1), date(year, 12, 31)) for year in range(2020, 2028)]
    rows = [row(count, period) for count, period in zip((0, 1, 4, 5, 9, 10, 12, 13), days, strict=True)]
    found = protect(package([indicator(tier, ())]), (), rows)
    assert shown(found.rows) == expected
    assert found.problems == ()


def test_a_hidden_row_tells_nothing_but_that_it_is_hidden() -> None:
    told = row(
        3, markers=("[p]", "[u]"), denominator=Decimal(11), lower=Decimal(1), upper=Decimal(7), note="3"
    )
    (hidden,) = protect(package([ALONE]), (), [told]).rows
    assert hidden == replace(
        told,
        value=None,
        markers=("[c]", "[p]"),
        denominator=None,
        lower=None,
        upper=None,
        as_published="not shown",
        note="",
    )


def test_a_row_of_the_most_sensitive_tier_is_rounded_in_every_cell() -> None:
    told = row(23, denominator=Decimal(111), lower=Decimal(14), upper=Decimal(34), note="23 in all")
    (seen,) = protect(package([ALONE_SENSITIVE]), (), [told]).rows
    assert seen == replace(
        told,
        value=Decimal(25),
        denominator=Decimal(110),
        lower=None,
        upper=None,
        as_published="25, rounded",
        note="",
    )


def test_rows_keep_their_order_and_public_figures_are_left_alone() -> None:
    rows = table([[2, 30], [40, 50]])
    found = protect(package([indicator(0)]), (), rows)
    assert found.rows == tuple(rows)
    assert (found.hidden, found.report) == (0, ())


def test_a_figure_without_a_value_passes() -> None:
    missing = row(None, markers=("[x]",), as_published="not supplied")
    found = protect(package([ALONE]), (), [missing])
    assert found.rows == (missing,)
    assert found.hidden == 0


def test_what_the_provider_hides_stays_hidden() -> None:
    found = protect(package([ALONE]), (), [row(None, markers=("[c]",), as_published="fewer than 5")])
    assert shown(found.rows) == ["[c]"]
    assert found.rows[0].as_published == "not shown"
    assert found.report == ("1 cell is hidden because the file says [c] there.",)


def test_a_nought_that_gives_a_whole_group_away_is_hidden() -> None:
    both = indicator(2, ("outcome",))
    rows = [row(31, outcome="charged"), row(0, outcome="freed"), row(31, outcome="all")]
    found = protect(package([both]), (), rows)
    assert shown(found.rows)[1] == "[c]"
    assert found.primary == 1
    assert found.secondary >= 1


def test_a_nought_among_several_groups_is_shown() -> None:
    three = indicator(2, ("outcome",))
    counts = {"charged": 31, "freed": 0, "waiting": 22, "all": 53}
    rows = [row(count, outcome=name) for name, count in counts.items()]
    assert shown(protect(package([three]), (), rows).rows) == ["30", "0", "20", "55"]


def test_a_nought_of_an_ordinary_count_is_shown() -> None:
    rows = [row(31, outcome="charged"), row(0, outcome="freed"), row(31, outcome="all")]
    assert shown(protect(package([indicator(1, ("outcome",))]), (), rows).rows) == ["31", "0", "31"]


def test_the_report_says_how_many_and_never_which() -> None:
    found = protected([[3, 20, 30], [40, 50, 60], [25, 35, 45]])
    assert (found.hidden, found.primary, found.secondary) == (4, 1, 3)
    assert found.report == (
        "1 cell is hidden because it is small.",
        "3 more had to be hidden so that nobody can work it out.",
    )
    hidden = [one for one in found.rows if one.value is None]
    assert {(one.markers, one.as_published) for one in hidden} == {(("[c]",), "not shown")}


def test_the_cheapest_cells_are_hidden() -> None:
    # Every rectangle around the 3 is safe; that of 6, 7 and 8 tells the least.
    found = protected([[3, 6, 300], [7, 8, 600], [250, 350, 450]])
    assert shown(found.rows) == [
        *(
            [
                "[c]",
                "[c]",
                "300",
                "309",
                "[c]",
                "[c]",
                "600",
                "615",
                "250",
                "350",
                "450",
                "1050",
                "260",
                "364",
                "1350",
                "1974",
            ]
        )
    ]


def test_the_report_speaks_of_several() -> None:
    found = protected([[3, 2, 30], [4, 50, 60], [25, 35, 45]], 1)
    assert found.report[0] == "3 cells are hidden because they are small."
    assert found.primary == 3


def test_a_total_of_everything_shows() -> None:
    found = protected([[3, 20], [40, 50]])
    assert shown(found.rows)[-1] == "113"


def test_wards_are_part_of_their_city() -> None:
    wards = [Area(name, name, "ward", "", HERE) for name in ("north", "south", "west")]
    rows = [row(2, area_code="north"), row(20, area_code="south"), row(30, area_code="west"), row(52)]
    found = protect(package([ALONE], *wards), (), rows)
    assert shown(found.rows) == ["[c]", "[c]", "30", "52"]


def test_the_same_figures_give_the_same_rows() -> None:
    counts = [[3, 6, 9, 12], [1, 0, 22, 7], [15, 2, 8, 8]]
    assert protected(counts) == protected(counts)


def test_a_year_of_a_period_without_days_stands_alone() -> None:
    undated = replace(row(3), period_start=None, period_end=None, period_as_published="2030 or so")
    rows = [undated, row(30, YEAR)]
    assert shown(protect(package([ALONE]), (), rows).rows) == ["[c]", "30"]


@pytest.mark.parametrize(("out_of", "expected"), [(60, 60), (51, None), (48, 48)])
def test_a_count_does_not_say_that_it_leaves_few_out(out_of: int, expected: int | None) -> None:
    (seen,) = protect(package([ALONE]), (), [row(48, denominator=Decimal(out_of))]).rows
    assert seen.denominator == expected


def test_a_sensitive_figure_that_was_printed_exactly_is_known_exactly() -> None:
    colours = indicator(2, ("colour",))
    old = package([colours], row(58, colour="all"), row(23, colour="blue"))
    found = protect(old, (), [row(23, colour="red"), row(12, colour="green")])
    assert shown(found.rows) == ["25", "10"]
