"""The drawings of charts: every kind as it is, and what no drawing may ever do.

The files in `golden/` are the drawings as they were last looked at. After a wanted change they are
rewritten by `REWRITE_GOLDEN=1 python -m pytest tests/charts/test_draw.py`, and looked at again.
"""

from __future__ import annotations

import gzip
import itertools
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from macros.charts.draw import drawings, svg
from macros.charts.model import Line, Mark
from macros.charts.strip import STANCES
from macros.styles import sheet
from tests.charts.to_draw import (
    ENGLISH,
    EVERY,
    HARD,
    LONG,
    MONTHS,
    PAPERS,
    SPACE,
    TYPICAL,
    Values,
    boxes,
    chart,
    level,
    line,
    mark,
    months,
    paths,
    texts,
    tree,
    within,
)

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent / "golden"
STYLES = (ROOT / "overrides" / "styles" / "43-drawings.css").read_text(encoding="utf-8")
BADGES = sheet()


# ---- As they were looked at ----


@pytest.mark.parametrize("kind", TYPICAL)
@pytest.mark.parametrize("narrow", PAPERS)
def test_every_kind_is_drawn_as_it_was_last_looked_at(kind: str, narrow: bool) -> None:
    file = GOLDEN / f"{kind}-{'narrow' if narrow else 'wide'}.svg"
    drawn = svg(TYPICAL[kind], ENGLISH, narrow) + "\n"
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


# ---- What a reader can read ----


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("narrow", PAPERS)
def test_no_text_lies_on_another(name: str, narrow: bool) -> None:
    found = boxes(EVERY[name], narrow)
    assert [(a.words, b.words) for a, b in itertools.combinations(found, 2) if a.meets(b)] == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("narrow", PAPERS)
def test_every_text_stays_on_the_paper(name: str, narrow: bool) -> None:
    _, _, wide, high = map(float, tree(EVERY[name], narrow).attrib["viewBox"].split())
    out = [
        b
        for b in boxes(EVERY[name], narrow)
        if b.left < -0.1 or b.right > wide + 0.1 or b.top < -0.5 or b.bottom > high
    ]
    assert out == []


def test_text_is_12_to_16_pixels_wherever_a_drawing_is_shown() -> None:
    narrow, wide = (float(tree(TYPICAL["line"], paper).attrib["font-size"]) for paper in PAPERS)
    switch, most = (
        int(re.findall(pattern, STYLES)[-1]) * 16 for pattern in (r"min-width: (\d+)rem", r"size: (\d+)rem")
    )
    # A phone of 320 px has 288 left beside the margins of the page.
    assert narrow * 288 / 320 >= 12
    assert wide * switch / 720 >= 12
    assert wide * most / 720 <= 16


def test_a_name_stands_at_the_end_of_its_line_with_its_last_number() -> None:
    found = chart("line", line("Peterborough", [50, 40]), line("England", [41, 20]))
    assert texts(found, False)[-2:] == ["40 Peterborough", "20 England"]


def test_one_line_alone_needs_no_name() -> None:
    assert texts(chart("line", line("Cases", [50, 41])), False)[-1] == "41"
    beside_target = chart("line", line(LONG, [50, 41]), levels=[level("Target", 30)])
    assert texts(beside_target, False)[-2:] == ["41", "30 Target"]


def test_a_line_that_ends_early_is_named_beside_its_end() -> None:
    name = next(each for each in boxes(HARD["an early end"], False) if each.words == "31 Cases")
    last = re.findall(r"M(\S+) (\S+)a", paths(HARD["an early end"], False, "dot s1")[0])[-1]
    assert 0 < name.left - float(last[0]) - 4.5 < 10
    assert paths(HARD["an early end"], False, "leader") == []


def test_a_name_without_room_beside_its_line_is_led_to_it() -> None:
    crowded = chart("line", line(LONG, [*[5] * 11, None]), line("B", [8] * 12))
    assert len(paths(crowded, True, "leader")) == 1


def test_a_number_too_wide_leaves_its_unit_to_the_axis() -> None:
    def said(values: Iterable[int], unit: str) -> Line:
        return Line("n", tuple(replace(mark(n, str(n), n), shown=f"{n} {unit}") for n in values))

    assert "7 fires" in texts(chart("bars", said([3, 7], "fires")), False)
    assert "7" in texts(
        chart("bars", said([3, 7], "fires in the whole of the county of Exampleshire")), False
    )
    assert "7" in texts(
        chart("dots", said([3, 7], "fires in the whole of the county of Exampleshire")), False
    )


def test_a_gap_between_two_names_has_none_of_its_own() -> None:
    """Such a gap holds two years apart that do not follow one another."""
    gap = Mark(400, "", None, "")
    found = replace(chart("line", Line("n", (mark(365, "2011", 5), gap, mark(1461, "2014", 6)))), dated=True)
    assert [words for words in texts(found, False) if words.startswith("201")] == ["2011", "2014"]
    assert len(paths(found, False, "dot s1")[0].split("M")) == 3


