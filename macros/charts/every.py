"""Every chart of the site that can be taken away, once."""

from __future__ import annotations

from collections.abc import Iterator

from macros.charts import build, scores
from macros.charts.model import Chart
from macros.here import Here
from macros.nouns import Indicator, PublishedTable
from macros.verdicts import Status


def every(here: Here) -> Iterator[Chart]:
    """Those of indicators, of tables, and how many figures have each status."""
    leading = {row.indicator: row for row in here.package.all(Status) if row.leads}
    for indicator in here.package.all(Indicator):
        yield from of_indicator(here, indicator, leading[indicator.id])
    for table in here.package.all(PublishedTable):
        yield from (chart for chart in (build.of_table(here, table), scores.matrix_of(here, table)) if chart)
    if here.package.all(Indicator):
        yield build.strip(here)


def of_indicator(here: Here, indicator: Indicator, leading: Status) -> Iterator[Chart]:
    """The charts of one indicator, the figure beside its target last."""
    yield from build.charts(here, indicator)
    beside_target = build.range_of(here, indicator, leading)
    if beside_target:
        yield beside_target
