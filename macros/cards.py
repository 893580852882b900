"""A card: the latest figure of an indicator at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from macros.here import Here
from macros.nouns import Indicator, Observation
from macros.statements import category_name, latest, when
from macros.sums import word
from macros.tables import Source, source_of
from macros.verdicts import Status


@dataclass(frozen=True)
class Figure:
    value: str
    unit: str
    markers: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """The status of a figure as a word; `key` chooses its shape and colour."""

    key: str
    word: str
    historical: bool
    about: str = ""


@dataclass(frozen=True)
class Card:
    """Without `figures` the card says that none was given; it never looks like a low or a good figure."""

    name: str
    href: str
    figures: tuple[Figure, ...]
    when: str
    period: str
    status: Standing | None
    sources: tuple[Source, ...] = ()


def card(here: Here, indicator: Indicator) -> Card:
    """The card of one indicator, with a figure for each category where there is no total."""
    rows = latest(here.package, indicator)
    return Card(
        name=indicator.name,
        href=here.to.indicator(indicator.id),
        figures=tuple(_figure(here, indicator, row, rows) for row in rows),
        when=_when(here, rows),
        period=_period(here, rows),
        status=_status(here, indicator),
        sources=_sources(here, rows),
    )


def _sources(here: Here, rows: tuple[Observation, ...]) -> tuple[Source, ...]:
    """Where the latest figures stand, each place once; of a single figure with its printed words."""
    if len(rows) == 1:
        return (source_of(here, rows[0].document, rows[0].section, rows[0].as_published),)
    places = dict.fromkeys((row.document, row.section) for row in rows)
    return tuple(source_of(here, document, section, "") for document, section in places)


def _status(here: Here, indicator: Indicator) -> Standing | None:
    """The leading status, where there is a target; most have none, and to say so each time would drown it."""
    row = next(s for s in here.package.where(Status, "indicator", indicator.id) if s.leads)
    if row.status == "no_target_set":
        return None
    return Standing(row.status, word(here.words, row), row.historical)


def _figure(here: Here, indicator: Indicator, row: Observation, rows: tuple[Observation, ...]) -> Figure:
    """The number apart from its unit, so that a style can set it large."""
    value, unit = here.words.figure(indicator, row), ""
    if row.shown is not None and indicator.kind not in {"rank", "money"}:
        value, unit = here.words.bare(indicator, row.shown), indicator.unit
    category = category_name(here.package, row, rows)
    return Figure(value, f"{category} ({unit})" if category and unit else unit or category, row.markers)


def _when(here: Here, rows: tuple[Observation, ...]) -> str:
    if not rows:
        return ""
    if not _one_period(rows):
        return here.words.text("Latest figures of different periods")
    return here.words.text("Latest figure, {when}", when=when(here.words, rows[0]))


def _period(here: Here, rows: tuple[Observation, ...]) -> str:
    """The period alone, for a place whose heading says that it is the latest."""
    if not rows:
        return ""
    return when(here.words, rows[0]) if _one_period(rows) else here.words.text("for different periods")


def _one_period(rows: tuple[Observation, ...]) -> bool:
    return len({row.period_as_published for row in rows}) == 1
