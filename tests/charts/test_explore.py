"""The figure to explore says what the chart says, in the colours of the site, and nothing more."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from plotly.offline import get_plotlyjs_version

from macros.charts.explore import bundle, figure, figure_json
from macros.charts.explore_pen import LOOKS
from macros.charts.model import KINDS, Chart, Level, Line, Mark
from macros.charts.scale import axis, written
from macros.package import ROOT
from macros.styles import sheet
from macros.words import Words
from scripts import vendoring
from tests.charts.to_explore import (
    DOTS,
    EVERY,
    LICENCE,
    LINE,
    MULTIPLES,
    NAMES,
    ROWS,
    SOURCE,
    STRIP,
    WORDY,
    YEARS,
    mark,
)

WORDS = Words("en")
OVERRIDES = ROOT / "overrides"
LIGHT = 2_000


def made(chart: Chart) -> dict[str, Any]:
    return dict(json.loads(figure_json(chart, WORDS, NAMES)))


def texts(value: object) -> Iterator[str]:
    """Every text in a figure, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def told(chart: Chart) -> list[str]:
    """What the marks say, without markup."""
    found = [text for trace in made(chart)["data"] for text in trace.get("hovertext", ()) if text]
    return [unescape(re.sub("<[^>]+>", "", text)) for text in found]


def numbers(chart: Chart) -> set[float]:
    """Every value in the traces: those along the axis of values."""
    drawn = made(chart)
    return {one for trace in drawn["data"] for one in trace["x" if drawn["lies"] else "y"] if one is not None}


def held(chart: Chart) -> set[float]:
    """Every value in the model."""
    marks = [mark for line in chart.lines for mark in line.marks]
    found = [one for mark in marks for one in (mark.value, mark.lower, mark.upper)]
    return {float(one) for one in [*found, *(level.value for level in chart.levels)] if one is not None}


def test_every_kind_of_chart_can_be_explored() -> None:
    assert {chart.kind for chart in EVERY} == set(KINDS)


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.id)
def test_the_figure_has_the_numbers_of_the_chart_and_no_other(chart: Chart) -> None:
    assert numbers(chart) == held(chart)


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.id)
def test_every_mark_says_its_value_as_the_chart_shows_it(chart: Chart) -> None:
    said = told(chart)
    for line in chart.lines:
        for one in line.marks:
            assert any(f"{one.label}: {one.shown}" in text for text in said), one
    for level in chart.levels:
        assert f"{level.name}: {level.shown}" in said


def test_a_mark_is_said_with_its_series_its_interval_and_its_markers() -> None:
    assert told(LINE)[:5] == [
        "Exampleshire. 2016: 1,802 thefts, margin of error 1,719 to 1,887",
        "Exampleshire. 2017: [x] (Not available)",
        "Exampleshire. 2018: 1,720 thefts, margin of error 1,640 to 1,803",
        "Exampleshire. 2019: 1,688.5 thefts, margin of error 1,608 to 1,770 (Break in the series)",
        "Exampleshire. 2020: 1,633 thefts, margin of error 1,555 to 1,714 (Provisional)",
    ]


def test_one_series_alone_is_not_named_with_every_mark() -> None:
    assert told(WORDY)[0] == "Neighbourhood 0: 12 thefts"


def test_a_gap_stays_a_gap_and_a_break_cuts_the_line() -> None:
    curve = next(trace for trace in made(LINE)["data"] if trace.get("meta") == "line  circle")
    # 2016, nothing for 2017, 2018, nothing before the break, 2019, 2020.
    assert curve["y"] == [1802, None, 1720, None, 1688.5, 1633]
    assert "connectgaps" not in curve


def test_an_interval_is_cut_where_its_line_is() -> None:
    band = next(trace for trace in made(LINE)["data"] if trace.get("fill") == "toself")
    # There along the upper ends and back along the lower ones: 2016; 2018; then 2019 with 2020.
    assert band["y"] == [1887, 1719, None, 1803, 1640, None, 1770, 1714, 1555, 1608, None]
    days = (YEARS[2016], YEARS[2016], None, YEARS[2018], YEARS[2018], None)
    assert band["x"] == [*days, YEARS[2019], YEARS[2020], YEARS[2020], YEARS[2019], None]


def test_a_provisional_mark_is_open() -> None:
    curve = next(trace for trace in made(LINE)["data"] if trace.get("meta") == "line  circle")
    assert curve["marker"]["symbol"] == ["circle"] * 5 + ["circle-open"]


