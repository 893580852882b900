"""A change is called real only where chance alone would hardly make it; otherwise it is said why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from macros.package import Package
from macros.verdicts import Change
from scripts.compute import changes
from tests.compute.world import (
    NEW,
    OLD,
    baseline,
    cells,
    change_of,
    consecutive,
    document,
    figure,
    indicator,
    months,
    package,
    quarters,
    undated,
    year,
)

JUST_RISEN = [year(1407, 2029), year(1632, 2030)]
JUST_FALLEN = [year(1632, 2029), year(1407, 2030)]
HARDLY_MOVED = [year(100, 2029), year(110, 2030)]
RATE, SHARE, MEAN = indicator("rate"), indicator("proportion", "higher"), indicator("mean")


def numbers(found: Change) -> list[str]:
    """Estimate and interval as they stand in the file."""
    return [str(one) for one in (found.estimate, found.lower, found.upper)]


def reason(*rows: object) -> str:
    found = change_of(*rows)
    assert cells(found, "verdict better method") == "not_tested - -"
    assert cells(found, "percent estimate lower upper") == "- - - -"
    return found.reason


def test_everything_about_a_change_stands_in_its_row() -> None:
    # 1632/1407 = 1.15991, ln 0.14833; SE = sqrt(2 (1/1407 + 1/1632)) = 0.05145, x 1.95996 = 0.10084;
    # exp(0.04749) = 1.0486, exp(0.24917) = 1.2830. 225/1407 = 15.99%.
    assert change_of(indicator(), *JUST_RISEN) == Change(
        indicator="lost-hats",
        area_code="hatshire",
        breakdown="all",
        verdict="risen",
        better="worse",
        reason="",
        method="poisson_ratio",
        earlier_start=date(2029, 1, 1),
        earlier_end=date(2029, 12, 31),
        earlier_as_published="2029-01-01 to 2029-12-31",
        later_start=date(2030, 1, 1),
        later_end=date(2030, 12, 31),
        later_as_published="2030-01-01 to 2030-12-31",
        earlier=Decimal(1407),
        later=Decimal(1632),
        earlier_events=Decimal(1407),
        later_events=Decimal(1632),
        difference=Decimal(225),
        percent=Decimal(16),
        percent_lower=Decimal("4.9"),
        percent_upper=Decimal("28.3"),
        estimate=Decimal("1.16"),
        lower=Decimal("1.049"),
        upper=Decimal("1.283"),
        phi=Decimal(2),
        phi_from="assumed",
        periods=None,
        document="hat-report",
        section="1",
    )


def test_a_fall_is_the_rise_turned_round() -> None:
    # 1407/1632 = 0.86213; exp(-0.24917) = 0.7794, exp(-0.04749) = 0.9536. -225/1632 = -13.79%.
    found = change_of(indicator(), *JUST_FALLEN)
    assert cells(found, "verdict better") == "fallen better"
    assert numbers(found) == ["0.862", "0.779", "0.954"]
    assert cells(found, "difference percent") == "-225 -13.8"


def test_what_chance_may_have_done_is_no_clear_change() -> None:
    # ln 1.1 = 0.09531; SE = sqrt(2 (1/100 + 1/110)) = 0.19540, x 1.95996 = 0.38298;
    # exp(-0.28767) = 0.7500, exp(0.47829) = 1.6133.
    found = change_of(indicator(), *HARDLY_MOVED)
    assert cells(found, "verdict better") == "no_clear_change neither"
    assert numbers(found) == ["1.1", "0.75", "1.613"]
    assert cells(found, "difference percent") == "10 10"


@pytest.mark.parametrize(
    ("direction", "fall", "rise"),
    [("lower", "better", "worse"), ("higher", "worse", "better"), ("none", "neither", "neither")],
)
def test_the_direction_of_the_indicator_says_what_is_better(direction: str, fall: str, rise: str) -> None:
    found = [
        change_of(indicator(direction=direction), *rows) for rows in (JUST_FALLEN, JUST_RISEN, HARDLY_MOVED)
    ]
    assert [row.verdict for row in found] == ["fallen", "risen", "no_clear_change"]
    assert [row.better for row in found] == [fall, rise, "neither"]


# ln 2 = 0.69315; SE = sqrt(2 (1/50 + 1/100)) = 0.24495, x 1.95996 = 0.48009: 1.2375 to 3.2323.
@pytest.mark.parametrize(("base", "percent"), [(49, "- - -"), (50, "100 23.7 223.2")])
def test_a_change_in_per_cent_is_never_shown_on_a_base_below_50(base: int, percent: str) -> None:
    found = change_of(indicator(), year(base, 2029), year(2 * base, 2030))
    assert cells(found, "percent percent_lower percent_upper") == percent
    assert found.difference == base


@pytest.mark.parametrize(("people", "percent"), [(9800, "-"), (10000, "100")])
def test_the_base_of_a_rate_is_its_events(people: int, percent: str) -> None:
    # 5 per 1,000 of 9,800 people are 49 events, of 10,000 they are 50.
    rows = [year(value, at, out_of=people) for value, at in ((5, 2029), (10, 2030))]
    assert cells(change_of(RATE, *rows), "percent") == percent


def test_a_rate_is_tested_by_the_events_behind_it() -> None:
    # 10 per 1,000 of 10,000 and 12.5 per 1,000 of 8,000 are 100 events each. Ratio 1.25, ln 0.22314;
    # SE = sqrt(2 (1/100 + 1/100)) = 0.2, x 1.95996 = 0.39199; exp(-0.16885) = 0.8446, exp(0.61513) = 1.8499.
    found = change_of(RATE, year(10, 2029, out_of=10000), year("12.5", 2030, out_of=8000))
    assert (found.verdict, found.method, numbers(found)) == (
        "no_clear_change",
        "poisson_ratio",
        ["1.25", "0.845", "1.85"],
    )
    assert cells(found, "earlier_events later_events") == "100 100"
    assert cells(found, "earlier_denominator later_denominator") == "10000 8000"
    assert cells(found, "difference percent") == "2.5 25"


def test_the_events_of_a_rate_may_stand_in_an_indicator_of_their_own() -> None:
    # 235 per 100,000 with 47 events are 20,000 people; 282 with 47 are 16,666.67. Ratio 1.2, ln 0.18232;
    # SE = sqrt(2 x 2/47) = 0.29173, x 1.95996 = 0.57177; exp(-0.38945) = 0.6774, exp(0.75409) = 2.1257.
    rate = indicator("rate", per=100000, numerator="hats-counted")
    rows = [year(235, 2029), year(282, 2030)]
    events = [year(47, at, of="hats-counted") for at in (2029, 2030)]
    found = next(changes.rows(package(rate, indicator(key="hats-counted"), *rows, *events)))
    assert numbers(found) == ["1.2", "0.677", "2.126"]
    assert cells(found, "earlier_events earlier_denominator") == "47 20000"


def test_a_hidden_count_of_events_is_not_worked_out_from_its_rate() -> None:
    rate = indicator("rate", numerator="hats-counted")
    rows = [year(10, at, out_of=10000) for at in (2029, 2030)]
    events = [year(100, 2029, of="hats-counted"), year(None, 2030, "[c]", of="hats-counted")]
    found = next(changes.rows(package(rate, indicator(key="hats-counted"), *rows, *events)))
    assert cells(found, "verdict later_events later_denominator") == "not_tested - -"


def test_a_share_is_tested_by_the_method_of_newcombe() -> None:
    # Newcombe 1998b, Table II, method 10: 56/70 - 48/80 = 0.2000, 0.0524 to 0.3339.
    found = change_of(SHARE, year(60, 2029, out_of=80), year(80, 2030, out_of=70))
    assert cells(found, "verdict better method") == "risen better newcombe"
    assert numbers(found) == ["20", "5.243", "33.387"]
    assert cells(found, "earlier_events later_events") == "48 56"
    assert cells(found, "earlier_denominator later_denominator") == "80 70"
    assert cells(found, "difference percent phi phi_from") == "20 - - -"


def test_a_share_whose_events_are_known_but_not_what_they_are_out_of_is_not_tested() -> None:
    share = indicator("proportion", numerator="hats-counted")
    rows = [year(value, at) for value, at in ((30, 2029), (40, 2030))]
    events = [year(value, at, of="hats-counted") for value, at in ((30, 2029), (40, 2030))]
    found = next(changes.rows(package(share, indicator(key="hats-counted"), *rows, *events)))
    assert cells(found, "verdict reason") == "not_tested no_margin"


# Zou and Donner 2008 (Stat Med 27:1693), as for Newcombe's: the halves of both margins, squared and added.
@pytest.mark.parametrize(
    ("earlier", "later", "verdict", "expected"),
    [
        # 50 - 40; sqrt(3² + 4²) = 5 both ways.
        ((40, 36, 44), (50, 47, 53), "risen", ["10", "5", "15"]),
        # Down sqrt(12² + 5²) = 13, up sqrt(8² + 15²) = 17.
        ((40, 25, 45), (50, 38, 58), "no_clear_change", ["10", "-3", "27"]),
        # The first turned round.
        ((50, 47, 53), (40, 36, 44), "fallen", ["-10", "-15", "-5"]),
    ],
)
@pytest.mark.parametrize("kind", ["mean", "score", "money"])
def test_means_scores_and_money_are_tested_by_their_published_margins(
    kind: str,
    earlier: tuple[int, int, int],
    later: tuple[int, int, int],
    verdict: str,
    expected: list[str],
) -> None:
    pairs = ((earlier, 2029), (later, 2030))
    rows = [year(value, at, margin=margin) for (value, *margin), at in pairs]
    found = change_of(indicator(kind), *rows)
    assert (found.verdict, found.method, numbers(found)) == (verdict, "published_margins", expected)
    assert cells(found, "percent phi earlier_events") == "- - -"


@pytest.mark.parametrize("kind", ["mean", "score", "money", "rank", "rate", "proportion"])
def test_a_figure_without_a_margin_is_not_tested(kind: str) -> None:
    assert reason(indicator(kind), year(30, 2029), year(40, 2030)) == "no_margin"


def test_a_margin_on_one_side_is_not_enough() -> None:
    assert reason(MEAN, year(40, 2029), year(50, 2030, margin=(47, 53))) == "no_margin"
    assert reason(MEAN, year(40, 2029, margin=(36, 44)), year(50, 2030)) == "no_margin"


def test_one_figure_is_no_change() -> None:
    assert reason(indicator(), year(100, 2030)) == "one_figure"
    assert reason(indicator(), year(None, 2029, "[x]"), year(100, 2030)) == "one_figure"


def test_a_figure_that_was_not_supplied_is_not_tested() -> None:
    assert reason(indicator(), year(None, 2030, "[x]")) == "not_supplied"
    assert reason(indicator(), *JUST_RISEN, year(None, 2031, "[x]")) == "not_supplied"


@pytest.mark.parametrize("rows", [[100, None], [None, 100], [90, 100, None], [90, None, 100]])
def test_a_hidden_figure_of_either_year_is_not_tested(rows: list[int | None]) -> None:
    found = [year(value, 2028 + nth, "" if value else "[c]") for nth, value in enumerate(rows)]
    assert reason(indicator(), *found) == "hidden"


@pytest.mark.parametrize("at", range(8))
def test_a_year_with_a_hidden_quarter_is_hidden(at: int) -> None:
    rows = [*quarters(2029, 30, 30, 30, 30), *quarters(2030, 30, 30, 30, 30)]
    rows[at] = months(None, 2029 + at // 4, at % 4 * 3 + 1, at % 4 * 3 + 3, "[c]")
    assert reason(indicator(), *rows) == "hidden"


def test_a_published_year_is_tested_though_one_of_its_quarters_is_hidden() -> None:
    rows = [months(None, 2030, 4, 6, "[c]"), *JUST_RISEN]
    assert change_of(indicator(), *rows).verdict == "risen"


def test_a_break_between_the_two_years_is_not_tested() -> None:
    assert reason(indicator(), year(100, 2029), year(200, 2030, "[b]")) == "break"
    rows = [*quarters(2029, 30, 30), months(30, 2029, 7, 9, "[b]"), months(30, 2029, 10, 12)]
    assert reason(indicator(), *rows, *quarters(2030, 30, 30, 30, 30)) == "break"


def test_a_break_at_the_start_of_the_earlier_year_parts_nothing() -> None:
    assert change_of(indicator(), year(1407, 2029, "[b]"), year(1632, 2030)).verdict == "risen"


def test_a_break_comes_before_few_events() -> None:
    assert reason(indicator(), year(5, 2029), year(6, 2030, "[b]")) == "break"


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [(19, 40, "few_events"), (40, 19, "few_events"), (0, 40, "few_events"), (20, 20, "")],
)
def test_fewer_than_20_events_in_either_year_are_not_tested(earlier: int, later: int, expected: str) -> None:
    found = change_of(indicator(), year(earlier, 2029), year(later, 2030))
    assert found.reason == expected
    assert found.difference == later - earlier


def test_few_events_behind_a_share_or_rate_are_not_tested() -> None:
    # 19 of 100, and 1.9 per 1,000 of 10,000.
    assert reason(SHARE, year(60, 2029, out_of=100), year(19, 2030, out_of=100)) == "few_events"
    assert reason(RATE, year(9, 2029, out_of=10000), year("1.9", 2030, out_of=10000)) == "few_events"


def test_a_period_that_is_not_stated_is_not_tested() -> None:
    assert reason(indicator(), undated(100, "last year"), undated(200, "this year")) == "period_not_stated"
    start_left_open = figure(200, None, date(2030, 12, 31))
    assert reason(indicator(), year(100, 2029), start_left_open) == "period_not_stated"


def test_less_than_twelve_months_are_not_tested() -> None:
    assert reason(indicator(), *quarters(2030, 30, 40)) == "not_twelve_months"
    rows = [year(100, 2029), *quarters(2030, 30, 30, 30)]
    assert reason(indicator(), *rows) == "not_twelve_months"


def test_a_total_of_a_year_with_a_month_left_blank_is_not_twelve_months() -> None:
    blank = months(None, 2030, 12, 12, "[x]")
    assert reason(indicator(), year(100, 2029), blank, year(60, 2030)) == "not_twelve_months"


def test_a_figure_supplied_later_fills_the_gap_of_an_earlier_document() -> None:
    missing = year(None, 2029, "[x]", source=OLD)
    assert change_of(indicator(), missing, *JUST_RISEN).verdict == "risen"


def test_years_that_overlap_are_not_tested() -> None:
    earlier = figure(100, date(2029, 1, 1), date(2029, 12, 31))
    later = figure(120, date(2029, 4, 1), date(2030, 3, 31))
    assert reason(indicator(), earlier, later) == "overlap"


def test_years_with_a_year_between_them_are_not_tested() -> None:
    assert reason(indicator(), year(100, 2028), year(120, 2030)) == "no_earlier_year"


@pytest.mark.parametrize(("marker", "expected"), [("[e]", "rough_figure"), ("[f]", "forecast_only")])
def test_what_is_not_counted_is_not_tested(marker: str, expected: str) -> None:
    assert reason(indicator(), year(100, 2029), year(200, 2030, marker)) == expected
    assert reason(indicator(), year(100, 2029, marker), year(200, 2030)) == expected


@pytest.mark.parametrize("marker", ["[p]", "[r]", "[u]"])
def test_provisional_revised_and_unreliable_figures_are_tested(marker: str) -> None:
    assert change_of(indicator(), year(1407, 2029, marker), year(1632, 2030, marker)).verdict == "risen"


@pytest.mark.parametrize(
    "latest",
    [
        year(2000, 2031, "[e]"),
        year(2000, 2031, "[f]"),
        figure(2000, date(2030, 4, 1), date(2031, 3, 31)),
    ],
)
def test_where_the_latest_year_cannot_be_tested_the_two_before_it_are(latest: object) -> None:
    found = change_of(indicator(), *JUST_RISEN, latest)
    assert cells(found, "verdict earlier later") == "risen 1407 1632"


def test_years_that_ended_more_than_a_year_before_the_latest_are_not_told_as_news() -> None:
    rows = [year(1407, 2027), year(1632, 2028), year(2000, 2030)]
    assert reason(indicator(), *rows) == "no_earlier_year"


def test_a_hidden_latest_year_does_not_fall_back_to_older_ones() -> None:
    assert reason(indicator(), *JUST_RISEN, year(None, 2031, "[c]")) == "hidden"


def test_quarters_add_up_to_twelve_months() -> None:
    rows = [*quarters(2029, 350, 352, 352, 353), *quarters(2030, 408, 408, 408, 408)]
    found = change_of(indicator(), *rows)
    assert cells(found, "earlier later") == "1407 1632"
    assert numbers(found) == ["1.16", "1.049", "1.283"]
    assert (found.earlier_start, found.earlier_end) == (date(2029, 1, 1), date(2029, 12, 31))
    assert cells(found, "earlier_as_published later_as_published") == "- -"


def test_the_latest_twelve_months_need_not_be_a_calendar_year() -> None:
    # July 2028 to June 2029: 30 + 30 + 40 + 40; July 2029 to June 2030: 50 + 50 + 60 + 60.
    rows = [*quarters(2028, 1, 1, 30, 30), *quarters(2029, 40, 40, 50, 50), *quarters(2030, 60, 60)]
    found = change_of(indicator(), *rows)
    assert cells(found, "earlier later") == "140 220"
    assert (found.later_start, found.later_end) == (date(2029, 7, 1), date(2030, 6, 30))


def test_months_add_up_to_twelve_months() -> None:
    # 12 x 100 and 12 x 110.
    rows = [months(100 + 10 * nth, 2029 + nth, at, at) for nth in (0, 1) for at in range(1, 13)]
    found = change_of(indicator(), *rows)
    assert cells(found, "earlier later percent") == "1200 1320 10"


def test_a_year_is_never_put_together_from_overlapping_pieces() -> None:
    # The half-year holds the second quarter, so the pieces are the half and two quarters: 60 + 30 + 30.
    rows = [months(60, 2030, 1, 6), *quarters(2030, 31, 29, 30, 30), year(100, 2029)]
    assert change_of(indicator(), *rows).later == 120


def test_a_rate_of_four_quarters_is_that_of_all_their_events() -> None:
    # 2.5 per 1,000 of 10,000 people are 25 events a quarter, 100 a year: 10 per 1,000. The year before
    # 5.0 a quarter: 200 events, 20 per 1,000.
    rows = [
        *quarters(2029, "5.0", "5.0", "5.0", "5.0", out_of=10000),
        *quarters(2030, "2.5", "2.5", "2.5", "2.5", out_of=10000),
    ]
    found = change_of(RATE, *rows)
    assert cells(found, "earlier later later_events") == "20 10 100"
    assert cells(found, "later_denominator percent") == "10000 -50"


def test_a_share_of_four_quarters_is_that_of_all_who_were_asked() -> None:
    # 10 of 20, 10 of 50, 10 of 50 and 10 of 80: 40 of 200, 20%. The year before 80 of 200, 40%.
    rows = [
        *quarters(2029, 40, 40, 40, 40, out_of=50),
        *(
            months(value, 2030, first, first + 2, out_of=asked)
            for value, asked, first in ((50, 20, 1), (20, 50, 4), (20, 50, 7), ("12.5", 80, 10))
        ),
    ]
    found = change_of(SHARE, *rows)
    assert cells(found, "earlier later later_events later_denominator") == "40 20 40 200"


def test_a_share_of_four_quarters_needs_to_know_how_many_were_asked_in_each() -> None:
    share = indicator("proportion", numerator="hats-counted")
    asked = (100, 100, None, None)
    rows = [
        months(10, at, 3 * nth + 1, 3 * nth + 3, out_of=many)
        for at in (2029, 2030)
        for nth, many in enumerate(asked)
    ]
    events = [one for at in (2029, 2030) for one in quarters(at, 10, 10, 10, 10, of="hats-counted")]
    found = next(changes.rows(package(share, indicator(key="hats-counted"), *rows, *events)))
    # 40 of 200 would be 20%, twice what every quarter says.
    assert cells(found, "verdict reason later") == "not_tested no_margin -"


def test_the_newest_document_decides_where_two_print_the_same_period() -> None:
    rows = [year(1407, 2029), year(1000, 2030), year(1632, 2030, "[r]", source=NEW)]
    found = change_of(indicator(), document(NEW, date(2032, 6, 30)), *rows)
    assert cells(found, "later document") == "1632 new-report"


WORDS = ("2026-7", "2027-8", "2028-9")


def test_undated_years_are_tested_where_their_document_says_that_they_follow_one_another() -> None:
    rows = [undated(value, words) for value, words in zip((1407, 1632), WORDS[:2], strict=True)]
    found = change_of(indicator(), consecutive(*WORDS[:2]), *rows)
    assert (found.verdict, numbers(found)) == ("risen", ["1.16", "1.049", "1.283"])
    assert cells(found, "earlier_as_published later_as_published") == "2026-7 2027-8"
    assert (found.earlier_start, found.earlier_end, found.later_start, found.later_end) == (None,) * 4
    assert cells(found, "phi phi_from") == "2 assumed"


def test_of_several_undated_pairs_the_last_is_tested() -> None:
    rows = [undated(value, words) for value, words in zip((1407, 1632, 1407), WORDS, strict=True)]
    found = change_of(indicator(), consecutive(*WORDS[:2]), consecutive(*WORDS[1:]), *rows)
    assert cells(found, "verdict later_as_published") == "fallen 2028-9"


# Each season around a mean of its own, mirrored in time so that there is no trend.
# Pearson chi² = 4 (10²/50 + 20²/100 + 20²/200 + 10²/100) = 36, on 20 - 5 = 15 degrees: phi = 2.4.
SWINGING = [
    row
    for at, sign in zip(range(2025, 2030), (1, -1, 0, -1, 1), strict=True)
    for row in quarters(at, 50 + 10 * sign, 100 + 20 * sign, 200 + 20 * sign, 100 + 10 * sign)
]


def test_twenty_earlier_quarters_say_how_much_a_count_swings() -> None:
    # 2029: 60 + 120 + 220 + 110 = 510; 2030: 340. ln(340/510) = -0.40547; SE = sqrt(2.4 (1/510 + 1/340))
    # = 0.10847; t(.975, 15) = 2.13145: 0.23119; exp(-0.63665) = 0.5291, exp(-0.17428) = 0.8401.
    found = change_of(indicator(), *SWINGING, *quarters(2030, 40, 80, 150, 70))
    assert cells(found, "earlier later") == "510 340"
    assert cells(found, "phi phi_from periods") == "2.4 estimated 20"
    assert numbers(found) == ["0.667", "0.529", "0.84"]


def test_quarters_before_the_last_twenty_do_not_count() -> None:
    wild = [*quarters(2023, 999, 1, 999, 1), *quarters(2024, 1, 999, 1, 999)]
    found = change_of(indicator(), *wild, *SWINGING, *quarters(2030, 40, 80, 150, 70))
    assert cells(found, "phi periods") == "2.4 20"


@pytest.mark.parametrize(("first", "phi", "source"), [(1, "10.667", "estimated"), (2, "2", "assumed")])
def test_eight_earlier_quarters_are_enough_and_seven_are_not(first: int, phi: str, source: str) -> None:
    # Around 100 by 20, and the other way round the year after: chi² = 8 x 20²/100 = 32, on 3 degrees.
    rows = [*quarters(2028, 120, 80, 120, 80)[first - 1 :], *quarters(2029, 80, 120, 80, 120)]
    found = change_of(indicator(), *rows, *quarters(2030, 100, 100, 100, 100))
    assert (str(found.phi), found.phi_from) == (phi, source)
    assert found.periods == (8 if source == "estimated" else None)


def test_eight_earlier_years_say_how_much_a_yearly_count_swings() -> None:
    # chi² = 8 x 10²/100 on 6 degrees: phi = 1.3333. ln(180/90) = 0.69315; SE = sqrt(1.3333 (1/90 + 1/180))
    # = 0.14907; t(.975, 6) = 2.44691: 0.36476; exp(0.32838) = 1.3887, exp(1.05791) = 2.8803.
    counts = (90, 110, 90, 110, 110, 90, 110, 90)
    rows = [year(value, 2022 + nth) for nth, value in enumerate(counts)]
    found = change_of(indicator(), *rows, year(180, 2030))
    assert cells(found, "phi phi_from periods") == "1.333 estimated 8"
    assert numbers(found) == ["2", "1.389", "2.88"]


def test_the_same_count_every_year_is_no_clear_change() -> None:
    found = change_of(indicator(), *(year(100, at) for at in range(2021, 2031)))
    assert cells(found, "verdict phi periods") == "no_clear_change 1 9"


def test_the_swing_is_not_taken_from_before_a_break() -> None:
    rows = list(SWINGING)
    rows[12] = months(40, 2028, 1, 3, "[b]")
    found = change_of(indicator(), *rows, *quarters(2030, 40, 80, 150, 70))
    assert cells(found, "phi phi_from periods") == "2 assumed -"


def test_each_part_of_a_breakdown_is_tested_by_itself() -> None:
    parts = [(("colour", "all"),), (("colour", "red"),)]
    rows = [year(value, at, part=part) for part in parts for value, at in ((1407, 2029), (1632, 2030))]
    found = list(changes.rows(package(indicator(), *rows)))
    assert [(row.breakdown, row.verdict) for row in found] == [("all", "risen"), ("colour=red", "risen")]


def test_other_areas_are_not_tested_beside_our_own() -> None:
    elsewhere = [year(value, at, area="capshire") for value, at in ((1632, 2029), (1407, 2030))]
    found = change_of(indicator(), *JUST_RISEN, *elsewhere)
    assert cells(found, "area_code verdict") == "hatshire risen"


def test_targets_and_baselines_are_no_figures() -> None:
    assert reason(indicator(), baseline(100, date(2029, 12, 31)), year(100, 2030)) == "one_figure"


def test_the_changes_of_the_five_documents(real: Package) -> None:
    # Each from its two figures: the ratio times exp(∓ 1.95996 sqrt(2 (1/X1 + 1/X0))).
    names = "breakdown verdict better earlier later estimate lower upper"
    found = [
        f"{row.indicator} {cells(row, names)}" for row in changes.rows(real) if row.verdict != "not_tested"
    ]
    assert found == [
        "deliberate-fires all fallen better 482 348 0.722 0.594 0.877",
        "deliberate-fires ward=paston no_clear_change neither 86 76 0.884 0.571 1.367",
        "deliberate-fires ward=east no_clear_change neither 50 40 0.8 0.444 1.44",
        "deliberate-fires ward=central no_clear_change neither 39 35 0.897 0.471 1.711",
        "deliberate-fires ward=dogsthorpe no_clear_change neither 30 26 0.867 0.412 1.821",
        "deliberate-fires ward=bretton-north no_clear_change neither 33 22 0.667 0.311 1.43",
        "deliberate-fires property_type=buildings fallen better 113 50 0.442 0.276 0.709",
        "deliberate-fires property_type=road-vehicles fallen better 97 52 0.536 0.333 0.863",
        "deliberate-fires property_type=outdoor-fires no_clear_change neither 272 246 0.904 0.709 1.154",
        "treatment-numbers substance=opiate no_clear_change neither 837 851 1.017 0.888 1.164",
        "treatment-numbers substance=non-opiate risen better 90 141 1.567 1.078 2.277",
        "treatment-numbers substance=alcohol no_clear_change neither 320 337 1.053 0.848 1.307",
        "treatment-numbers substance=alcohol-and-non-opiate risen better 57 137 2.404 1.553 3.72",
        "people-killed-or-seriously-injured all no_clear_change neither 88 75 0.852 0.551 1.318",
        "road-casualties severity=slight no_clear_change neither 906 876 0.967 0.848 1.103",
        "road-casualties severity=serious no_clear_change neither 92 74 0.804 0.522 1.24",
        "road-casualties all no_clear_change neither 1004 956 0.952 0.84 1.079",
        "breath-tests test_result=negative no_clear_change neither 439 416 0.948 0.784 1.146",
        "breath-tests test_result=other fallen neither 369 265 0.718 0.574 0.898",
        "shoplifting all risen worse 1407 1632 1.16 1.049 1.283",
    ]


def test_what_the_five_documents_leave_untested_says_why(real: Package) -> None:
    by_reason: dict[str, set[str]] = {}
    for row in changes.rows(real):
        if row.reason not in {"", "one_figure", "not_supplied", "period_not_stated"}:
            name = f"{row.indicator} {row.breakdown}".removesuffix(" all")
            by_reason.setdefault(row.reason, set()).add(name)
    substances = ("opiate", "non-opiate", "alcohol", "alcohol-and-non-opiate")
    assert by_reason == {
        # Fatal casualties: 6 and 6. Positive breath tests: 14 and 31.
        "few_events": {"road-casualties severity=fatal", "breath-tests test_result=positive"},
        # April 2016 to March 2017, and July 2016 to June 2017.
        "overlap": {
            f"{name} substance={one}"
            for name in ("treatment-completion-rate", "treatment-completions")
            for one in substances
        },
        # The total of 2008 is printed with a blank December; the street count is that of one month.
        "not_twelve_months": {
            "street-count",
            "test-purchase-visits",
            "test-purchase-sales",
            "test-purchase-sale-rate",
        },
        "no_margin": {
            "victim-based-crime-rank",
            "hate-crime-monthly-average",
            "hotspot-fires",
            "crime-rank-national",
            "cost-of-crime-total",
        },
        "no_earlier_year": {"cost-of-crime-coverage"},
    }
