"""Nothing is written when the attack finds something, or when figures cannot be protected or judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.nouns import Area, Observation
from macros.package import Package
from scripts.attack import Exposure, audit
from scripts.protect import Protection, protect
from tests.protect.world import (
    HERE,
    QUARTERS,
    YEAR,
    eight_quarters,
    indicator,
    package,
    protected,
    row,
    shown,
    table,
)

MANY = settings(derandomize=True, deadline=None, max_examples=25, database=None)
NOTHING = Protection()
PLAIN = indicator(1, ())
FILE = "data/observations/lost-hats.csv"
MERGE = (
    "Merge small categories, or give a longer period, until the parts are large enough. "
    "The limits are never loosened."
)


def _sentences(found: Protection) -> list[str]:
    assert replace(found, problems=()) == NOTHING
    return [problem.sentence for problem in found.problems]


def test_a_secondary_cell_that_is_shown_is_refused() -> None:
    truth = table([[3, 20, 30], [40, 50, 60], [25, 35, 45]])

    def sabotaged(
        rows: Sequence[Observation], now: Package, earlier: Sequence[Package]
    ) -> tuple[Exposure, ...]:
        """The attack on the same rows, of which one hidden cell that is not small shows again."""
        at = next(i for i, one in enumerate(rows) if one.value is None and (truth[i].value or 0) > 4)
        return audit([*rows[:at], truth[at], *rows[at + 1 :]], now, earlier)

    found = protect(package([indicator()]), (), truth, sabotaged)
    assert _sentences(found) == [
        f"{FILE}, column value: "
        "A reader could work out or narrow down 1 hidden cell from what would be public. " + MERGE
    ]


def test_small_numbers_that_nothing_can_protect_stop_everything() -> None:
    # The year shows and the first half is public: the other half, 3 in all, cannot be anything but small.
    old = package([PLAIN], row(20, QUARTERS[0]), row(30, QUARTERS[1]))
    rows = [row(1, QUARTERS[2]), row(2, QUARTERS[3]), row(53, YEAR)]
    assert _sentences(protect(old, (), rows)) == [
        f"{FILE}, column value: Small numbers can be worked out here, whatever else is hidden, from totals "
        f"that have to show or are public already. {MERGE}"
    ]


def test_what_can_be_protected_is_not_refused() -> None:
    old = package([PLAIN], row(20, QUARTERS[0]), row(30, QUARTERS[1]))
    rows = [row(3, QUARTERS[2]), row(4, QUARTERS[3]), row(57, YEAR)]
    assert shown(protect(old, (), rows).rows) == ["[c]", "[c]", "57"]


def test_figures_that_do_not_add_up_stop_everything() -> None:
    rows = [row(3, colour="red"), row(30, colour="blue"), row(50, colour="all")]
    assert _sentences(protect(package([indicator(1, ("colour",))]), (), rows)) == [
        f"{FILE}, column value: "
        "The totals and their parts do not add up, so nobody can tell whether small "
        "numbers are safe. Correct the figures; or, if the parts of a breakdown do not make up the total, "
        "take it out of parts_of_total in data/indicators.csv."
    ]


def test_public_figures_need_a_source() -> None:
    rows = [row(3, document="a-rumour")]
    assert _sentences(protect(package([indicator(0, ())]), (), rows)) == [
        f"{FILE}, column document: "
        "The tier says that these figures are public, but a row names no document of "
        "data/documents.csv. Name the document and section that made them public, or set the tier to 1 or 2."
    ]


def test_an_indicator_that_nobody_described_is_refused() -> None:
    assert _sentences(protect(package([]), (), [row(30)])) == [
        f"{FILE}: "
        "There is no indicator of this name, so its tier is not known. Describe it in "
        "data/indicators.csv first, with its tier."
    ]


@pytest.mark.parametrize("numerator", ["", "hats"])
def test_a_share_of_an_unknown_number_is_refused(numerator: str) -> None:
    share = indicator(1, (), kind="proportion", numerator=numerator)
    counts = indicator(1, (), key="hats")
    assert _sentences(protect(package([share, counts]), (), [row("5.0")])) == [
        f"{FILE}, column denominator: "
        "A rate or share says neither what it is out of nor which indicator counts "
        "its events. Fill in the denominator, or name under numerator in data/indicators.csv the indicator "
        "that counts them."
    ]


@pytest.mark.parametrize("rows", [[row(30, QUARTERS[0])], [row(30, area_code="north")]])
def test_sensitive_figures_for_a_ward_or_a_quarter_are_refused(rows: list[Observation]) -> None:
    now = package([indicator(2, ())], Area("north", "North", "ward", "", HERE))
    assert _sentences(protect(now, (), rows)) == [
        f"{FILE}: "
        "Figures about people in sensitive situations are for a ward or for less than a year. Give the "
        "whole local authority and a year, or the latest twelve months."
    ]


@pytest.mark.parametrize("rows", [[row("2.5")], [row(-1)], [row(30), row(31)]])
def test_counts_that_are_none_are_refused(rows: list[Observation]) -> None:
    assert _sentences(protect(package([indicator(1, ())]), (), rows)) == [
        f"{FILE}, column value: "
        "A count is no whole number from 0 on, or the same figure is given twice with "
        "different values. Correct it."
    ]


def test_other_places_answer_for_their_own_shares() -> None:
    share = indicator(1, (), kind="proportion")
    neighbours = Area("neighbours", "Neighbours", "comparison_group", "")
    rows = [row("5.0", area_code="neighbours")]
    assert protect(package([share], neighbours), (), rows).rows == tuple(rows)


counts = st.one_of(st.integers(0, 12), st.integers(0, 60))
tables = st.integers(2, 4).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=2, max_size=4)
)


@MANY
@given(tables, st.sampled_from([1, 2]))
def test_no_hidden_cell_of_any_table_can_be_narrowed_down(numbers: list[list[int]], tier: int) -> None:
    found = protected(numbers, tier)
    if found.problems:  # small tables with small totals often cannot be protected: then nothing is written
        assert found.rows == ()
        return
    assert audit(found.rows, package([indicator(tier)]), ()) == ()
    least = {1: 5, 2: 10}[tier]
    assert all(one.value is None or one.value == 0 or one.value >= least for one in found.rows)


@MANY
@given(st.lists(counts, min_size=8, max_size=8), st.integers(1, 7))
def test_no_quarter_that_comes_later_gives_an_earlier_one_away(numbers: list[int], many: int) -> None:
    hats = indicator(1, ())
    rows = eight_quarters(numbers)
    first = protect(package([hats]), (), rows[:many])
    before = package([hats], *first.rows)
    second = protect(before, (), rows[many:])
    if not first.problems and not second.problems:
        assert [one for one in audit(second.rows, before, ()) if not one.known_before] == []


@MANY
@given(tables)
def test_no_message_and_no_repr_holds_a_hidden_value(numbers: list[list[int]]) -> None:
    marked = [[count * 1000 + 777 if count > 4 else count for count in line] for line in numbers]
    found = protected(marked)
    hidden = [one for one in found.rows if one.value is None]
    said = repr(hidden) + repr(found.report) + repr(found.problems)
    assert "777" not in said
    assert all(one.value is None and one.denominator is None for one in hidden)


def test_an_exposure_does_not_print_what_it_found() -> None:
    rows = [row(None, colour="red", markers=("[c]",)), row(20, colour="blue"), row(23, colour="all")]
    (found,) = audit(rows, package([indicator(1, ("colour",))]), ())
    assert (found.least, found.most) == (3, 3)
    assert "3," not in repr(found).replace("2030", "").replace("2031", "")
    assert isinstance(rows[1].value, Decimal)