def test_the_axis_of_values_is_that_of_the_drawing() -> None:
    ticks = axis([Decimal(str(value)) for value in held(LINE)], from_zero=False)
    drawn = made(LINE)["layout"]["yaxis"]
    assert drawn["tickvals"] == [float(tick) for tick in ticks]
    assert drawn["ticktext"] == list(written(ticks, WORDS))
    assert drawn["range"] == [float(ticks[0]), float(ticks[-1])]


def test_bars_begin_at_zero_and_cannot_be_zoomed_away_from_it() -> None:
    close = Line("Thefts", (mark(0, "Before", "98"), mark(1, "Now", "99")))
    for chart in (replace(ROWS, lines=(close,)), WORDY, STRIP):
        scale = made(chart)["layout"]["xaxis"]
        assert scale["range"][0] == 0
        assert scale["fixedrange"] is True


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    years = [mark(YEARS[2019], "2019", "1688"), mark(YEARS[2020], "2020", "1633")]
    unit = made(replace(LINE, lines=(Line("Thefts", tuple(years)),)))["layout"]["annotations"][0]["text"]
    assert unit.replace("<br>", " ") == "thefts; the scale does not begin at zero"
    assert made(WORDY)["layout"]["xaxis"]["title"]["text"] == "thefts"


def test_a_band_of_parts_has_room_for_all_of_them() -> None:
    # 4 on track, 7 off track and 21 that cannot be judged.
    assert made(STRIP)["layout"]["xaxis"]["range"][1] >= 4 + 7 + 21


def test_long_names_stand_beside_bars_and_not_beneath_them() -> None:
    assert made(WORDY)["lies"] is True
    short = replace(
        WORDY, lines=(Line("Thefts", tuple(mark(at, name, "12") for at, name in enumerate("ABCDE"))),)
    )
    assert made(short)["lies"] is False


def test_names_at_the_side_have_room_for_all_their_lines() -> None:
    name = "The long and winding road that leads past the old market to the new one "
    long = [mark(at, f"{name}{at}", "12") for at in range(20)]
    drawn = made(replace(ROWS, lines=(Line("Thefts", tuple(long)),)))["layout"]
    lines = max(text.count("<br>") + 1 for text in drawn["yaxis"]["ticktext"])
    # A line is 1.3 times 14 pixels high.
    assert drawn["height"] >= 20 * lines * 1.3 * 14


def test_dots_stand_apart_only_where_they_share_a_place() -> None:
    assert [trace["y"] for trace in made(DOTS)["data"] if "marker" in trace] == [
        [-0.125, 0.875],
        [0.125, 1.125],
    ]
    here = Line("Here", (mark(0, "Here", "5"),))
    there = Line("There", (mark(1, "There", "6"), mark(2, "Beyond", "7")), role="benchmark")
    assert [trace["y"] for trace in made(replace(DOTS, lines=(here, there)))["data"]] == [[0], [1, 2]]


def test_a_phone_has_fewer_names_beneath_than_a_desk() -> None:
    days = [mark(18000 + 30 * month, f"Month {month}", "5") for month in range(12)]
    drawn = made(replace(LINE, lines=(Line("Thefts", tuple(days)),), levels=()))
    desk, phone = drawn["layout"]["xaxis"]["ticktext"], drawn["narrow"]["xaxis"]["ticktext"]
    assert len(phone) < len(desk)
    assert phone[-1].replace("<br>", " ") == desk[-1].replace("<br>", " ") == "Month 11"


def test_texts_are_texts_and_never_markup() -> None:
    nasty = "<img src=x onerror=alert(1)> & co"
    line = Line(nasty, (Mark(0, nasty, Decimal(1), nasty), Mark(1, nasty, Decimal(2), nasty)))
    level = Level(nasty, Decimal(1), nasty)
    chart = Chart("x", "bars", nasty, nasty, nasty, nasty, (line, line), (level,), False, nasty, nasty)
    drawn = made(chart)
    del drawn["words"]  # these are set as text, not as markup
    for text in texts(drawn):
        assert not re.search("<(?!/?b>|br>)", text), text


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.id)
def test_a_picture_carries_title_subtitle_source_and_licence(chart: Chart) -> None:
    notes = made(chart)["picture"]["layout"]["annotations"]
    written = " ".join(unescape(re.sub("</?b>", "", note["text"]).replace("<br>", " ")) for note in notes)
    for part in (chart.headline, chart.subtitle, SOURCE, LICENCE):
        assert part in written


def test_long_texts_of_a_picture_are_wrapped() -> None:
    chart = replace(LINE, headline="Thefts of bicycles and of other things " * 6)
    notes = made(chart)["picture"]["layout"]["annotations"]
    title = next(note["text"] for note in notes if "of other things" in note["text"])
    assert title.count("<br>") >= 2
    assert all(len(line) < 80 for line in title.split("<br>"))
    assert made(chart)["picture"]["height"] > made(LINE)["picture"]["height"]


