"""What holds for every package within the contract, tried on many that nobody would think of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.nouns import Indicator, Observation, Target
from macros.package import ROOT
from macros.verdicts import Change, Status
from scripts.compute import changes, statuses
from tests.compute.world import (
    NEW,
    OLD,
    REPORT,
    baseline,
    consecutive,
    document,
    figure,
    indicator,
    months,
    package,
    status_of,
    target,
    withheld,
    year,
)

MANY = settings(derandomize=True, deadline=None, max_examples=400, database=None)
PLAIN = ("mean", "score", "money")
KINDS = ("count", "count", "rate", "proportion", *PLAIN, "rank")
MARKERS = st.sampled_from(["[c]", "[x]", "[z]", "[e]", "[f]", "[b]", "[p]", "[r]", "[u]", "[b] [e]"])
WITHOUT_VALUE = {"[c]", "[x]", "[z]"}
DAYS = st.sampled_from([None, *(date(at, 12, 31) for at in range(2030, 2034)), date(2031, 3, 31)])
SOURCES = st.sampled_from([REPORT, REPORT, OLD, NEW])
SWAPPED = {
    ("ahead", "behind"),
    ("behind", "ahead"),
    ("on_track", "off_track"),
    ("off_track", "on_track"),
    ("better", "worse"),
    ("worse", "better"),
    ("target_met", "target_missed"),
    ("target_missed", "target_met"),
}

Rows = list[object]


def values(kind: str) -> st.SearchStrategy[int]:
    """What the contract lets a value of each kind be; small, so that gates and edges are met often."""
    least, most = (-50 if kind in PLAIN else 0), (100 if kind == "proportion" else 400)
    return st.one_of(st.integers(25, min(100, most)), st.integers(least, most))


@st.composite
def tidy(draw: st.DrawFn, kind: str, of: str) -> list[Observation]:
    """Four years of figures for whole years, quarters or months."""
    length = draw(st.sampled_from([12, 3, 1]))
    out_of = draw(st.sampled_from([20000, 1000, None]))
    wide = draw(st.sampled_from([None, 0, 5, 40]))
    found = []
    for at in range(2027, 2031):
        for first in range(1, 13, length):
            value = draw(values(kind))
            margin = (None, None) if wide is None else (value - wide, value + wide)
            cells: dict[str, Any] = {"of": of, "out_of": out_of, "margin": margin}
            found.append(months(value, at, first, first + length - 1, **cells))
    return found


@st.composite
def observations(draw: st.DrawFn, kind: str, of: str = "lost-hats") -> list[Observation]:
    """A tidy run with up to three rows disturbed, and perhaps a row that fits nowhere."""
    found = draw(tidy(kind, of))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(found) - 1))
        found[at] = draw(disturbed(found[at]))
    days = draw(st.sampled_from([(date(2030, 4, 1), None), (date(2030, 4, 1), date(2031, 3, 31)), None]))
    if days:
        found.append(figure(draw(values(kind)), *days, of=of))
    return found


@st.composite
def disturbed(draw: st.DrawFn, row: Observation) -> Observation:
    """The row marked, or without its days, or moved to another document or year."""
    markers = tuple(draw(MARKERS).split())
    marked = replace(row, markers=markers)
    if WITHOUT_VALUE & set(markers):
        marked = replace(marked, value=None, lower=None, upper=None)
    words = draw(st.sampled_from(["2028-9", "2029-30", "last year"]))
    return draw(
        st.sampled_from(
            [
                marked,
                marked,
                marked,
                replace(row, period_start=None, period_end=None, period_as_published=words),
                replace(row, period_start=None),
                replace(row, document=draw(SOURCES)),
                replace(row, denominator=None, lower=None, upper=None),
                replace(row, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31)),
            ]
        )
    )


@st.composite
def targets(draw: st.DrawFn, kind: str) -> list[Target]:
    """Up to two targets, with or without a date, a level or a percentage, and perhaps a baseline."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        rule = draw(st.sampled_from(["level", "level", "percent_change", "percent_a_year"]))
        value = draw(values(kind) if rule == "level" else st.integers(-100, 500))
        start = draw(st.sampled_from([None, None, date(2030, 1, 1)]))
        found.append(target(value, draw(DAYS), rule, start=start, source=draw(SOURCES)))
    if draw(st.booleans()):
        found.append(target(None, draw(DAYS), markers="[x]"))
    for day in draw(st.lists(st.sampled_from([None, date(2027, 12, 31), date(2029, 6, 30)]), max_size=2)):
        marker = draw(st.sampled_from(["", "", "", "[c]", "[x]"]))
        level = None if marker else draw(values(kind))
        found.append(baseline(level, day, marker, source=draw(SOURCES)))
    return found


