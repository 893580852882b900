"""A card: the latest figure of an indicator at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from macros.here import Here
from macros.nouns import Indicator, Observation
from macros.statements import category_name, latest, when


@dataclass(frozen=True)
class Figure:
    value: str
    unit: str
    markers: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """Without `figures` the card says that none was given; it never looks like a low or a good figure."""

    name: str
    href: str
    figures: tuple[Figure, ...]
    when: str


def card(here: Here, indicator: Indicator) -> Card:
    """The card of one indicator, with a figure for each category where there is no total."""
    rows = latest(here.package, indicator)
    return Card(
        name=indicator.name,
        href=here.to.indicator(indicator.id),
        figures=tuple(_figure(here, indicator, row, rows) for row in rows),
        when=_when(here, rows),
    )


def _figure(here: Here, indicator: Indicator, row: Observation, rows: tuple[Observation, ...]) -> Figure:
    """The number apart from its unit, so that a style can set it large."""
    whole = here.words.figure(indicator, row)
    value, _, unit = whole.partition(" ") if indicator.kind != "rank" else (whole, "", "")
    category = category_name(here.package, row, rows)
    return Figure(value, f"{category} ({unit})" if category and unit else unit or category, row.markers)


def _when(here: Here, rows: tuple[Observation, ...]) -> str:
    if not rows:
        return ""
    first = here.words.text("Latest figure, {when}", when=when(here.words, rows[0]))
    same = len({row.period_as_published for row in rows}) == 1
    return first if same else here.words.text("Latest figures of different periods")
