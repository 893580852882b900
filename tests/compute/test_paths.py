"""Where the path from a baseline to a target stands on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from macros.nouns import Target
from scripts.compute.paths import Path, baseline_of, path_of
from tests.compute.world import NEW, baseline, package, target

END_OF_2028, END_OF_2029, END_OF_2030 = date(2028, 12, 31), date(2029, 12, 31), date(2030, 12, 31)
FROM_200 = baseline(200, END_OF_2028)


def path(goal: Target, start: Target | None = None) -> Path:
    found = path_of(goal, start)
    assert found is not None
    return found


# From 200 to 100 over 730 days: R(t) = 200 - 100 x days / 730.
@pytest.mark.parametrize(
    ("day", "position"),
    [
        (date(2027, 12, 31), "200"),
        (END_OF_2028, "200"),
        (date(2029, 1, 1), "199.863"),  # 200 - 100/730 = 200 - 0.1370
        (date(2029, 3, 14), "190"),  # 31 + 28 + 14 = 73 days, a tenth of the way
        (END_OF_2029, "150"),
        (END_OF_2030, "100"),
    ],
)
def test_a_line_runs_straight_from_baseline_to_target(day: date, position: str) -> None:
    found = path(target(100, END_OF_2030), FROM_200)
    assert (found.rule, str(found.at(day))) == ("line", position)


def test_a_line_may_rise() -> None:
    assert path(target(300, END_OF_2030), FROM_200).at(END_OF_2029) == 250


def test_a_target_without_a_baseline_stands_for_the_whole_way() -> None:
    found = path(target(100, END_OF_2030))
    assert (found.rule, found.baseline) == ("level", None)
    assert found.level == 100
    assert {found.at(day) for day in (END_OF_2028, END_OF_2029, END_OF_2030)} == {Decimal(100)}


@pytest.mark.parametrize(
    ("goal", "start"),
    [
        (target(100, END_OF_2030), baseline(200, None)),
        (target(100, None), baseline(200, None)),
        (target(100, None), FROM_200),
        (target(100, END_OF_2030), baseline(None, END_OF_2028, "[x]")),
    ],
)
def test_a_level_whose_way_has_no_start_or_end_stands_for_it(goal: Target, start: Target) -> None:
    found = path(goal, start)
    assert (found.rule, str(found.at(END_OF_2029))) == ("level", "100")


def test_a_change_in_per_cent_becomes_a_level() -> None:
    # 384 x 0.78 = 299.52, and 200 x 0.9 = 180: halfway 190.
    found = path(target(-22, None, "percent_change"), baseline(384, None))
    assert (found.rule, found.level) == ("level", Decimal("299.52"))
    found = path(target(-10, END_OF_2030, "percent_change"), FROM_200)
    assert (found.rule, str(found.level), str(found.at(END_OF_2029))) == ("line", "180", "190")


def test_a_change_in_per_cent_is_exact() -> None:
    # 0.1 x 1.1 = 0.11, which binary fractions miss.
    assert path(target(10, None, "percent_change"), baseline("0.1", None)).level == Decimal("0.11")


def test_so_much_a_year_is_compounded() -> None:
    # 200 less 10% a year. 730 days are 1.998631 years of 365.25 days: ln 0.9 x 1.998631 = -0.210577,
    # 200 x 0.810117 = 162.0234. After 365 days, 0.999316 years: 200 x 0.900065 = 180.0130.
    found = path(target(-10, END_OF_2030, "percent_a_year"), FROM_200)
    assert (found.rule, str(found.level)) == ("percent_a_year", "162.0234")
    assert [str(found.at(day)) for day in (END_OF_2028, END_OF_2029)] == ["200", "180.013"]


def test_so_much_a_year_ends_at_its_level() -> None:
    found = path(target(7, END_OF_2030, "percent_a_year"), FROM_200)
    assert found.at(END_OF_2030) == found.level
    # R = B (T/B)^((t - tB)/(tT - tB)): after half of the way the root of 200 x T.
    assert float(found.at(END_OF_2029)) == pytest.approx((200 * float(found.level)) ** 0.5, abs=0.0001)


def test_a_hundred_per_cent_less_is_nothing() -> None:
    assert path(target(-100, END_OF_2030, "percent_a_year"), FROM_200).level == 0
    assert path(target(-100, END_OF_2030, "percent_change"), FROM_200).level == 0


@pytest.mark.parametrize("rule", ["percent_change", "percent_a_year"])
@pytest.mark.parametrize("start", [None, baseline(None, END_OF_2028, "[x]")])
def test_a_percentage_of_nothing_known_has_no_path(rule: str, start: Target | None) -> None:
    assert path_of(target(-10, END_OF_2030, rule), start) is None


@pytest.mark.parametrize(
    ("day", "start"), [(None, FROM_200), (END_OF_2030, baseline(200, None)), (None, baseline(200, None))]
)
def test_so_much_a_year_needs_to_know_how_many_years(day: date | None, start: Target) -> None:
    assert path_of(target(-10, day, "percent_a_year"), start) is None


def test_a_target_that_is_not_set_has_no_path() -> None:
    assert path_of(target(None, END_OF_2030, markers="[x]"), FROM_200) is None


def test_a_target_of_zero_is_a_target() -> None:
    found = path(target(0, END_OF_2030), FROM_200)
    assert [found.at(day) for day in (END_OF_2029, END_OF_2030)] == [100, 0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        # The last dated one before the target.
        ([baseline(300, END_OF_2028), baseline(200, END_OF_2029)], 200),
        ([baseline(200, END_OF_2029), baseline(300, END_OF_2028)], 200),
        ([baseline(200, END_OF_2029), baseline(300, END_OF_2030)], 200),
        # Dated before undated.
        ([baseline(200, END_OF_2029), baseline(300, None)], 200),
        ([baseline(200, None)], 200),
        ([baseline(200, END_OF_2030)], None),
        # Of another document, part, area or indicator.
        ([baseline(200, END_OF_2029, source=NEW)], None),
        ([baseline(200, END_OF_2029, breakdown="colour=red")], None),
        ([baseline(200, END_OF_2029, area="capshire")], None),
        ([baseline(200, END_OF_2029, of="found-hats")], None),
        ([target(200, END_OF_2029)], None),
    ],
)
def test_the_baseline_is_the_last_one_before_the_target_in_its_own_document(
    rows: list[Target], expected: int | None
) -> None:
    goal = target(100, END_OF_2030)
    found = baseline_of(package(goal, *rows), goal)
    assert (found.value if found else None) == expected


def test_a_target_without_a_date_has_only_a_baseline_without_one() -> None:
    goal = target(100, None)
    dated, loose = baseline(300, END_OF_2028), baseline(200, None)
    assert baseline_of(package(goal, dated), goal) is None
    assert baseline_of(package(goal, loose, dated), goal) == loose
