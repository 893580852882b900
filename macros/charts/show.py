"""A chart on a page: its words, its two drawings, and the button that opens it for exploring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.charts import build, scores
from macros.charts.draw import drawings
from macros.charts.every import every
from macros.charts.explore import bundle, figure_json
from macros.charts.model import Chart
from macros.downloads import Link
from macros.here import Here
from macros.nouns import Indicator, Marker, PublishedTable
from macros.pictures.files import links
from macros.verdicts import Status


@dataclass(frozen=True)
class ChartView:
    """What the template of a chart needs."""

    here: Here
    chart: Chart
    drawings: Markup
    figure: str
    bundle: str

    @property
    def pictures(self) -> tuple[Link, ...]:
        """The chart as files, with their sizes; made when a page asks for them. Raises LetterError."""
        return links(self.here, self.chart)


def view(here: Here, chart: Chart) -> ChartView:
    """A chart ready for a page. The drawings are mark-up made by us, every text in them escaped."""
    return ChartView(
        here=here,
        chart=chart,
        drawings=Markup(drawings(chart, here.words)),  # noqa: S704
        figure=here.in_its_words.to.page_of(_address(chart)),
        bundle=here.to.file(bundle()),
    )


def of_indicator(here: Here, indicator: Indicator) -> tuple[ChartView, ...]:
    """The charts of an indicator's own page."""
    return tuple(view(here, chart) for chart in build.charts(here, indicator))


def of_table(here: Here, table: PublishedTable) -> ChartView | None:
    """The chart of a published table, where it names a column to draw."""
    chart = build.of_table(here, table)
    return view(here, chart) if chart else None


def matrix_of(here: Here, table: PublishedTable) -> ChartView | None:
    """The matrix of a published table, where it names two scores."""
    chart = scores.matrix_of(here, table)
    return view(here, chart) if chart else None


def range_of(here: Here, indicator: Indicator, status: Status) -> ChartView | None:
    """A figure beside its target, where it was held against one."""
    chart = build.range_of(here, indicator, status)
    return view(here, chart) if chart else None


def statuses(here: Here) -> ChartView | None:
    """How many figures have each status, where there is a figure."""
    return view(here, build.strip(here)) if here.package.all(Indicator) else None


def statuses_of_targets(here: Here) -> ChartView | None:
    """How many figures with a target have each status, where one has a target."""
    chart = build.strip_of_targets(here)
    return view(here, chart) if chart else None


def files(here: Here) -> Iterator[tuple[str, str]]:
    """The address below the site, in the language of `here`, and the text of every figure to explore."""
    names = {marker.code: marker.name for marker in here.package.all(Marker)}
    for chart in every(here):
        yield here.to.prefix + _address(chart), figure_json(chart, here.words, names)


def _address(chart: Chart) -> str:
    return f"charts/{chart.id}.json"
