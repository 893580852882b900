"""Every figure at a glance: the latest value, how it stands, its target, and whether it changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from macros.cards import Card, card
from macros.changing import Said, changes
from macros.charts import show
from macros.here import Here
from macros.nouns import Document, Indicator, PublishedTable, Theme
from macros.render import render
from macros.stands_in import aim_in
from macros.statements import latest
from macros.sums import aim
from macros.tables import Source, source_of
from macros.verdicts import Status


@dataclass(frozen=True)
class Row:
    """One indicator at a glance: its card, and what else a table or list says of it.

    `origin` is where its figure stands, or without a figure its target.
    """

    card: Card
    target: str
    change: Said | None
    origin: Source | None


def figures(here: Here) -> str:
    """Every indicator and table, theme by theme."""
    groups = [
        {
            "name": theme.name,
            "id": theme.id,
            "rows": [row(here, i) for i in here.package.of_theme(Indicator, theme.id)],
            "tables": tables_of(here, theme.id),
        }
        for theme in sorted(here.package.all(Theme), key=lambda theme: theme.position)
    ]
    return render(here, "figures_list.html", groups=groups, strip=show.statuses(here))


def tables_of(here: Here, theme: str) -> list[dict[str, str]]:
    """A link to each published table of a topic."""
    found = here.package.of_theme(PublishedTable, theme)
    return [{"href": here.to.table(one.id), "label": one.name} for one in found]


def row(here: Here, indicator: Indicator) -> Row:
    """One indicator at a glance."""
    told = changes(here, indicator)
    status = next(s for s in here.package.where(Status, "indicator", indicator.id) if s.leads)
    return Row(
        card=card(here, indicator),
        target=_target(here, indicator, status),
        change=told[0] if told and not told[0].about else None,
        origin=_origin(here, indicator, status),
    )


def _target(here: Here, indicator: Indicator, status: Status) -> str:
    """What the leading status is held against, and for when; empty without a level."""
    if status.target_printed is None:
        return ""
    level = aim(here.words, indicator, status)
    if status.target_date is None:
        return here.words.text("{level}, no date given", level=level)
    return here.words.text("{level}, for {day}", level=level, day=here.words.day(status.target_date))


def _origin(here: Here, indicator: Indicator, status: Status) -> Source | None:
    """The document, by its short name, with a link to the section."""
    rows = latest(here.package, indicator)
    found = source_of(here, rows[0].document, rows[0].section, "") if rows else aim_in(here, status)
    document = rows[0].document if rows else status.target_document
    return replace(found, label=here.package.one(Document, document).short) if found else None
