"""What is public already counts: other releases, rolling sums, and periods nobody supplied again."""

from __future__ import annotations

from datetime import date

from macros.nouns import Observation
from scripts.attack import audit
from scripts.protect import protect
from tests.protect.world import QUARTERS, YEAR, indicator, package, row, shown

HATS = indicator(1, ())
Q1, Q2, Q3, Q4 = QUARTERS
NEXT = (date(2031, 1, 1), date(2031, 3, 31))
ROLLING = (date(2030, 4, 1), date(2031, 3, 31))


def _quarters(*counts: int) -> list[Observation]:
    return [row(count, period) for count, period in zip(counts, QUARTERS, strict=False)]


def _hidden(period: tuple[date, date]) -> Observation:
    return row(None, period, markers=("[c]",), as_published="not shown")


def test_a_small_quarter_takes_another_with_it_where_the_year_shows() -> None:
    found = protect(package([HATS]), (), [*_quarters(3, 20, 30, 40), row(93, YEAR)])
    assert shown(found.rows) == ["[c]", "[c]", "30", "40", "93"]


def test_a_total_that_an_earlier_release_printed_is_not_forgotten() -> None:
    # The year is in an old release alone; with it and three quarters the fourth could be worked out.
    old = package([HATS], row(93, YEAR))
    now = package([HATS], *_quarters(20, 30, 40)[:2])
    found = protect(now, [old], [row(40, Q3), row(3, Q4)])
    assert shown(found.rows) == ["[c]", "[c]"]
    assert found.report[1] == "1 more had to be hidden so that nobody can work it out."


def test_without_the_earlier_release_one_hidden_quarter_is_enough() -> None:
    now = package([HATS], *_quarters(20, 30, 40)[:2])
    assert shown(protect(now, (), [row(40, Q3), row(3, Q4)]).rows) == ["40", "[c]"]


def test_the_last_quarter_cannot_be_hidden_when_all_else_is_public() -> None:
    now = package([HATS], row(93, YEAR), *_quarters(20, 30, 40))
    found = protect(now, (), [row(3, Q4)])
    # Nothing can protect it any more: it was given away before it came.
    assert shown(found.rows) == ["[c]"]
    assert found.report == (
        "1 cell is hidden because it is small.",
        "1 cell is hidden although it is public already. That cannot be undone.",
    )


def test_a_rolling_sum_is_hidden_with_a_quarter_it_is_made_of() -> None:
    rows = [*_quarters(20, 30, 40, 3), row(50, NEXT), row(123, ROLLING), row(93, YEAR)]
    found = protect(package([HATS]), (), rows)
    by_period = dict(zip((one.period_start for one in rows[3:6]), shown(found.rows)[3:6], strict=True))
    assert by_period[Q4[0]] == "[c]"
    assert by_period[ROLLING[0]] == "[c]"
    assert shown(found.rows)[6] == "[c]"


def test_rolling_sums_show_where_no_quarter_is_hidden() -> None:
    rows = [*_quarters(20, 30, 40, 13), row(50, NEXT), row(133, ROLLING), row(103, YEAR)]
    assert "[c]" not in shown(protect(package([HATS]), (), rows).rows)


def test_a_sum_whose_hidden_part_is_not_supplied_is_hidden() -> None:
    now = package([HATS], _hidden(Q1), *_quarters(20, 30, 40)[1:])
    found = protect(now, (), [row(40, Q4), row(113, YEAR)])
    assert shown(found.rows) == ["40", "[c]"]


def test_a_sum_shows_when_its_hidden_parts_are_supplied_again() -> None:
    now = package([HATS], _hidden(Q1), _hidden(Q2), row(30, Q3))
    found = protect(now, (), [row(3, Q1), row(20, Q2), row(30, Q3), row(40, Q4), row(93, YEAR)])
    assert shown(found.rows) == ["[c]", "[c]", "30", "40", "93"]
    assert audit(found.rows, now, ()) == ()


def test_a_revised_figure_is_attacked_with_its_old_value_too() -> None:
    # 21 was printed before. Both the old and the new year are known, so two quarters stay hidden.
    old = package([HATS], _hidden(Q1), _hidden(Q2), row(30, Q3), row(40, Q4), row(93, YEAR))
    rows = [row(3, Q1), row(20, Q2), row(31, Q3), row(40, Q4), row(94, YEAR)]
    found = protect(old, (), rows)
    assert shown(found.rows) == ["[c]", "[c]", "31", "40", "94"]
    assert audit(found.rows, old, ()) == ()