@st.composite
def worlds(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Rows:
    """The rows of a small package with one indicator, and perhaps the indicator of its events."""
    kind = draw(st.sampled_from(kinds))
    numerator = "counted-hats" if kind in {"rate", "proportion"} and draw(st.booleans()) else ""
    rows: Rows = [document(NEW, date(2032, 6, 30)), indicator(kind, numerator=numerator)]
    rows += [*draw(observations(kind)), *draw(targets(kind))]
    if numerator:
        rows += [indicator(key=numerator), *draw(observations("count", numerator))]
    if draw(st.booleans()):
        rows.append(consecutive("2028-9", "2029-30"))
    if draw(st.sampled_from([False] * 9 + [True])):
        rows.append(withheld())
    return rows


def judgements(rows: Rows) -> list[Change | Status]:
    found = package(*rows)
    return [*changes.rows(found), *statuses.rows(found)]


def directed(rows: Rows, direction: str) -> Rows:
    return [replace(row, direction=direction) if isinstance(row, Indicator) else row for row in rows]


@pytest.fixture(scope="module")
def allowed() -> Mapping[tuple[type, str], set[str]]:
    """The answers that the contract allows, for each column that has a list of them."""
    contract = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["name"]: resource["schema"]["fields"] for resource in contract["resources"]}
    return {
        (noun, field["name"]): {"", *field["constraints"]["enum"]}
        for noun, name in ((Change, "changes"), (Status, "statuses"))
        for field in described[name]
        if "enum" in field.get("constraints", {})
    }


@MANY
@given(worlds(), st.sampled_from(["lower", "higher", "none"]))
def test_every_package_within_the_contract_is_answered_within_the_contract(
    allowed: Mapping[tuple[type, str], set[str]], rows: Rows, direction: str
) -> None:
    for row in judgements(directed(rows, direction)):
        for field in fields(row):
            cell = getattr(row, field.name)
            assert cell in allowed.get((type(row), field.name), {cell})
            assert not isinstance(cell, Decimal) or cell.is_finite()
        if isinstance(row, Change):
            assert (row.verdict == "not_tested") == bool(row.reason)
            assert (row.verdict == "not_tested") == (row.lower is None)


@MANY
@given(worlds())
def test_exactly_one_row_leads_for_every_indicator(rows: Rows) -> None:
    found = list(statuses.rows(package(*rows)))
    leading = [row.indicator for row in found if row.leads]
    assert sorted(leading) == sorted({row.indicator for row in found})


@MANY
@given(worlds(), st.data())
def test_a_hidden_value_never_yields_a_number(rows: Rows, data: st.DataObject) -> None:
    # Whatever stands beside [c] by mistake, every judgement is the one that an empty cell gives.
    places = [at for at, row in enumerate(rows) if isinstance(row, Observation | Target)]
    at = data.draw(st.sampled_from(places))
    answers = [judgements([*rows[:at], hide(rows[at], value), *rows[at + 1 :]]) for value in (None, 37, 211)]
    assert answers[0] == answers[1] == answers[2]


def hide(row: object, value: int | None) -> Observation | Target:
    """The row marked [c], filled by mistake with numbers around `value`."""
    number = None if value is None else Decimal(value)
    if isinstance(row, Target):
        return replace(row, markers=("[c]",), value=number)
    assert isinstance(row, Observation)
    filled = replace(row, markers=("[c]",), value=number)
    if number is None:
        return replace(filled, lower=None, upper=None, denominator=None)
    return replace(filled, lower=number - 3, upper=number + 3, denominator=number * 7)


@MANY
@given(worlds())
def test_reversing_the_direction_swaps_good_and_bad_and_nothing_else(rows: Rows) -> None:
    found = zip(judgements(directed(rows, "lower")), judgements(directed(rows, "higher")), strict=True)
    for lower, higher in found:
        for field in fields(lower):
            pair = (getattr(lower, field.name), getattr(higher, field.name))
            assert pair[0] == pair[1] or pair in SWAPPED
        if isinstance(lower, Status) and isinstance(higher, Status):
            both_met = (lower.status, higher.status) == ("target_met", "target_met")
            assert (lower.lean == "level") == (higher.lean == "level")
            assert not both_met or lower.lean == "level"
            assert not (lower.lean == "level" and lower.status in {"on_track", "off_track", "target_missed"})


@MANY
@given(worlds(PLAIN), st.sampled_from([2, 5, 10, 1000]))
def test_counting_in_another_unit_changes_no_answer(rows: Rows, factor: int) -> None:
    names = ("status", "reason", "lean", "leads", "verdict", "better", "months_left", "as_at")
    levels = [row for row in rows if not isinstance(row, Target) or row.rule == "level"]
    for small, large in zip(judgements(levels), judgements(scaled(levels, factor)), strict=True):
        for name in names:
            assert getattr(small, name, None) == getattr(large, name, None)


def scaled(rows: Rows, factor: int) -> Rows:
    """The same rows in a unit of which the old one holds `factor`."""
    return [
        replace(row, value=times(row.value, factor))
        if isinstance(row, Target)
        else replace(row, **{name: times(getattr(row, name), factor) for name in ("value", "lower", "upper")})
        if isinstance(row, Observation)
        else row
        for row in rows
    ]


def times(value: Decimal | None, factor: int) -> Any:
    return None if value is None else value * factor


@MANY
@given(st.integers(20, 400), st.integers(20, 400), st.integers(0, 400), st.sampled_from([2030, 2031]))
def test_a_better_figure_never_has_a_worse_status(one: int, other: int, goal: int, due: int) -> None:
    order = ("off_track", "target_missed", "too_close_to_call", "on_track", "target_met")
    better, worse = sorted((one, other))
    ranks = [
        order.index(status_of(indicator(), target(goal, date(due, 12, 31)), year(value, 2030)).status)
        for value in (better, worse)
    ]
    assert ranks[0] >= ranks[1]
