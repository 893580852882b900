"""The targets a document prints, each beside how it stood when last reported."""

from __future__ import annotations

from dataclasses import dataclass

from macros import tables
from macros.cards import Standing
from macros.changing import group_name
from macros.here import Here
from macros.nouns import Indicator, Target
from macros.sums import word
from macros.verdicts import Status


@dataclass(frozen=True)
class Aim:
    """One target. Without a `level` the document leaves it open; without a `standing` nothing was judged."""

    name: str
    href: str
    group: str
    day: str
    level: str
    markers: tuple[str, ...]
    standing: Standing | None
    source: tables.Source


def aims(here: Here, document: str) -> tuple[Aim, ...]:
    """The targets of one document in the order of the file; baselines and forecasts are none."""
    rows = (row for row in here.package.all(Target) if (row.document, row.kind) == (document, "target"))
    return tuple(_aim(here, row) for row in rows)


def _aim(here: Here, row: Target) -> Aim:
    indicator = here.package.one(Indicator, row.indicator)
    return Aim(
        name=indicator.name,
        href=here.to.indicator(indicator.id),
        group=group_name(here, row.breakdown),
        day=here.words.day(row.date) if row.date else here.words.text("No date given"),
        level=here.words.level(indicator, row),
        markers=row.markers,
        standing=_standing(here, row),
        source=tables.source_of(here, row.document, row.section, row.as_published),
    )


def _standing(here: Here, row: Target) -> Standing | None:
    key = (row.indicator, row.area_code, row.breakdown, row.date, row.document)
    for status in here.package.where(Status, "indicator", row.indicator):
        own = (status.indicator, status.area_code, status.breakdown, status.target_date)
        if (*own, status.target_document) == key:
            is_past = status.historical and status.value is not None
            return Standing(status.status, word(here.words, status), is_past)
    return None
