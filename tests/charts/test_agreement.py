"""The built site says one thing: drawing, table, sentences, figure to explore and file hold one number."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # our own drawings, not somebody else's file

import pytest

from macros.addresses import Addresses
from macros.charts import build
from macros.charts.model import Chart
from macros.charts.scores import matrix_of
from macros.here import Here
from macros.nouns import Indicator, PublishedTable
from macros.package import Package
from macros.verdicts import Status
from macros.words import Words
from tests.conftest import Build

NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
FILES = ("statuses", "comparisons", "targets", "status-counts")
SVG = "{http://www.w3.org/2000/svg}"


def all_charts(package: Package) -> list[tuple[str, str, Chart]]:
    """The page, the file and the model of every chart of a portal."""
    here = Here(package, Words("en"), Addresses(""))
    leading = {row.indicator: row for row in package.all(Status) if row.leads}
    found = []
    for indicator in package.all(Indicator):
        charts = [*build.charts(here, indicator), build.range_of(here, indicator, leading[indicator.id])]
        found += [(f"indicators/{indicator.id}", indicator.id, chart) for chart in charts if chart]
    for table in package.all(PublishedTable):
        bars, matrix = build.of_table(here, table), matrix_of(here, table)
        found += [(f"tables/{table.id}", table.id, bars)] if bars else []
        found += [("how-chosen", table.id, matrix)] if matrix else []
    return [*found, ("indicators", "status-counts", build.strip(here))]


def numbers(words: str) -> set[Decimal]:
    return {Decimal(one.replace(",", "").replace("−", "-")) for one in NUMBER.findall(words)}


def cells(site: Path, file: str) -> set[Decimal]:
    """Every number in a file that the site hands out."""
    with (site / "data" / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        texts = [cell for row in csv.reader(stream) for cell in row]
    return {Decimal(text) for text in texts if re.fullmatch(r"-?\d+(\.\d+)?", text)}


def drawn(page: str, chart: Chart) -> list[ElementTree.Element]:
    """Both drawings of a chart, as they stand on the page."""
    start = page.index(f'id="chart-{chart.id}"')
    end = page.index("</figure>", start)
    found = re.findall(r"<svg .*?</svg>", page[start:end], re.DOTALL)
    named = [one.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1) for one in found]
    return [ElementTree.fromstring(one) for one in named]  # noqa: S314


def printed(drawing: ElementTree.Element) -> set[Decimal]:
    """The numbers a drawing prints as values: those in bold."""
    bold = [part for part in drawing.iter(f"{SVG}tspan") if "b" in (part.get("class") or "").split()]
    return {number for part in bold for number in numbers("".join(part.itertext()))}


def held(chart: Chart) -> set[Decimal]:
    """Every number of the model."""
    marks = [mark for line in chart.lines for mark in line.marks]
    values = [value for mark in marks for value in (mark.value, mark.lower, mark.upper)]
    return {value for value in (*values, *(level.value for level in chart.levels)) if value is not None}


def explored(figure: dict[str, Any]) -> Iterator[Decimal]:
    """The numbers of the figure to explore, as its texts say them."""
    for trace in figure["data"]:
        for text in trace.get("hovertext") or ():
            yield from numbers(unescape(re.sub(r"<[^>]+>", " ", text or "")))


@pytest.fixture(params=["real", "exampleshire"])
def portal(request: pytest.FixtureRequest) -> tuple[Package, Build]:
    package: Package = request.getfixturevalue(request.param)
    built: Build = request.getfixturevalue(f"{request.param}_build")
    assert built.code == 0, built.output
    return package, built


def test_every_number_of_a_chart_is_a_cell_of_a_file_of_the_site(portal: tuple[Package, Build]) -> None:
    package, built = portal
    shared = set().union(*(cells(built.site, file) for file in FILES))
    for _, file, chart in all_charts(package):
        assert held(chart) <= cells(built.site, file) | shared, chart.id


def test_both_drawings_on_the_page_print_only_numbers_of_the_model(portal: tuple[Package, Build]) -> None:
    package, built = portal
    for page, _, chart in all_charts(package):
        drawings = drawn(built.page(page), chart)
        assert len(drawings) == 2, chart.id
        for drawing in drawings:
            spoken = numbers(" ".join(mark.shown for line in chart.lines for mark in line.marks))
            assert printed(drawing) <= held(chart) | spoken | numbers(
                " ".join(level.shown for level in chart.levels)
            ), chart.id
            assert printed(drawing), f"{chart.id} prints no value"


def test_a_line_stands_where_its_figures_stand(portal: tuple[Package, Build]) -> None:
    """The height of each point of an unbroken line is its value, up to the rounding of a tenth of a pixel."""
    package, built = portal
    checked = 0
    for page, _, chart in all_charts(package):
        values = [mark.value for mark in chart.lines[0].marks]
        if chart.kind != "line" or None in values or any(mark.breaks for mark in chart.lines[0].marks):
            continue
        for drawing in drawn(built.page(page), chart):
            path = next(p for p in drawing.iter(f"{SVG}path") if p.get("class") == "line s1")
            heights = [float(y) for y in re.findall(r"[ML]-?[\d.]+ (-?[\d.]+)", path.get("d") or "")]
            assert len(heights) == len(values), chart.id
            assert_linear([float(value) for value in values if value is not None], heights, chart.id)
            checked += 1
    assert checked


def assert_linear(values: list[float], heights: list[float], name: str) -> None:
    low, high = values.index(min(values)), values.index(max(values))
    if values[low] == values[high]:
        assert len(set(heights)) == 1, name
        return
    slope = (heights[high] - heights[low]) / (values[high] - values[low])
    assert slope < 0, name
    for value, height in zip(values, heights, strict=True):
        assert abs(heights[low] + slope * (value - values[low]) - height) < 0.25, name


def test_the_figure_to_explore_says_the_numbers_of_the_model(portal: tuple[Package, Build]) -> None:
    package, built = portal
    for _, _, chart in all_charts(package):
        path = built.site / "charts" / f"{chart.id}.json"
        figure = json.loads(path.read_text(encoding="utf-8"))
        values = {mark.value for line in chart.lines for mark in line.marks if mark.value is not None}
        assert values <= set(explored(figure)), chart.id


def test_every_figure_of_a_chart_stands_in_the_table_below_it(portal: tuple[Package, Build]) -> None:
    package, built = portal
    for page, _, chart in all_charts(package):
        text = built.page(page)
        after = text[text.index(f'id="chart-{chart.id}"') :]
        table = unescape(re.sub(r"<[^>]+>", " ", after[after.index("</figure>") :]))
        values = {m.value for line in chart.lines for m in line.marks if m.value is not None}
        assert values <= numbers(table), chart.id


def test_every_number_of_a_chart_s_words_is_one_of_its_figures_or_a_date(
    portal: tuple[Package, Build],
) -> None:
    package, built = portal
    shared = set().union(*(cells(built.site, file) for file in ("statuses", "comparisons")))
    for _, file, chart in all_charts(package):
        words = f"{chart.headline} {chart.alternative}"
        labels = " ".join(mark.label for line in chart.lines for mark in line.marks)
        names = " ".join(
            (chart.subtitle, chart.unit, labels, *(line.name for line in chart.lines), *_names(package, file))
        )
        allowed = held(chart) | numbers(names) | shared | cells(built.site, file) | dates(package, file)
        assert {abs(number) for number in numbers(words)} <= said(allowed), chart.id


def said(allowed: set[Decimal]) -> set[Decimal]:
    """Numbers as sentences say them: how far above or below, and a worked-out one with fewer places."""
    places = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
    rounded = {number.quantize(place) for number in allowed for place in places}
    return {abs(number) for number in (*allowed, *rounded)}


def _names(package: Package, file: str) -> list[str]:
    found = [row.name for row in package.all(Indicator) if row.id == file]
    return [*found, *(row.name for row in package.all(PublishedTable) if row.id == file)]


def dates(package: Package, file: str) -> set[Decimal]:
    """Days and years of the periods and targets of an indicator."""
    rows = package.observations(file)
    days = [day for row in rows for day in (row.period_start, row.period_end) if day]
    targets = [row.target_date for row in package.all(Status) if row.indicator == file and row.target_date]
    parts = {Decimal(part) for day in (*days, *targets) for part in (day.day, day.year)}
    return parts | {number for row in rows for number in numbers(row.period_as_published)}


def test_a_figure_that_may_not_be_shown_is_in_no_chart(exampleshire: Package) -> None:
    hidden = [row for row in exampleshire.all(Status) if "[c]" in row.markers]
    charted = {chart.id.rsplit("-", 1)[0]: chart for _, _, chart in all_charts(exampleshire)}
    assert hidden
    for row in hidden:
        chart = charted.get(f"{row.indicator}-in")
        marks = (
            [mark for line in chart.lines for mark in line.marks if "[c]" in mark.markers] if chart else []
        )
        assert all(mark.value is None for mark in marks)