def test_series_are_named_above_only_where_they_stand_side_by_side() -> None:
    own, others = (
        Line("Ours", (mark(0, "Exampleshire", 5),)),
        Line("Theirs", (mark(1, "England", 6),), "benchmark"),
    )
    assert "Theirs" not in texts(chart("dots", own, others), False)
    assert "2017" in texts(TYPICAL["bars"], False)


def test_names_of_lines_that_end_together_are_led_to_them_in_their_order() -> None:
    found = chart("line", line("A", [50, 36]), line("B", [20, 36]), line("C", [10, 36]))
    assert texts(found, True)[-3:] == ["36 A", "36 B", "36 C"]
    assert len(paths(found, True, "leader")) == 2  # the middle one stands at its line


def test_numbers_are_printed_at_bars_where_there_is_room_for_all() -> None:
    found = TYPICAL["bars"]
    assert {"86", "76", "50", "[x]", "33", "22"} <= set(texts(found, False))
    crowded = chart("bars", months("Cases", [100_000] * 12), dated=True)
    assert "100,000" in texts(crowded, False)  # the axis ends there
    assert texts(crowded, False).count("100,000") == 1


def test_names_that_upright_bars_have_no_room_for_stand_above_lying_ones() -> None:
    wide, narrow = (
        boxes(chart("bars", line("n", [3, 4, 5], ["Dogsthorpe", LONG, "East"])), p) for p in (False, True)
    )
    assert [b.left for b in narrow if b.words in {"Dogsthorpe", "East"}] == [0.0, 0.0]
    assert "Dogsthorpe" in {b.words for b in wide}


def test_times_keep_the_last_one_and_are_left_out_not_turned() -> None:
    found = HARD["twelve months"]
    assert [words for words in texts(found, True) if words in MONTHS or words == "December"] == [
        "April",
        "August",
        "December",
    ]
    assert "rotate" not in svg(found, ENGLISH, True)


# ---- What a drawing may not say ----


@pytest.mark.parametrize("kind", TYPICAL)
@pytest.mark.parametrize("narrow", PAPERS)
def test_a_hidden_value_never_yields_a_number(kind: str, narrow: bool) -> None:
    """Even where a careless model carries the number along in its other fields."""
    hidden = Mark(1, "2011", None, "98765", ("[c]",), Decimal(98764), Decimal(98766))
    beside = () if kind in ("range", "strip") else (mark(0, "2010", 5),)
    drawn = svg(chart(kind, Line("Cases", (*beside, hidden)), line("More", [4])), ENGLISH, narrow)
    assert not re.search(r"98[,.]?76", drawn)
    assert "[c]" in drawn


def test_a_gap_stays_a_gap_and_shows_its_marker() -> None:
    found = chart("line", line("n", [5, 6, None, 8, 9]))
    assert paths(found, False, "line s1")[0].count("M") == 2
    assert "[x]" in texts(found, False)


def test_a_figure_alone_between_gaps_has_its_dot() -> None:
    crowded = Line("n", tuple(mark(at, str(at), None if at in (40, 42) else 5) for at in range(90)))
    # The one between the gaps, and the last one, which its name belongs to.
    assert paths(chart("line", crowded), True, "dot s1")[0].count("M") == 2


def test_a_break_cuts_the_line_and_is_drawn() -> None:
    found = chart("line", Line("n", (mark(0, "2010", 5), mark(1, "2011", 6), mark(2, "2012", 9, "[b]"))))
    assert paths(found, False, "line s1")[0].count("M") == 1
    assert len(paths(found, False, "break")) == 1
    assert "[b]" in texts(found, False)


def test_what_is_provisional_is_drawn_open() -> None:
    for kind in ("line", "bars", "rows", "dots"):
        found = chart(kind, Line("n", (mark(0, "2010", 5), mark(1, "2011", 6, "[p]"))))
        assert len(paths(found, False, "open s1")) == 1


def test_an_interval_of_neighbours_is_a_band_and_of_one_alone_a_stroke() -> None:
    marks = (
        within(mark(0, "1", 5), 4, 6),
        within(mark(1, "2", 5), 4, 6),
        mark(2, "3", 5),
        within(mark(3, "4", 5), 4, 6),
    )
    found = chart("line", Line("n", marks))
    assert len(paths(found, False, "band")) == len(paths(found, False, "bar-of")) == 1


def test_a_target_is_dashed_and_has_no_dots() -> None:
    assert paths(TYPICAL["line"], False, "line target")
    assert not paths(TYPICAL["line"], False, "dot target")
    assert re.search(r"\.line\.target.*\{\s*stroke-dasharray", STYLES)