def test_a_picture_is_named_after_what_is_in_it() -> None:
    assert made(LINE)["file"] == "bicycle-thefts"


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = (figure_json(LINE, WORDS, NAMES) for _ in range(2))
    assert first == second
    assert first == json.dumps(json.loads(first), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.id)
def test_numbers_are_numbers_and_the_file_is_light(chart: Chart) -> None:
    text = figure_json(chart, WORDS, NAMES)
    for trace in made(chart)["data"]:
        assert all(one is None or isinstance(one, int | float) for one in trace["x"] + trace["y"])
    assert len(gzip.compress(text.encode(), 9)) <= LIGHT


def test_an_unknown_marker_is_refused() -> None:
    with pytest.raises(KeyError, match=r"\[q\]"):
        figure(replace(WORDY, lines=(Line("", (mark(0, "A", "1", "[q]"),)),)), WORDS, NAMES)


def test_numbers_are_written_in_the_manner_of_the_language() -> None:
    # Decimal comma, and a space that does not break between thousands.
    assert figure(LINE, Words("pl"), NAMES)["layout"]["separators"] == ",\u00a0"


def test_in_a_language_from_right_to_left_every_text_keeps_its_direction() -> None:
    drawn = json.loads(figure_json(LINE, Words("ur"), NAMES))
    said = [text for trace in drawn["data"] for text in trace.get("hovertext", ()) if text]
    names = drawn["layout"]["xaxis"]["ticktext"]
    # Right-to-left or first strong isolate, to pop directional isolate.
    assert all(text[0] in "\u2067\u2068" and text[-1] == "\u2069" for text in [*said, *names])
    title = drawn["picture"]["layout"]["annotations"][1]
    assert (title["align"], title["xanchor"], title["x"]) == ("right", "right", 1)
    assert "\u2068" not in figure_json(LINE, WORDS, NAMES)


def test_no_text_has_markup_besides_a_new_line() -> None:
    """Plotly makes attributes of the rest, and the policy of the pages lets no attribute hold a style."""
    drawn = [
        text for chart in EVERY for part in ("data", "layout", "picture") for text in texts(made(chart)[part])
    ]
    marked = {tag for text in drawn for tag in re.findall(r"<.*?>", text)}
    assert marked == {"<br>"}


def test_small_charts_have_no_series_to_hide_and_share_their_time() -> None:
    drawn = made(MULTIPLES)
    assert drawn["pick"] is False
    shared = [drawn["layout"][name].get("matches") for name in ("xaxis", "xaxis2", "xaxis3")]
    assert shared == [None, "x", "x"]


def test_every_colour_is_one_of_the_site() -> None:
    known = set(re.findall(r"(--[\w-]+):", sheet()))
    used = {text for chart in EVERY for text in texts(made(chart)) if text.startswith("var(")}
    assert used
    assert {name[4:-1] for name in used} <= known
    assert not any(re.search(r"#[0-9a-f]{3}\b|rgb", text) for chart in EVERY for text in texts(made(chart)))


def test_a_series_has_the_colour_that_the_drawing_gives_it() -> None:
    sheet = (OVERRIDES / "styles" / "43-drawings.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"\.drawing \.(\w+) \{ --tint: var\(--(\w+)\); \}", sheet))
    assert {name: look.colour for name, look in LOOKS.items() if name in found} == found


def test_the_script_and_its_style_are_small() -> None:
    script, style = (
        len(gzip.compress((OVERRIDES / path).read_bytes(), 9))
        for path in ("assets/explore.js", "styles/45-explore.css")
    )
    assert script < 4_000
    assert style < 1_500


def test_the_copy_of_plotly_is_the_one_that_figures_are_made_for() -> None:
    copy = OVERRIDES / bundle()
    card = json.loads((copy.parent / "plotly-basic.json").read_bytes())
    assert card["version"] == vendoring.PLOTLY.version == get_plotlyjs_version()
    assert card["sha256"] == vendoring.PLOTLY.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert f"plotly.js (basic - minified) v{card['version']}".encode() in copy.read_bytes()[:200]
    assert [file.name for file in copy.parent.glob("*.js")] == [copy.name]


def test_the_licence_of_plotly_lies_beside_it() -> None:
    licence = (OVERRIDES / bundle()).parent / "plotly-basic.LICENSE.txt"
    assert licence.read_text(encoding="utf-8").startswith("MIT License")
