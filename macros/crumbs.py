"""The way back from a page that hangs below a theme; the menu knows all other ways."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Indicator, PublishedTable, Theme

ROWS: dict[str, type[Indicator] | type[PublishedTable]] = {"indicators": Indicator, "tables": PublishedTable}


def theme(here: Here, address: str) -> dict[str, str]:
    """Link to the theme of the indicator or table at `address`; empty for any other page."""
    row = theme_below(here, address)
    return {"href": here.to.theme(row.id), "name": row.name} if row else {}


def theme_below(here: Here, address: str) -> Theme | None:
    """The theme that the indicator or table at `address` belongs to; None for any other page."""
    folder, _, id = address.rstrip("/").partition("/")
    noun = ROWS.get(folder)
    return here.package.one(Theme, here.package.one(noun, id).theme) if noun and id else None