def test_series_differ_in_shape_and_filling_not_in_colour_alone() -> None:
    dots = chart("line", *(line(name, [n, n + 1]) for n, name in enumerate("ABCD")))
    shapes = [re.sub(r"[\d. -]+", "", paths(dots, False, f"dot s{n}")[0]) for n in range(1, 5)]
    assert len(set(shapes)) == 4
    bars = svg(chart("bars", *(line(name, [5, 6]) for name in "ABCD")), ENGLISH, False)
    assert len(re.findall(r"<pattern ", bars)) == 2


def test_bars_begin_at_zero_and_lines_say_where_they_do_not() -> None:
    values: Values = [92, 95, 94]
    assert "0" in texts(chart("bars", line("n", values)), False)
    assert texts(chart("line", line("n", values), unit="%"), False)[:2] == [
        "%; the scale does not begin at zero",
        "92",
    ]
    assert texts(chart("line", line("n", [20, 95, 94]), unit="%"), False)[:2] == ["%", "0"]


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="quiet-line: of 5 series 4 can be told apart"):
        svg(chart("line", *(line(name, [1, 2]) for name in "ABCDE")), ENGLISH, True)


# ---- How it is written ----


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("narrow", PAPERS)
def test_a_drawing_is_plain_round_and_always_the_same(name: str, narrow: bool) -> None:
    drawn = svg(EVERY[name], ENGLISH, narrow)
    assert drawn == svg(EVERY[name], ENGLISH, narrow)
    assert not re.search(r"<script|style=|#[0-9a-fA-F]{3,6}\b|\bon\w+=|href|nan|inf", drawn)
    data = " ".join(re.findall(r' (?:d|x|y|width|height|viewBox|transform)="([^"]*)"', drawn))
    assert not re.search(r"\d\.\d\d|(?<![\d.])-0(?![.\d])|\d[eE]", data)


@pytest.mark.parametrize("kind", TYPICAL)
def test_a_screen_reader_hears_headline_and_description_and_no_id_comes_twice(kind: str) -> None:
    other = replace(TYPICAL[kind], id="another")
    both = drawings(TYPICAL[kind], ENGLISH) + drawings(other, ENGLISH)
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))
    for narrow in PAPERS:
        root = tree(TYPICAL[kind], narrow)
        by_id = {each.get("id"): each.text for each in root.iter()}
        assert root.attrib["role"] == "img"
        assert by_id[root.attrib["aria-labelledby"]] == "Fewer cases than a year before"
        assert by_id[root.attrib["aria-describedby"]] == "Cases fell."


def test_whatever_a_word_holds_stays_text() -> None:
    hostile = '<b a="1">&</b>'
    found = replace(
        chart("rows", line(hostile, [3], [hostile])), headline=hostile, alternative=hostile, unit=hostile
    )
    root = tree(found, False)
    assert not list(root.iter(f"{SPACE}b"))
    assert hostile in [each.text for each in root.iter()]


def test_a_style_sheet_of_its_own_knows_every_class_and_no_colour() -> None:
    drawn = "".join(drawings(found, ENGLISH) for found in EVERY.values())
    used = {name for classes in re.findall(r'class="([^"]+)"', drawn) for name in classes.split()}
    assert {name for name in used if f".{name}" not in STYLES} == set()
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b|rgb|hsl", STYLES) == ["#fff"]  # paper


def test_the_hidden_drawing_is_not_there_for_anybody() -> None:
    assert re.search(r"\.drawing \.wide \{\s*display: none", STYLES)
    assert re.search(r"@container[^{]*\{\s*\.drawing \.narrow \{\s*display: none", STYLES)


def test_forced_colours_and_paper_have_rules_of_their_own() -> None:
    forced = STYLES.split("@media (forced-colors: active)")[1]
    for variable in re.findall(r"var\(--([\w-]+)\)", STYLES.split("@media print")[0]):
        assert (
            variable in ("tint", "paper", "face")
            or f"--{variable}: Canvas" in forced
            or f"--{variable}: Link" in forced
        )
    assert "break-inside: avoid" in STYLES.split("@media print")[1]
    assert "direction: ltr" in STYLES
    assert "unicode-bidi: plaintext" in STYLES


@pytest.mark.parametrize("kind", TYPICAL)
def test_both_drawings_of_a_chart_are_light(kind: str) -> None:
    assert len(gzip.compress(drawings(TYPICAL[kind], ENGLISH).encode(), 9)) < 2000


def test_a_verdict_looks_as_on_its_badge() -> None:
    for key, stance in STANCES.items():
        assert f".verdict-{key}" in BADGES
        first = next(other for other, found in STANCES.items() if found == stance)
        rule = next(rule for rule in BADGES.split("}") if "--tint" in rule and f".verdict-{key}" in rule)
        tint = re.search(r"--tint: (var\(--\w+\))", rule)
        assert tint
        assert f".verdict-{first}" in rule
        assert f".drawing .{stance} {{ --tint: {tint[1]}; }}" in STYLES
