"""What stands in an embed, the same for an indicator and a table; nothing drawn yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.cards import Card, card
from macros.charts import build
from macros.charts.every import of_indicator
from macros.charts.model import Chart
from macros.here import Here
from macros.leaving import is_sensitive
from macros.nouns import Indicator, Marker, PublishedTable
from macros.pictures.picture import legend
from macros.statements import headline
from macros.verdicts import Status


@dataclass(frozen=True)
class Embed:
    """One embed. It has a chart, or the figures of a card; `told` are its sentences, `page` its full page.

    A `sensitive` one keeps the way to help.
    """

    id: str
    name: str
    page: str
    chart: Chart | None
    card: Card | None
    told: tuple[str, ...]
    legend: tuple[Marker, ...]
    sensitive: bool


def embeds(here: Here) -> Iterator[Embed]:
    """An embed for each indicator, and for each table that has a chart."""
    for indicator in here.package.all(Indicator):
        yield of(here, indicator)
    for table in here.package.all(PublishedTable):
        if build.of_table(here, table):
            yield of(here, table)


def of(here: Here, row: Indicator | PublishedTable) -> Embed:
    """The embed of one indicator or of one table, its first chart in it."""
    if isinstance(row, Indicator):
        return _of_indicator(here, row)
    chart = build.of_table(here, row)
    told = (chart.source,) if chart else ()
    return _embed(here, row, f"tables/{row.id}/", chart, None, told)


def _of_indicator(here: Here, row: Indicator) -> Embed:
    leading = next(s for s in here.package.where(Status, "indicator", row.id) if s.leads)
    chart = next(of_indicator(here, row, leading), None)
    figures = replace(card(here, row), when="", sources=())  # the sentence says both
    return _embed(here, row, f"indicators/{row.id}/", chart, figures, (headline(here, row),))


def _embed(
    here: Here,
    row: Indicator | PublishedTable,
    page: str,
    chart: Chart | None,
    figures: Card | None,
    told: tuple[str, ...],
) -> Embed:
    shown = {code for one in figures.figures for code in one.markers} if figures and not chart else set()
    used = legend(here, chart) if chart else [m for m in here.package.all(Marker) if m.code in shown]
    return Embed(
        id=row.id,
        name=row.name,
        page=page,
        chart=chart,
        card=figures,
        told=told,
        legend=tuple(used),
        sensitive=is_sensitive(here.package, page),
    )
