"""The way back from a page that hangs below a theme; the menu knows all other ways."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Indicator, PublishedTable, Theme

ROWS: dict[str, type[Indicator] | type[PublishedTable]] = {"indicators": Indicator, "tables": PublishedTable}


def theme(here: Here, address: str) -> dict[str, str]:
    """Link to the theme of the indicator or table at `address`; empty for any other page."""
    folder, _, id = address.rstrip("/").partition("/")
    noun = ROWS.get(folder)
    if noun is None or not id:
        return {}
    row = here.package.one(Theme, here.package.one(noun, id).theme)
    return {"href": here.to.theme(row.id), "name": row.name}
