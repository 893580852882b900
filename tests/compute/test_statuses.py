"""A status is given only where every gate lets the figure pass, and with every part of its sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from macros.nouns import Observation
from macros.package import Package
from macros.verdicts import Status
from scripts.compute import statuses
from tests.compute.world import (
    NEW,
    OLD,
    REPORT,
    answer,
    baseline,
    cells,
    document,
    figure,
    indicator,
    months,
    package,
    quarters,
    release,
    status_of,
    target,
    undated,
    withheld,
    year,
)

COUNT, HIGHER = indicator(), indicator(direction="higher")
RATE, SHARE, MEAN = indicator("rate"), indicator("proportion"), indicator("mean")
END_OF_2028, END_OF_2029, END_OF_2030 = date(2028, 12, 31), date(2029, 12, 31), date(2030, 12, 31)
END_OF_2031 = date(2031, 12, 31)
SUM = "value path difference to_target months_left lower upper"


def told(found: Status) -> str:
    return cells(found, "status lean")


GOAL, HIDDEN_BASE = target(100, END_OF_2031), baseline(None, END_OF_2029, "[c]")
PERCENT = target(-5, END_OF_2031, "percent_change")
UNSET = target(None, END_OF_2031, markers="[x]")
NO_DIRECTION = indicator(direction="none")
BREAK = [baseline(200, END_OF_2028), year(200, 2029), year(100, 2030, "[b]")]
FEW = [year(3, at) for at in (2028, 2029, 2030)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([COUNT, UNSET, year(100, 2030)], "no_target_set not_yet_set"),
        ([NO_DIRECTION, GOAL, year(100, 2030)], "no_target_set no_direction"),
        ([COUNT, GOAL, year(100, 2029), year(None, 2030, "[x]")], "no_data not_supplied"),
        ([COUNT, GOAL, year(None, 2030, "[x]")], "no_data never_supplied"),
        ([COUNT, GOAL], "no_data never_supplied"),
        ([COUNT, GOAL, year(100, 2029), year(None, 2030, "[c]")], "too_few_to_show hidden"),
        ([COUNT, GOAL, HIDDEN_BASE, year(100, 2030)], "too_few_to_show hidden"),
        ([COUNT, GOAL, *BREAK], "not_comparable break"),
        ([COUNT, GOAL, *FEW], "too_few_to_judge few_events"),
        ([COUNT, PERCENT, year(100, 2030)], "cannot_be_judged starting_level_not_printed"),
        ([COUNT, GOAL, year(100, 2030, "[f]")], "cannot_be_judged forecast_only"),
        ([COUNT, GOAL, year(100, 2030, "[e]")], "cannot_be_judged rough_figure"),
        ([COUNT, GOAL, undated(100, "this year")], "cannot_be_judged period_not_stated"),
        ([COUNT, GOAL, *quarters(2030, 30, 30, 30)], "cannot_be_judged period_not_complete"),
        ([MEAN, GOAL, year(100, 2030)], "cannot_be_judged no_margin"),
    ],
)
def test_each_gate_has_its_words(rows: list[object], expected: str) -> None:
    found = status_of(*rows)
    assert cells(found, "status reason") == expected
    assert (found.lower, found.upper) == (None, None)


def _pairs() -> list[tuple[str, list[object]]]:
    """Two gates that both apply, and the answer of the one that comes first in the rules."""
    return [
        ("no_target_set not_yet_set", [NO_DIRECTION, UNSET, year(100, 2030)]),
        ("no_target_set not_yet_set", [COUNT, UNSET, year(None, 2030, "[x]")]),
        ("no_target_set not_yet_set", [COUNT, UNSET, year(None, 2030, "[c]")]),
        ("no_target_set no_direction", [NO_DIRECTION, GOAL, year(None, 2030, "[x]")]),
        ("no_target_set no_direction", [NO_DIRECTION, GOAL, *BREAK]),
        ("no_data not_supplied", [COUNT, GOAL, HIDDEN_BASE, year(9, 2029), year(None, 2030, "[x]")]),
        ("no_data not_supplied", [COUNT, GOAL, year(9, 2029), year(None, 2030, "[x] [b]", source=NEW)]),
        ("no_data not_supplied", [COUNT, PERCENT, year(9, 2029), year(None, 2030, "[x]")]),
        ("too_few_to_show hidden", [COUNT, GOAL, BREAK[0], year(200, 2029), year(None, 2030, "[c] [b]")]),
        ("too_few_to_show hidden", [COUNT, GOAL, HIDDEN_BASE, *FEW]),
        ("too_few_to_show hidden", [COUNT, PERCENT, year(None, 2030, "[c]")]),
        ("not_comparable break", [COUNT, GOAL, BREAK[0], *FEW[:2], year(3, 2030, "[b]")]),
        ("not_comparable break", [COUNT, GOAL, BREAK[0], year(200, 2029), year(100, 2030, "[b] [e]")]),
    ]


@pytest.mark.parametrize(("expected", "rows"), _pairs())
def test_of_two_gates_the_first_decides(expected: str, rows: list[object]) -> None:
    assert " ".join(answer(*rows, document(NEW, date(2031, 7, 1)))) == expected


def test_a_gate_still_tells_the_last_figure_that_was_supplied() -> None:
    found = status_of(COUNT, GOAL, year(90, 2028), year(100, 2029), year(None, 2030, "[x]"))
    assert cells(found, "value as_at") == "100 2029-12-31"


def test_a_hidden_figure_is_dated_and_has_no_number() -> None:
    found = status_of(COUNT, GOAL, year(100, 2029), year(None, 2030, "[c]"))
    numbers = "value lower upper events denominator path difference to_target"
    assert cells(found, f"as_at {numbers}") == "2030-12-31 - - - - - - - -"
    assert found.markers == ("[c]",)


@pytest.mark.parametrize("at", range(4))
def test_a_year_with_a_hidden_quarter_is_hidden(at: int) -> None:
    rows = quarters(2030, 30, 30, 30, 30)
    rows[at] = months(None, 2030, 3 * at + 1, 3 * at + 3, "[c]")
    assert answer(COUNT, GOAL, *rows) == ("too_few_to_show", "hidden")


def test_a_published_year_is_judged_though_one_of_its_quarters_is_hidden() -> None:
    found = status_of(COUNT, GOAL, months(None, 2030, 4, 6, "[c]"), year(100, 2030))
    assert told(found) == "too_close_to_call level"


def test_a_year_with_a_month_left_blank_is_not_complete() -> None:
    blank = months(None, 2030, 12, 12, "[x]")
    assert answer(COUNT, GOAL, blank, year(100, 2030)) == ("cannot_be_judged", "period_not_complete")


def test_a_break_before_the_baseline_parts_nothing() -> None:
    rows = [year(100, 2028, "[b]"), baseline(200, END_OF_2028), year(150, 2030)]
    assert status_of(COUNT, GOAL, *rows).reason == ""


def test_without_a_baseline_a_break_counts_from_the_document_of_the_target() -> None:
    broken = year(100, 2030, "[b]")
    assert answer(COUNT, target(90, END_OF_2031, source=OLD), broken) == ("not_comparable", "break")
    assert status_of(COUNT, target(90, END_OF_2031), broken).reason == ""


def test_a_break_after_the_latest_figure_up_to_the_target_does_not_touch_it() -> None:
    rows = [year(100, 2029), year(500, 2030, "[b]")]
    assert answer(COUNT, target(100, END_OF_2029, source=OLD), *rows) == ("target_met", "")


def test_three_years_are_pooled_where_one_has_fewer_than_20_events() -> None:
    # 9 + 7 + 8 = 24, 8 a year. Exact Poisson interval of 24: 15.377 to 35.710 (Garwood 1936); with phi = 2
    # 24 - 8.623 x 1.41421 = 11.806 and 24 + 11.710 x 1.41421 = 40.561; a third of that 3.935 and 13.520.
    found = status_of(COUNT, target(5, END_OF_2031), year(9, 2028), year(7, 2029), year(8, 2030))
    assert told(found) == "too_close_to_call behind"
    assert cells(found, "events years_pooled phi phi_from") == "24 3 2 assumed"
    assert cells(found, SUM) == "8 5 3 3 12 3.9 13.5"
    assert cells(found, "period_start period_end as_at") == "2028-01-01 2030-12-31 2030-12-31"


@pytest.mark.parametrize(
    ("goal", "expected"),
    [(14, "on_track"), (13, "too_close_to_call"), (4, "too_close_to_call"), (3, "off_track")],
)
def test_the_interval_of_pooled_years_is_that_of_an_average_year(goal: int, expected: str) -> None:
    # 3.935 to 13.520, as above.
    rows = [year(9, 2028), year(7, 2029), year(8, 2030)]
    assert status_of(COUNT, target(goal, END_OF_2031), *rows).status == expected


def test_pooled_years_are_held_against_where_the_path_stood_on_average() -> None:
    # From 20 to 8 over 1,461 days. After 366, 731 and 1,096 days: 16.9938, 13.9959 and 10.9979; on average
    # 13.9959. The average year is 8.
    rows = [baseline(20, date(2027, 12, 31)), year(9, 2028), year(7, 2029), year(8, 2030)]
    found = status_of(COUNT, target(8, END_OF_2031), *rows)
    assert cells(found, "status value path difference to_target") == "on_track 8 13.9959 -5.9959 0"


def test_a_share_is_pooled_over_all_who_were_asked() -> None:
    # 8, 7 and 9 of 100: 24 of 300, 8%. Wilson 1927: 5.435 to 11.627.
    rows = [year(value, at, out_of=100) for value, at in ((8, 2028), (7, 2029), (9, 2030))]
    found = status_of(SHARE, target(12, END_OF_2031), *rows)
    assert cells(found, "status events denominator years_pooled") == "on_track 24 300 3"
    assert cells(found, "value lower upper") == "8 5.4 11.6"


def test_a_rate_is_pooled_over_all_its_events() -> None:
    # 0.9, 0.7 and 0.8 per 1,000 of 10,000 are 9, 7 and 8 events: 0.8 a year, 0.3935 to 1.3520 as above.
    rows = [year(value, at, out_of=10000) for value, at in (("0.9", 2028), ("0.7", 2029), ("0.8", 2030))]
    found = status_of(RATE, target("1.4", END_OF_2031), *rows)
    assert cells(found, "status value lower upper events denominator") == "on_track 0.8 0.39 1.35 24 10000"


@pytest.mark.parametrize(
    "rows",
    [
        [year(19, 2030)],
        [year(19, 2029), year(19, 2030)],
        [year(19, 2027), year(19, 2029), year(19, 2030)],
        [year(None, 2028, "[c]"), year(19, 2029), year(19, 2030)],
        [year(None, 2028, "[x]"), year(19, 2029), year(19, 2030)],
        [year(6, 2028), year(6, 2029), year(7, 2030)],
    ],
)
def test_where_three_years_are_not_there_or_still_too_few_nothing_is_judged(rows: list[object]) -> None:
    assert answer(COUNT, GOAL, *rows) == ("too_few_to_judge", "few_events")


def test_pooled_years_do_not_reach_across_a_break() -> None:
    rows = [baseline(10, date(2030, 6, 30)), year(9, 2028, "[b]"), year(9, 2029), year(9, 2030)]
    assert status_of(COUNT, GOAL, *rows).reason == "few_events"


def test_20_events_are_enough() -> None:
    assert status_of(COUNT, GOAL, year(20, 2030)).years_pooled is None
    assert status_of(COUNT, GOAL, year(20, 2030)).status == "on_track"


def test_a_target_of_none_is_not_judged_on_three_events_a_year() -> None:
    zero = target(0, END_OF_2031)
    assert answer(COUNT, zero, *FEW) == ("too_few_to_judge", "few_events")
    assert answer(COUNT, target(0, END_OF_2030), *FEW) == ("too_few_to_judge", "few_events")


def test_a_target_of_none_is_missed_by_25_and_met_by_none() -> None:
    zero = target(0, END_OF_2030)
    assert told(status_of(COUNT, zero, year(25, 2030))) == "target_missed behind"
    assert told(status_of(COUNT, target(0, END_OF_2031), year(25, 2030))) == "off_track behind"
    # 30 + 15 + 0 are 45 events: enough to judge, and the recorded figure decides.
    rows = [year(30, 2028), year(15, 2029), year(0, 2030)]
    assert told(status_of(COUNT, zero, *rows)) == "target_met level"


# 100 events: exact Poisson interval 81.364 to 121.627; with phi = 2 73.645 to 130.585.
@pytest.mark.parametrize(
    ("goal", "lower_is_better", "higher_is_better"),
    [
        # The margin is written in whole events, 74 to 131, and judged as it is written.
        (132, "on_track ahead", "off_track behind"),
        (131, "too_close_to_call ahead", "too_close_to_call behind"),
        (100, "too_close_to_call level", "too_close_to_call level"),
        (74, "too_close_to_call behind", "too_close_to_call ahead"),
        (73, "off_track behind", "on_track ahead"),
    ],
)
def test_a_count_is_on_or_off_track_only_where_its_interval_leaves_the_path_out(
    goal: int, lower_is_better: str, higher_is_better: str
) -> None:
    rows = [target(goal, END_OF_2031), year(100, 2030)]
    assert told(status_of(COUNT, *rows)) == lower_is_better
    assert told(status_of(HIGHER, *rows)) == higher_is_better


def test_everything_about_a_status_stands_in_its_row() -> None:
    # Line from 200 to 100 over 1,095 days: after 730 200 - 100 x 730/1,095 = 133.3333. 100 - 133.3333.
    rows = [baseline(200, END_OF_2028), year(100, 2030)]
    assert status_of(COUNT, GOAL, *rows) == Status(
        indicator="lost-hats",
        area_code="hatshire",
        breakdown="all",
        target_date=END_OF_2031,
        target_document=REPORT,
        leads=True,
        status="on_track",
        reason="",
        lean="ahead",
        historical=False,
        as_at=END_OF_2030,
        period_start=date(2030, 1, 1),
        period_end=END_OF_2030,
        period_as_published="2030-01-01 to 2030-12-31",
        value=Decimal(100),
        markers=(),
        lower=Decimal(74),
        upper=Decimal(131),
        events=Decimal(100),
        denominator=None,
        years_pooled=None,
        phi=Decimal(2),
        phi_from="assumed",
        target_rule="level",
        target_printed=Decimal(100),
        target=Decimal(100),
        baseline=Decimal(200),
        baseline_date=END_OF_2028,
        path_rule="line",
        path=Decimal("133.3333"),
        difference=Decimal("-33.3333"),
        to_target=Decimal(0),
        months_left=12,
        document=REPORT,
        section="1",
        note="",
    )


def test_halfway_in_time_the_path_is_halfway_in_number() -> None:
    rows = [baseline(200, END_OF_2028), target(100, END_OF_2030), year(150, 2029)]
    found = status_of(COUNT, *rows)
    # 150: exact Poisson interval 126.956 to 176.017; with phi = 2 117.411 to 186.794.
    assert told(found) == "too_close_to_call level"
    assert cells(found, SUM) == "150 150 0 50 12 117 187"


def test_on_the_day_of_the_baseline_the_path_is_the_baseline() -> None:
    rows = [baseline(200, END_OF_2028), target(100, END_OF_2030), year(200, 2028)]
    assert cells(status_of(COUNT, *rows), "lean value path months_left") == "level 200 200 24"


def test_a_change_in_per_cent_is_held_against_its_level() -> None:
    # 200 less 30% is 140; halfway 170. 100 is below by 70, and by 40 below the target.
    rows = [baseline(200, END_OF_2028), target(-30, END_OF_2030, "percent_change"), year(100, 2029)]
    found = status_of(COUNT, *rows)
    assert told(found) == "on_track ahead"
    assert cells(found, "target_rule target_printed target path_rule") == "percent_change -30 140 line"
    assert cells(found, SUM) == "100 170 -70 -40 12 74 131"


def test_so_much_a_year_is_held_against_the_compounded_path() -> None:
    # 200 less 10% a year: 162.0234 after 730 days, 180.013 after 365. 100 - 180.013 and 100 - 162.0234.
    rows = [baseline(200, END_OF_2028), target(-10, END_OF_2030, "percent_a_year"), year(100, 2029)]
    found = status_of(COUNT, *rows)
    assert cells(found, "target target_printed path_rule") == "162.0234 -10 percent_a_year"
    assert cells(found, SUM) == "100 180.013 -80.013 -62.0234 12 74 131"


def test_a_baseline_without_a_date_gives_a_level_and_no_line() -> None:
    found = status_of(COUNT, target(100, END_OF_2031), baseline(200, None), year(100, 2030))
    assert cells(found, "baseline baseline_date path_rule path") == "200 - level 100"


def test_a_target_without_a_date_is_never_met_or_missed() -> None:
    found = status_of(COUNT, target(300, None), year(100, 2030))
    assert told(found) == "on_track ahead"
    assert cells(found, "target_date months_left path_rule path") == "- - level 300"


def test_a_target_without_a_date_is_held_against_its_own_document() -> None:
    rows = [document(NEW, date(2032, 6, 30)), year(100, 2030), year(500, 2031, source=NEW)]
    assert status_of(COUNT, target(300, None), *rows).value == 100
    assert status_of(COUNT, target(300, None, source=OLD), *rows).value == 500


@pytest.mark.parametrize("years", [8, 7])
def test_earlier_years_say_how_much_a_count_swings(years: int) -> None:
    # Pearson chi² = 8 x 10²/100 on 6 degrees: phi = 1.3333. 100 - 18.636 x 1.1547 = 78.481 and
    # 100 + 21.627 x 1.1547 = 124.973. Seven years are too few, and phi = 2 is assumed.
    counts = (90, 110, 90, 110, 110, 90, 110, 90)
    rows = [year(value, 2022 + nth) for nth, value in enumerate(counts)][8 - years :]
    found = status_of(COUNT, target(127, END_OF_2031), *rows, year(100, 2030))
    estimated, assumed = "on_track 78 125 1.333 estimated", "too_close_to_call 74 131 2 assumed"
    assert cells(found, "status lower upper phi phi_from") == (estimated if years == 8 else assumed)


# 100 events among 10,000 people, 10.0 per 1,000: 7.3645 to 13.0585 with phi = 2.
@pytest.mark.parametrize(
    ("goal", "expected"), [("13.1", "on_track"), ("13", "too_close_to_call"), ("7.3", "off_track")]
)
def test_a_rate_is_judged_by_the_events_behind_it(goal: str, expected: str) -> None:
    found = status_of(RATE, target(goal, END_OF_2031), year("10.0", 2030, out_of=10000))
    assert cells(found, "status events denominator phi") == f"{expected} 100 10000 2"
    # One decimal more than printed.
    assert cells(found, "value lower upper") == "10.0 7.36 13.06"


# Wilson 1927 for 50 of 100: 40.383 to 59.617.
@pytest.mark.parametrize(
    ("goal", "expected"),
    [(60, "on_track"), (59, "too_close_to_call"), (41, "too_close_to_call"), (40, "off_track")],
)
def test_a_share_is_judged_by_the_interval_of_wilson(goal: int, expected: str) -> None:
    found = status_of(SHARE, target(goal, END_OF_2031), year(50, 2030, out_of=100))
    assert cells(found, "status events denominator phi phi_from") == f"{expected} 50 100 - -"
    assert cells(found, "value lower upper") == "50 40.4 59.6"


@pytest.mark.parametrize("kind", ["mean", "score", "money"])
@pytest.mark.parametrize(
    ("goal", "expected"),
    [(56, "on_track"), (55, "too_close_to_call"), (45, "too_close_to_call"), (44, "off_track")],
)
def test_a_figure_with_a_published_margin_is_judged_by_it(kind: str, goal: int, expected: str) -> None:
    found = status_of(indicator(kind), target(goal, END_OF_2031), year(50, 2030, margin=(45, 55)))
    assert cells(found, "status lower upper phi events") == f"{expected} 45 55 - -"


@pytest.mark.parametrize("kind", ["mean", "score", "money", "rank", "rate", "proportion"])
def test_without_a_margin_the_side_is_told_and_not_judged(kind: str) -> None:
    found = status_of(indicator(kind), target(40, END_OF_2031), year(50, 2030))
    assert cells(found, "status reason lean") == "cannot_be_judged no_margin behind"
    assert cells(found, SUM) == "50 40 10 10 12 - -"


@pytest.mark.parametrize("kind", ["mean", "score", "rank", "proportion"])
def test_what_does_not_add_up_is_judged_by_its_latest_period(kind: str) -> None:
    rows = quarters(2030, 60, 60, 60, 50, margin=(45, 65))
    found = status_of(indicator(kind), target(70, END_OF_2031), *rows)
    assert cells(found, "status value period_start") == "on_track 50 2030-10-01"


@pytest.mark.parametrize(
    ("value", "lower_is_better", "higher_is_better"),
    [
        (99, "target_met ahead", "target_missed behind"),
        (100, "target_met level", "target_met level"),
        (101, "target_missed behind", "target_met ahead"),
    ],
)
@pytest.mark.parametrize("kind", ["count", "rate", "proportion", "mean", "score", "money", "rank"])
def test_on_the_target_date_the_recorded_figure_decides(
    kind: str, value: int, lower_is_better: str, higher_is_better: str
) -> None:
    rows = [target(100, END_OF_2030), baseline(500, END_OF_2028), year(value, 2030)]
    assert told(status_of(indicator(kind), *rows)) == lower_is_better
    assert told(status_of(indicator(kind, "higher"), *rows)) == higher_is_better


def test_the_sum_of_a_missed_target_is_told() -> None:
    rows = [target(100, END_OF_2030), baseline(500, END_OF_2028), year(120, 2030)]
    assert cells(status_of(COUNT, *rows), SUM) == "120 100 20 20 - - -"


def test_figures_after_the_target_date_do_not_change_what_was_met() -> None:
    rows = [target(100, END_OF_2029), year(90, 2029), year(110, 2030)]
    assert told(status_of(COUNT, *rows)) == "target_met ahead"


def test_before_its_date_a_target_is_neither_met_nor_missed() -> None:
    rows = [target(100, date(2031, 1, 1)), year(1, 2028), year(1, 2029), year(30, 2030)]
    found = status_of(COUNT, *rows)
    assert cells(found, "status months_left") == "on_track 0"


@pytest.mark.parametrize(
    ("end", "left"),
    [(date(2031, 3, 31), 3), (date(2031, 3, 30), 2), (date(2031, 2, 28), 2), (date(2032, 12, 31), 24)],
)
def test_months_left_are_whole_months(end: date, left: int) -> None:
    assert status_of(COUNT, target(100, end), year(100, 2030)).months_left == left


@pytest.mark.parametrize(("end", "left"), [(date(2031, 5, 31), 3), (date(2031, 5, 30), 2)])
def test_the_last_day_of_a_short_month_is_the_end_of_a_month(end: date, left: int) -> None:
    to_february = figure(100, date(2030, 3, 1), date(2031, 2, 28))
    assert status_of(COUNT, target(100, end), to_february).months_left == left


SINCE_APRIL = [
    figure(value, date(2030, 4, 1), end)
    for value, end in ((24, date(2030, 6, 30)), (60, date(2030, 9, 30)), (90, date(2030, 12, 31)))
]


def cumulative(value: int, end: date) -> object:
    return target(value, end, start=date(2030, 4, 1))


@pytest.mark.parametrize(
    ("goal", "end", "expected"),
    [
        (24, date(2030, 6, 30), "target_met 24 2030-06-30"),
        (59, date(2030, 9, 30), "target_missed 60 2030-09-30"),
        (91, date(2030, 12, 31), "target_met 90 2030-12-31"),
    ],
)
def test_a_year_to_date_is_held_against_the_target_of_its_own_months(
    goal: int, end: date, expected: str
) -> None:
    found = status_of(COUNT, cumulative(goal, end), *SINCE_APRIL)
    assert cells(found, "status value as_at") == expected


def test_a_year_to_date_that_is_not_complete_is_not_judged() -> None:
    whole_year = cumulative(120, date(2031, 3, 31))
    assert answer(COUNT, whole_year, *SINCE_APRIL) == ("cannot_be_judged", "period_not_complete")


def test_months_put_together_make_the_stretch_of_the_target() -> None:
    # April to June: 8 + 8 + 8 = 24.
    rows = [months(8, 2030, at, at) for at in (4, 5, 6)]
    found = status_of(COUNT, cumulative(24, date(2030, 6, 30)), *rows)
    assert cells(found, "status value") == "target_met 24"


def test_quarters_add_up_to_the_year_of_the_target() -> None:
    # 25 + 25 + 25 + 26 = 101, one more than aimed at.
    found = status_of(COUNT, target(100, END_OF_2030), *quarters(2030, 25, 25, 25, 26))
    assert cells(found, "status value difference") == "target_missed 101 1"
    assert cells(found, "period_start period_end as_at") == "2030-01-01 2030-12-31 2030-12-31"


def test_a_month_supplied_on_the_target_date_counts_though_later_ones_are_still_blank() -> None:
    blank = [figure(None, date(2030, 12, 1), None, "[x]"), figure(None, date(2030, 4, 1), None, "[x]")]
    rows = [*SINCE_APRIL[:2], *blank]
    assert status_of(COUNT, cumulative(60, date(2030, 9, 30)), *rows).status == "target_met"
    assert answer(COUNT, cumulative(90, date(2030, 12, 31)), *rows) == ("no_data", "not_supplied")


def test_a_blank_on_the_target_date_is_no_data() -> None:
    rows = [*SINCE_APRIL[:2], figure(None, date(2030, 4, 1), date(2030, 12, 31), "[x]")]
    found = status_of(COUNT, cumulative(90, date(2030, 12, 31)), *rows)
    assert cells(found, "status reason value as_at") == "no_data not_supplied 60 2030-09-30"


def test_the_newest_document_decides_where_two_print_the_same_period() -> None:
    rows = [year(90, 2030), year(110, 2030, "[r]", source=NEW), document(NEW, date(2032, 6, 30))]
    found = status_of(COUNT, target(100, END_OF_2030), *rows)
    assert cells(found, "status value document") == "target_missed 110 new-report"


def leaders(*rows: object) -> list[tuple[str, date | None]]:
    found = [row for row in statuses.rows(package(COUNT, *rows)) if row.leads]
    return [(row.breakdown, row.target_date) for row in found]


@pytest.mark.parametrize(
    ("targets", "leader"),
    [
        # The next to come after the figures of 2029.
        ([END_OF_2031, END_OF_2030], END_OF_2030),
        # The one whose day has just come, before the next.
        ([END_OF_2031, END_OF_2029], END_OF_2029),
        # Where all have passed, the last.
        ([date(2027, 12, 31), END_OF_2028], END_OF_2028),
        # What is to come before what has passed; dated before undated.
        ([END_OF_2028, END_OF_2031], END_OF_2031),
        ([None, END_OF_2031], END_OF_2031),
        ([None, END_OF_2028], END_OF_2028),
        # The last of those that have passed, though one without a date has newer figures.
        ([None, date(2027, 12, 31), END_OF_2028], END_OF_2028),
        ([None], None),
    ],
)
def test_the_next_target_to_come_leads(targets: list[date | None], leader: date | None) -> None:
    rows = [target(100 + nth, day) for nth, day in enumerate(targets)]
    assert leaders(*rows, *(year(100, at) for at in (2027, 2028, 2029))) == [("all", leader)]


def test_the_newest_document_with_a_target_leads() -> None:
    rows = [target(100, END_OF_2030), target(90, END_OF_2031, source=NEW)]
    assert leaders(*rows, year(100, 2029), document(NEW, date(2032, 6, 30))) == [("all", END_OF_2031)]


def test_a_target_that_sets_something_leads_before_one_still_to_be_set() -> None:
    unset = target(None, END_OF_2030, markers="[x]")
    assert leaders(unset, target(100, END_OF_2031), year(100, 2029)) == [("all", END_OF_2031)]


def test_the_whole_leads_before_its_parts() -> None:
    parts = [target(50, END_OF_2030, breakdown=f"colour={one}") for one in ("red", "blue")]
    assert leaders(*parts, target(100, END_OF_2031)) == [("all", END_OF_2031)]
    assert leaders(*parts) == [("colour=red", END_OF_2030)]


def test_of_two_alike_only_the_first_leads() -> None:
    assert leaders(target(100, END_OF_2030), target(90, END_OF_2030)) == [("all", END_OF_2030)]


def test_targets_of_other_areas_have_no_status() -> None:
    found = status_of(COUNT, target(100, END_OF_2030, area="capshire"), year(90, 2030))
    assert cells(found, "status reason area_code value leads") == "no_target_set no_target hatshire 90 True"


def test_an_indicator_without_a_target_has_one_row_with_its_latest_figure() -> None:
    found = status_of(COUNT, year(90, 2029), year(100, 2030))
    assert cells(found, "status reason value as_at target leads") == (
        "no_target_set no_target 100 2030-12-31 - True"
    )


# 18 months before 30 June 2031, the newest document: 30 December 2029.
@pytest.mark.parametrize(("day", "past"), [(date(2029, 12, 30), False), (date(2029, 12, 29), True)])
def test_what_ended_more_than_18_months_ago_is_historical(day: date, past: bool) -> None:
    assert status_of(COUNT, target(100, day), year(100, 2028)).historical is past
    ended = figure(100, date(2029, 1, 1), day)
    assert status_of(COUNT, target(100, None), ended).historical is past
    assert status_of(COUNT, ended).historical is past


@pytest.mark.parametrize(("day", "past"), [(date(2028, 11, 15), False), (date(2028, 11, 14), True)])
def test_once_released_18_months_count_from_the_newest_release(day: date, past: bool) -> None:
    released = [release(date(2029, 1, 1)), release(date(2030, 5, 15))]
    assert status_of(COUNT, target(100, day), year(100, 2027), *released).historical is past


def test_what_has_no_date_ended_with_its_document() -> None:
    assert status_of(COUNT, target(100, None, source=OLD)).historical
    assert not status_of(COUNT, target(100, None)).historical
    assert status_of(COUNT, undated(100, "last year", source=OLD)).historical


@pytest.mark.parametrize(
    "rows",
    [
        [target(50, END_OF_2031), year(100, 2030)],
        [target(200, END_OF_2031), year(100, 2030)],
        [target(100, END_OF_2030), year(100, 2030)],
        [target(90, END_OF_2030), year(100, 2030)],
        [target(100, END_OF_2031), year(100, 2030)],
        [target(100, END_OF_2031), *FEW],
    ],
)
def test_a_person_may_withhold_a_judgement_and_never_better_it(rows: list[object]) -> None:
    found = status_of(COUNT, *rows, withheld())
    assert cells(found, "status reason lean") == "no_judgement withheld -"
    assert cells(found, "lower upper path difference to_target months_left") == "- - - - - -"
    assert found.value is not None


def test_only_what_is_named_is_withheld() -> None:
    part = [target(50, END_OF_2031, breakdown="colour=red"), target(50, END_OF_2031)]
    rows = [year(100, 2030, part=(("colour", one),)) for one in ("red", "all")]
    found = list(statuses.rows(package(COUNT, *part, *rows, withheld("colour=red"))))
    assert [cells(row, "breakdown status") for row in found] == ["colour=red no_judgement", "all off_track"]
    other = [target(50, END_OF_2031), year(100, 2030), withheld(of="found-hats")]
    assert status_of(COUNT, *other).status == "off_track"


def test_the_example_of_the_methods_is_off_track(real: Package) -> None:
    # 5,109 at December 2008; the target of March 2009 was 4,773: 336 above it with three months to go. With
    # phi = 2 the interval is about 5,109 ± 1.96 sqrt(2 x 5,109) = ± 198: 4,911 to 5,307, all above 4,773.
    found = next(row for row in statuses.rows(real) if row.indicator == "serious-acquisitive-crime")
    assert told(found) == "off_track behind"
    assert cells(found, "target_date as_at leads") == "2009-03-31 2008-12-31 True"
    assert cells(found, SUM) == "5109 4773 336 336 3 4912 5310"
    assert found.note.startswith("Read as the twelve months up to December 2008.")


# Worked out by hand from the tables of the documents, and from the rules; a star marks the row that leads.
OF_THE_DOCUMENTS = """
first-time-entrants all None plan-2009 no_target_set not_yet_set *
people-killed-or-seriously-injured all 2008-12-31 plan-2009 cannot_be_judged forecast_only
people-killed-or-seriously-injured all 2009-12-31 plan-2009 cannot_be_judged forecast_only
people-killed-or-seriously-injured all None assessment-2012 cannot_be_judged starting_level_not_printed *
marac-repeat-rate all None plan-2009 no_data not_supplied *
marac-repeat-rate all 2010-03-31 plan-2009 no_target_set not_yet_set
serious-acquisitive-crime all 2009-03-31 plan-2009 off_track - *
serious-acquisitive-crime all 2010-03-31 plan-2009 off_track -
serious-acquisitive-crime all 2011-03-31 plan-2009 cannot_be_judged starting_level_not_printed
ppo-offences all None plan-2009 cannot_be_judged period_not_stated *
ppo-offences-rolling-year all None plan-2009 cannot_be_judged period_not_stated
ppo-offences-rolling-year all 2010-03-31 plan-2009 cannot_be_judged starting_level_not_printed *
drug-users-in-effective-treatment all 2009-03-31 plan-2009 cannot_be_judged period_not_stated *
drug-users-in-effective-treatment all 2010-03-31 plan-2009 cannot_be_judged period_not_stated
deliberate-primary-and-secondary-fires all 2009-03-31 plan-2009 too_close_to_call - *
deliberate-primary-and-secondary-fires all 2010-03-31 plan-2009 too_close_to_call -
assault-less-serious-injury all 2009-03-31 plan-2009 too_close_to_call - *
assault-less-serious-injury all 2010-03-31 plan-2009 too_close_to_call -
sex-worker-outreach-contacts quarter=q1 None plan-2009 cannot_be_judged period_not_stated
sex-worker-outreach-contacts quarter=q2 None plan-2009 cannot_be_judged period_not_stated
sex-worker-outreach-contacts quarter=q3 None plan-2009 no_data never_supplied
sex-worker-outreach-contacts quarter=q4 None plan-2009 no_data never_supplied
sex-worker-outreach-contacts all None plan-2009 cannot_be_judged period_not_stated *
marac-cases all 2009-03-31 plan-2009 no_target_set no_direction *
marac-cases-cumulative all 2008-04-30 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-05-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-06-30 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-07-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-08-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-09-30 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-10-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2008-11-30 plan-2009 no_target_set no_direction *
marac-cases-cumulative all 2008-12-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2009-01-31 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2009-02-28 plan-2009 no_target_set no_direction
marac-cases-cumulative all 2009-03-31 plan-2009 no_target_set no_direction
asb-perceptions all None plan-2009 no_target_set not_yet_set *
local-concerns-dealt-with all None plan-2009 no_target_set not_yet_set *
sexual-offence-support all None plan-2009 no_target_set not_yet_set *
children-killed-or-seriously-injured all None plan-2009 no_target_set not_yet_set *
victim-based-crime-rolling-rate all None assessment-2012 no_data never_supplied *
families-on-programme all None report-2015 no_data never_supplied *
missing-debrief-days all None plan-2016 no_data never_supplied *
"""


def test_the_statuses_of_the_five_documents(real: Package) -> None:
    names = "indicator breakdown target_date target_document status reason"
    judged = [row for row in statuses.rows(real) if row.reason != "no_target"]
    found = [cells(row, names) + (" *" if row.leads else "") for row in judged]
    assert found == OF_THE_DOCUMENTS.replace(" None ", " - ").strip().splitlines()


def test_the_sums_of_the_five_documents(real: Package) -> None:
    # Exact Poisson intervals, each half x 1.41421: 5,109 has 4,969.857 to 5,251.051, so 4,912.2 to 5,309.9;
    # 769 fires have 715.602 to 825.328, so 693.5 to 848.7 (693.48 rounds to 693); 1,568 assaults have
    # 1,491.341 to 1,647.578, so 1,459.6 to 1,680.5 (1,680.54 rounds to 1,681).
    names = f"{SUM} lean"
    found = [cells(row, names) for row in statuses.rows(real) if row.path is not None]
    assert found == [
        "5109 4773 336 336 3 4912 5310 behind",
        "5109 4574 535 535 15 4912 5310 behind",
        "769 781 -12 -12 3 693 849 ahead",
        "769 722 47 47 15 693 849 behind",
        "1568 1652 -84 -84 3 1460 1681 ahead",
        "1568 1595 -27 -27 15 1460 1681 ahead",
    ]


def test_of_the_targets_of_the_documents_only_one_is_not_long_past(real: Package) -> None:
    # 18 months before 13 November 2018 is 13 May 2017; the first time entrants are those up to March 2018.
    judged = [row for row in statuses.rows(real) if row.reason != "no_target"]
    assert [row.indicator for row in judged if not row.historical] == ["first-time-entrants"]


def test_every_indicator_has_exactly_one_row_that_leads(real: Package, exampleshire: Package) -> None:
    for found in (real, exampleshire):
        leading = [row.indicator for row in statuses.rows(found) if row.leads]
        assert leading == list(dict.fromkeys(row.indicator for row in statuses.rows(found)))
        assert len(leading) == len(set(leading))


def test_no_observation_of_the_documents_is_judged_without_its_dates(real: Package) -> None:
    dated = [row for row in statuses.rows(real) if row.path is not None]
    observed = {(o.indicator, o.period_end): o for o in real.all(Observation)}
    assert all(observed[(row.indicator, row.as_at)].period_start for row in dated)
