"""How it went: the figures of a topic, those that were aimed at in full, the others in a line each."""

from __future__ import annotations

from typing import Any

from macros import adding, tables
from macros.cards import card
from macros.changing import changes
from macros.charts import show
from macros.commentary import doing
from macros.here import Here
from macros.listing import row, tables_of
from macros.nouns import Indicator
from macros.standing import leading, statuses, told_in_full


def progress(here: Here, theme: str) -> dict[str, Any]:
    """The figures of a topic as its page shows them."""
    first = told_in_full(here, theme)
    aimed = leading(here, theme)
    every = here.package.of_theme(Indicator, theme)
    return {
        "told": [_told(here, indicator, indicator.id in aimed) for indicator in first],
        "others": [row(here, indicator) for indicator in every if indicator not in first],
        "tables": tables_of(here, theme),
    }


def _told(here: Here, indicator: Indicator, is_aimed: bool) -> dict[str, Any]:
    told = changes(here, indicator)
    return {
        "id": indicator.id,
        "card": card(here, indicator),
        "statuses": statuses(here, indicator) if is_aimed else [],
        "doing": doing(here, indicator.id),
        "change": told[0] if told else None,
        "charts": show.of_indicator(here, indicator),
        "table": tables.observations(here, indicator),
    }


def disagreeing(here: Here, theme: str) -> list[dict[str, str]]:
    """The figures of a topic on which the documents say two things."""
    return [
        {"name": one.name, "href": here.to.page_of(f"indicators/{one.id}/", "contradictions")}
        for one in here.package.of_theme(Indicator, theme)
        if adding.contradictions(here, one.id)
    ]
